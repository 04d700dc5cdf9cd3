import {
  AppealDecided,
  AppealFiled,
  AppealOverdue,
  CaseDuplicateLinked,
  ComplaintAppealDecided,
  DeadlineChanged,
  RatingWithdrawn,
  RectificationFollowedUp,
} from '@huiying/contracts';
import type { DataOf } from '@huiying/contracts';
import type { Counted, HandCounted } from './hand-counted';
import { Town, on } from './town';

const [A, B, C] = ['ha-a', 'ha-b', 'ha-c'];

/** March 2026 in Hui’an: ratings of services above all; ten working days to put right, three to appeal, three to revoke. */
export function huian(): HandCounted {
  const town = new Town('350521', false);
  for (const org of [A, B, C]) town.unit(org);
  complaints(town);
  goodRatings(town);
  badRatings(town);
  appeals(town);
  town.month.fallDueUntil(on(32, '00:00'));
  // HA-01: everything registered is there to be rated, also C, which had nothing to do
  town.volumes([
    { org: A, windowNo: '3', volume: 1200 },
    { org: A, channel: 'mobile', volume: 800 },
    { org: B, taskCode: 't-9', volume: 1000 },
    { org: C, volume: 0 },
  ]);
  // HA-05: the numbers fetched from the province
  town.statement(['r1', 'r2', 'r3', 'r99']);
  return { place: '惠安县', month: town.month, figures };
}

function complaints(town: Town): void {
  const about = (orgCode: string, staffNo: string) =>
    ({ caseType: 'complaint', respondent: { orgCode, staffNo } }) as const;
  const tax = { serviceCase: { taskCode: 't-1' } };
  // c1: 2nd to 12th, eight working days of ten; upheld, and revoked on the appeal of its unit (HA-16)
  town.accepted('c1', 2, { ...about(A, '5'), ...tax, channel: 'counter' });
  town.assigned('c1', A, 2, 16);
  town.submitted('c1', A, 12);
  town.answered('c1', A, 16, { finished: 12 });
  town.reviewed('c1', A, 13, { passed: true, upheld: true, fault: true });
  const decided = { ...town.order('c1'), org: A, outcome: 'revoked', decidedAt: on(17) } as const;
  town.month.say(ComplaintAppealDecided, decided);
  // c2: due on the 18th, answered on the 20th: two late, twelve in all. Found upheld after its end: nothing is checked here
  town.accepted('c2', 4, { ...about(B, '6'), ...tax, channel: 'mobile' });
  town.assigned('c2', B, 4, 18);
  town.submitted('c2', B, 20);
  town.answered('c2', B, 18, { finished: 20, late: 2 });
  town.reviewed('c2', B, 23, { passed: true, upheld: true });
  // c3: due on 7 April, after Qingming; c4: a duplicate of c1
  town.accepted('c3', 23, { caseType: 'complaint', channel: 'pc', respondent: { orgCode: A } });
  town.assigned('c3', A, 23, 38);
  town.registered('c4', 5, { caseType: 'complaint' });
  const linked = { caseId: town.caseId('c4'), upstreamCaseNo: town.numberOf('c4'), linkedAt: on(5) };
  town.month.say(CaseDuplicateLinked, { ...linked, masterCaseId: town.caseId('c1') });
}

function goodRatings(town: Town): void {
  town.rated('r1', 2, 'very_satisfied', { org: A, windowNo: '3', origin: 'on_site', channel: 'hall_tablet' });
  town.rated('r2', 3, 'satisfied', { org: A, channel: 'mobile', origin: 'online' });
  // after a message by telephone it is still the person who rates
  town.rated('r8', 12, 'fairly_satisfied', { org: B, channel: 'sms', origin: 'sms_invited' });
  town.rated('r10', 13, 'satisfied', { ...town.order('c1'), round: 1, org: A, channel: 'counter' });
}

