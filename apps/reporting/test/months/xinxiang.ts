import {
  AlertRaised,
  AssignedCaseWithdrawn,
  CaseDuplicateLinked,
  CaseRefused,
  CaseReturned,
  CaseUrged,
  OrderContactRequired,
  OrderContacted,
  RatingWithdrawn,
  RectificationFollowedUp,
} from '@huiying/contracts';
import { drawSample } from '../../src/follow-ups/draw-sample';
import { recordVisit } from '../../src/follow-ups/record-visit';
import type { Visit } from '../../src/follow-ups/record-visit';
import { loadPolicies } from '@huiying/policy';
import type { Counted, HandCounted } from './hand-counted';
import { Town, on } from './town';

const [A, B] = ['xx-a', 'xx-b'];
const B_CREDIT_CODE = '11410700MB1912345K';

/** March 2026 in Xinxiang: 1, 5 and 15 working days, a check of each reply, sampled follow-ups, bad ratings like cases. */
export function xinxiang(): HandCounted {
  const town = new Town('410772', true);
  town.unit(A);
  town.unit(B, B_CREDIT_CODE);
  cases(town);
  ratings(town);
  town.month.fallDueUntil(on(32, '00:00'));
  followUps(town);
  town.volumes([
    { org: A, windowNo: '1', volume: 2000 },
    { org: A, channel: 'mobile', volume: 1000 },
  ]);
  town.statement(['c1', 'c2', 'c99', 'r1']);
  return { place: '新乡经开区', month: town.month, figures };
}

function cases(town: Town): void {
  const ofA = { caseType: 'complaint', respondent: { orgCode: A } } as const;
  // c1: 2nd to 6th, four working days; five allowed (9th); contact asked for on the 2nd, made on the 3rd
  town.accepted('c1', 2, { ...ofA, channel: 'mobile', topic: { code: 'heating' } });
  town.assigned('c1', A, 2, 9);
  contact(town, 'c1', 3, 'met');
  town.submitted('c1', A, 6);
  town.answered('c1', A, 9, { finished: 6, completed: 9, upheld: true });
  // c2: due on the 10th; the check of the 10th sends it back; submitted anew on the 12th: two late, seven in all
  town.accepted('c2', 3, { ...ofA, channel: 'pc', topic: { code: 'heating' } });
  town.assigned('c2', A, 3, 10);
  contact(town, 'c2', 5, 'missed');
  town.submitted('c2', A, 9);
  town.reviewed('c2', A, 10, { passed: false, reworkNo: 1 });
  town.submitted('c2', A, 12);
  town.answered('c2', A, 10, { finished: 12, completed: 13, late: 2, upheld: false });
  // c3: answered on the day on which it came, 0 working days
  town.accepted('c3', 4, { caseType: 'consultation', channel: 'counter', topic: { code: 'household' } });
  town.assigned('c3', B, 4, 11);
  town.submitted('c3', B, 4);
  town.answered('c3', B, 11, { finished: 4, completed: 5 });
  // c4: complex, fifteen working days from the 5th: the 26th; never answered, urged twice
  town.accepted('c4', 5, { caseType: 'suggestion', channel: 'pc', topic: { code: 'roads' } });
  town.assigned('c4', B, 5, 26);
  for (const day of [27, 30]) town.month.say(CaseUrged, { caseId: town.caseId('c4'), urgedAt: on(day) });
  // c5: submitted on its last day, and waits for the check
  town.accepted('c5', 24, { caseType: 'consultation', channel: 'mobile', topic: { code: 'roads' } });
  town.assigned('c5', B, 24, 31);
  town.submitted('c5', B, 31);
  // c6 refused, c7 a duplicate of c1, c9 sent back to the province
  const decided = (no: string) => ({ caseId: town.caseId(no), upstreamCaseNo: town.numberOf(no) });
  town.registered('c6', 5, { caseType: 'complaint' });
  town.month.say(CaseRefused, { ...decided('c6'), refusedAt: on(5) });
  town.registered('c7', 6, { caseType: 'complaint' });
  town.month.say(CaseDuplicateLinked, { ...decided('c7'), masterCaseId: town.caseId('c1'), linkedAt: on(6) });
  town.registered('c9', 10, { caseType: 'consultation' });
  town.month.say(CaseReturned, { ...decided('c9'), returnedAt: on(10) });
  // c8: taken back by the person a day after its assignment
  town.accepted('c8', 16, { ...ofA, channel: 'pc', topic: { code: 'water' } });
  town.assigned('c8', A, 16, 23);
  town.month.say(AssignedCaseWithdrawn, { caseId: town.caseId('c8'), withdrawnAt: on(17) });
  town.clockEnds(
    { ...town.order('c8'), org: A, kind: 'completion', aboutKind: 'case' },
    'superseded',
    17,
    23,
  );
  // c10: due on 7 April, after Qingming
  town.accepted('c10', 30, { caseType: 'consultation', channel: 'sms' });
  town.assigned('c10', A, 30, 38);
  // c11 is about a person of B, whom the sender names by B's credit code; A answers it: 20th (Friday) to 25th, three
  const respondent = { orgCode: B_CREDIT_CODE, staffNo: '7' };
  town.accepted('c11', 20, {
    caseType: 'complaint',
    channel: 'telephone',
    respondent,
    topic: { code: 'water' },
  });
  town.assigned('c11', A, 20, 27);
  town.submitted('c11', A, 25);
  town.answered('c11', A, 27, { finished: 25, completed: 26, upheld: true, fault: true });
}

