import type { Figure } from '../figures/figure';
import { together, type Verdict } from '../oracle/verdict';
import type { Options, Part } from '../options';
import { bi, reporting } from '../reporting/reporting';
import { Stand } from '../stand';
import { costs } from '../costs/costs';
import { backlogs } from './backlogs';
import { underLoad } from './under-load';

export type Say = (line: string) => void;
export interface Found {
  readonly figures: readonly Figure[];
  readonly verdict: Verdict;
}

const UNDER_LOAD: readonly Part[] = ['burst', 'hot', 'recovery', 'overload', 'held', 'ratings'];
const BACKLOGS: readonly Part[] = ['timers', 'relay'];

/** The parts that do something bad to a platform: each group on one of its own, as it is of no use afterwards. */
export async function stress(options: Options, say: Say): Promise<Found> {
  const wants = (some: readonly Part[]): boolean => some.some((part) => options.parts.has(part));
  const found: Found[] = [];
  if (wants(UNDER_LOAD))
    found.push(await onStand({ supervise: true }, say, (stand) => underLoad(stand, options, say)));
  if (wants(BACKLOGS))
    found.push(await onStand({ clock: 'simulated' }, say, (stand) => backlogs(stand, options, say)));
  if (options.parts.has('reporting'))
    found.push(await onStand({}, say, (stand) => reporting(stand, options, say)));
  if (options.parts.has('bi')) found.push(await onStand({}, say, (stand) => bi(stand, options, say)));
  if (options.parts.has('costs')) found.push(await costs(options, say));
  return {
    figures: found.flatMap(({ figures }) => figures),
    verdict: together(found.map(({ verdict }) => verdict)),
  };
}

async function onStand(
  more: Parameters<typeof Stand.start>[1],
  say: Say,
  work: (stand: Stand) => Promise<Found>,
): Promise<Found> {
  const stand = await Stand.start(say, {
    ...more,
    onServiceExit: (name, code, logTail) =>
      say(code === 'SIGKILL' ? `${name} was killed` : `${name} ended (${code}):\n${logTail}`),
  });
  try {
    return await work(stand);
  } finally {
    await stand.stop();
  }
}
