import { Injectable } from '@nestjs/common';
import { Reader } from '@huiying/messaging';
import type { CaseRecord } from './stores';

export interface CaseListFilter {
  readonly state?: 'held' | 'overdue' | 'waiting' | 'contained' | undefined;
  readonly jurisdiction?: string | undefined;
  readonly caseNo?: string | undefined;
  readonly upstreamCaseNo?: string | undefined;
  /** Arrival and id of the last row of the page before. */
  readonly after?: readonly string[] | undefined;
  readonly limit: number;
}

export interface ListedCase {
  readonly id: string;
  /** ISO-8601 of the legal arrival; '' while `created` has not come. */
  readonly received_at: string;
  readonly doc: CaseRecord;
}

/** Held for a person, the case or its withdrawal, and nobody has decided within the limit (Q81). */
const OVERDUE = `held and coalesce(doc->'file'->'overdueAt', doc->'file'->'withdrawal'->'overdueAt') is not null`;

/** Lists of cases, oldest first. One that waits for events that are missing has no jurisdiction yet. */
@Injectable()
export class CaseList {
  constructor(private readonly reader: Reader) {}

  page(filter: CaseListFilter): Promise<ListedCase[]> {
    const values: unknown[] = [];
    const parameter = (value: unknown): string => `$${values.push(value)}`;
    const where = ['doc is not null'];
    if (filter.state === 'held') where.push('held');
    if (filter.state === 'overdue') where.push(OVERDUE);
    if (filter.state === 'waiting') where.push('waiting');
    if (filter.state === 'contained') where.push(`doc->'file'->'contained' is not null`);
    if (filter.jurisdiction !== undefined)
      where.push(`coalesce(jurisdiction, '') in ('', ${parameter(filter.jurisdiction)})`);
    if (filter.caseNo !== undefined) where.push(`case_no = ${parameter(filter.caseNo)}`);
    if (filter.upstreamCaseNo !== undefined)
      where.push(`upstream_case_no = ${parameter(filter.upstreamCaseNo)}`);
    const [receivedAt, id] = filter.after ?? [];
    if (receivedAt !== undefined)
      where.push(`(received_at, id) > (${parameter(receivedAt)}, ${parameter(id)})`);
    return this.reader.query(
      `select id, received_at, doc from case_file where ${where.join(' and ')} order by received_at, id limit ${parameter(filter.limit)}`,
      values,
    );
  }
}
