/**
 * The forms of time that the contract accepts (§1), and the one it sends. A time without offset is Asia/Shanghai, which
 * has been UTC+8 without daylight saving since 1991; nothing older reaches this platform.
 */
const SHANGHAI_MINUTES = 8 * 60;

const LEAP_YEAR = '(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const dateWith = (dash: string): string =>
  `(?:[0-9]{4}${dash}(?:(?:0[13578]|1[02])${dash}(?:0[1-9]|[12][0-9]|3[01])` +
  `|(?:0[469]|11)${dash}(?:0[1-9]|[12][0-9]|30)|02${dash}(?:0[1-9]|1[0-9]|2[0-8]))` +
  `|${LEAP_YEAR}${dash}02${dash}29)`;

const HOUR = '(?:[01][0-9]|2[0-3])';
const SIXTY = '[0-5][0-9]';
const OFFSET = `(?:Z|[+-](?:0[0-9]|1[0-4]):?${SIXTY})`;

/** A local date, `2026-11-20`. */
export const LOCAL_DATE = `^${dateWith('-')}$`;

/** What we send: ISO-8601 with offset. */
export const INSTANT = `^${dateWith('-')}T${HOUR}:${SIXTY}:${SIXTY}(?:\\.[0-9]{1,9})?${OFFSET}$`;

/** What we accept: ISO-8601, `yyyy-MM-dd HH:mm:ss`, `yyyyMMddHHmmss`, `YYYYMMDDThhmmss`; the offset may be missing. */
export const ACCEPTED_TIME =
  `^(?:${dateWith('-')}[T ]${HOUR}:${SIXTY}(?::${SIXTY}(?:\\.[0-9]{1,9})?)?` +
  `|${dateWith('')}T?${HOUR}${SIXTY}${SIXTY})${OFFSET}?$`;

const accepted = new RegExp(ACCEPTED_TIME);
const parts =
  /^(\d{4})-?(\d\d)-?(\d\d)[T ]?(\d\d):?(\d\d)(?::?(\d\d)(?:\.(\d{1,9}))?)?(?:(Z)|([+-])(\d\d):?(\d\d))?$/;

/** Epoch milliseconds of an accepted time; undefined for any other text, 30 February included. */
export function parseTime(text: string): number | undefined {
  if (text.length > 40 || !accepted.test(text)) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = '', zulu, sign, offHours, offMinutes] =
    parts.exec(text) ?? [];
  if (year === undefined) return undefined;
  const utc = new Date(0);
  // setUTCFullYear, because Date.UTC reads the years 0 to 99 as 1900 to 1999
  utc.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  utc.setUTCHours(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(3, '0').slice(0, 3)));
  const ahead = zulu
    ? 0
    : sign
      ? (sign === '-' ? -1 : 1) * (Number(offHours) * 60 + Number(offMinutes))
      : SHANGHAI_MINUTES;
  return utc.getTime() - ahead * 60_000;
}

/** Epoch milliseconds of a time whose form the schema has already checked. @throws RangeError for any other text. */
export function instantOf(text: string): number {
  const at = parseTime(text);
  if (at === undefined) throw new RangeError('not a time of the contract');
  return at;
}

/** ISO-8601 with Shanghai's offset; milliseconds only when there are any: `2026-11-20T09:30:00+08:00`. */
export function formatTime(epochMs: number): string {
  const iso = new Date(epochMs + SHANGHAI_MINUTES * 60_000).toISOString();
  return `${iso.endsWith('.000Z') ? iso.slice(0, -5) : iso.slice(0, -1)}+08:00`;
}

/** The local date in Asia/Shanghai at an instant: `2026-11-20`. */
export function localDateOf(epochMs: number): string {
  return formatTime(epochMs).slice(0, 10);
}
