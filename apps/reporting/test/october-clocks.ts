import type { AlertFact } from '../src/projections/alert-fact';
import type { DeadlineFact } from '../src/projections/deadline-fact';
import type { RatingFact } from '../src/projections/rating-fact';

/** The clocks, rungs and ratings of the month in `october.ts`. */
const LN = { jurisdiction: '360783' };
const A = { org: 'ln-a' };
const B = { org: 'ln-b' };

const clock = (id: string, fields: Partial<DeadlineFact> & { dueOn: string }): DeadlineFact => ({
  deadlineId: id,
  aboutKind: 'case',
  kind: 'completion',
  state: 'running',
  dueAt: `${fields.dueOn}T23:59:59.999+08:00`,
  ...LN,
  ...fields,
});

export const deadlines: DeadlineFact[] = [
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

export const alerts: AlertFact[] = [
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

export const ratings: RatingFact[] = [
  opinion('r1', { caseId: 'c1', round: 1, ratedOn: '2026-10-13', satisfaction: 'satisfied', active: true }),
  opinion('r2', {
    caseId: 'c2',
    round: 1,
    ratedOn: '2026-10-21',
    satisfaction: 'dissatisfied',
    redoOrderedAt: '2026-10-21T10:00:00+08:00',
    followUp: 'satisfied',
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
  opinion('r7', {
    ratedOn: '2026-10-19',
    satisfaction: 'dissatisfied',
    adoption: 'revoked',
    followUp: 'unsatisfied',
  }),
];
