import type { AlertRung } from '@huiying/policy';
import { localDateOf, rungInstant, startOfDay, type Pause } from '@huiying/working-days';
import { countingOptions, type Surroundings } from './counting';
import { isOpen, type Deadline, type IssuedRung } from './deadline';
import type { Holding } from './keeper';

/** A rung with the instant at which it falls due. */
export interface DatedRung {
  readonly rung: AlertRung;
  readonly at: number;
}

/** A deadline with what decides about its rungs. */
export interface WarnedClock {
  readonly deadline: Deadline;
  readonly order: Holding;
  readonly pauses: readonly Pause[];
  /** The right type of the case never knew the duty: no warning about it was true. */
  readonly neverOwed?: boolean;
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
  const stopped = stoppedAt(deadline, on);
  const { startedAt } = deadline;
  const standing = warnsUnderReview(on) ? [] : pauses;
  return on.pack
    .rungs(deadline.kind)
    .flatMap((rung): DatedRung[] => {
      if (deadline.rungs.some((issued) => issued.rung === rung.rung && issued.withdrawnAt === undefined))
        return [];
      const at = instantOfRung(rung, deadline, standing, on);
      if (at === undefined || at <= startedAt || at >= stopped) return [];
      if (standing.some(({ from, to = Infinity }) => from <= at && at < to)) return [];
      if (rung.unlessReasonStated && isExplained(deadline, standing, on)) return [];
      return [{ rung, at }];
    })
    .filter(({ at }) => !isHeldBack(at, { deadline, order }, on));
}

/** Q50: an in-time submission keeps every rung away while it is checked; in the other reading they fall due as usual. */
export const warnsUnderReview = ({ pack }: Surroundings): boolean =>
  pack.value('alert.while_under_review') === 'as_usual';

/** Q49: what is done on a day off after the due day counts then; in the other reading on the next working day. */
function stoppedAt(deadline: Deadline, { pack, calendar }: Surroundings): number {
  if (isOpen(deadline)) return Infinity;
  const { closedAt } = deadline;
  if (pack.value('overdue.off_day_submission') === 'zero_days' || closedAt <= deadline.dueAt) return closedAt;
  const day = localDateOf(closedAt);
  const counted = calendar.calendar.workingDayOnOrAfter(day);
  return counted === day ? closedAt : startOfDay(counted) + 1;
}

/** Q28: the reason must have come before this overdue day began. */
function isExplained(deadline: Deadline, pauses: readonly Pause[], on: Surroundings): boolean {
  const { reasonStatedAt } = deadline;
  if (reasonStatedAt === undefined) return false;
  const days = on.pack.value<number>('overdue.reason_before_day');
  const begins = overdueInstant(days, deadline, pauses, on);
  return begins === undefined || reasonStatedAt < begins;
}

/**
 * Whether something may still show that the rung is not due: an extension asked for in time and not yet decided (Q5; in
 * one other reading what fell due meanwhile is never issued, in the third nothing is held), or an action of the unit from
 * before it that routing has not judged (engine rule 19).
 */
function isHeldBack(
  at: number,
  { deadline, order }: Pick<WarnedClock, 'deadline' | 'order'>,
  { pack }: Surroundings,
): boolean {
  const { pendingEffect } = pack.extension;
  const asked = order.extensions.some(
    ({ kind, round, decided, requestedAt }) =>
      kind === deadline.kind &&
      round === deadline.round &&
      requestedAt <= at &&
      (decided === undefined
        ? pendingEffect !== 'none'
        : pendingEffect === 'clear_alerts' && at < decided.at),
  );
  return asked || awaitsVerdict(at, order);
}

/** An action that had arrived by then has no verdict yet. */
export const awaitsVerdict = (at: number, { inFlight }: Pick<Holding, 'inFlight'>): boolean =>
  inFlight.some((action) => 'arrivedAt' in action && action.arrivedAt <= at);

/** Rungs after the due date that are out and no longer true: the thing was done before, or the due date has moved. */
export function untrueRungs({ deadline, pauses, neverOwed }: WarnedClock, on: Surroundings): IssuedRung[] {
  const { pack, now } = on;
  if (neverOwed) return deadline.rungs.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  if (deadline.state === 'superseded') return [];
  return deadline.rungs.filter((issued) => {
    const rung = pack.rungs(deadline.kind).find((each) => each.rung === issued.rung);
    if (rung?.direction !== 'after' || issued.withdrawnAt !== undefined) return false;
    const at = instantOfRung(rung, deadline, warnsUnderReview(on) ? [] : pauses, on);
    if (at === undefined) return true;
    if (deadline.state === 'running') return at > now;
    if (deadline.state === 'paused') return at >= (warnsUnderReview(on) ? now : deadline.pausedAt);
    return at >= stoppedAt(deadline, on);
  });
}

function instantOfRung(
  { direction, workingDays: days }: AlertRung,
  deadline: Deadline,
  pauses: readonly Pause[],
  on: Surroundings,
): number | undefined {
  const { dueAt, dueOn } = deadline;
  if (direction === 'after') return days === 0 ? dueAt : overdueInstant(days, deadline, pauses, on);
  const { calendar } = on.calendar;
  return rungInstant({
    rung: { kind: 't-minus', days },
    dueOn,
    calendar,
    options: countingOptions(on.pack),
    pauses,
  });
}

const overdueInstant = (
  days: number,
  { dueOn }: Deadline,
  pauses: readonly Pause[],
  { pack, calendar: { calendar } }: Surroundings,
): number | undefined =>
  rungInstant({ rung: { kind: 'overdue', days }, dueOn, calendar, options: countingOptions(pack), pauses });
