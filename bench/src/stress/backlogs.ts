import type { Figure } from '../figures/figure';
import { onboardDepartments } from '../lifecycle/onboarding';
import { NOTHING_JUDGED } from '../oracle/verdict';
import type { Options } from '../options';
import type { Stand } from '../stand';
import { dueTimers } from './due-timers';
import { relayBacklog } from './relay-backlog';
import { smaller } from './smaller';
import type { Found, Say } from './stress';

/** What has piled up is worked off: timers of one instant, then an outbox that nobody has sent. */
export async function backlogs(
  stand: Stand,
  { parts, due, pending, backlog }: Options,
  say: Say,
): Promise<Found> {
  const orgs = await onboardDepartments(stand, 1);
  const figures: Figure[] = [];
  const faults: string[] = [];
  const round = await dueTimers(
    stand,
    orgs,
    parts.has('timers') ? { due, pending } : { due: 1, pending: 1 },
    say,
  );
  if (parts.has('timers')) {
    const { sla, database, broker } = round.processorMs;
    const each = [sla, database, broker].map((ms) => ms.toFixed(2)).join(' + ');
    const note = `${round.due} due of ${round.pending}; ${each} ms each of sla, database, broker`;
    const target = { unit: 's', floor: 20, aim: 5, digits: 1, note };
    figures.push(smaller('timers due at one instant, drained', round.drainSeconds, target));
    if (round.early > 0) faults.push(`${round.early} timers fired before their instant`);
  }
  if (parts.has('relay')) {
    say(`an outbox of ${backlog}`);
    const { relayPerSecond, clientPerSecond } = await relayBacklog(stand, backlog);
    figures.push({
      name: 'outbox relay ÷ bare client',
      unit: '×',
      measured: relayPerSecond / clientPerSecond,
      floor: 0.4,
      aim: 0.7,
      digits: 2,
      note: `${Math.round(relayPerSecond)}/s ÷ ${Math.round(clientPerSecond)}/s, ${backlog} events`,
    });
  }
  return { figures, verdict: { ...NOTHING_JUDGED, faults } };
}
