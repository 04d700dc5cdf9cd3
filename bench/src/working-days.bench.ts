import {
  dueDate,
  dueDates,
  dueDateWithPauses,
  shippedCalendar,
  startOfDay,
  localDate,
} from '@huiying/working-days';

export interface WorkingDaysFigure {
  readonly name: string;
  readonly perSecond: number;
}

const ROUNDS = 5;
const SIZE = 200_000;

/**
 * Deadlines per second on one core: limits of 1 to 20 working days from starts spread over 2012–2026. Median of
 * five rounds after one that warms up. Floors: 1,000,000 in batches, 200,000 one at a time.
 */
export function benchWorkingDays(): WorkingDaysFigure[] {
  const calendar = shippedCalendar();
  const first = startOfDay(localDate('2012-01-01'));
  const span = startOfDay(localDate('2026-11-01')) - first;
  const startedAt = Float64Array.from({ length: SIZE }, (_, i) => first + ((i * 7_919_000_003) % span));
  const limits = Int32Array.from({ length: SIZE }, (_, i) => 1 + (i % 20));
  return [
    figure('deadlines in batches', () => dueDates(startedAt, limits, calendar).dueAt[SIZE - 1]!),
    figure('deadlines one at a time', () => {
      let last = 0;
      for (let i = 0; i < SIZE; i++)
        last = dueDate({ startedAt: startedAt[i]!, workingDays: limits[i]!, calendar }).dueAt;
      return last;
    }),
    figure('deadlines with a failed check and an extension, one at a time', () => {
      let last = 0;
      for (let i = 0; i < SIZE; i++) {
        const at = startedAt[i]!;
        const state = dueDateWithPauses({
          startedAt: at,
          workingDays: limits[i]!,
          calendar,
          pauses: [{ kind: 'review', from: at + 86_400_000, to: at + 3 * 86_400_000 }],
          extensions: [{ workingDays: 5, grantedAt: at + 3_600_000 }],
        });
        last = state.status === 'running' ? state.dueAt : last;
      }
      return last;
    }),
  ];
}

function figure(name: string, run: () => number): WorkingDaysFigure {
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const begun = process.hrtime.bigint();
    if (!(run() > 0)) throw new Error(`${name}: no deadline was computed`);
    const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
    if (round > 0) rates.push(SIZE / seconds);
  }
  rates.sort((a, b) => a - b);
  return { name, perSecond: Math.round(rates[Math.floor(ROUNDS / 2)]!) };
}
