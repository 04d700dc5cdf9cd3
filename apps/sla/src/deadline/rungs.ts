import type { AlertRung } from '@huiying/policy';
import { rungInstant, type Pause } from '@huiying/working-days';
import type { OrderClocks } from './case-clocks';
import { countingOptions, type Surroundings } from './counting';
import { isOpen, type Deadline, type IssuedRung } from './deadline';

/** A rung with the instant at which it falls due. */
export interface DatedRung {
  readonly rung: AlertRung;
  readonly at: number;
}

/** A deadline with what decides about its rungs. */
export interface WarnedClock {
  readonly deadline: Deadline;
  readonly order: OrderClocks;
  readonly pauses: readonly Pause[];
}

/**
 * Rungs of the pack that fall due on this clock and have not been issued, earliest first: T-n at 00:00 of the day on
 * which n working days are left (Q22), `overdue` at the due instant (Q23), colours at 00:00 of the n-th working day
 * after it (Q21, LN-66…69).
 *
 * None: for an instant before the start or on a standing clock (Q50); from the instant of completion on; once the reason
 * was stated in time (LN-69, Q28); for an order that was taken back (Q4).
 */
export function comingRungs({ deadline, order, pauses }: WarnedClock, on: Surroundings): DatedRung[] {
  if (deadline.state === 'superseded' || deadline.state === 'lapsed') return [];
  const stopped = isOpen(deadline) ? Infinity : deadline.closedAt;
  const { startedAt, reasonStatedAt = Infinity } = deadline;
  return on.pack
    .rungs(deadline.kind)
    .flatMap((rung): DatedRung[] => {
      if (deadline.rungs.some((issued) => issued.rung === rung.rung && issued.withdrawnAt === undefined))
        return [];
      const at = instantOfRung(rung, deadline, pauses, on);
      if (at === undefined || at <= startedAt || at >= stopped) return [];
      if (pauses.some(({ from, to = Infinity }) => from <= at && at < to)) return [];
      if (rung.unlessReasonStated && reasonStatedAt < at) return [];
      return [{ rung, at }];
    })
    .filter(({ at }) => !isHeldBack(at, { deadline, order }, on));
}

/**
 * Whether something may still show that the rung is not due: an extension asked for in time and not yet decided (Q5),
 * or an action of the unit from before it that routing has not judged (engine rule 19).
 */
function isHeldBack(
  at: number,
  { deadline, order }: Pick<WarnedClock, 'deadline' | 'order'>,
  { pack }: Surroundings,
): boolean {
  const asked = order.extensions.some(
    ({ kind, round, decided, requestedAt }) =>
      kind === deadline.kind && round === deadline.round && decided === undefined && requestedAt <= at,
  );
  return (asked && pack.extension.pendingEffect === 'hold_alerts') || awaitsVerdict(at, order);
}

/** An action that had arrived by then has no verdict yet. */
export const awaitsVerdict = (at: number, { inFlight }: OrderClocks): boolean =>
  inFlight.some((action) => 'arrivedAt' in action && action.arrivedAt <= at);

/** Rungs after the due date that are out and no longer true: the thing was done before, or the due date has moved. */
export function untrueRungs({ deadline, pauses }: WarnedClock, on: Surroundings): IssuedRung[] {
  const { pack, now } = on;
  if (deadline.state === 'superseded') return [];
  return deadline.rungs.filter((issued) => {
    const rung = pack.rungs(deadline.kind).find((each) => each.rung === issued.rung);
    if (rung?.direction !== 'after' || issued.withdrawnAt !== undefined) return false;
    const at = instantOfRung(rung, deadline, pauses, on);
    if (at === undefined) return true;
    if (deadline.state === 'running') return at > now;
    return at >= (deadline.state === 'paused' ? deadline.pausedAt : deadline.closedAt);
  });
}

function instantOfRung(
  rung: AlertRung,
  { dueAt, dueOn }: Deadline,
  pauses: readonly Pause[],
  { pack, calendar }: Surroundings,
): number | undefined {
  if (rung.direction === 'after' && rung.workingDays === 0) return dueAt;
  const kind = rung.direction === 'before' ? 't-minus' : 'overdue';
  return rungInstant({
    rung: { kind, days: rung.workingDays },
    dueOn,
    calendar: calendar.calendar,
    options: countingOptions(pack),
    pauses,
  });
}
