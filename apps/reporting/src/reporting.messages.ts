import {
  AlertRaised,
  AlertWithdrawn,
  AppealApplicantTold,
  AppealDecided,
  AppealFiled,
  AppealOverdue,
  AssignedCaseWithdrawn,
  CaseAccepted,
  CaseClocksClosed,
  CaseCompleted,
  CaseDuplicateLinked,
  CaseHeld,
  CaseReclassified,
  CaseRefused,
  CaseRegistered,
  CaseReturned,
  CaseSplit,
  CaseTransferred,
  CaseUrged,
  CaseUrgencyMarked,
  CaseWithdrawn,
  ComplaintAppealDecided,
  DeadlineChanged,
  DeadlineClosed,
  DeadlineSet,
  ExtensionDecided,
  ExtensionRequested,
  OrderAcknowledged,
  OrderAssigned,
  OrderContactRequired,
  OrderContacted,
  OrderPaperCopyReceived,
  OrderDelivered,
  OrderReturnDecided,
  OrderReturnRequested,
  OrderReviewed,
  OrderSubmitted,
  OrderWithdrawn,
  OrganisationChanged,
  RatingAdoptionDecided,
  RatingDuplicate,
  RatingHeld,
  RatingRecorded,
  RatingRefused,
  RatingReviewFinished,
  RatingReviewOpened,
  RatingWaiting,
  RatingWithdrawn,
  RectificationFollowedUp,
  RectificationReviewed,
  RectificationSubmitted,
  RedoOrdered,
  SupervisionIssued,
  UnitNamed,
} from '@huiying/contracts';
import type { DataOf, Incoming, MessageContract } from '@huiying/contracts';
import { ref } from '@huiying/messaging';
import type { AggregateRef } from '@huiying/messaging';
import { loadPolicies } from '@huiying/policy';
import type { Policies } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import { on, row, rowWhen } from './projecting-consumer';
import {
  alertFacts,
  caseFacts,
  complaintFindings,
  deadlineFacts,
  namingFacts,
  orderFacts,
  organisationFacts,
  ratingFacts,
  supervisionFacts,
} from './persistence/facts';
import * as alert from './projections/alert-fact';
import * as aCase from './projections/case-fact';
import * as inOthers from './projections/case-in-others';
import { urgencyMarked } from './projections/case-urgency';
import * as finding from './projections/complaint-finding';
import * as deadline from './projections/deadline-fact';
import * as naming from './projections/naming-fact';
import * as order from './projections/order-fact';
import * as organisation from './projections/organisation-fact';
import * as rating from './projections/rating-fact';
import { readingsOf } from './projections/readings';
import type { Readings } from './projections/readings';
import { dayOf } from './projections/shanghai-day';
import * as supervision from './projections/supervision-fact';
import { fallsDue } from './timers/deadline-falls-due.timer';

type About<K extends string> = Incoming<{ readonly [P in K]: string }>;

const caseOf = (message: Incoming): AggregateRef => ref(caseFacts, message.subject);
const ratingOf = (message: Incoming): AggregateRef => ref(ratingFacts, message.subject);
/** sla speaks of the clocks of a case or of a rating, each under its own subject. */
const clocksOf = (message: Incoming<{ readonly aboutKind: string }>): AggregateRef =>
  message.data.aboutKind === 'rating' ? ratingOf(message) : caseOf(message);

const caseId = (message: About<'caseId'>): string => message.data.caseId;
const orderId = (message: About<'orderId'>): string => message.data.orderId;
const deadlineId = (message: About<'deadlineId'>): string => message.data.deadlineId;
const alertId = (message: About<'alertId'>): string => message.data.alertId;
const ratingId = (message: About<'ratingId'>): string => message.data.ratingId;
const org = (message: About<'org'>): string => message.data.org;

const incidentId = (message: About<'incidentId'>): string => message.data.incidentId;
const supervisionId = (message: About<'supervisionId'>): string => message.data.supervisionId;

/** Looked for at the first event that asks: to look for the folder of the packs at each costs more than to project it. */
let policies: Policies | undefined;

