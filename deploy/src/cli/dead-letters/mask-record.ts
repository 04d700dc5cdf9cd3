/** Fields of the contract that hold a person's words or identity. */
const PERSONAL = new Set([
  'name',
  'idNumber',
  'phone',
  'address',
  'personName',
  'staffNo',
  'title',
  'content',
  'comment',
  'text',
  'reason',
  'note',
  'statement',
]);

const MASK = '···';

/**
 * The record's text without personal data: known fields are masked, and in whatever cannot be parsed every run of
 * letters and digits outside a JSON key, because nobody can say what it is.
 */
export function maskRecord(value: Buffer | null): string {
  if (value === null) return '';
  try {
    return JSON.stringify(masked(JSON.parse(value.toString('utf8'))), null, 2);
  } catch {
    return value
      .subarray(0, 2_000)
      .toString('utf8')
      .replace(/("[A-Za-z]{1,40}"\s*:)|[\p{L}\p{N}]{2,}/gu, (_, key: string | undefined) => key ?? MASK);
  }
}

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      PERSONAL.has(key) && (typeof inner === 'string' || typeof inner === 'number') ? MASK : masked(inner),
    ]),
  );
}
