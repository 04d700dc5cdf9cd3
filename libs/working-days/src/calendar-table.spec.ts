import { checkCalendarTable } from './calendar-table';

const aTable = (change: Record<string, unknown> = {}): unknown => ({
  region: 'CN',
  year: 2026,
  version: '1',
  source: { document: '国办发明电〔2025〕7号', issuedOn: '2025-11-04' },
  days: [{ date: '2026-10-01', kind: 'holiday', name: '国庆节' }],
  ...change,
});
const day = (change: Record<string, unknown>): unknown =>
  aTable({ days: [{ date: '2026-10-01', kind: 'holiday', name: '国庆节', ...change }] });
const refusal = (raw: unknown): string => {
  try {
    checkCalendarTable(raw, 'CN/2026.json');
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

describe('a calendar table that cannot be trusted is refused, naming file, key, value and expectation', () => {
  it('accepts a table with its source', () => {
    expect(refusal(aTable())).toBe('accepted');
    expect(refusal(aTable({ amendments: [{ document: '补充通知', issuedOn: '2026-01-02' }] }))).toBe(
      'accepted',
    );
  });

  it.each([
    [
      'a day listed twice',
      aTable({ days: Array(2).fill({ date: '2026-10-01', kind: 'holiday', name: '国庆节' }) }),
      `CN/2026.json: 'days[1].date' is "2026-10-01"; expected each day once; it is listed twice`,
    ],
    [
      'a day of another year',
      day({ date: '2025-10-01' }),
      `'days[0].date' is "2025-10-01"; expected a day of 2026`,
    ],
    [
      'a day that does not exist',
      day({ date: '2026-02-30' }),
      `'days[0].date' is "2026-02-30"; expected an existing day`,
    ],
    [
      'an unknown kind',
      day({ kind: 'half-day' }),
      `'days[0].kind' is "half-day"; expected 'holiday' or 'workday'`,
    ],
    [
      'a make-up day on a Thursday',
      day({ kind: 'workday' }),
      `'days[0].date' is "2026-10-01"; expected a Saturday or Sunday`,
    ],
    ['a nameless day', day({ name: ' ' }), `'days[0].name' is " "; expected a non-empty text`],
    ['an unknown key in a day', day({ paid: 3 }), `'days[0].paid' is 3; expected no such key`],
    ['an unknown key', aTable({ comment: 'x' }), `'comment' is "x"; expected no such key`],
    ['no source', aTable({ source: undefined }), `'source' is missing; expected an object`],
    [
      'a source without its day',
      aTable({ source: { document: 'x' } }),
      `'source.issuedOn' is missing; expected an existing day`,
    ],
    [
      'a region that is none',
      aTable({ region: 'Longnan' }),
      `'region' is "Longnan"; expected 'CN' or an administrative`,
    ],
    ['a year as text', aTable({ year: '2026' }), `'year' is "2026"; expected a whole year`],
    ['a national year without holidays', aTable({ days: [] }), `'days' is []; expected at least one day`],
    ['no object at all', null, `'' is null; expected an object`],
  ])('refuses %s', (_, raw, message) => {
    expect(refusal(raw)).toContain(message);
  });
});
