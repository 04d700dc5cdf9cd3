import {
  AlertRaised,
  AlertWithdrawn,
  DeadlineChanged,
  DeadlineClosed,
  DeadlineSet,
  ToDeptAlertRaised,
  ToDeptAlertWithdrawn,
  ToDeptDeadlineChanged,
  ToDeptDeadlineSet,
  departmentDeadlineKinds,
  formatTime,
  type DataOf,
  type MessageContract,
  type OutgoingEvent,
} from '@huiying/contracts';
import type { AlertRung } from '@huiying/policy';
import type { Holder, Keeper } from './keeper';
import { isOpen, type Deadline, type EndedDeadline, type IssuedRung } from './deadline';

type DepartmentKind = (typeof departmentDeadlineKinds)[number];

/** Why a due date is set or moves; the start event, or one of these. */
export type Cause =
  | 'complexity_declared'
  | 'contact_required'
  | 'extension_granted'
  | 'review_failed'
  | 'calendar_changed'
  | 'statutory_limit'
  | 'reclassified'
  | 'appeal_filed'
  | 'appeal_decided'
  | 'ledger_entered'
  | 'facts_changed';

/** An event on the topic of the clocks, or of the province. */
export function announce<C extends MessageContract>(
  keeper: Keeper,
  contract: C,
  data: DataOf<C>,
): OutgoingEvent {
  const { jurisdiction, policyRef } = keeper;
  return { contract, subject: keeper.ratingId ?? keeper.caseId, jurisdiction, policyRef, data };
}

/** A message on the unit's topic. */
export function tell<C extends MessageContract>(
  keeper: Keeper,
  holder: Holder,
  contract: C,
  data: Omit<DataOf<C>, 'orderId' | 'caseId' | 'ratingId'>,
): OutgoingEvent {
  const told = { ...idsOf(keeper, holder), ...data } as unknown as DataOf<C>;
  return { ...announce(keeper, contract, told), org: holder.org };
}

/** What a message about a clock names: a rating, or a case and its order. */
const idsOf = (keeper: Keeper, { orderId }: Holder): Ids =>
  keeper.ratingId === undefined
    ? { ...(orderId === undefined ? {} : { orderId }), caseId: keeper.caseId }
    : { ratingId: keeper.ratingId };

interface Ids {
  readonly orderId?: string;
  readonly caseId?: string;
  readonly ratingId?: string;
}

/** A rule that stands in a regulation; the product's own defaults are numbered questions and no department's rule. */
export const ruleIdField = (ruleId: string | undefined): { readonly ruleId?: string } =>
  ruleId !== undefined && /^[A-Z]{2}-\d{1,3}[a-z]?$/.test(ruleId) ? { ruleId } : {};

/** `appeal_decision`, `revocation` and `feedback` are the authority's own and never leave it. */
const forDepartment = (kind: string): kind is DepartmentKind =>
  departmentDeadlineKinds.some((each) => each === kind);

export const limitOf = ({ workingDays, extendedBy }: Deadline): number => workingDays + extendedBy;

const about = (keeper: Keeper, holder: Holder, { deadlineId, kind }: Deadline) => ({
  deadlineId,
  aboutKind: keeper.ratingId === undefined ? ('case' as const) : ('rating' as const),
  ...idsOf(keeper, holder),
  org: holder.org,
  kind,
});

function running(
  keeper: Keeper,
  holder: Holder,
  deadline: Deadline,
  cause: string,
): DataOf<typeof DeadlineSet> {
  return {
    ...about(keeper, holder, deadline),
    jurisdiction: keeper.jurisdiction,
    round: deadline.round,
    startedAt: formatTime(deadline.startedAt),
    dueAt: formatTime(deadline.dueAt),
    dueOn: deadline.dueOn,
    workingDays: limitOf(deadline),
    ruleId: deadline.ruleId,
    article: deadline.article.slice(0, 200),
    calendarVersion: deadline.calendar.version,
    provisional: deadline.provisional,
    cause,
    policyRef: keeper.policyRef,
  };
}

