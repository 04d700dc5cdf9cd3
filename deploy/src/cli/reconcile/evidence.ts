import type { LogRecord } from '@huiying/messaging';
import type { Client } from 'pg';
import { SERVICE_NAMES } from '../../platform/names';
import type { Evidence } from './classify';

export const PROVINCE_TOPICS = ['province.cases', 'province.ratings'] as const;

/** Which service reads which of the province's topics. */
const READERS = { 'province.cases': 'intake', 'province.ratings': 'rating' } as const;

/** Which part of a split case the receipt is about; most are about none, and are not parsed for it. */
function partOf(value: Buffer | null): string | undefined {
  const text = value?.toString() ?? '';
  if (!text.includes('"part"')) return undefined;
  const { part, data } = JSON.parse(text) as { part?: string; data?: { part?: string } };
  return data?.part ?? part;
}

/** Gathers what the province was told, record by record. */
export class ReceiptBook {
  readonly receiptsOf = new Map<string, string[]>();
  readonly answered = new Set<string>();

  take({ headers, key, value }: LogRecord): void {
    const type = headers['ce_type']?.replace(/^receipt\.|\.v1$/g, '');
    const number = key?.toString();
    if (type === undefined || number === undefined || headers['huiying_resend'] !== undefined) return;
    for (const cause of [headers['ce_causationid'], headers['ce_correlationid']])
      if (cause !== undefined) this.answered.add(cause);
    const before = this.receiptsOf.get(number);
    const part = partOf(value);
    const told = part === undefined ? type : `${part} ${type}`;
    if (before) before.push(told);
    else this.receiptsOf.set(number, [told]);
  }
}

/** Where the services' own tables say that a record lies. */
export async function tablesOf(database: Client): Promise<Omit<Evidence, 'receiptsOf' | 'answered'>> {
  const topics = [[...PROVINCE_TOPICS]];
  const union = (one: (schema: string) => string): string => SERVICE_NAMES.map(one).join(' union all ');
  const letters = await database.query<{ place: string; state: string }>(
    union(
      (schema) => `select topic || '/' || partition || '/' || record_offset as place, state
        from ${schema}.dead_letter where topic = any($1)`,
    ),
    topics,
  );
  const queued = await database.query<{ place: string; kind: 'parked' | 'waiting' | 'replaying' }>(
    union(
      (schema) => `select q.topic || '/' || q.partition || '/' || q.record_offset as place,
          coalesce((select min(b.kind) from ${schema}.blocked b where b.aggregate_id = q.aggregate_id), 'waiting') as kind
        from ${schema}.queued_message q where q.topic = any($1)`,
    ),
    topics,
  );
  const offsets = await database.query<{ place: string; next: string }>(
    Object.entries(READERS)
      .map(
        ([topic, schema]) => `select topic || '/' || partition as place, next_offset::text as next
          from ${schema}.consumer_offset where topic = '${topic}'`,
      )
      .join(' union all '),
  );
  return {
    deadLetters: new Map(letters.rows.map(({ place, state }) => [place, state])),
    queued: new Map(queued.rows.map(({ place, kind }) => [place, kind === 'waiting' ? 'waiting' : 'parked'])),
    readUpTo: new Map(offsets.rows.map(({ place, next }) => [place, BigInt(next)])),
    onFile: await onFile(database),
  };
}

/** Numbers and sequences that have been heard, whether or not a receipt has come of it yet. */
async function onFile(database: Client): Promise<Set<string>> {
  const { rows } = await database.query<{ heard: string }>(
    `select coalesce(doc->>'upstreamRatingNo', doc->>'upstreamCaseNo') || '/' || (h->>'seq') as heard
       from (select doc from intake.case_file union all select doc from rating.rating) as records,
            jsonb_array_elements(doc->'order'->'heard') as h`,
  );
  return new Set(rows.map(({ heard }) => heard));
}