function badRatings(town: Town): void {
  const known = { realName: true };
  // r3: owed until the 18th, done on the 13th, the person is satisfied
  town.rated('r3', 4, 'dissatisfied', { ...known, org: B });
  town.rectificationOwed('r3', B, 18);
  town.rectified('r3', B, 13, 18);
  followedUp(town, 'r3', B, 'satisfied');
  // r5: put into the ledger until the 30th, done on the 27th; the person was tried once and not reached
  town.rated('r5', 9, 'dissatisfied', { ...known, org: B });
  town.rectificationOwed('r5', B, 23);
  ledgered(town, 'r5', B, 30);
  town.rectified('r5', B, 27, 30);
  followedUp(town, 'r5', B, 'unreachable');
  // r6: anonymous; owed until the 24th, nothing was done
  town.rated('r6', 10, 'very_dissatisfied', { org: C });
  town.rectificationOwed('r6', C, 24);
  // r7: of two units (HA-12), owed until the 25th by each: A in time and satisfied, B two days late and not satisfied
  town.rated('r7', 11, 'dissatisfied', { ...known, org: A, coOrgs: [B], scope: 'overall' });
  for (const org of [A, B]) town.rectificationOwed('r7', org, 25);
  town.rectified('r7', A, 20, 25);
  town.rectified('r7', B, 27, 25, 2);
  followedUp(town, 'r7', A, 'satisfied');
  followedUp(town, 'r7', B, 'unsatisfied');
  // r12: of two units: A in time and satisfied, C not at all
  town.rated('r12', 11, 'dissatisfied', { ...known, org: A, coOrgs: [C], scope: 'overall' });
  for (const org of [A, C]) town.rectificationOwed('r12', org, 25);
  town.rectified('r12', A, 20, 25);
  followedUp(town, 'r12', A, 'satisfied');
  // r9: taken back by the person, nothing is owed any more
  town.rated('r9', 17, 'dissatisfied', { ...known, org: A });
  town.rectificationOwed('r9', A, 31);
  const taken = { ratingId: town.ratingId('r9'), upstreamRatingNo: town.numberOf('r9'), withdrawnAt: on(18) };
  town.month.say(RatingWithdrawn, taken);
  falls(town, 'r9', A, 18, 31);
  // r11: of the complaint c2, owed until 7 April
  town.rated('r11', 23, 'dissatisfied', { ...known, ...town.order('c2'), round: 1, org: B });
  town.rectificationOwed('r11', B, 38);
}

function appeals(town: Town): void {
  // r4: contested on the 6th, revoked on the 10th, in time (until the 11th): nothing is owed any more
  town.rated('r4', 5, 'very_dissatisfied', { realName: true, org: A });
  town.rectificationOwed('r4', A, 19);
  const ofR4 = { ratingId: town.ratingId('r4'), appealId: 'a-4', org: A };
  town.month.say(AppealFiled, { ...ofR4, filedAt: on(6), decideBy: '2026-03-11' });
  town.month.say(AppealDecided, { ...ofR4, outcome: 'revoked', decidedAt: on(10), onTime: true });
  falls(town, 'r4', A, 10, 19);
  // r5: contested on the 10th, stands on the 16th: only a revocation has a limit (HA-21)
  const ofR5 = { ratingId: town.ratingId('r5'), appealId: 'a-5', org: B };
  town.month.say(AppealFiled, { ...ofR5, filedAt: on(10), decideBy: '2026-03-13' });
  town.month.say(AppealOverdue, { ...ofR5, lacks: 'decision', decideBy: '2026-03-13', noticedAt: on(14) });
  town.month.say(AppealDecided, { ...ofR5, outcome: 'stands', decidedAt: on(16) });
}

const clockOf = (town: Town, no: string, org: string) =>
  ({ ratingId: town.ratingId(no), org, kind: 'rectification', aboutKind: 'rating' }) as const;

const falls = (town: Town, no: string, org: string, day: number, due: number): void =>
  town.clockEnds(clockOf(town, no, org), 'superseded', day, due);

function ledgered(town: Town, no: string, org: string, day: number): void {
  const about = clockOf(town, no, org);
  const until = { dueOn: `2026-03-${day}`, dueAt: on(day, '23:59') };
  const deadlineId = `${about.ratingId}.${org}:rectification:1`;
  const moved = { ...about, ...until, deadlineId, cause: 'ledger_entered', changedAt: on(20) } as const;
  town.month.say(DeadlineChanged, moved);
}

type Outcome = DataOf<typeof RectificationFollowedUp>['outcome'];
function followedUp(town: Town, no: string, org: string, outcome: Outcome): void {
  const said = { ratingId: town.ratingId(no), org, outcome, concluded: outcome !== 'unreachable' };
  town.month.say(RectificationFollowedUp, { ...said, followedUpAt: on(30) });
}

