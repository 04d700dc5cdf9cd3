import {
  CaseAccepted,
  CaseClocksClosed,
  CaseCompleted,
  CaseRegistered,
  DeadlineClosed,
  DeadlineSet,
  OrderAssigned,
  OrderDelivered,
  OrderReviewed,
  OrderSubmitted,
  OrganisationChanged,
  RatingRecorded,
} from '@huiying/contracts';
import { RunningReporting } from '../test/running-reporting';

jest.setTimeout(60_000);

interface Answer {
  readonly asOf: string;
  readonly readUpTo: readonly { topic: string; next: string }[];
  readonly period: string;
  readonly rows: readonly {
    key: string;
    id: string;
    numerator: number;
    value: number | null;
    formula: string;
  }[];
}

let reporting: RunningReporting;
beforeAll(async () => {
  reporting = await RunningReporting.start();
}, 90_000);
afterAll(() => reporting?.stop());

async function values(period = '2026-11'): Promise<Record<string, number | null>> {
  const { body } = await reporting.get(`/indicators?period=${period}`);
  return Object.fromEntries((body as Answer).rows.map(({ id, value }) => [id, value]));
}

async function eventually(expected: Record<string, number | null>): Promise<void> {
  const end = Date.now() + 15_000;
  for (;;) {
    const now = await values();
    try {
      expect(now).toMatchObject(expected);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a case that four services tell of', () => {
  it('is counted, whichever topic is read first', async () => {
    await reporting.publish(RatingRecorded);
    await reporting.publish(DeadlineSet);
    await reporting.publish(DeadlineClosed);
    await reporting.publish(CaseClocksClosed);
    await reporting.publish(OrganisationChanged);
    await reporting.publish(OrderAssigned);
    await reporting.publish(OrderDelivered);
    await reporting.publish(OrderSubmitted);
    await reporting.publish(OrderReviewed);
    await reporting.publish(CaseCompleted);
    await reporting.publish(CaseRegistered);
    await reporting.publish(CaseAccepted);
    await eventually({
      volume: 1,
      acceptance_rate: 1,
      on_time_rate: 1,
      'on_time_rate.of_completed': 1,
      completion_rate: 1,
      handling_days: 4,
      case_satisfaction_rate: 1,
      active_rating_rate: 1,
      first_pass_rate: 1,
      redo_rate: 0,
      points_deducted: 0,
    });
  });

  it('is counted once when its events come again, and a new one after them is still taken', async () => {
    await reporting.publish(CaseAccepted, {}, 2);
    await reporting.publish(CaseRegistered, {}, 1);
    await reporting.publish(RatingRecorded, {}, 1);
    await reporting.publish(RatingRecorded, {
      ratingId: 'r-00000000000000000001',
      good: false,
      satisfaction: 'dissatisfied',
      ratedAt: '2026-11-26T09:00:00+08:00',
    });
    await eventually({ volume: 1, completion_rate: 1, good_rating_rate: 0.5, case_satisfaction_rate: 0 });
  });

  it('counts an open deadline as overdue from the instant after its end', async () => {
    const late = {
      deadlineId: 'o-late:completion:1',
      dueAt: '2026-11-10T23:59:59.999+08:00',
      dueOn: '2026-11-10',
    };
    await reporting.publish(DeadlineSet, late);
    await eventually({ on_time_rate: 0.5, overdue_rate: 0.5 });
  });
});

describe('the REST answer', () => {
  it('shows numerator, denominator and formula beside each value, as of when, and up to which events', async () => {
    const { status, body } = await reporting.get(
      '/indicators?period=2026-Q4&by=organisation&ids=on_time_rate,volume',
    );
    const { asOf, readUpTo, period, rows } = body as Answer;
    expect([status, period]).toEqual([200, '2026-Q4']);
    expect(asOf).toMatch(/\+08:00$/);
    const read = readUpTo.filter(({ topic }) => topic === 'sla.deadlines').map(({ next }) => Number(next));
    expect(Math.max(...read)).toBeGreaterThan(0);
    expect(rows).toMatchObject([
      { key: 'xx-zrzy', id: 'on_time_rate', numerator: 1, denominator: 2, value: 0.5, excluded: 0 },
      {
        key: 'xx-zrzy',
        id: 'volume',
        numerator: 1,
        denominator: null,
        value: 1,
        formula: expect.stringContaining('受理'),
      },
    ]);
  });

  it('leads from a figure to its cases', async () => {
    const { body } = await reporting.get('/indicators/volume/cases?period=2026-11&limit=1');
    expect(body).toMatchObject({
      items: [{ caseNo: 'XX-20261116-000042', on: '2026-11-16', counted: true }],
      next: null,
    });
  });

  it.each([
    ['/indicators?period=2026-11&ids=nonsense', 400, 'INDICATOR.UNKNOWN'],
    ['/indicators/nonsense/cases?period=2026-11', 404, 'INDICATOR.UNKNOWN'],
    ['/indicators?period=2026-13', 400, 'PERIOD.INVALID'],
    ['/indicators?period=2026-11&by=mood', 400, 'REQUEST.INVALID'],
    ['/indicators?period=2026-11&jurisdiction=360783', 403, 'AUTH.OUT_OF_SCOPE'],
  ])('%s is refused with %i %s', async (url, status, code) => {
    expect(await reporting.get(url)).toMatchObject({ status, body: { code } });
  });

  it('is not for clerks', async () => {
    expect(await reporting.get('/indicators?period=2026-11', 'clerk')).toMatchObject({ status: 403 });
  });
});
