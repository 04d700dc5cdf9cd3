import type { OutgoingEvent } from '@huiying/contracts';
import { overdueWorkingDays, localDateOf, type DueDate } from '@huiying/working-days';
import type { CaseClocks } from './case-clocks';
import { closeRounds } from './close-round';
import { countingOptions, endOf, endWithLedger, type Count, type Surroundings } from './counting';
import {
  basicsOf,
  isOpen,
  type CalendarChange,
  type Deadline,
  type DeadlineBasics,
  type EndedDeadline,
} from './deadline';
import { deadlineChanged, deadlineClosed, deadlineSet, type Cause } from './deadline-events';
import type { Holding, Keeper } from './keeper';
import { lapseOf, wasUsed } from './lapse';
import { dropMootRequests } from './moot-requests';
import { prescribedClocks, type PrescribedClock } from './prescribed-clocks';
import { nextWake, type Wake } from './wake';
import { withdrawRungs } from './withdraw-rungs';

export interface Settled {
  readonly clocks: CaseClocks;
  readonly events: readonly OutgoingEvent[];
  readonly wakes: readonly Wake[];
  /** Extension requests that ended without a decision, because their clock has ended. */
  readonly mootRequests: readonly string[];
}

/**
 * Derives every clock of the case from its facts and announces what is different from before: a clock that runs now,
 * another end, a close, a warning that proved untrue; at the end of a round that its clocks are closed.
 * @param wakeNotBefore a held rung that is released now is not issued in the past (Q5)
 */
export function settleClocks(facts: CaseClocks, cause: Cause, on: Surroundings, wakeNotBefore = 0): Settled {
  const events: OutgoingEvent[] = [];
  const wakes: Wake[] = [];
  const orders = facts.orders.map((order) => {
    const settled = settleHolding(
      facts,
      order,
      (deadlines) => prescribedClocks(facts, { ...order, deadlines }, on.pack),
      cause,
      on,
      wakeNotBefore,
    );
    events.push(...settled.events);
    wakes.push(...settled.wakes);
    return { ...order, deadlines: settled.deadlines };
  });
  const moot = dropMootRequests({ ...facts, orders }, on.now);
  const closed = closeRounds(moot.clocks);
  return {
    clocks: closed.clocks,
    events: [...events, ...moot.events, ...closed.events],
    wakes,
    mootRequests: moot.requestIds,
  };
}

export interface SettledHolding {
  readonly deadlines: readonly Deadline[];
  readonly events: readonly OutgoingEvent[];
  readonly wakes: readonly Wake[];
}

/** Q32, Q52: in these readings one clock begins where another one ends, so what has just been counted starts the next. */
const oneStartsAnother = ({ pack }: Surroundings): boolean =>
  pack.value('report.undecided') === 'counts_as_accepted' || pack.value('rating.start_event') === 'verified';

/** The clocks of one unit, as the law prescribes them for the facts known so far. */
export function settleHolding(
  keeper: Keeper,
  order: Holding,
  prescribe: (deadlines: readonly Deadline[]) => readonly PrescribedClock[],
  cause: Cause,
  on: Surroundings,
  wakeNotBefore = 0,
): SettledHolding {
  const events: OutgoingEvent[] = [];
  const wakes: Wake[] = [];
  const settle = (before: Deadline | undefined, found: PrescribedClock | undefined): Deadline[] => {
    const again = before !== undefined && isOwedAgain(before, found);
    const frozen = before !== undefined && !isOpen(before) && !again && !wasUsed(before, found);
    const now = frozen ? before : found && counted(before, found, on);
    if (now === undefined) return before ? [before] : [];
    events.push(...announced(keeper, order, again ? undefined : before, now, cause, on.now));
    const pauses = found?.pauses ?? [];
    const neverOwed = found?.ending?.how === 'reclassified';
    // a clock that had ended before is frozen with its rungs: a new calendar takes none of them back
    const warned =
      before === now && !isOpen(now)
        ? { deadline: now, events: [] }
        : withdrawRungs(keeper, { deadline: now, order, pauses, neverOwed }, on);
    events.push(...warned.events);
    const waking = nextWake({ deadline: warned.deadline, order, pauses }, on, wakeNotBefore);
    wakes.push(...waking.wakes, ...lapseOf(waking.deadline, found));
    return [waking.deadline];
  };
  const prescribed = prescribe(order.deadlines);
  const byId = (id: string) => prescribed.find(({ deadlineId }) => deadlineId === id);
  const started = (found: readonly PrescribedClock[], known: readonly Deadline[]): Deadline[] =>
    found
      .filter(({ deadlineId }) => !known.some((each) => each.deadlineId === deadlineId))
      .flatMap((each) => settle(undefined, each));
  const deadlines = order.deadlines.flatMap((before) => settle(before, byId(before.deadlineId)));
  deadlines.push(...started(prescribed, order.deadlines));
  if (oneStartsAnother(on)) deadlines.push(...started(prescribe(deadlines), deadlines));
  return { deadlines, events, wakes };
}

