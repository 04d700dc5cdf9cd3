import { draftOfValues, loadPolicies, screen } from '@huiying/policy';
import { dueDate, localDate, shippedCalendar, startOfDay } from '@huiying/working-days';

export interface PolicyFigure {
  readonly name: string;
  readonly unit: '/s' | 'ms';
  readonly measured: number;
}

const ROUNDS = 5;
const SIZE = 50_000;
const DRAFTS = 5;

/**
 * What a service asks of the law, on one core: every limit of an order with its due date, by the pack of its day of
 * receipt; the screening of a case; and how long a draft takes to be read, checked and laid beside the law (the first part
 * of a rehearsal). Median of five rounds after one that warms up.
 */
export function benchPolicy(): PolicyFigure[] {
  const policies = loadPolicies();
  const calendar = shippedCalendar();
  const packs = policies.jurisdictions().map(({ code }) => policies.inForce(code, '2026-03-02')!);
  const first = startOfDay(localDate('2026-01-05'));
  const facts = {
    caseType: 'complaint',
    title: '路灯不亮',
    content: '金塘大道路灯不亮已经半个月，请尽快维修。',
    channel: 'mobile',
  } as const;
  return [
    perSecond('orders clocked: limits by the pack, each with its due date', (index) => {
      const pack = packs[index % packs.length]!;
      const startedAt = first + (index % 200) * 86_400_000;
      let last = 0;
      for (const { workingDays } of pack.deadlines('complaint', { channel: 'mobile' }))
        last = dueDate({ startedAt, workingDays, calendar, options: pack.counting }).dueAt;
      return last;
    }),
    perSecond(
      'cases screened by the checks of the pack',
      (index) => screen(packs[index % packs.length]!, facts).verdict.length,
    ),
    draftFigure(),
  ];

  function draftFigure(): PolicyFigure {
    const draft = draftOfValues(packs[3]!, { 'rework.min_days': 2 });
    const took = Array.from(
      { length: DRAFTS },
      () => seconds(() => policies.drafted(draft).versions('LN').length) * 1000,
    );
    return { name: 'a draft of a pack checked and laid beside the law', unit: 'ms', measured: middle(took) };
  }
}

function perSecond(name: string, run: (index: number) => number): PolicyFigure {
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const took = seconds(() => {
      let sum = 0;
      for (let index = 0; index < SIZE; index += 1) sum += run(index);
      return sum;
    });
    if (round > 0) rates.push(SIZE / took);
  }
  return { name, unit: '/s', measured: Math.round(middle(rates)) };
}

function seconds(run: () => number): number {
  const begun = process.hrtime.bigint();
  if (!(run() > 0)) throw new Error('nothing was computed');
  return Number(process.hrtime.bigint() - begun) / 1e9;
}

const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
