import {
  AppealApplicantTold,
  AppealDecided,
  AppealFiled,
  AppealOverdue,
  CaseWithdrawn,
  DeadlineChanged,
  RatingAdoptionDecided,
  RatingReviewFinished,
  RatingReviewOpened,
  RectificationFollowedUp,
} from '@huiying/contracts';
import type { Counted, HandCounted } from './hand-counted';
import { Town, on } from './town';

const [A, B] = ['jl-a', 'jl-b'];

/** March 2026 in Jilin: at once or, where complex, seven working days; a bad rating is verified, contested in two days and decided and told in five. */
export function jilin(): HandCounted {
  const town = new Town('220271', false);
  for (const org of [A, B]) town.unit(org);
  cases(town);
  ratings(town);
  appeals(town);
  town.month.fallDueUntil(on(32, '00:00'));
  return { place: '吉林经开区', month: town.month, figures };
}

function cases(town: Town): void {
  // c1: from the box; due on the next working day, the person was told on that day
  town.accepted('c1', 2, { caseType: 'complaint', channel: 'box', topic: { code: 'window' } });
  town.assigned('c1', A, 2, 3);
  town.submitted('c1', A, 3);
  town.answered('c1', A, 3, { finished: 3, upheld: true });
  // c2: declared complex, so due on the 11th; told on the 12th: one late, eight in all
  town.accepted('c2', 2, { caseType: 'complaint', channel: 'hotline', topic: { code: 'window' } });
  town.assigned('c2', B, 2, 3);
  complex(town, { ...town.order('c2'), org: B, kind: 'completion', aboutKind: 'case' }, 3, 11);
  town.submitted('c2', B, 12);
  town.answered('c2', B, 11, { finished: 12, late: 1, upheld: false });
  // c3: a suggestion, due on Friday the 6th, answered on Monday the 9th: one late, two in all
  town.accepted('c3', 5, { caseType: 'suggestion', channel: 'mobile' });
  town.assigned('c3', A, 5, 6);
  town.submitted('c3', A, 9);
  town.answered('c3', A, 6, { finished: 9, late: 1 });
  // c4: taken back before anybody had it
  town.accepted('c4', 10, { caseType: 'complaint', channel: 'counter', topic: { code: 'window' } });
  const numbers = { caseId: town.caseId('c4'), upstreamCaseNo: town.numberOf('c4') };
  town.month.say(CaseWithdrawn, { ...numbers, withdrawnAt: on(10, '11:00'), afterAssignment: false });
}

type Clock = Parameters<Town['clock']>[0];
function complex(town: Town, about: Clock, before: number, due: number): void {
  const of = about.orderId ?? `${about.ratingId}.${about.org}`;
  town.month.say(DeadlineChanged, {
    ...{ ...about, deadlineId: `${of}:${about.kind}:1`, cause: 'complexity_declared', changedAt: on(before) },
    ...{ dueOn: `2026-03-${due}`, dueAt: on(due, '23:59') },
  });
}

function ratings(town: Town): void {
  town.rated('r1', 3, 'satisfied', { org: A, windowNo: '1', origin: 'on_site' });
  // r2: anonymous; verified at once (JL-15), owed until the 5th, done on the 5th
  town.rated('r2', 4, 'dissatisfied', { org: A, origin: 'online' });
  town.month.say(RatingReviewOpened, { ratingId: town.ratingId('r2'), openedAt: on(4, '15:01') });
  town.month.say(RatingReviewFinished, {
    ratingId: town.ratingId('r2'),
    outcome: 'upheld',
    finishedAt: on(5),
  });
  town.rectificationOwed('r2', A, 5);
  town.rectified('r2', A, 5, 5);
  // r4: complex, owed until the 18th, done on that day; the person is still not satisfied
  town.rated('r4', 9, 'dissatisfied', { org: B, realName: true });
  town.rectificationOwed('r4', B, 10);
  complex(town, clockOf(town, 'r4', B), 10, 18);
  town.rectified('r4', B, 18, 18);
  const asked = { ratingId: town.ratingId('r4'), org: B, outcome: 'unsatisfied', concluded: true } as const;
  town.month.say(RectificationFollowedUp, { ...asked, followedUpAt: on(20) });
  // r5: a fabricated good rating, left out of the figures (JL-13)
  town.rated('r5', 16, 'very_satisfied', { org: B });
  const found = {
    ratingId: town.ratingId('r5'),
    org: B,
    adoption: 'not_adopted',
    before: 'counted',
  } as const;
  town.month.say(RatingAdoptionDecided, { ...found, decidedAt: on(20) });
  // r7: of the complaint c1
  town.rated('r7', 6, 'very_satisfied', { ...town.order('c1'), round: 1, org: A });
}

const clockOf = (town: Town, no: string, org: string) =>
  ({ ratingId: town.ratingId(no), org, kind: 'rectification', aboutKind: 'rating' }) as const;

