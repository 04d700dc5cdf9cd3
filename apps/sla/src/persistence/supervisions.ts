import { Injectable } from '@nestjs/common';
import { localDateOf } from '@huiying/contracts';
import { Reader, Sealing, ref, type UnitOfWork } from '@huiying/messaging';
import type { Deadline } from '../deadline/deadline';
import type { Supervision } from '../supervision/supervision';
import { faultFindings, supervisionRegisters, supervisions } from './stores';

export interface SupervisionFilter {
  readonly jurisdiction?: string | undefined;
  readonly org?: string | undefined;
  readonly caseId?: string | undefined;
  readonly state: 'open' | 'overdue' | 'ended' | 'all';
}

export interface SupervisionRow {
  readonly doc: Supervision;
  readonly version: number;
  /** Its clock; absent while the notice has not reached the unit's topic. */
  readonly deadline: Deadline | null;
}

export interface NoticeNumber {
  readonly id: string;
  readonly last: number;
  readonly noticeNo: string;
}

/** What could be supervised and is not. */
export interface Candidate {
  readonly orderId: string;
  readonly caseId: string;
  readonly caseNo: string;
  readonly jurisdiction: string;
  readonly org: string;
  readonly trigger: 'overdue' | 'unsatisfied_after_redo_at_fault';
}

const ROWS = `select s.doc, s.version, d.deadline from supervision s
  join case_clocks c on c.id = s.case_id
  left join lateral (select jsonb_path_query_first(c.doc, '$.orders[*].deadlines[*] ? (@.deadlineId == $id)',
    jsonb_build_object('id', s.doc->>'deadlineId')) as deadline) d on true`;

/** The register of supervisions. */
@Injectable()
export class Supervisions {
  constructor(
    private readonly reader: Reader,
    private readonly sealing: Sealing,
  ) {}

  find(unit: UnitOfWork, supervisionId: string): Promise<Supervision | undefined> {
    return unit.find(supervisions, supervisionId);
  }

  save(unit: UnitOfWork, supervision: Supervision): void {
    unit.save(supervisions, supervision.supervisionId, supervision);
  }

  /** A new line of the register. */
  async enter(unit: UnitOfWork, supervision: Supervision): Promise<void> {
    await this.find(unit, supervision.supervisionId);
    this.save(unit, supervision);
  }

  /** The next number of the division's year, `督办〔2026〕7号`. */
  async nextNumber(unit: UnitOfWork, jurisdiction: string): Promise<NoticeNumber> {
    const year = localDateOf(unit.now).slice(0, 4);
    const id = `${jurisdiction}:${year}`;
    const last = ((await unit.find(supervisionRegisters, id))?.last ?? 0) + 1;
    return { id, last, noticeNo: `督办〔${year}〕${last}号` };
  }

  /** The number is used. */
  take(unit: UnitOfWork, { id, last }: NoticeNumber): void {
    unit.save(supervisionRegisters, id, { last });
  }

  /** LN-58: whether it was found to be the unit's fault. */
  async faultFound(unit: UnitOfWork, orderId: string): Promise<boolean> {
    return (await unit.find(faultFindings, orderId))?.atFault ?? false;
  }

  /** With its clock, as it stands. */
  async read(supervisionId: string): Promise<SupervisionRow | undefined> {
    const found = await this.reader.read<Supervision>(ref(supervisions, supervisionId));
    if (!found) return undefined;
    const [row] = await this.reader.query<SupervisionRow>(`${ROWS} where s.id = $1`, [supervisionId]);
    return { ...found, deadline: row?.deadline ?? null };
  }

  /** Longest standing first. @param after instant and id of the last row shown */
  page(
    { jurisdiction, org, caseId, state }: SupervisionFilter,
    now: number,
    limit: number,
    after?: readonly string[],
  ): Promise<SupervisionRow[]> {
    const [at, id] = after ?? [];
    const isOpen = `(not s.closed and coalesce(d.deadline->>'state', 'running') in ('running', 'paused'))`;
    return this.reader.query<SupervisionRow>(
      `${ROWS} where ($1::text is null or s.jurisdiction = $1) and ($2::text is null or s.org = $2)
         and ($3::text is null or s.case_id = $3) and ($4::bigint is null or (s.issued_at, s.id) > ($4, $5))
         and case $6 when 'open' then ${isOpen} when 'ended' then not ${isOpen}
           when 'overdue' then ${isOpen} and (d.deadline->>'dueAt')::bigint < $7::bigint else true end
       order by s.issued_at, s.id limit $8`,
      [jurisdiction ?? null, org ?? null, caseId ?? null, at ?? null, id ?? null, state, now, limit],
    );
  }

  /**
   * Orders with something overdue and unfinished (LN-57) or whose unit was found at fault after a redo (LN-58), that are
   * not supervised for it; by order.
   */
  candidates(
    jurisdiction: string | undefined,
    now: number,
    limit: number,
    after?: string,
  ): Promise<Candidate[]> {
    return this.reader.query<Candidate>(
      `select * from (
         select o->>'orderId' as "orderId", c.id as "caseId", c.doc->>'caseNo' as "caseNo", c.jurisdiction,
                o->>'org' as org, 'overdue' as trigger
           from case_clocks c, jsonb_array_elements(c.doc->'orders') o
          where c.open and not o ? 'takenBackAt'
            and jsonb_path_exists(o, '$.deadlines[*] ? (
                  (@.kind == "completion" || @.kind == "redo" || @.kind == "acceptance")
                  && ((@.state == "running" && @.dueAt < $now) || (@.state == "paused" && @.dueAt < @.pausedAt)))',
                  jsonb_build_object('now', $2::bigint))
            and not jsonb_path_exists(o, '$.supervisions[*] ? (!exists(@.closedAt) && !exists(@.deliveredAt))')
            and not jsonb_path_exists(o, '$.deadlines[*] ? (@.kind == "supervision"
                  && (@.state == "running" || @.state == "paused"))')
         union all
         select f.id, f.doc->>'caseId', f.doc->>'caseNo', f.jurisdiction, f.doc->>'org', 'unsatisfied_after_redo_at_fault'
           from fault_finding f
          where f.at_fault and not exists (select 1 from supervision s where s.order_id = f.id
                and s.doc->>'trigger' = 'unsatisfied_after_redo_at_fault')
       ) candidate
       where ($1::text is null or jurisdiction = $1) and ($4::text is null or "orderId" > $4)
       order by "orderId", trigger limit $3`,
      [jurisdiction ?? null, now, limit, after ?? null],
    );
  }

  seal(text: string): string {
    return this.sealing.sealAtRest(Buffer.from(text)).toString('base64');
  }

  open(sealed: string): string {
    return this.sealing.openAtRest(Buffer.from(sealed, 'base64')).toString();
  }
}
