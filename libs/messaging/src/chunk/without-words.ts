import type { LogRecord } from '../log/ports';

/** Stands where words were that nobody may read any more. */
export const CONTAINED = '（内容已封控）';

/** Fields of the contract that hold a code, an id or a time: they stay where they look like one. */
const CODES = new Set([
  ...[
    'specversion',
    'id',
    'source',
    'type',
    'subject',
    'time',
    'datacontenttype',
    'code',
    'codeSystem',
    'scheme',
  ],
  ...[
    'sourceSystem',
    'upstreamCaseNo',
    'upstreamRatingNo',
    'eventSeq',
    'jurisdiction',
    'caseType',
    'channel',
  ],
  ...[
    'urgency',
    'receivedAt',
    'occurredAt',
    'at',
    'orderId',
    'ratingId',
    'caseId',
    'orgCode',
    'orgHint',
    'windowNo',
  ],
  ...[
    'projectNo',
    'taskCode',
    'taskHandleItem',
    'behaviourCode',
    'deadlineKind',
    'workingDays',
    'role',
    'idType',
  ],
]);

/** Fields that must be there for the record to be taken; their words are replaced, those of any other go. */
const WORDS = new Set(['title', 'content', 'text', 'reason', 'proof', 'statement', 'name', 'legalBasis']);

/** The record as it came, its words replaced; one that is no JSON keeps nothing. Ids, codes and times stay. */
export function withoutWords(record: LogRecord): LogRecord {
  if (record.value === null) return record;
  return { ...record, value: blanked(record.value) };
}

/** Data of the contract with its words replaced: what is not known to be harmless goes. */
export function dataWithoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dataWithoutWords).filter((inner) => typeof inner === 'object');
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => /^[A-Za-z]{1,40}$/.test(key))
      .map(([key, inner]) => [key, memberWithoutWords(key, inner)])
      .filter(([, inner]) => inner !== undefined),
  );
}

const CODE = /^[\x21-\x7e ]{1,128}$/;

function memberWithoutWords(key: string, value: unknown): unknown {
  if (key === 'attachments') return [];
  if (typeof value === 'boolean') return value;
  if (typeof value === 'object') return dataWithoutWords(value);
  if (CODES.has(key) && typeof value === 'number') return value;
  if (CODES.has(key)) return typeof value === 'string' && CODE.test(value) ? value : undefined;
  return WORDS.has(key) ? CONTAINED : undefined;
}

function blanked(value: Buffer): Buffer | null {
  try {
    return Buffer.from(JSON.stringify(dataWithoutWords(JSON.parse(value.toString('utf8')))));
  } catch {
    return null;
  }
}
