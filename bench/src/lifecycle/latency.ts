import type { Section } from '../bench';
import type { Figure } from '../figures/figure';
import { latencyFigures } from '../figures/figures-of';
import { loadLines } from '../figures/load-lines';
import type { Options } from '../options';
import type { Stand } from '../stand';
import { loadNow, ratesBetween } from '../watch/load';
import { atRate } from './open-loop';
import type { Players } from './players';

const SHARES = [0.3, 0.6] as const;
const LEAD_IN_SECONDS = 5;

interface LatencyOptions extends Pick<Options, 'rates' | 'latencySeconds'> {
  /** Lifecycles per second that this run has reached; NaN when none was measured. */
  readonly ceiling: number;
}

/** How long a case is under way at shares of the ceiling, or at given rates, and what the machine does meanwhile. */
export async function latency(
  stand: Stand,
  players: Players,
  { rates, latencySeconds, ceiling }: LatencyOptions,
  say: (line: string) => void,
): Promise<{ readonly figures: Figure[]; readonly sections: Section[] }> {
  const figures: Figure[] = [];
  const sections: Section[] = [];
  const wanted = rates ?? (ceiling > 0 ? SHARES.map((share) => share * ceiling) : []);
  for (const ratePerSecond of wanted) {
    const share = rates ? undefined : Math.round((ratePerSecond / ceiling) * 100) / 100;
    say(`open loop at ${ratePerSecond.toFixed(1)} lifecycles/s`);
    const before = loadNow(stand);
    const round = await atRate(players, {
      ratePerSecond,
      leadInSeconds: LEAD_IN_SECONDS,
      seconds: latencySeconds,
    });
    figures.push(...latencyFigures(share, round));
    sections.push({
      title: `Processor at ${ratePerSecond.toFixed(1)} lifecycles/s, in percent of one core`,
      lines: loadLines(ratesBetween(before, loadNow(stand))),
    });
  }
  return { figures, sections };
}
