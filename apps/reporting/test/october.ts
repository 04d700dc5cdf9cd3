import type { AlertFact } from '../src/projections/alert-fact';
import type { CaseFact } from '../src/projections/case-fact';
import type { DeadlineFact } from '../src/projections/deadline-fact';
import type { OrderFact } from '../src/projections/order-fact';
import type { RatingFact } from '../src/projections/rating-fact';

/**
 * October 2026 in Longnan, small enough to count by hand: two units, five cases accepted, one refused, one duplicate,
 * two old ones still open. One case of another jurisdiction must never show.
 */
const LN = { jurisdiction: '360783' };
const A = { org: 'ln-a' };
const B = { org: 'ln-b' };

const cases: CaseFact[] = [
  {
    caseId: 'c1',
    ...LN,
    caseNo: 'LN-1',
    caseType: 'complaint',
    channel: 'mobile',
    leadOrg: 'ln-a',
    receivedOn: '2026-10-08',
    screening: 'accepted',
    acceptedOn: '2026-10-08',
    decidedOn: '2026-10-08',
    ending: 'completed',
    completedOn: '2026-10-12',
    handlingDays: 2,
    onTime: true,
    upheld: true,
  },
  {
    caseId: 'c2',
    ...LN,
    caseNo: 'LN-2',
    caseType: 'complaint',
    channel: 'mobile',
    leadOrg: 'ln-a',
    receivedOn: '2026-10-09',
    screening: 'accepted',
    acceptedOn: '2026-10-09',
    decidedOn: '2026-10-09',
    ending: 'completed',
    completedOn: '2026-10-20',
    handlingDays: 8,
    onTime: false,
    upheld: false,
    extensionsGranted: 1,
  },
  {
    caseId: 'c3',
    ...LN,
    caseNo: 'LN-3',
    caseType: 'help',
    channel: 'hotline',
    leadOrg: 'ln-b',
    receivedOn: '2026-10-12',
    screening: 'accepted',
    acceptedOn: '2026-10-12',
    decidedOn: '2026-10-12',
    ending: 'completed',
    completedOn: '2026-11-02',
    handlingDays: 14,
    onTime: true,
  },
  {
    caseId: 'c4',
    ...LN,
    caseNo: 'LN-4',
    caseType: 'help',
    leadOrg: 'ln-b',
    receivedOn: '2026-10-30',
    screening: 'accepted',
    acceptedOn: '2026-10-30',
    decidedOn: '2026-10-30',
  },
  {
    caseId: 'c5',
    ...LN,
    caseNo: 'LN-5',
    caseType: 'complaint',
    receivedOn: '2026-10-13',
    screening: 'refused',
    decidedOn: '2026-10-13',
  },
  {
    caseId: 'c6',
    ...LN,
    caseNo: 'LN-6',
    caseType: 'complaint',
    receivedOn: '2026-10-14',
    screening: 'duplicate',
    decidedOn: '2026-10-14',
    masterCaseId: 'c1',
  },
  {
    caseId: 'c7',
    ...LN,
    caseNo: 'LN-7',
    caseType: 'suggestion',
    leadOrg: 'ln-b',
    receivedOn: '2026-10-15',
    screening: 'withdrawn',
    acceptedOn: '2026-10-15',
    decidedOn: '2026-10-15',
    ending: 'withdrawn',
  },
  {
    caseId: 'c8',
    ...LN,
    caseNo: 'LN-8',
    caseType: 'help',
    leadOrg: 'ln-b',
    receivedOn: '2026-09-21',
    screening: 'accepted',
    acceptedOn: '2026-09-21',
    decidedOn: '2026-09-21',
  },
  {
    caseId: 'c9',
    ...LN,
    caseNo: 'LN-9',
    caseType: 'help',
    leadOrg: 'ln-b',
    receivedOn: '2026-09-22',
    screening: 'accepted',
    acceptedOn: '2026-09-22',
    decidedOn: '2026-09-22',
  },
  {
    caseId: 'x1',
    jurisdiction: '410772',
    caseNo: 'XX-1',
    caseType: 'complaint',
    leadOrg: 'xx-a',
    receivedOn: '2026-10-10',
    screening: 'accepted',
    acceptedOn: '2026-10-10',
    decidedOn: '2026-10-10',
  },
];

const orders: OrderFact[] = [
  {
    orderId: 'o1',
    caseId: 'c1',
    ...A,
    ...LN,
    role: 'lead',
    reassigned: false,
    assignedOn: '2026-10-08',
    firstReviewedOn: '2026-10-12',
    firstReviewPassed: true,
  },
  {
    orderId: 'o2',
    caseId: 'c2',
    ...A,
    ...LN,
    role: 'lead',
    reassigned: false,
    assignedOn: '2026-10-09',
    firstReviewedOn: '2026-10-19',
    firstReviewPassed: false,
  },
  {
    orderId: 'o3',
    caseId: 'c3',
    ...A,
    ...LN,
    role: 'lead',
    reassigned: false,
    assignedOn: '2026-10-12',
    returnRequestedAt: '2026-10-12T16:00:00+08:00',
    returnGranted: true,
  },
  { orderId: 'o3-2', caseId: 'c3', ...B, ...LN, role: 'lead', reassigned: true, assignedOn: '2026-10-13' },
  { orderId: 'o4', caseId: 'c4', ...B, ...LN, role: 'lead', reassigned: false, assignedOn: '2026-10-30' },
  {
    orderId: 'o9',
    caseId: 'c9',
    ...B,
    ...LN,
    role: 'lead',
    reassigned: false,
    assignedOn: '2026-09-22',
    awaitingReview: true,
  },
];

