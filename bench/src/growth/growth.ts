import { saturated, type Loop, type PlatformRound } from '../lifecycle/closed-loop';
import type { Players } from '../lifecycle/players';
import type { Options } from '../options';
import type { Stand } from '../stand';
import { CaseCopies } from './copy-cases';

export interface GrowthPoint {
  readonly storedCases: number;
  /** Milliseconds of processor time of services, broker and database per hop, one figure per stretch. */
  readonly msPerHop: readonly number[];
}

const STRETCHES = 3;
const FILLING_SECONDS = 20;

/**
 * What a hop costs when so many cases are stored. The first number is reached with cases that went through the
 * platform, the later ones with copies of them (see CaseCopies). Processor time is compared, not speed: other work on
 * the machine changes it less.
 */
export async function growth(
  stand: Stand,
  players: Players,
  options: Options,
  say: (line: string) => void,
): Promise<GrowthPoint[]> {
  const [first = 0, ...later] = options.growth;
  const loop = { window: options.window, seconds: options.seconds / 2 };
  while (players.finished < first) {
    say(`${players.finished} cases are stored, ${first} are wanted`);
    await saturated(stand, players, { ...loop, seconds: FILLING_SECONDS });
  }
  await stand.query('vacuum analyze'); // as after the copying, so that both points begin alike
  await stand.query('checkpoint');
  const points = [await measure(stand, players, loop)];
  const copies = await CaseCopies.of(stand);
  const copied = players.finished;
  let added = 0;
  for (const wanted of later) {
    const times = Math.max(0, Math.ceil((wanted - players.finished - added) / copied));
    say(`filling up to ${wanted} cases: ${times} copies of ${copied}`);
    await copies.add(times);
    added += times * copied;
    points.push(await measure(stand, players, loop, added));
  }
  return points;
}

async function measure(stand: Stand, players: Players, loop: Loop, added = 0): Promise<GrowthPoint> {
  const storedCases = players.finished + added;
  const rounds: PlatformRound[] = [];
  for (let n = 0; n < STRETCHES; n += 1) rounds.push(await saturated(stand, players, loop));
  return { storedCases, msPerHop: rounds.map(msPerHop) };
}

/** Services, broker and database; the players' own time is left out. */
export function msPerHop({ load, hopsPerSecond }: PlatformRound): number {
  return (load.fiveServices + load.broker + load.database) / hopsPerSecond;
}