/** Required on the day of delivery, due on the next working day; c1 on the 2nd, c2 on the 3rd. */
function contact(town: Town, no: 'c1' | 'c2', day: number, state: 'met' | 'missed'): void {
  const order = { ...town.order(no), org: A };
  const [asked, due] = no === 'c1' ? [2, 3] : [3, 4];
  town.month.say(OrderContactRequired, { ...order, requiredAt: on(asked) });
  const clock = { ...order, kind: 'first_contact', aboutKind: 'case' } as const;
  town.clock(clock, due);
  town.month.say(OrderContacted, { ...order, contactedAt: on(day), recordedAt: on(day), fulfilled: true });
  town.clockEnds(clock, state, day, due, day - due);
}

function ratings(town: Town): void {
  const ofCase = (no: string) => ({ ...town.order(no), round: 1 });
  town.rated('r1', 11, 'satisfied', { ...ofCase('c1'), org: A, windowNo: '1', channel: 'pc' });
  // bad, of c2, by somebody known: five working days from the 16th, put right on the 20th, satisfied on the 25th
  const like = { rectificationCounts: true };
  town.rated('r2', 16, 'dissatisfied', { ...ofCase('c2'), ...like, org: A, channel: 'pc', realName: true });
  town.rectificationOwed('r2', A, 23);
  town.rectified('r2', A, 20, 23);
  const said = { ratingId: town.ratingId('r2'), org: A, outcome: 'satisfied', concluded: true } as const;
  town.month.say(RectificationFollowedUp, { ...said, followedUpAt: on(25) });
  // invited by telephone (XX-36): counts, and is not active
  town.rated('r3', 9, 'fairly_satisfied', {
    ...ofCase('c3'),
    org: B,
    origin: 'phone_invited',
    active: false,
  });
  // nobody said anything: nobody's opinion
  const silent = { origin: 'default', active: false, counted: false } as const;
  town.rated('r4', 27, 'very_satisfied', { ...ofCase('c11'), ...silent, org: A });
  // bad, of a window, anonymous: due on the 25th, nothing was done
  town.rated('r5', 18, 'very_dissatisfied', { ...like, org: B, windowNo: '2', origin: 'on_site' });
  town.rectificationOwed('r5', B, 25);
  // taken back
  town.rated('r6', 19, 'satisfied', { org: A, origin: 'on_site' });
  const taken = { ratingId: town.ratingId('r6'), upstreamRatingNo: town.numberOf('r6') };
  town.month.say(RatingWithdrawn, { ...taken, withdrawnAt: on(20) });
  // the reminder of what was overdue carries no points here (Q46)
  const late = {
    ...town.order('c2'),
    org: A,
    kind: 'completion',
    aboutKind: 'case',
    rung: 'overdue',
  } as const;
  town.month.say(AlertRaised, { ...late, alertId: 'xx-late', points: 0, issuedAt: on(11, '00:00') });
}

/** All four completed cases are drawn: c1 is satisfied and calls it solved, c2 neither, c3 is not reached, c11 is left. */
function followUps(town: Town): void {
  const pack = loadPolicies().inForce('410772', '2026-03-27');
  if (!pack) throw new Error('Xinxiang has a pack');
  const population = ['c1', 'c2', 'c3', 'c11'].map((no) => ({
    ...{ caseId: town.caseId(no), caseNo: no, org: no === 'c3' ? B : A },
  }));
  const moment = { pack, at: on(27), on: '2026-03-27', by: 'supervisor' };
  const draw = { period: '2026-03', org: undefined, seed: 'a seed', size: 4, method: 'telephone' } as const;
  const drawn = drawSample(population, { jurisdiction: town.jurisdiction, ...draw }, moment);
  if (!('followUps' in drawn)) throw new Error(drawn.reasonCode);
  const nothing = { method: undefined, satisfaction: undefined, solved: undefined };
  const visits: Readonly<Record<string, Visit | undefined>> = {
    c1: { ...nothing, outcome: 'reached', satisfaction: 'satisfied', solved: true },
    c2: { ...nothing, outcome: 'reached', satisfaction: 'dissatisfied', solved: false },
    c3: { ...nothing, outcome: 'unreachable' },
  };
  for (const followUp of drawn.followUps) {
    const visit = visits[followUp.caseNo ?? ''];
    const found = visit ? recordVisit(followUp, visit, moment) : followUp;
    town.month.keep('follow_up', followUp.followUpId, found);
  }
}

