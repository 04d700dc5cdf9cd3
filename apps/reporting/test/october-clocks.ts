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
  // extended by two days, and answered within them
  clock('d1', {
    ...{ caseId: 'c1', orderId: 'o1', ...A, dueOn: '2026-10-15', state: 'met', overdueDays: 0 },
    ...{ unextendedDueAt: '2026-10-13T23:59:59.999+08:00', closedAt: '2026-10-14T10:00:00+08:00' },
  }),
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
  clock('w1', {
    caseId: 'c2',
    orderId: 'o2',
    ...A,
    kind: 'redo',
    dueOn: '2026-10-27',
    state: 'met',
    round: 2,
  }),
  clock('w2', { caseId: 'c8', ...B, kind: 'redo', dueOn: '2026-10-27', fallenDue: true, round: 2 }),
  clock('s1:d', { caseId: 'c8', ...B, kind: 'supervision', dueOn: '2026-10-30', state: 'missed' }),
  clock('s2:d', { caseId: 'c8', ...B, kind: 'supervision', dueOn: '2026-11-02', state: 'met' }),
  ...rectifications(),
];

/**
 * The bad rating r2 was of four units: one rectified in time, one late, one not at all, one within the limit of its
 * ledger. r7 was revoked: nothing was owed.
 */
function rectifications(): DeadlineFact[] {
  const share = (org: string, fields: Partial<DeadlineFact> & { dueOn: string }, ratingId = 'r2') =>
    clock(`${ratingId}.${org}`, { aboutKind: 'rating', kind: 'rectification', ratingId, org, ...fields });
  return [
    share('ln-a', { dueOn: '2026-10-30', state: 'met' }),
    share('ln-b', { dueOn: '2026-10-28', state: 'missed', overdueDays: 1 }),
    share('ln-c', { dueOn: '2026-10-28', fallenDue: true }),
    share('ln-d', { dueOn: '2026-10-26', state: 'met', ledgered: true }),
    share('ln-a', { dueOn: '2026-10-27', state: 'superseded' }, 'r7'),
    // Xinxiang counts it among the handled in time (Q83)
    share('xx-a', { dueOn: '2026-10-20', state: 'met', jurisdiction: '410772' }, 'x-r1'),
  ];
}

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
  opinion('r1', {
    ...{
      caseId: 'c1',
      round: 1,
      ratedOn: '2026-10-13',
      satisfaction: 'satisfied',
      active: true,
      windowNo: '1',
    },
  }),
  opinion('r2', {
    caseId: 'c2',
    round: 1,
    ratedOn: '2026-10-21',
    satisfaction: 'dissatisfied',
    redoOrderedAt: '2026-10-21T10:00:00+08:00',
    realName: true,
    rectifiedOn: '2026-10-29',
    // decided in time, and stands
    ...{ appealedOn: '2026-10-22', appealDueOn: '2026-10-27', appealDecidedOn: '2026-10-26' },
    ...{ appealOutcome: 'stands', appealOnTime: true },
    followUp: 'satisfied',
    followUpConcluded: true,
  }),
  opinion('r3', { caseId: 'c2', round: 2, ratedOn: '2026-10-28', satisfaction: 'fairly_satisfied' }),
  opinion('r4', {
    caseId: 'c1',
    round: 1,
    ratedOn: '2026-10-15',
    satisfaction: 'very_satisfied',
    counted: false,
  }),
  opinion('r5', {
    ratedOn: '2026-10-16',
    satisfaction: 'very_dissatisfied',
    state: 'withdrawn',
    realName: true,
  }),
  opinion('r6', { ratedOn: '2026-10-17', satisfaction: 'very_satisfied' }),
  opinion('r7', {
    ratedOn: '2026-10-19',
    satisfaction: 'dissatisfied',
    adoption: 'revoked',
    // revoked a day late
    ...{ appealedOn: '2026-10-20', appealDueOn: '2026-10-23', appealDecidedOn: '2026-10-26' },
    ...{ appealOutcome: 'revoked', appealOnTime: false, appealOverdue: true },
    realName: true,
    followUp: 'unsatisfied',
  }),
  opinion('x-r1', {
    ...{ jurisdiction: '410772', org: 'xx-a', ratedOn: '2026-10-13', satisfaction: 'dissatisfied' },
    rectificationCounts: true,
  }),
  // September: revoked where only another outcome is limited, and counted again later; not decided at all
  opinion('r10', {
    ...{ ratedOn: '2026-09-17', satisfaction: 'dissatisfied', adoption: 'counted', appealOutcome: 'revoked' },
    ...{ appealedOn: '2026-09-18', appealDueOn: '2026-10-09', appealDecidedOn: '2026-10-09' },
  }),
  opinion('r11', {
    ...{ ratedOn: '2026-09-18', satisfaction: 'dissatisfied', adoption: 'under_review' },
    ...{ appealedOn: '2026-09-21', appealDueOn: '2026-10-09', appealOverdue: true },
  }),
  // one that is contested and counts meanwhile, one that does not (Q9)
  opinion('r8', { ratedOn: '2026-09-15', satisfaction: 'dissatisfied', adoption: 'under_review' }),
  opinion('r9', {
    ratedOn: '2026-09-16',
    satisfaction: 'dissatisfied',
    adoption: 'under_review',
    pendingCounts: false,
  }),
];
