import { Injectable } from '@nestjs/common';
import { Reader, ref, type UnitOfWork } from '@huiying/messaging';
import type { CaseFile } from '../case-file/case-file';
import type { WorkOrder } from '../order/order';
import { caseFiles } from './stores';

export interface VersionedCase {
  readonly file: CaseFile;
  readonly version: number;
}

export interface OrderRow {
  readonly file: CaseFile;
  readonly order: WorkOrder;
}

export interface TrackedCase {
  readonly file: CaseFile;
  readonly tracked: number;
  /** Legal instant, epoch milliseconds; absent: never. */
  readonly trackedAt?: number;
}

export interface CaseFilter {
  readonly jurisdiction?: string | undefined;
  readonly reason?: string | undefined;
}

export interface OrderFilter {
  readonly jurisdiction?: string | undefined;
  readonly org?: string | undefined;
  readonly status?: string | undefined;
  readonly caseId?: string | undefined;
}

/** As in the index `case_file_waiting`. */
const AFTER_URGENT = `(doc->'first' is distinct from 'true'::jsonb)`;

/** Case files, inside a decision and for lists. */
@Injectable()
export class CaseFiles {
  constructor(private readonly reader: Reader) {}

  find(unit: UnitOfWork, caseId: string): Promise<CaseFile | undefined> {
    return unit.find(caseFiles, caseId);
  }

  save(unit: UnitOfWork, file: CaseFile): void {
    unit.save(caseFiles, file.facts.caseId, file);
  }

  async read(caseId: string): Promise<VersionedCase | undefined> {
    const found = await this.reader.read<CaseFile>(ref(caseFiles, caseId));
    return found && { file: found.doc, version: found.version };
  }

  /** Cases that wait for a dispatcher, urgent ones first, then longest waiting. @param after rank, since and id of the last row shown */
  async waiting(
    filter: CaseFilter,
    limit: number,
    after?: readonly string[],
  ): Promise<readonly VersionedCase[]> {
    const [rank, since, id] = after ?? [];
    const rows = await this.reader.query<{ doc: CaseFile; version: number }>(
      `select doc, version from case_file
        where status = 'proposed' and ($1::text is null or jurisdiction = $1) and ($2::text is null or waits_because = $2)
          and ($3::boolean is null or (${AFTER_URGENT}, waiting_since, id) > ($3, $4::bigint, $5))
        order by ${AFTER_URGENT}, waiting_since, id limit $6`,
      [
        filter.jurisdiction ?? null,
        filter.reason ?? null,
        rank ?? null,
        since ?? null,
        id ?? null,
        limit + 1,
      ],
    );
    return rows.map(({ doc, version }) => ({ file: doc, version }));
  }

  /** Cases with a unit, those that the room tracked longest ago first. @param after instant and id of the last row shown */
  async tracked(
    jurisdiction: string | undefined,
    limit: number,
    after?: readonly string[],
  ): Promise<readonly TrackedCase[]> {
    const [trackedAt, id] = after ?? [];
    const rows = await this.reader.query<{ doc: CaseFile; tracked_at: string }>(
      `select doc, tracked_last(doc) as tracked_at from case_file
        where status = 'handling' and ($1::text is null or jurisdiction = $1)
          and ($2::bigint is null or (tracked_last(doc), id) > ($2, $3)) order by tracked_last(doc), id limit $4`,
      [jurisdiction ?? null, trackedAt ?? null, id ?? null, limit + 1],
    );
    return rows.map(({ doc, tracked_at }) => ({
      file: doc,
      tracked: doc.roomRecords?.filter(({ kind }) => kind === 'tracking').length ?? 0,
      ...(Number(tracked_at) === 0 ? {} : { trackedAt: Number(tracked_at) }),
    }));
  }

  /** Orders by case and number. @param after case and order id of the last row shown */
  async orders(filter: OrderFilter, limit: number, after?: readonly string[]): Promise<readonly OrderRow[]> {
    const [caseId, orderId] = after ?? [];
    return this.reader.query<OrderRow>(
      `select c.doc as file, o.value as "order" from case_file c cross join lateral jsonb_array_elements(c.doc->'orders') o
        where ($1::text is null or c.jurisdiction = $1) and ($2::text is null or (c.orgs ? $2 and o.value->>'org' = $2))
          and ($3::text is null or o.value->>'status' = $3) and ($4::text is null or c.id = $4)
          and ($5::text is null or (c.id, o.value->>'orderId') > ($5, $6))
        order by c.id, o.value->>'orderId' limit $7`,
      [
        filter.jurisdiction ?? null,
        filter.org ?? null,
        filter.status ?? null,
        filter.caseId ?? null,
        caseId ?? null,
        orderId ?? null,
        limit + 1,
      ],
    );
  }

  /** Orders with an open return request, in the same order as all orders. */
  async returnRequests(
    jurisdiction: string | undefined,
    limit: number,
    after?: readonly string[],
  ): Promise<readonly OrderRow[]> {
    const [caseId, orderId] = after ?? [];
    return this.reader.query<OrderRow>(
      `select c.doc as file, o.value as "order" from case_file c cross join lateral jsonb_array_elements(c.doc->'orders') o
        where c.return_open and o.value ? 'returnRequest' and ($1::text is null or c.jurisdiction = $1)
          and ($2::text is null or (c.id, o.value->>'orderId') > ($2, $3)) order by c.id, o.value->>'orderId' limit $4`,
      [jurisdiction ?? null, caseId ?? null, orderId ?? null, limit + 1],
    );
  }
}
