import type { Period } from '../indicators/period';

/** First day of the month that lies `months` after (before, when negative) that of a local date. */
export function firstOfMonth(day: string, months = 0): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const at = year * 12 + (month - 1) + months;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`;
}

export function monthsIn({ from, until }: Pick<Period, 'from' | 'until'>): number {
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return months(until) - months(from);
}

const named = (from: string, until: string): Period => ({ name: from.slice(0, 7), from, until });

/** The span of equal length just before. */
export function spanBefore(period: Period): Period {
  return named(firstOfMonth(period.from, -monthsIn(period)), period.from);
}

/** The months of a quarter or year; of a month, it and the five before it. */
export function monthsShown(period: Period): Period[] {
  const before = monthsIn(period) === 1 ? 5 : 0;
  return Array.from({ length: monthsIn(period) + before }, (_, at) =>
    named(firstOfMonth(period.from, at - before), firstOfMonth(period.from, at - before + 1)),
  );
}

/** The month, quarter or year in which the period ends. */
export function lastSpan({ until }: Period, within: 'month' | 'quarter' | 'year'): Period {
  const last = firstOfMonth(until, -1);
  const month = Number(last.slice(5, 7)) - 1;
  const length = { month: 1, quarter: 3, year: 12 }[within];
  const from = firstOfMonth(last, -(month % length));
  return named(from, firstOfMonth(from, length));
}
