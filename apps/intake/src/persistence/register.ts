import { Injectable } from '@nestjs/common';
import { Reader } from '@huiying/messaging';
import type { CaseRecord } from './stores';

export interface RegisterFilter {
  readonly jurisdiction?: string | undefined;
  readonly channel?: string | undefined;
  readonly state?: 'held' | 'open' | 'ended' | undefined;
  readonly realNameFirst: boolean;
  /** Place, day of receipt and id of the last line of the page before. */
  readonly after?: readonly string[] | undefined;
  readonly limit: number;
}

export interface RegisteredLine {
  readonly id: string;
  /** 0 for a real name where real names come first, else 1. */
  readonly place: number;
  readonly received_at: string;
  readonly doc: CaseRecord;
}

const STATES = {
  held: `doc->'file'->>'status' = 'held'`,
  open: `doc->'file'->>'status' in ('held', 'accepted', 'linked')`,
  ended: `doc->'file'->>'status' = 'ended'`,
} as const;

/** What clerks took down themselves, in the order in which it is worked off. */
@Injectable()
export class Register {
  constructor(private readonly reader: Reader) {}

  page(filter: RegisterFilter): Promise<RegisteredLine[]> {
    const values: unknown[] = [];
    const parameter = (value: unknown): string => `$${values.push(value)}`;
    const first = parameter(filter.realNameFirst);
    const place = `case when ${first}::boolean and doc->'file'->'facts'->>'realName' = 'true' then 0 else 1 end`;
    const where = [`doc->'file' ? 'entry'`];
    if (filter.jurisdiction !== undefined) where.push(`jurisdiction = ${parameter(filter.jurisdiction)}`);
    if (filter.channel !== undefined)
      where.push(`doc->'file'->'facts'->>'channel' = ${parameter(filter.channel)}`);
    if (filter.state !== undefined) where.push(STATES[filter.state]);
    const [after, receivedAt, id] = filter.after ?? [];
    const later =
      after === undefined
        ? ''
        : `where (place, received_at, id) > (${parameter(after)}::int, ${parameter(receivedAt)}, ${parameter(id)})`;
    return this.reader.query(
      `select * from (select id, ${place} as place, received_at, doc from case_file where ${where.join(' and ')}) line
        ${later} order by place, received_at, id limit ${parameter(filter.limit)}`,
      values,
    );
  }
}
