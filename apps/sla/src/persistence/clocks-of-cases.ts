import { Injectable } from '@nestjs/common';
import { Reader, ref, type UnitOfWork } from '@huiying/messaging';
import type { CaseClocks } from '../deadline/case-clocks';
import type { Wake } from '../deadline/wake';
import { caseClocks } from './stores';

export interface Estimates {
  readonly jurisdiction: string;
  readonly year: number;
  readonly deadlines: number;
}

/** Clocks by case, inside a decision and for lists. */
@Injectable()
export class ClocksOfCases {
  constructor(private readonly reader: Reader) {}

  find(unit: UnitOfWork, caseId: string): Promise<CaseClocks | undefined> {
    return unit.find(caseClocks, caseId);
  }

  save(unit: UnitOfWork, clocks: CaseClocks, wakes: readonly Wake[] = []): void {
    unit.save(caseClocks, clocks.caseId, clocks);
    unit.schedule(wakes.map(({ name, dueAt }) => ({ store: caseClocks, id: clocks.caseId, name, dueAt })));
  }

  read(caseId: string): Promise<{ doc: CaseClocks; version: number } | undefined> {
    return this.reader.read<CaseClocks>(ref(caseClocks, caseId));
  }

  /** Cases with an open clock by id, so many after the one given. @param jurisdiction undefined: all */
  async open(after: string, limit: number, jurisdiction?: string): Promise<readonly CaseClocks[]> {
    const rows = await this.reader.query<{ doc: CaseClocks }>(
      `select doc from case_clocks where open and id > $1 and ($2::text is null or jurisdiction = $2) order by id limit $3`,
      [after, jurisdiction ?? null, limit],
    );
    return rows.map(({ doc }) => doc);
  }

  /** Cases with an open clock or received in a period, by id, so many after the one given. */
  async openOrReceived(
    jurisdiction: string,
    { from, to }: { readonly from: string; readonly to: string },
    after: string,
    limit: number,
  ): Promise<readonly CaseClocks[]> {
    const rows = await this.reader.query<{ doc: CaseClocks }>(
      `select doc from case_clocks where jurisdiction = $1 and id > $2
         and (open or doc->>'receivedOn' between $3 and $4) order by id limit $5`,
      [jurisdiction, after, from, to, limit],
    );
    return rows.map(({ doc }) => doc);
  }

  /** Open deadlines of cases and ratings whose year is not loaded (Q36), by jurisdiction and the year in which they end. */
  async estimates(jurisdiction?: string): Promise<readonly Estimates[]> {
    const rows = await this.reader.query<{ jurisdiction: string; year: string; deadlines: string }>(
      `select jurisdiction, left(deadline->>'dueOn', 4) as year, count(*) as deadlines
         from (select jurisdiction, doc, '$."orders"[*]."deadlines"[*]' as path from case_clocks where open union all
               select jurisdiction, doc, '$."shares"[*]."deadlines"[*]' from rating_clocks where open) clocks,
              jsonb_path_query(doc, (path || '?(@."provisional" == true
                && (@."state" == "running" || @."state" == "paused"))')::jsonpath) deadline
        where ($1::text is null or jurisdiction = $1) group by 1, 2 order by 1, 2`,
      [jurisdiction ?? null],
    );
    return rows.map((each) => ({ ...each, year: Number(each.year), deadlines: Number(each.deadlines) }));
  }

  /** Open ones, ids only. */
  async openIds(after: string, limit: number): Promise<readonly string[]> {
    const rows = await this.reader.query<{ id: string }>(
      `select id from case_clocks where open and id > $1 order by id limit $2`,
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }
}
