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
import type { CaseClocks, OrderClocks } from './case-clocks';
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
  | 'facts_changed';

/** An event on the topic of the clocks, or of the province. */
export function announce<C extends MessageContract>(
  clocks: CaseClocks,
  contract: C,
  data: DataOf<C>,
): OutgoingEvent {
  const { caseId: subject, jurisdiction, policyRef } = clocks;
  return { contract, subject, jurisdiction, policyRef, data };
}

/** A message on the unit's topic. */
export function tell<C extends MessageContract>(
  clocks: CaseClocks,
  order: Pick<OrderClocks, 'org' | 'orderId'>,
  contract: C,
  data: Omit<DataOf<C>, 'orderId' | 'caseId'>,
): OutgoingEvent {
  const { caseId, jurisdiction, policyRef } = clocks;
  return {
    contract,
    subject: caseId,
    jurisdiction,
    policyRef,
    org: order.org,
    data: { orderId: order.orderId, caseId, ...data },
  };
}

/** A rule that stands in a regulation; the product's own defaults are numbered questions and no department's rule. */
export const ruleIdField = (ruleId: string | undefined): { readonly ruleId?: string } =>
  ruleId !== undefined && /^[A-Z]{2}-\d{1,3}[a-z]?$/.test(ruleId) ? { ruleId } : {};

/** `appeal_decision`, `revocation` and `feedback` are the authority's own and never leave it. */
const forDepartment = (kind: string): kind is DepartmentKind =>
  departmentDeadlineKinds.some((each) => each === kind);

export const limitOf = ({ workingDays, extendedBy }: Deadline): number => workingDays + extendedBy;

const about = (clocks: CaseClocks, order: OrderClocks, { deadlineId, kind }: Deadline) => ({
  deadlineId,
  aboutKind: 'case' as const,
  caseId: clocks.caseId,
  orderId: order.orderId,
  org: order.org,
  kind,
});

function running(
  clocks: CaseClocks,
  order: OrderClocks,
  deadline: Deadline,
  cause: string,
): DataOf<typeof DeadlineSet> {
  return {
    ...about(clocks, order, deadline),
    jurisdiction: clocks.jurisdiction,
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
    policyRef: clocks.policyRef,
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
export function deadlineSet(clocks: CaseClocks, order: OrderClocks, deadline: Deadline): OutgoingEvent[] {
  const { kind } = deadline;
  const internal = announce(clocks, DeadlineSet, running(clocks, order, deadline, deadline.startEvent));
  if (!forDepartment(kind) || !isOpen(deadline)) return [internal];
  return [internal, tell(clocks, order, ToDeptDeadlineSet, notice(deadline, kind))];
}

export function deadlineChanged(
  clocks: CaseClocks,
  order: OrderClocks,
  before: Deadline,
  deadline: Deadline,
  cause: Cause,
  now: number,
): OutgoingEvent[] {
  const { kind } = deadline;
  const internal = announce(clocks, DeadlineChanged, {
    ...running(clocks, order, deadline, cause),
    changedAt: formatTime(now),
    before: {
      dueAt: formatTime(before.dueAt),
      dueOn: before.dueOn,
      calendarVersion: before.calendar.version,
      provisional: before.provisional,
    },
  });
  if (!forDepartment(kind) || !isOpen(deadline)) return [internal];
  return [internal, tell(clocks, order, ToDeptDeadlineChanged, notice(deadline, kind))];
}

export function deadlineClosed(
  clocks: CaseClocks,
  order: OrderClocks,
  deadline: EndedDeadline,
): OutgoingEvent {
  return announce(clocks, DeadlineClosed, {
    ...about(clocks, order, deadline),
    state: deadline.state,
    dueAt: formatTime(deadline.dueAt),
    closedAt: formatTime(deadline.closedAt),
    onTime: deadline.state === 'met',
    overdueDays: deadline.state === 'missed' ? deadline.overdueDays : 0,
  });
}

export function alertRaised(
  clocks: CaseClocks,
  order: OrderClocks,
  deadline: Deadline,
  rung: AlertRung,
  issued: IssuedRung,
): OutgoingEvent[] {
  const { kind, deadlineId } = deadline;
  const dueAt = formatTime(deadline.dueAt);
  const { addresseeRole } = rung;
  const warning = { rung: rung.rung, addresseeRole, points: rung.points, dueAt };
  const internal = announce(clocks, AlertRaised, {
    ...about(clocks, order, deadline),
    ...warning,
    alertId: issued.alertId,
    issuedAt: formatTime(issued.issuedAt),
    ...ruleIdField(rung.ruleId),
  });
  if (!forDepartment(kind)) return [internal];
  return [internal, tell(clocks, order, ToDeptAlertRaised, { deadlineId, deadlineKind: kind, ...warning })];
}

export function alertWithdrawn(
  clocks: CaseClocks,
  order: OrderClocks,
  deadline: Deadline,
  issued: IssuedRung,
  now: number,
): OutgoingEvent[] {
  const { kind, deadlineId } = deadline;
  const { rung, points } = issued;
  const dueAt = formatTime(deadline.dueAt);
  const internal = announce(clocks, AlertWithdrawn, {
    ...about(clocks, order, deadline),
    alertId: issued.alertId,
    rung,
    points,
    dueAt,
    withdrawnAt: formatTime(now),
  });
  if (!forDepartment(kind)) return [internal];
  return [
    internal,
    tell(clocks, order, ToDeptAlertWithdrawn, { deadlineId, deadlineKind: kind, rung, points, dueAt }),
  ];
}