const figures: readonly Counted[] = [
  // c1 c2 c3; nothing was refused, c4 is a duplicate
  ['volume', 3, null, 3, 0],
  ['acceptance_rate', 3, 3, 1, 1],
  // due: c1 in time, c2 late; bad ratings have rates of their own here
  ['on_time_rate', 1, 2, 1 / 2, 0],
  ['on_time_rate.of_completed', 1, 2, 1 / 2, 0],
  ['on_time_rate.without_extensions', 1, 2, 1 / 2, 0],
  ['completion_rate', 2, 3, 2 / 3, 0],
  ['overdue_rate', 1, 2, 1 / 2, 0],
  ['overdue_rate.mean_days', 2, 1, 2, 0],
  // the plan asks for no first contact
  ['first_contact_on_time_rate', 0, 0, null, 0],
  // 8 + 12
  ['handling_days', 20, 2, 10, 0],
  ['handling_days.median', null, 2, 10, 0],
  // c1 c3 about A (2 000), c2 about B (1 000)
  ['complained_of_rate', 3, 3000, 10, 0],
  // c2; c1 was revoked
  ['upheld_rate', 1, 2, 1 / 2, 0],
  // no sample was drawn
  ['followup_satisfaction_rate', 0, 0, null, 0],
  ['followup_satisfaction_rate.sample_rate', 0, 2, 0, 0],
  ['followup_rate', 0, 0, null, 0],
  ['solved_rate', 0, 0, null, 0],
  // c1 by r10, not c2 by r11
  ['case_satisfaction_rate', 1, 2, 1 / 2, 0],
  // good: r1 r2 r8 r10; bad: r3 r5 r6 r7 r11 r12; r4 was revoked, r9 taken back
  ['good_rating_rate', 4, 10, 4 / 10, 2],
  ['good_rating_rate.before_annulment', 4, 11, 4 / 11, 1],
  ['bad_rating_rate', 6, 10, 6 / 10, 2],
  ['bad_rating_rate.before_annulment', 7, 11, 7 / 11, 1],
  ['active_rating_rate', 2, 2, 1, 0],
  // window 3 by r1, the telephone by r2, C by r6; nobody rated the matter t-9
  ['rating_coverage', 3, 4, 3 / 4, 0],
  // 10 + 8 + 4 + 4 + 2 + 4 + 6 + 8 + 4 + 4
  ['average_score', 54, 10, 5.4, 2],
  // due: r3 r5 r6, r7 of A and of B, r12 of A and of C; not r6 and r12 of C; nothing is owed for r4 and r9
  ['rectification_rate', 5, 7, 5 / 7, 2],
  ['rectification_rate.ledger', 1, 1, 1, 0],
  // without r5, which is in the ledger; in time: r3, r7 of A, r12 of A
  ['on_time_rectification_rate', 3, 6, 3 / 6, 3],
  // r3 r5 r7 r11 r12: r5 was not reached, r11 is not done, of r12 C has done nothing (Q45: one rating)
  ['real_name_rectified_rate', 2, 5, 2 / 5, 2],
  // reached: r3, r7, r12 (A's word is the rating's); not r5
  ['satisfied_after_rate', 3, 3, 1, 1],
  // r4 r5 of r3 r4 r5 r6 r7 r11 r12; r9 was taken back
  ['appeal_rate', 2, 7, 2 / 7, 1],
  ['appeal_rate.success', 1, 2, 1 / 2, 0],
  ['appeal_rate.success.before_reversal', 1, 2, 1 / 2, 0],
  // r4; for “stands” no limit is set
  ['appeal_on_time_rate', 1, 1, 1, 1],
  ['return_rate', 0, 3, 0, 0],
  ['misdispatch_rate', 0, 3, 0, 0],
  // the plan knows no extension of a complaint and no redo
  ['extension_rate', 0, 3, 0, 0],
  ['redo_rate', 0, 2, 0, 0],
  ['redo_rate.satisfied', 0, 0, null, 0],
  ['redo_rate.on_time', 0, 0, null, 0],
  // no reply is checked here: what the office finds afterwards is no check of a reply
  ['first_pass_rate', 0, 0, null, 0],
  ['supervision_count', 0, null, 0, 0],
  ['supervision_count.on_time', 0, 0, null, 0],
  ['supervision_count.urges', 0, null, 0, 0],
  ['supervision_count.blue', 0, null, 0, 0],
  ['supervision_count.yellow', 0, null, 0, 0],
  ['supervision_count.red', 0, null, 0, 0],
  ['points_deducted', 0, null, 0, 0],
  // c4 of c1 c2 c3 c4
  ['repeat_rate', 1, 4, 1 / 4, 0],
  // t-1 twice; c3 is about no matter
  ['topic_concentration', 2, 2, 1, 1],
  // c2 names number 6; c1 was revoked
  ['staff_upheld_count', 1, null, 1, 0],
  ['upstream_match_rate', 3, 4, 3 / 4, 0],
];