/** How the law in force at that instant counts. */
function readAt({ jurisdiction }: Incoming, instant: string): Readings {
  if (jurisdiction === undefined) return readingsOf(undefined);
  policies ??= loadPolicies();
  return readingsOf(policies.inForce(jurisdiction, dayOf(instant)));
}

type Project<S, C> = (fact: S | undefined, message: Incoming<DataOf<C>>) => S;
const completed: Project<aCase.CaseFact, typeof CaseCompleted> = (fact, message) =>
  aCase.completed(fact, message, shippedCalendar(), readAt(message, message.data.completedAt));
const withdrawn: Project<aCase.CaseFact, typeof CaseWithdrawn> = (fact, message) =>
  aCase.withdrawn(fact, message, readAt(message, message.data.withdrawnAt));
const withdrawnLater: Project<aCase.CaseFact, typeof AssignedCaseWithdrawn> = (fact, message) =>
  aCase.withdrawnAfterAssignment(fact, message, readAt(message, message.data.withdrawnAt));
const rated: Project<rating.RatingFact, typeof RatingRecorded> = (fact, message) =>
  rating.recorded(fact, message, readAt(message, message.data.arrivedAt));

const laterMissed: Project<aCase.CaseFact, typeof DeadlineClosed> = (fact, message) =>
  aCase.laterMissed(fact, message, readAt(message, message.data.closedAt));