/** A duty that a reclassification had ended and another fact brings back, as a report's completion with its acceptance. */
const isOwedAgain = ({ state }: Deadline, found: PrescribedClock | undefined): boolean =>
  state === 'superseded' &&
  found?.resumes === true &&
  (found.ending === undefined || found.ending.how === 'done');

/** The clock as the facts have it; one that has ended is frozen and never asked again (Q13). */
function counted(before: Deadline | undefined, found: PrescribedClock, on: Surroundings): Deadline {
  const same = before !== undefined && isCountedAs(before, found, on);
  const basics = same ? basicsOf(before) : basicsFrom(before, found, on);
  // HA-19: what was answered before the window is over can still be appealed
  const stillOpen = found.ending?.how === 'lapses' && on.now <= basics.dueAt;
  if (found.ending && !stillOpen) return ended(basics, found.ending, on, found);
  const standing = found.pauses.find(({ to }) => to === undefined);
  if (same && !standing && before.state === 'running') return before;
  return standing ? { ...basics, state: 'paused', pausedAt: standing.from } : { ...basics, state: 'running' };
}

/** Most facts move no due date: nothing that it was counted from has changed, so it need not be counted again. */
function isCountedAs(
  before: Deadline,
  { rule, startedAt, requiredAt, pauses, extensions, ledger, shortened }: PrescribedClock,
  on: Surroundings,
): boolean {
  return (
    requiredAt === undefined &&
    shortened === undefined &&
    ledger === undefined &&
    on.pack.value('policy.pin') === 'receipt' &&
    before.startedAt === startedAt &&
    before.workingDays === rule.workingDays &&
    before.ruleId === rule.ruleId &&
    before.calendar.revision === on.calendar.revision &&
    before.extendedBy === extensions.reduce((sum, { workingDays }) => sum + workingDays, 0) &&
    pauses.every(({ to }) => to === undefined)
  );
}

function basicsFrom(before: Deadline | undefined, found: PrescribedClock, on: Surroundings): DeadlineBasics {
  const { deadlineId, round, rule, pauses, extensions } = found;
  const { calendar, revision } = on.calendar;
  const startedAt = startOf(found, on);
  const count = { startedAt, workingDays: rule.workingDays, pauses, extensions };
  const due = notShortened(found, count, endWithLedger(count, found.ledger, on), on);
  const kept = before ? basicsOf(before) : { rungs: [], recomputations: [] };
  const stamp = { version: calendar.version, revision };
  return {
    ...kept,
    ...{ deadlineId, kind: rule.kind, round, startedAt, startEvent: rule.startEvent },
    workingDays: rule.workingDays,
    extendedBy: extensions.reduce((sum, { workingDays }) => sum + workingDays, 0),
    ruleId: rule.ruleId,
    article: rule.article,
    ...due,
    calendar: stamp,
    recomputations: recomputed(before, due, stamp.version, on.now),
  };
}

/** XX-18 runs from the order; a duty found only after its day has passed cannot have been missed before it existed. */
function startOf({ rule, startedAt, requiredAt }: PrescribedClock, on: Surroundings): number {
  if (requiredAt === undefined) return startedAt;
  const due = endOf({ startedAt, workingDays: rule.workingDays, pauses: [], extensions: [] }, on);
  return requiredAt > due.dueAt ? requiredAt : startedAt;
}

