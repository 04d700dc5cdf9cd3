import { Chain, type ChainRound } from './chains/chain';
import type { Rounds } from './figures/figures-of';
import { saturated, type PlatformRound } from './lifecycle/closed-loop';
import type { Players } from './lifecycle/players';
import type { Options } from './options';
import type { Stand } from './stand';

const WARM_UP_SECONDS = 15;
/** The chains are five stages long and soon full; the way of a case through the platform is longer. */
const CHAIN_LEAD_IN_SECONDS = 3;

/**
 * Reference, platform, naive, and again: each is measured alone, right after the others. Every one of them has run once
 * before it counts, so that its code is compiled.
 */
export async function interleaved(
  stand: Stand,
  players: Players,
  options: Options,
  say: (line: string) => void,
): Promise<Rounds> {
  const { rounds, seconds, window, parts } = options;
  const loop = { window, seconds };
  const chains: Chain[] = [];
  const chain = async (...of: Parameters<typeof Chain.start>): Promise<Chain> => {
    const started = await Chain.start(...of);
    chains.push(started);
    return started;
  };
  const reference: ChainRound[] = [];
  const platform: PlatformRound[] = [];
  const naive: ChainRound[] = [];
  try {
    say('warming up');
    if (parts.has('lifecycle') || parts.has('latency'))
      await saturated(stand, players, { window, seconds: WARM_UP_SECONDS });
    const byHand = parts.has('chains') ? await chain('reference', stand, options.referenceWindow) : undefined;
    const byTheBook = parts.has('chains') ? await chain('naive', stand, options.naiveWindow) : undefined;
    for (const each of chains) await each.round(WARM_UP_SECONDS / 2, 1);
    for (let n = 1; n <= rounds; n += 1) {
      if (byHand) reference.push(await byHand.round(CHAIN_LEAD_IN_SECONDS, seconds));
      if (parts.has('lifecycle')) platform.push(await saturated(stand, players, loop));
      if (byTheBook) naive.push(await byTheBook.round(CHAIN_LEAD_IN_SECONDS, seconds));
      const speed = (name: string, list: readonly { hopsPerSecond: number }[]): string =>
        list.length === 0 ? '' : ` ${name} ${Math.round(list.at(-1)!.hopsPerSecond)}`;
      const line = speed('reference', reference) + speed('platform', platform) + speed('naive', naive);
      say(`round ${n} of ${rounds}, hops/s:${line}`);
    }
    return { reference, platform, naive };
  } finally {
    await Promise.all(chains.map((each) => each.stop()));
  }
}