const clock = (id: string, fields: Partial<DeadlineFact> & { dueOn: string }): DeadlineFact => ({
  deadlineId: id,
  aboutKind: 'case',
  kind: 'completion',
  state: 'running',
  dueAt: `${fields.dueOn}T23:59:59.999+08:00`,
  ...LN,
  ...fields,
});

const deadlines: DeadlineFact[] = [
  clock('d1', { caseId: 'c1', orderId: 'o1', ...A, dueOn: '2026-10-15', state: 'met', overdueDays: 0 }),
  clock('d2', { caseId: 'c2', orderId: 'o2', ...A, dueOn: '2026-10-16', state: 'missed', overdueDays: 2 }),
  clock('d3', { caseId: 'c3', orderId: 'o3-2', ...B, dueOn: '2026-11-03', state: 'met', overdueDays: 0 }),
  clock('d4', { caseId: 'c4', orderId: 'o4', ...B, dueOn: '2026-11-06' }),
  clock('d7', { caseId: 'c7', ...B, dueOn: '2026-10-22', state: 'superseded' }),
  clock('d8', { caseId: 'c8', ...B, dueOn: '2026-10-28', fallenDue: true }),
  clock('d9', { caseId: 'c9', orderId: 'o9', ...B, dueOn: '2026-10-29', fallenDue: true }),
  clock('f1', {
    caseId: 'c1',
    orderId: 'o1',
    ...A,
    kind: 'first_contact',
    dueOn: '2026-10-09',
    state: 'met',
  }),
  clock('f2', {
    caseId: 'c2',
    orderId: 'o2',
    ...A,
    kind: 'first_contact',
    dueOn: '2026-10-12',
    state: 'missed',
  }),
];

const rung = (alertId: string, fields: Partial<AlertFact> & { raisedOn: string }): AlertFact => ({
  alertId,
  deadlineId: 'd',
  kind: 'completion',
  rung: 'blue',
  points: 0.5,
  issuedAt: `${fields.raisedOn}T00:00:00+08:00`,
  ...LN,
  ...fields,
});

const alerts: AlertFact[] = [
  rung('a1', { caseId: 'c2', ...A, raisedOn: '2026-10-19' }),
  rung('a2', { caseId: 'c2', ...A, raisedOn: '2026-10-21', rung: 'yellow', points: 1 }),
  rung('a3', { caseId: 'c8', ...B, raisedOn: '2026-10-30' }),
  rung('a4', { caseId: 'c8', ...B, raisedOn: '2026-11-02', rung: 'yellow', points: 1 }),
  rung('a5', {
    caseId: 'c1',
    ...A,
    raisedOn: '2026-10-20',
    rung: 'red',
    points: 3,
    withdrawnAt: '2026-10-21T09:00:00+08:00',
  }),
];

const opinion = (
  ratingId: string,
  fields: Partial<RatingFact> & { ratedOn: string; satisfaction: string },
): RatingFact => ({
  ratingId,
  ...LN,
  ...A,
  state: 'recorded',
  counted: true,
  active: false,
  good: !fields.satisfaction.includes('dis'),
  ...fields,
});

const ratings: RatingFact[] = [
  opinion('r1', { caseId: 'c1', round: 1, ratedOn: '2026-10-13', satisfaction: 'satisfied', active: true }),
  opinion('r2', {
    caseId: 'c2',
    round: 1,
    ratedOn: '2026-10-21',
    satisfaction: 'dissatisfied',
    redoOrderedAt: '2026-10-21T10:00:00+08:00',
  }),
  opinion('r3', { caseId: 'c2', round: 2, ratedOn: '2026-10-28', satisfaction: 'fairly_satisfied' }),
  opinion('r4', {
    caseId: 'c1',
    round: 1,
    ratedOn: '2026-10-15',
    satisfaction: 'very_satisfied',
    counted: false,
  }),
  opinion('r5', { ratedOn: '2026-10-16', satisfaction: 'very_dissatisfied', state: 'withdrawn' }),
  opinion('r6', { ratedOn: '2026-10-17', satisfaction: 'very_satisfied' }),
];

const organisations = ['ln-a', 'ln-b', 'ln-c'].map((org) => ({
  org,
  name: `${org} 局`,
  kind: 'administrative',
  jurisdiction: '360783',
  status: 'active',
}));

/** All rows: [table, id, document]. */
export const october: readonly (readonly [string, string, object])[] = [
  ...cases.map((fact) => ['case_fact', fact.caseId, fact] as const),
  ...orders.map((fact) => ['order_fact', fact.orderId, fact] as const),
  ...deadlines.map((fact) => ['deadline_fact', fact.deadlineId, fact] as const),
  ...alerts.map((fact) => ['alert_fact', fact.alertId, fact] as const),
  ...ratings.map((fact) => ['rating_fact', fact.ratingId, fact] as const),
  ...organisations.map((fact) => ['organisation_fact', fact.org, fact] as const),
];
