import { saturated, type PlatformRound } from '../lifecycle/closed-loop';
import type { Players } from '../lifecycle/players';
import type { Options } from '../options';
import type { Stand } from '../stand';
import { CaseCopies } from './copy-cases';

export interface GrowthPoint {
  readonly storedCases: number;
  /** Milliseconds of processor time of services, broker and database per hop, one figure per stretch. */
  readonly msPerHop: readonly number[];
}

const STRETCHES = 2;
/** At least so many different cases are copied; fewer would make tables of equal rows. */
const ORIGINALS = 2_000;

/**
 * What a hop costs when so many cases are stored: those that went through the platform, and copies of them up to the
 * wanted number (see CaseCopies). Processor time is compared, not speed: other work on the machine changes it less.
 */
export async function growth(
  stand: Stand,
  players: Players,
  options: Options,
  say: (line: string) => void,
): Promise<GrowthPoint[]> {
  const loop = { window: options.window, seconds: options.seconds / 2 };
  while (players.finished < Math.min(ORIGINALS, ...options.growth)) await saturated(stand, players, loop);
  const copies = await CaseCopies.of(stand);
  const originals = players.finished;
  let added = 0;
  const points: GrowthPoint[] = [];
  for (const wanted of options.growth) {
    const times = Math.max(0, Math.ceil((wanted - players.finished - added) / originals));
    say(`filling up to ${wanted} cases: ${times} copies of ${originals}`);
    await copies.add(times);
    added += times * originals;
    const storedCases = players.finished + added;
    const rounds: PlatformRound[] = [];
    for (let n = 0; n < STRETCHES; n += 1) rounds.push(await saturated(stand, players, loop));
    points.push({ storedCases, msPerHop: rounds.map(msPerHop) });
    say(
      `${storedCases} cases stored: ${rounds.map((round) => msPerHop(round).toFixed(2)).join(', ')} ms per hop`,
    );
  }
  return points;
}

/** Services, broker and database; the players' own time is left out. */
export function msPerHop({ load, hopsPerSecond }: PlatformRound): number {
  return (load.fiveServices + load.broker + load.database) / hopsPerSecond;
}