/** A limit that became shorter (decision 0025): a working day from then on is left, as far as the former limit left it. */
function notShortened({ shortened }: PrescribedClock, count: Count, due: DueDate, on: Surroundings): DueDate {
  if (shortened === undefined) return due;
  const least = endOf({ startedAt: shortened.at, workingDays: 1, pauses: [], extensions: [] }, on);
  const former = endOf({ ...count, workingDays: shortened.formerWorkingDays }, on);
  const granted = least.dueAt < former.dueAt ? least : former;
  return granted.dueAt > due.dueAt ? granted : due;
}

const KEPT = 8;

/** Q13, Q36: what a calendar moved is recorded with its before and after. */
function recomputed(
  before: Deadline | undefined,
  due: Pick<Deadline, 'dueOn' | 'provisional'>,
  version: string,
  now: number,
): readonly CalendarChange[] {
  if (before === undefined) return [];
  const same =
    before.calendar.version === version ||
    (before.dueOn === due.dueOn && before.provisional === due.provisional);
  if (same) return before.recomputations;
  const change: CalendarChange = {
    at: now,
    before: { dueOn: before.dueOn, calendarVersion: before.calendar.version },
    after: { dueOn: due.dueOn, calendarVersion: version },
  };
  return [...before.recomputations, change].slice(-KEPT);
}

function ended(
  basics: DeadlineBasics,
  { how, at }: NonNullable<PrescribedClock['ending']>,
  on: Surroundings,
  { pauses }: PrescribedClock,
): EndedDeadline {
  const late = at > basics.dueAt;
  if (how === 'taken_back' || how === 'reclassified') return { ...basics, state: 'superseded', closedAt: at };
  if (how === 'unused') return { ...basics, state: 'lapsed', closedAt: Math.min(at, basics.dueAt) };
  if (how === 'lapses') return { ...basics, state: 'lapsed', closedAt: basics.dueAt };
  if (how === 'fallen_away' && !late) return { ...basics, state: 'superseded', closedAt: at };
  if (!late) return { ...basics, state: 'met', closedAt: at };
  return { ...basics, state: 'missed', closedAt: at, overdueDays: overdueDaysOf(basics, at, pauses, on) };
}

/**
 * Q21, Q49; of an open deadline up to now (Q69). In other readings every day after the due day counts, or what is done on a
 * day off counts on the next working day.
 */
export function overdueDaysOf(
  deadline: Pick<Deadline, 'dueOn' | 'dueAt'>,
  at: number,
  pauses: PrescribedClock['pauses'],
  { pack, calendar }: Surroundings,
): number {
  if (at <= deadline.dueAt) return 0;
  const counting = countingOptions(pack);
  const everyDay = pack.value('overdue.count') === 'calendar_days_after_due';
  const day = localDateOf(at);
  const waits = pack.value('overdue.off_day_submission') === 'next_working_day';
  return overdueWorkingDays({
    dueOn: deadline.dueOn,
    completedOn: waits ? calendar.calendar.workingDayOnOrAfter(day) : day,
    calendar: calendar.calendar,
    options: everyDay ? { ...counting, alertUnit: 'calendar-days' } : counting,
    pauses,
  });
}

function announced(
  keeper: Keeper,
  holder: Holding,
  before: Deadline | undefined,
  now: Deadline,
  cause: Cause,
  at: number,
): OutgoingEvent[] {
  if (before === now) return [];
  const closed = isOpen(now) ? [] : [deadlineClosed(keeper, holder, now)];
  if (before === undefined) return [...deadlineSet(keeper, holder, now), ...closed];
  const moved =
    before.dueAt !== now.dueAt || before.provisional !== now.provisional || before.ruleId !== now.ruleId;
  const why = before.calendar.version === now.calendar.version ? cause : 'calendar_changed';
  return moved ? [...deadlineChanged(keeper, holder, before, now, why, at), ...closed] : closed;
}