/** What reporting reads, and which rows it changes. A row's columns have one owning topic each (engine rule 26). */
export const projections = [
  on(CaseRegistered, caseOf, row(caseFacts, caseId, aCase.registered)),
  on(CaseHeld, caseOf, row(caseFacts, caseId, aCase.held)),
  on(
    CaseAccepted,
    caseOf,
    row(caseFacts, caseId, aCase.accepted),
    rowWhen(finding.accusesSomebody, complaintFindings, caseId, finding.accused),
  ),
  on(
    CaseReclassified,
    caseOf,
    row(caseFacts, caseId, aCase.reclassified),
    rowWhen(finding.becomesOrCeasesToAccuse, complaintFindings, caseId, finding.reclassified),
  ),
  on(CaseRefused, caseOf, row(caseFacts, caseId, aCase.refused)),
  on(CaseReturned, caseOf, row(caseFacts, caseId, aCase.returnedUpstream)),
  on(CaseDuplicateLinked, caseOf, row(caseFacts, caseId, inOthers.linkedAsDuplicate)),
  on(CaseSplit, caseOf, row(caseFacts, caseId, inOthers.split)),
  on(CaseUrged, caseOf, row(caseFacts, caseId, aCase.urged)),
  on(CaseWithdrawn, caseOf, row(caseFacts, caseId, withdrawn)),

  on(OrderAssigned, caseOf, row(caseFacts, caseId, aCase.assigned), row(orderFacts, orderId, order.assigned)),
  on(
    OrderDelivered,
    caseOf,
    row(caseFacts, caseId, aCase.delivered),
    row(orderFacts, orderId, order.delivered),
  ),
  on(OrderAcknowledged, caseOf, row(orderFacts, orderId, order.acknowledged)),
  on(OrderContactRequired, caseOf, row(orderFacts, orderId, order.contactRequired)),
  on(OrderContacted, caseOf, row(orderFacts, orderId, order.contacted)),
  on(OrderPaperCopyReceived, caseOf, row(orderFacts, orderId, order.paperCopyReceived)),
  on(OrderReturnRequested, caseOf, row(orderFacts, orderId, order.returnRequested)),
  on(OrderReturnDecided, caseOf, row(orderFacts, orderId, order.returnDecided)),
  on(OrderSubmitted, caseOf, row(orderFacts, orderId, order.submitted)),
  on(
    OrderReviewed,
    caseOf,
    row(orderFacts, orderId, order.reviewed),
    rowWhen(finding.saysWhetherUpheld, caseFacts, caseId, aCase.foundUpheldOrNot),
    rowWhen(finding.saysWhoseFault, complaintFindings, caseId, finding.found),
  ),
  on(OrderWithdrawn, caseOf, row(orderFacts, orderId, order.withdrawn)),
  on(
    RedoOrdered,
    caseOf,
    row(caseFacts, caseId, aCase.redoOrdered),
    row(orderFacts, orderId, order.redoOrdered),
    row(ratingFacts, ratingId, rating.redoOrdered),
  ),
  on(CaseCompleted, caseOf, row(caseFacts, caseId, completed)),
  on(CaseUrgencyMarked, caseOf, row(caseFacts, caseId, urgencyMarked)),
  on(AssignedCaseWithdrawn, caseOf, row(caseFacts, caseId, withdrawnLater)),
  on(CaseTransferred, caseOf, row(caseFacts, caseId, aCase.transferred)),
  on(
    ComplaintAppealDecided,
    caseOf,
    row(caseFacts, caseId, aCase.complaintAppealDecided),
    rowWhen(finding.isRevokedOnAppeal, complaintFindings, caseId, finding.revoked),
  ),
  on(
    OrganisationChanged,
    (message) => ref(organisationFacts, org(message)),
    row(organisationFacts, org, organisation.changed),
  ),

  on(DeadlineSet, clocksOf, row(deadlineFacts, deadlineId, deadline.running, fallsDue)),
  on(DeadlineChanged, clocksOf, row(deadlineFacts, deadlineId, deadline.moved, fallsDue)),
  on(
    DeadlineClosed,
    clocksOf,
    row(deadlineFacts, deadlineId, deadline.closed),
    rowWhen(aCase.isLaterAndMissed, caseFacts, ({ subject }) => subject, laterMissed),
  ),
  on(AlertRaised, clocksOf, row(alertFacts, alertId, alert.raised)),
  on(AlertWithdrawn, clocksOf, row(alertFacts, alertId, alert.alertWithdrawn)),
  on(SupervisionIssued, caseOf, row(supervisionFacts, supervisionId, supervision.issued)),
  on(ExtensionRequested, caseOf, row(caseFacts, caseId, aCase.extensionRequested)),
  on(ExtensionDecided, caseOf, row(caseFacts, caseId, aCase.extensionDecided)),
  on(CaseClocksClosed, caseOf, row(caseFacts, caseId, aCase.clocksClosed)),

  on(RatingWaiting, ratingOf, row(ratingFacts, ratingId, rating.waiting)),
  on(RatingHeld, ratingOf, row(ratingFacts, ratingId, rating.held)),
  on(RatingRefused, ratingOf, row(ratingFacts, ratingId, rating.refused)),
  on(RatingRecorded, ratingOf, row(ratingFacts, ratingId, rated)),
  on(RatingDuplicate, ratingOf, row(ratingFacts, ratingId, rating.duplicate)),
  on(RatingWithdrawn, ratingOf, row(ratingFacts, ratingId, rating.withdrawn)),
  on(AppealFiled, ratingOf, row(ratingFacts, ratingId, rating.appealed)),
  on(AppealDecided, ratingOf, row(ratingFacts, ratingId, rating.appealDecided)),
  on(AppealOverdue, ratingOf, row(ratingFacts, ratingId, rating.appealOverdue)),
  on(AppealApplicantTold, ratingOf, row(ratingFacts, ratingId, rating.applicantTold)),
  on(RatingReviewOpened, ratingOf, row(ratingFacts, ratingId, rating.reviewOpened)),
  on(RatingReviewFinished, ratingOf, row(ratingFacts, ratingId, rating.reviewFinished)),
  on(RatingAdoptionDecided, ratingOf, row(ratingFacts, ratingId, rating.adoptionDecided)),
  on(RectificationSubmitted, ratingOf, row(ratingFacts, ratingId, rating.rectificationSubmitted)),
  on(RectificationReviewed, ratingOf, row(ratingFacts, ratingId, rating.rectificationReviewed)),
  on(RectificationFollowedUp, ratingOf, row(ratingFacts, ratingId, rating.followedUp)),
  on(
    UnitNamed,
    (message) => ref(namingFacts, incidentId(message)),
    row(namingFacts, incidentId, naming.named),
  ),
] as const;

export const consumes: readonly MessageContract[] = projections.map(({ contract }) => contract);
/** Reporting decides nothing and publishes nothing. */
export const publishes: readonly MessageContract[] = [];