const figures: readonly Counted[] = [
  // c1 c2 c3 c4 c5 c8 c10 c11: what was taken back stays in the volume
  ['volume', 8, null, 8, 0],
  // c6 was refused; c7 (duplicate) and c9 (sent back) count nowhere
  ['acceptance_rate', 8, 9, 8 / 9, 2],
  // due in March: c1 c2 c3 c4 c11 and, where bad ratings are handled like cases (Q83), r2 r5; c5 waits for its check, c8 was
  // taken back. In time: c1 c3 c11 r2
  ['on_time_rate', 4, 7, 4 / 7, 2],
  ['on_time_rate.of_completed', 3, 4, 3 / 4, 0],
  // nobody was given more time here
  ['on_time_rate.without_extensions', 4, 7, 4 / 7, 2],
  // eight accepted without c8: c1 c2 c3 c11 are completed
  ['completion_rate', 4, 7, 4 / 7, 1],
  ['overdue_rate', 3, 7, 3 / 7, 2],
  // c2 by two days; c4, c5 and r5 have no end yet
  ['overdue_rate.mean_days', 2, 1, 2, 3],
  ['first_contact_on_time_rate', 1, 2, 1 / 2, 0],
  // 4 + 7 + 0 + 3; the middle of 0 3 4 7
  ['handling_days', 14, 4, 3.5, 0],
  ['handling_days.median', null, 4, 3.5, 0],
  // c1 and c2 are about A with its 3 000 matters; c11 is about B, which told none; c8 was taken back
  ['complained_of_rate', 2, 3000, 20 / 3, 1],
  // c1 and c11 of c1 c2 c11
  ['upheld_rate', 2, 3, 2 / 3, 0],
  ['followup_satisfaction_rate', 1, 2, 1 / 2, 1],
  ['followup_satisfaction_rate.sample_rate', 3, 4, 3 / 4, 0],
  ['followup_rate', 3, 4, 3 / 4, 0],
  ['solved_rate', 1, 2, 1 / 2, 1],
  // c1 and c3 of c1 c2 c3; the silence about c11 says nothing
  ['case_satisfaction_rate', 2, 3, 2 / 3, 1],
  // r1 r3 of r1 r2 r3 r5; r4 is nobody's, r6 was taken back
  ['good_rating_rate', 2, 4, 1 / 2, 2],
  ['good_rating_rate.before_annulment', 2, 4, 1 / 2, 2],
  ['bad_rating_rate', 2, 4, 1 / 2, 2],
  ['bad_rating_rate.before_annulment', 2, 4, 1 / 2, 2],
  // c1 and c2 of the four that were completed
  ['active_rating_rate', 2, 4, 1 / 2, 0],
  // window 1 by r1; nobody rated on the telephone's page
  ['rating_coverage', 1, 2, 1 / 2, 0],
  // 8 + 4 + 6 + 2
  ['average_score', 20, 4, 5, 2],
  // r2 of r2 r5; no ledger here
  ['rectification_rate', 1, 2, 1 / 2, 0],
  ['rectification_rate.ledger', 0, 0, null, 0],
  ['on_time_rectification_rate', 1, 2, 1 / 2, 0],
  ['real_name_rectified_rate', 1, 1, 1, 0],
  ['satisfied_after_rate', 1, 1, 1, 0],
  // nobody appeals here: of two bad ratings none was
  ['appeal_rate', 0, 2, 0, 0],
  ['appeal_rate.success', 0, 0, null, 0],
  ['appeal_rate.success.before_reversal', 0, 0, null, 0],
  ['appeal_on_time_rate', 0, 0, null, 0],
  // eight orders; none was sent back
  ['return_rate', 0, 8, 0, 0],
  ['misdispatch_rate', 0, 8, 0, 0],
  ['extension_rate', 0, 8, 0, 0],
  // a bad rating is put right here and not redone: of the three cases rated none was
  ['redo_rate', 0, 3, 0, 1],
  ['redo_rate.satisfied', 0, 0, null, 0],
  ['redo_rate.on_time', 0, 0, null, 0],
  // c1 c3 c11 of c1 c2 c3 c11
  ['first_pass_rate', 3, 4, 3 / 4, 0],
  // no supervision and no colours here
  ['supervision_count', 0, null, 0, 0],
  ['supervision_count.on_time', 0, 0, null, 0],
  ['supervision_count.urges', 2, null, 2, 0],
  ['supervision_count.blue', 0, null, 0, 0],
  ['supervision_count.yellow', 0, null, 0, 0],
  ['supervision_count.red', 0, null, 0, 0],
  ['points_deducted', 0, null, 0, 0],
  // c7 of c1 c2 c6 c7 c8 c11
  ['repeat_rate', 1, 6, 1 / 6, 0],
  // heating, roads, water twice each, household once and fourth; c10 has no topic
  ['topic_concentration', 6, 7, 6 / 7, 1],
  // c11, found on the 26th
  ['staff_upheld_count', 1, null, 1, 0],
  // c99 is not here
  ['upstream_match_rate', 3, 4, 3 / 4, 0],
];