function appeals(town: Town): void {
  const filed = (no: string, org: string, day: number, decideBy: string) => {
    const about = { ratingId: town.ratingId(no), appealId: `a-${no}`, org };
    town.month.say(AppealFiled, { ...about, form: 'written', filedAt: on(day), decideBy });
    return about;
  };
  // r3: not adopted on the 12th, a day before the limit, but the applicant was told on the 16th: both are owed (JL-19)
  town.rated('r3', 5, 'very_dissatisfied', { org: B, realName: true });
  town.rectificationOwed('r3', B, 6);
  const r3 = filed('r3', B, 6, '2026-03-13');
  town.month.say(AppealDecided, { ...r3, outcome: 'not_adopted', decidedAt: on(12), onTime: true });
  town.clockEnds(clockOf(town, 'r3', B), 'superseded', 12, 6);
  town.month.say(AppealOverdue, { ...r3, lacks: 'notice', decideBy: '2026-03-13', noticedAt: on(14) });
  town.month.say(AppealApplicantTold, { ...r3, toldAt: on(16), onTime: false });
  // r6: contested on the 11th, not decided until the 18th nor later in the month: it counts meanwhile
  town.rated('r6', 10, 'dissatisfied', { org: A, realName: true });
  town.rectificationOwed('r6', A, 11);
  const r6 = filed('r6', A, 11, '2026-03-18');
  const silent = { lacks: 'decision', decideBy: '2026-03-18', noticedAt: on(19), effect: 'stands' } as const;
  town.month.say(AppealOverdue, { ...r6, ...silent });
  // r8: stands on the 20th, told on the same day, within five working days of the 16th; done two days late
  town.rated('r8', 13, 'dissatisfied', { org: A, realName: true });
  town.rectificationOwed('r8', A, 24);
  const r8 = filed('r8', A, 16, '2026-03-23');
  town.month.say(AppealDecided, { ...r8, outcome: 'stands', decidedAt: on(20), onTime: true });
  town.month.say(AppealApplicantTold, { ...r8, toldAt: on(20, '17:00'), onTime: true });
  town.rectified('r8', A, 26, 24, 2);
}

const figures: readonly Counted[] = [
  // c4, taken back, stays in the volume
  ['volume', 4, null, 4, 0],
  ['acceptance_rate', 4, 4, 1, 0],
  // c1 in time, c2 c3 late; “at once” is watched and counts all the same
  ['on_time_rate', 1, 3, 1 / 3, 0],
  ['on_time_rate.of_completed', 1, 3, 1 / 3, 0],
  // complex is a limit of its own and no extension
  ['on_time_rate.without_extensions', 1, 3, 1 / 3, 0],
  ['completion_rate', 3, 3, 1, 1],
  ['overdue_rate', 2, 3, 2 / 3, 0],
  ['overdue_rate.mean_days', 2, 2, 1, 0],
  ['first_contact_on_time_rate', 0, 0, null, 0],
  // 1 + 8 + 2
  ['handling_days', 11, 3, 11 / 3, 0],
  ['handling_days.median', null, 3, 2, 0],
  // nobody told how many matters there were: both complaints are left out
  ['complained_of_rate', 0, 0, null, 2],
  ['upheld_rate', 1, 2, 1 / 2, 0],
  ['followup_satisfaction_rate', 0, 0, null, 0],
  ['followup_satisfaction_rate.sample_rate', 0, 3, 0, 0],
  ['followup_rate', 0, 0, null, 0],
  ['solved_rate', 0, 0, null, 0],
  ['case_satisfaction_rate', 1, 1, 1, 0],
  // r1 r7 of r1 r2 r4 r6 r7 r8; r3 and r5 are not adopted
  ['good_rating_rate', 2, 6, 2 / 6, 2],
  ['good_rating_rate.before_annulment', 3, 8, 3 / 8, 0],
  ['bad_rating_rate', 4, 6, 4 / 6, 2],
  ['bad_rating_rate.before_annulment', 5, 8, 5 / 8, 0],
  // c1
  ['active_rating_rate', 1, 3, 1 / 3, 0],
  // nothing was registered
  ['rating_coverage', 0, 0, null, 0],
  // 8 + 4 + 4 + 4 + 10 + 4
  ['average_score', 34, 6, 34 / 6, 2],
  // r2 r4 r8; r3 is owed no more, r6 is contested
  ['rectification_rate', 3, 3, 1, 2],
  ['rectification_rate.ledger', 0, 0, null, 0],
  // r8 is late
  ['on_time_rectification_rate', 2, 3, 2 / 3, 2],
  // r4 of r4 r6 r8: of r8 nobody was asked again; r3 is not adopted
  ['real_name_rectified_rate', 1, 3, 1 / 3, 1],
  ['satisfied_after_rate', 0, 1, 0, 0],
  // r3 r6 r8 of r2 r3 r4 r6 r8
  ['appeal_rate', 3, 5, 3 / 5, 0],
  // r3 of r3 r8
  ['appeal_rate.success', 1, 2, 1 / 2, 0],
  ['appeal_rate.success.before_reversal', 1, 2, 1 / 2, 0],
  // r8 of r3 r6 r8: r3 was decided in time and told too late
  ['appeal_on_time_rate', 1, 3, 1 / 3, 0],
  // three orders; c4 had none
  ['return_rate', 0, 3, 0, 0],
  ['misdispatch_rate', 0, 3, 0, 0],
  ['extension_rate', 0, 4, 0, 0],
  // no redo here: the bad rating is put right
  ['redo_rate', 0, 1, 0, 0],
  ['redo_rate.satisfied', 0, 0, null, 0],
  ['redo_rate.on_time', 0, 0, null, 0],
  ['first_pass_rate', 0, 0, null, 0],
  ['supervision_count', 0, null, 0, 0],
  ['supervision_count.on_time', 0, 0, null, 0],
  ['supervision_count.urges', 0, null, 0, 0],
  ['supervision_count.blue', 0, null, 0, 0],
  ['supervision_count.yellow', 0, null, 0, 0],
  ['supervision_count.red', 0, null, 0, 0],
  ['points_deducted', 0, null, 0, 0],
  // c1 c2 c4: none repeats another
  ['repeat_rate', 0, 3, 0, 0],
  // c1 c2 c4; c3 has no topic
  ['topic_concentration', 3, 3, 1, 1],
  // nobody was named
  ['staff_upheld_count', 0, null, 0, 0],
  ['upstream_match_rate', 0, 0, null, 0],
];
