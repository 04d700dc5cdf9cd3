import { Client } from 'pg';
import { saturated } from '../lifecycle/closed-loop';
import type { Players } from '../lifecycle/players';
import type { Stand } from '../stand';

const LOOP = { window: 500, seconds: 8 } as const;
const TURNS = 5;
/** What a careless analyst asks for: all months of all indicators, and a join of whole views. */
const HEAVY = [
  `select indicator_id, sum(numerator) / nullif(sum(denominator), 0) from indicator_month_v1 group by 1`,
  `select d.kind, count(distinct c.case_id), percentile_cont(0.9) within group (order by d.overdue_days)
     from case_v1 c join deadline_v1 d using (case_id) group by 1`,
] as const;
const TIMED_OUT = '57014';

export interface BesideBi {
  /** Cases per second with such queries ÷ without; the median of the turns. */
  readonly share: number;
  readonly shares: readonly number[];
  /** Queries that were answered, or stopped by the login's limit. */
  readonly queries: number;
}

/** Cases are driven through in turns, with and without somebody who asks heavy questions as `bi`, one after the other. */
export async function besideBi(stand: Stand, players: Players): Promise<BesideBi> {
  const shares: number[] = [];
  let queries = 0;
  await saturated(stand, players, LOOP);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const alone = (await saturated(stand, players, LOOP)).lifecyclesPerSecond;
    const asking = new Asking(stand.platform.postgres.urlFor('bi'));
    try {
      shares.push((await saturated(stand, players, LOOP)).lifecyclesPerSecond / alone);
    } finally {
      queries += await asking.stop();
    }
  }
  shares.sort((a, b) => a - b);
  return { share: shares[Math.floor(TURNS / 2)] ?? 0, shares, queries };
}

class Asking {
  private stopped = false;
  private readonly client: Client;
  private readonly asked: Promise<number>;

  constructor(connectionString: string) {
    this.client = new Client({ connectionString });
    this.asked = this.ask();
  }

  /** What is being answered is waited for; the login's limit ends it. Answers how many were asked. */
  async stop(): Promise<number> {
    this.stopped = true;
    return this.asked;
  }

  private async ask(): Promise<number> {
    let n = 0;
    await this.client.connect();
    try {
      for (; !this.stopped; n += 1) await this.client.query(HEAVY[n % HEAVY.length]!).catch(unlessTimedOut);
      return n;
    } finally {
      await this.client.end();
    }
  }
}

function unlessTimedOut(error: unknown): void {
  if ((error as { code?: string }).code !== TIMED_OUT) throw error;
}
