import { setTimeout as pause } from 'node:timers/promises';
import { ClockHand } from '../../../deploy/src/cli/clock/clock-hand';
import { Operator } from '../../../deploy/src/cli/operator';
import { CaseCopies } from '../growth/copy-cases';
import { plainHabits } from '../lifecycle/habits';
import { Players } from '../lifecycle/players';
import type { Stand } from '../stand';
import { loadNow, ratesBetween } from '../watch/load';

const ORIGINALS = 200;
const SILENT_MS = 86_400_000;
const LOOK_MS = 100;
const GIVEN_UP_AFTER_MS = 900_000;

export interface TimersRound {
  readonly due: number;
  readonly pending: number;
  readonly drainSeconds: number;
  /** Processor time of each timer, milliseconds: less moved by other work on the machine than the seconds are. */
  readonly processorMs: Readonly<Record<'sla' | 'database' | 'broker', number>>;
  /** Timers that were gone before their instant. */
  readonly early: number;
}

/**
 * Departments are silent; sla's clocks of those cases are copied until so many wait for one instant, the first rung of
 * each, and so many more beyond it. Then the simulated clock steps over that instant. sla decides, writes and relays
 * each rung as for any case; the other services are down, so that it alone is measured.
 */
export async function dueTimers(
  stand: Stand,
  orgs: readonly string[],
  wanted: { readonly due: number; readonly pending: number },
  say: (line: string) => void,
): Promise<TimersRound> {
  const operator = new Operator(stand.platform);
  const clock = new ClockHand(operator);
  const players = await Players.join(stand, orgs, { ...plainHabits, workMs: SILENT_MS });
  try {
    const from = Date.now();
    await clock.set(from);
    for (let n = 0; n < ORIGINALS; n += 1) players.send(Date.now());
    await pause(1_000);
    await clock.settle();
    const { services } = stand.platform;
    for (const service of ['intake', 'routing', 'rating', 'reporting'] as const)
      await services.kill9(service);
    say(`copying sla's clocks of ${ORIGINALS} open cases until ${wanted.due} timers wait`);
    const copies = await CaseCopies.of(stand, ['sla']);
    await copies.add(Math.ceil(wanted.due / ORIGINALS) - 1);
    const instant = await oneInstant(stand);
    await morePending(stand, wanted.pending);
    const [count] = await stand.query<{ due: string; pending: string }>(
      `select count(*) filter (where due_at <= $1) as due, count(*) as pending from sla.timer`,
      [instant],
    );
    await clock.set(instant.getTime() - 1, false);
    await pause(3_000);
    const early = Number(count?.due) - (await dueLeft(stand, instant));
    say(`${count?.due} of ${count?.pending} timers fall due at once`);
    const before = loadNow(stand);
    const began = before.at;
    await clock.set(instant.getTime(), false);
    for (; (await dueLeft(stand, instant)) > 0; await pause(LOOK_MS))
      if (Date.now() - began > GIVEN_UP_AFTER_MS) throw new Error('due timers are left');
    const drainSeconds = (Date.now() - began) / 1000;
    const { seconds, services: rates, database, broker } = ratesBetween(before, loadNow(stand));
    const each = (rate: number): number => (rate * seconds) / Number(count?.due);
    return {
      due: Number(count?.due),
      pending: Number(count?.pending),
      drainSeconds,
      processorMs: { sla: each(rates['sla'] ?? 0), database: each(database), broker: each(broker) },
      early,
    };
  } finally {
    await players.leave();
    await clock.close();
    await operator.close();
  }
}

/** The first rungs stand at the same instant when all cases came on one day; where not, the later ones are moved there. */
async function oneInstant(stand: Stand): Promise<Date> {
  const [row] = await stand.query<{ first: Date }>(
    `update sla.timer t set due_at = f.latest
       from (select aggregate_id, min(due_at) as first, max(min(due_at)) over () as latest
               from sla.timer group by aggregate_id) f
      where f.aggregate_id = t.aggregate_id and f.first = t.due_at
     returning t.due_at as first`,
  );
  if (!row) throw new Error('sla has no timers');
  return row.first;
}

/** Timers of a year ahead: they are in the index, and nothing asks for them. */
async function morePending(stand: Stand, pending: number): Promise<void> {
  await stand.query(
    `insert into sla.timer (store, aggregate_id, name, due_at)
     select store, aggregate_id, name || '~' || n, due_at + interval '1 year' + n * interval '1 minute'
       from (select * from sla.timer limit 100000) t cross join generate_series(1, 20) n
      limit greatest(0, $1::int - (select count(*)::int from sla.timer))`,
    [pending],
  );
  await stand.query('vacuum analyze sla.timer');
}

const dueLeft = async (stand: Stand, instant: Date): Promise<number> =>
  Number(
    (await stand.query<{ n: string }>('select count(*) as n from sla.timer where due_at <= $1', [instant]))[0]
      ?.n,
  );
