import { Client } from 'pg';
import { median } from '../figures/statistics';
import { saturated } from '../lifecycle/closed-loop';
import type { Players } from '../lifecycle/players';
import type { Stand } from '../stand';

const LOOP = { window: 500, seconds: 8 } as const;
const ROUNDS = 3;

export interface HeldRound {
  /** Lifecycles per second before, and in the last rounds under the open transaction. */
  readonly normal: number;
  readonly held: number;
}

/**
 * Somebody's session keeps a snapshot open, as a forgotten console or a long report does: nothing that is deleted or
 * replaced meanwhile can be cleared away, in no table. Cases come in all the time.
 */
export async function heldTransaction(
  stand: Stand,
  players: Players,
  seconds: number,
  say: (line: string) => void,
): Promise<HeldRound> {
  const round = async (): Promise<number> => (await saturated(stand, players, LOOP)).lifecyclesPerSecond;
  const before: number[] = [];
  for (let n = 0; n < ROUNDS; n += 1) before.push(await round());
  const session = new Client({ connectionString: stand.databaseUrl });
  await session.connect();
  try {
    await session.query('set idle_in_transaction_session_timeout = 0');
    await session.query('begin isolation level repeatable read');
    await session.query('select count(*) from routing.event_log');
    const under: number[] = [];
    for (const from = Date.now(); under.length < ROUNDS || Date.now() - from < seconds * 1000;) {
      under.push(await round());
      say(`${Math.round((Date.now() - from) / 1000)} s open: ${under.at(-1)!.toFixed(0)} lifecycles/s`);
    }
    return { normal: median(before), held: median(under.slice(-ROUNDS)) };
  } finally {
    await session.query('rollback').catch(() => undefined);
    await session.end();
  }
}
