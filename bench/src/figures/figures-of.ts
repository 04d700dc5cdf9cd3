import type { ChainRound } from '../chains/chain';
import type { GrowthPoint } from '../growth/growth';
import type { LibraryFigures } from '../library';
import { msPerHop } from '../growth/growth';
import type { PlatformRound } from '../lifecycle/closed-loop';
import type { LatencyRound } from '../lifecycle/open-loop';
import type { LoadRates } from '../watch/load';
import type { Figure } from './figure';
import { median, rounded, spreadOf, written } from './statistics';

/** Rounds of the same turn stand at the same place in the three lists. */
export interface Rounds {
  readonly reference: readonly ChainRound[];
  readonly platform: readonly PlatformRound[];
  readonly naive: readonly ChainRound[];
}

/** The ratios that count: of rounds that follow each other, so that what else runs on the machine hits both. */
export function ratioFigures({ reference, platform, naive }: Rounds): Figure[] {
  const ratio = (name: string, to: readonly ChainRound[], floor: number, aim: number): Figure[] => {
    const pairs = to.flatMap((round, n) => {
      const ours = platform[n];
      return ours ? [ours.hopsPerSecond / round.hopsPerSecond] : [];
    });
    const spread = spreadOf(pairs);
    const note = written(spread, 2);
    return pairs.length === 0
      ? []
      : [{ name, unit: '×', measured: spread.median, floor, aim, digits: 2, note }];
  };
  return [
    ...ratio('hops/s, platform ÷ reference chain', reference, 0.5, 0.8),
    ...ratio('hops/s, platform ÷ naive chain', naive, 12, 25),
  ];
}

export function speedFigures({ reference, platform, naive }: Rounds, hopsPerLifecycle: number): Figure[] {
  const speed = (name: string, values: readonly number[], targets: Partial<Figure> = {}): Figure[] =>
    values.length === 0
      ? []
      : [{ name, unit: '/s', measured: median(values), note: written(spreadOf(values)), ...targets }];
  return [
    ...speed(
      `full lifecycles (${rounded(hopsPerLifecycle, 1)} hops each)`,
      platform.map((round) => round.lifecyclesPerSecond),
      { floor: 150, aim: 400 },
    ),
    ...speed(
      'hops, platform',
      platform.map((round) => round.hopsPerSecond),
    ),
    ...speed(
      'hops, reference chain',
      reference.map((round) => round.hopsPerSecond),
    ),
    ...speed(
      'hops, naive chain',
      naive.map((round) => round.hopsPerSecond),
    ),
  ];
}

export function costFigures({ reference, platform }: Rounds): Figure[] {
  if (platform.length === 0) return [];
  const cost = (name: string, values: readonly number[]): Figure[] =>
    values.length === 0
      ? []
      : [
          {
            name,
            unit: 'ms',
            measured: median(values),
            digits: 2,
            smaller: true,
            note: written(spreadOf(values), 2),
          },
        ];
  const heaviest = spreadOf(platform.map(({ memory }) => Math.max(...Object.values(memory))));
  return [
    ...cost('processor time per hop, platform with broker and Postgres', platform.map(msPerHop)),
    ...cost(
      'processor time per hop, reference chain, the same',
      reference.map((round) => round.msPerHop),
    ),
    {
      name: 'resident memory at saturation, heaviest service',
      unit: 'MB',
      measured: heaviest.max,
      floor: 220,
      aim: 150,
      smaller: true,
      note: written(heaviest),
    },
  ];
}

export function idleFigure({ fiveServices }: LoadRates): Figure {
  return {
    name: 'five services idle',
    unit: '% of a core',
    measured: fiveServices / 10,
    floor: 10,
    aim: 3,
    smaller: true,
    digits: 1,
  };
}

/** @param share of the ceiling, 0.3; the targets hold at 0.3 only */
/** @param share of the ceiling; undefined: a rate that was asked for */
export function latencyFigures(share: number | undefined, round: LatencyRound): Figure[] {
  const { toOrder, brokerToBroker, whole, ratePerSecond } = round;
  const rate = `${rounded(ratePerSecond)}/s`;
  const at = share === undefined ? `at ${rate}` : `at ${Math.round(share * 100)} % (${rate})`;
  const targets = (floor: number, aim: number): Partial<Figure> => (share === 0.3 ? { floor, aim } : {});
  const note = `${toOrder.totalCount} cases, p95 ${toOrder.getValueAtPercentile(95)}, max ${toOrder.maxValue}`;
  const broker = `append to append ${brokerToBroker.getValueAtPercentile(50)} / ${brokerToBroker.getValueAtPercentile(99)}`;
  const figure = (name: string, measured: number, more: Partial<Figure>): Figure => ({
    name,
    unit: 'ms',
    measured,
    smaller: true,
    ...more,
  });
  return [
    figure(`accepted → order at the department, p50 ${at}`, toOrder.getValueAtPercentile(50), {
      ...targets(150, 60),
      note,
    }),
    figure(`accepted → order at the department, p99 ${at}`, toOrder.getValueAtPercentile(99), {
      ...targets(600, 250),
      note: broker,
    }),
    figure(`whole lifecycle, p50 ${at}`, whole.getValueAtPercentile(50), {}),
    figure(`whole lifecycle, p99 ${at}`, whole.getValueAtPercentile(99), { note: `max ${whole.maxValue}` }),
  ];
}

export function growthFigures(points: readonly GrowthPoint[]): Figure[] {
  const [first, ...later] = points;
  if (!first) return [];
  const base = median(first.msPerHop);
  return later.map(({ storedCases, msPerHop: costs }) => ({
    name: `cost of a hop, ${storedCases} cases stored against ${first.storedCases}`,
    unit: '% more',
    measured: (median(costs) / base - 1) * 100,
    floor: 10,
    smaller: true,
    digits: 1,
    note: `${written(spreadOf(first.msPerHop), 2)} → ${written(spreadOf(costs), 2)} ms`,
  }));
}

const WORKING_DAY_FLOORS = [1_000_000, 200_000];

export function libraryFigures({ workingDays, policyLoadMs, policy }: LibraryFigures): Figure[] {
  return [
    ...workingDays.map(({ name, perSecond }, n) => {
      const floor = WORKING_DAY_FLOORS[n];
      return { name, unit: '/s', measured: perSecond, ...(floor === undefined ? {} : { floor }) };
    }),
    {
      name: 'law of all jurisdictions loaded, new process',
      unit: 'ms',
      measured: policyLoadMs,
      floor: 50,
      smaller: true,
      digits: 1,
    },
    ...policy.map((figure) => ({
      ...figure,
      smaller: figure.unit === 'ms',
      digits: figure.unit === 'ms' ? 1 : 0,
    })),
  ];
}