function notice(deadline: Deadline, kind: DepartmentKind) {
  const { deadlineId, dueAt, dueOn, ruleId, provisional } = deadline;
  return {
    deadlineId,
    kind,
    dueAt: formatTime(dueAt),
    dueOn,
    workingDays: limitOf(deadline),
    ruleId,
    provisional,
  };
}

/** A clock runs. The unit is told, unless it has ended before it could be announced. */
export function deadlineSet(keeper: Keeper, holder: Holder, deadline: Deadline): OutgoingEvent[] {
  const { kind } = deadline;
  const internal = announce(keeper, DeadlineSet, running(keeper, holder, deadline, deadline.startEvent));
  if (!forDepartment(kind) || !isOpen(deadline)) return [internal];
  return [internal, tell(keeper, holder, ToDeptDeadlineSet, notice(deadline, kind))];
}

export function deadlineChanged(
  keeper: Keeper,
  holder: Holder,
  before: Deadline,
  deadline: Deadline,
  cause: Cause,
  now: number,
): OutgoingEvent[] {
  const { kind } = deadline;
  const internal = announce(keeper, DeadlineChanged, {
    ...running(keeper, holder, deadline, cause),
    changedAt: formatTime(now),
    before: {
      dueAt: formatTime(before.dueAt),
      dueOn: before.dueOn,
      calendarVersion: before.calendar.version,
      provisional: before.provisional,
    },
  });
  if (!forDepartment(kind) || !isOpen(deadline)) return [internal];
  return [internal, tell(keeper, holder, ToDeptDeadlineChanged, notice(deadline, kind))];
}

export function deadlineClosed(keeper: Keeper, holder: Holder, deadline: EndedDeadline): OutgoingEvent {
  return announce(keeper, DeadlineClosed, {
    ...about(keeper, holder, deadline),
    state: deadline.state,
    dueAt: formatTime(deadline.dueAt),
    closedAt: formatTime(deadline.closedAt),
    onTime: deadline.state === 'met',
    overdueDays: deadline.state === 'missed' ? deadline.overdueDays : 0,
  });
}

export function alertRaised(
  keeper: Keeper,
  holder: Holder,
  deadline: Deadline,
  rung: AlertRung,
  issued: IssuedRung,
): OutgoingEvent[] {
  const { kind, deadlineId } = deadline;
  const dueAt = formatTime(deadline.dueAt);
  const { addresseeRole } = rung;
  const warning = { rung: rung.rung, addresseeRole, points: rung.points, dueAt };
  const internal = announce(keeper, AlertRaised, {
    ...about(keeper, holder, deadline),
    ...warning,
    alertId: issued.alertId,
    issuedAt: formatTime(issued.issuedAt),
    ...ruleIdField(rung.ruleId),
  });
  if (!forDepartment(kind)) return [internal];
  return [internal, tell(keeper, holder, ToDeptAlertRaised, { deadlineId, deadlineKind: kind, ...warning })];
}

export function alertWithdrawn(
  keeper: Keeper,
  holder: Holder,
  deadline: Deadline,
  issued: IssuedRung,
  now: number,
): OutgoingEvent[] {
  const { kind, deadlineId } = deadline;
  const { rung, points } = issued;
  const dueAt = formatTime(deadline.dueAt);
  const internal = announce(keeper, AlertWithdrawn, {
    ...about(keeper, holder, deadline),
    alertId: issued.alertId,
    rung,
    points,
    dueAt,
    withdrawnAt: formatTime(now),
  });
  if (!forDepartment(kind)) return [internal];
  return [
    internal,
    tell(keeper, holder, ToDeptAlertWithdrawn, { deadlineId, deadlineKind: kind, rung, points, dueAt }),
  ];
}
