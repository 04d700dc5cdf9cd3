import type { CalendarTable } from './calendar-table';

/** Years as ranges for people: 2010-2024,2026. */
export function yearRanges(years: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const year of [...years].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else ranges.push([year, year]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/**
 * FNV-1a (32 bit) over versions and days, in hexadecimal: two calendars that differ in one day differ in
 * their version even if someone forgot to raise a table's. It detects mistakes, not forgery.
 */
export function contentHash(tables: readonly CalendarTable[]): string {
  let hash = 0x811c9dc5;
  const feed = (text: string): void => {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  };
  for (const table of tables) {
    feed(`${table.region}/${table.year}@${table.version};`);
    const days = [...table.days].sort((a, b) => (a.date < b.date ? -1 : 1));
    for (const day of days) feed(`${day.date}${day.kind}${day.name};`);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
