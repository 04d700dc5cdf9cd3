import {
  CaseDuplicateLinked,
  CaseReclassified,
  CaseRefused,
  CaseTransferred,
  DeadlineChanged,
  ExtensionDecided,
  ExtensionRequested,
} from '@huiying/contracts';
import type { Counted, HandCounted } from './hand-counted';
import { Town, on } from './town';

const [A, B] = ['ky-a', 'ky-b'];

/** March 2026 in Kaiyang: three and five working days, seven with all extensions; upheld complaints may follow people. */
export function kaiyang(): HandCounted {
  const town = new Town('520121', false);
  for (const org of [A, B]) town.unit(org);
  complaints(town);
  reports(town);
  notTaken(town);
  ratings(town);
  town.month.fallDueUntil(on(32, '00:00'));
  town.volumes([
    { org: A, windowNo: '3', volume: 1500 },
    { org: B, volume: 500 },
  ]);
  return { place: '开阳县', month: town.month, figures };
}

const finding = { passed: true, upheld: true, fault: true } as const;

function complaints(town: Town): void {
  const respondent = { orgCode: A, windowNo: '3', staffNo: '17' };
  const tax = { respondent, topic: { code: 'tax' } };
  // c1: ordinary, 2nd to 5th, three working days; found upheld when the person was told
  town.accepted('c1', 2, { ...tax, caseType: 'complaint', channel: 'counter' });
  town.assigned('c1', A, 2, 5);
  town.submitted('c1', A, 5);
  town.reviewed('c1', A, 5, finding);
  town.answered('c1', A, 5, { finished: 5, upheld: true, fault: true });
  // c2: complex, due on the 16th, two more days until the 18th: seven in all; finished on the 17th, six
  town.accepted('c2', 9, { ...tax, caseType: 'complaint', channel: 'pc' });
  town.assigned('c2', A, 9, 16);
  extended(town, 'c2', 16, 18);
  town.submitted('c2', A, 17);
  town.reviewed('c2', A, 17, finding);
  town.answered('c2', A, 18, { finished: 17, upheld: true, fault: true });
  // c6: taken for a report; a person finds that it is a complaint about number 18. 18th to 23rd, three
  const about = { orgCode: B, windowNo: '4', staffNo: '18' };
  town.accepted('c6', 18, { caseType: 'report', channel: 'telephone', respondent: about });
  town.assigned('c6', B, 18, 23);
  town.month.say(CaseReclassified, {
    ...{ caseId: town.caseId('c6'), from: 'report', to: 'complaint', reclassifiedAt: on(19) },
    ...{ receivedOn: '2026-03-18', respondent: about },
  });
  town.submitted('c6', B, 23);
  town.reviewed('c6', B, 24, finding);
  town.answered('c6', B, 23, { finished: 23, completed: 24, upheld: true, fault: true });
}

/** Asked for on the 12th and granted on the 13th. */
function extended(town: Town, no: string, before: number, due: number): void {
  const request = { ...town.order(no), org: A, requestId: `q-${no}`, deadlineKind: 'completion' } as const;
  town.month.say(ExtensionRequested, { ...request, requestedAt: on(12) });
  town.month.say(ExtensionDecided, { ...request, granted: true, decidedAt: on(13) });
  town.month.say(DeadlineChanged, {
    ...{ ...town.order(no), org: A, kind: 'completion', aboutKind: 'case', cause: 'extension_granted' },
    ...{ deadlineId: `${town.order(no).orderId}:completion:1`, changedAt: on(13) },
    ...{ dueOn: `2026-03-${due}`, dueAt: on(due, '23:59') },
    before: {
      ...{ dueOn: `2026-03-${before}`, dueAt: on(before, '23:59') },
      ...{ calendarVersion: 'CN/2026@1', provisional: false },
    },
  });
}

function reports(town: Town): void {
  // c3: due on the 13th, finished on the 18th: three late, six in all; not upheld
  town.accepted('c3', 10, { caseType: 'report', channel: 'telephone', topic: { code: 'land' } });
  town.assigned('c3', B, 10, 13);
  town.submitted('c3', B, 18);
  town.answered('c3', B, 13, { finished: 18, late: 3, upheld: false });
  // c5: handed to the discipline inspection a day later; its clock ends
  town.accepted('c5', 16, { caseType: 'report', channel: 'letter', topic: { code: 'household' } });
  town.assigned('c5', B, 16, 19);
  town.month.say(CaseTransferred, { caseId: town.caseId('c5'), transferredAt: on(17) });
  town.clockEnds(
    { ...town.order('c5'), org: B, kind: 'completion', aboutKind: 'case' },
    'superseded',
    17,
    19,
  );
}

/** c4: nothing to do with the hall; c7: a duplicate of c1. */
function notTaken(town: Town): void {
  const decided = (no: string) => ({ caseId: town.caseId(no), upstreamCaseNo: town.numberOf(no) });
  town.registered('c4', 11, { caseType: 'complaint' });
  town.month.say(CaseRefused, { ...decided('c4'), refusedAt: on(11) });
  town.registered('c7', 12, { caseType: 'complaint' });
  town.month.say(CaseDuplicateLinked, {
    ...decided('c7'),
    masterCaseId: town.caseId('c1'),
    linkedAt: on(12),
  });
}

function ratings(town: Town): void {
  const of = (no: string) => ({ ...town.order(no), round: 1, org: A, windowNo: '3' });
  // noted by the clerk who told the person (KY-42): counts, and is not active
  town.rated('r1', 5, 'satisfied', { ...of('c1'), origin: 'self_recorded', active: false });
  // by the person; it is recorded, and nothing is owed for it
  town.rated('r2', 18, 'dissatisfied', { ...of('c2'), origin: 'online', realName: true });
}

const figures: readonly Counted[] = [
  // c1 c2 c3 c5 c6
  ['volume', 5, null, 5, 0],
  // c4 was refused; c7 is a duplicate
  ['acceptance_rate', 5, 6, 5 / 6, 1],
  // due: c1 c2 c3 c6; c3 late; c5 was handed over
  ['on_time_rate', 3, 4, 3 / 4, 1],
  ['on_time_rate.of_completed', 3, 4, 3 / 4, 0],
  // without the two days c2 would be late, too
  ['on_time_rate.without_extensions', 2, 4, 2 / 4, 1],
  // all but c5, which others answer
  ['completion_rate', 4, 4, 1, 1],
  ['overdue_rate', 1, 4, 1 / 4, 1],
  ['overdue_rate.mean_days', 3, 1, 3, 0],
  ['first_contact_on_time_rate', 0, 0, null, 0],
  // 3 + 6 + 6 + 3; the middle of 3 3 6 6
  ['handling_days', 18, 4, 4.5, 0],
  ['handling_days.median', null, 4, 4.5, 0],
  // c1 c2 about A (1 500) and c6, which is a complaint, about B (500)
  ['complained_of_rate', 3, 2000, 15, 0],
  // c1 c2 c6; c3 is a report
  ['upheld_rate', 3, 3, 1, 0],
  ['followup_satisfaction_rate', 0, 0, null, 0],
  ['followup_satisfaction_rate.sample_rate', 0, 4, 0, 0],
  ['followup_rate', 0, 0, null, 0],
  ['solved_rate', 0, 0, null, 0],
  ['case_satisfaction_rate', 1, 2, 1 / 2, 0],
  ['good_rating_rate', 1, 2, 1 / 2, 0],
  ['good_rating_rate.before_annulment', 1, 2, 1 / 2, 0],
  ['bad_rating_rate', 1, 2, 1 / 2, 0],
  ['bad_rating_rate.before_annulment', 1, 2, 1 / 2, 0],
  // c2 of c1 c2 c3 c6
  ['active_rating_rate', 1, 4, 1 / 4, 0],
  // window 3 of A; nobody rated B
  ['rating_coverage', 1, 2, 1 / 2, 0],
  // 8 + 4
  ['average_score', 12, 2, 6, 0],
  // a bad rating is recorded here; nobody owes a rectification or may appeal
  ['rectification_rate', 0, 0, null, 0],
  ['rectification_rate.ledger', 0, 0, null, 0],
  ['on_time_rectification_rate', 0, 0, null, 0],
  ['real_name_rectified_rate', 0, 0, null, 1],
  ['satisfied_after_rate', 0, 0, null, 0],
  ['appeal_rate', 0, 1, 0, 0],
  ['appeal_rate.success', 0, 0, null, 0],
  ['appeal_rate.success.before_reversal', 0, 0, null, 0],
  ['appeal_on_time_rate', 0, 0, null, 0],
  ['return_rate', 0, 5, 0, 0],
  ['misdispatch_rate', 0, 5, 0, 0],
  // c2
  ['extension_rate', 1, 5, 1 / 5, 0],
  // no redo here
  ['redo_rate', 0, 2, 0, 0],
  ['redo_rate.satisfied', 0, 0, null, 0],
  ['redo_rate.on_time', 0, 0, null, 0],
  // no reply is checked here; the room says whether the complaint is upheld
  ['first_pass_rate', 0, 0, null, 0],
  ['supervision_count', 0, null, 0, 0],
  ['supervision_count.on_time', 0, 0, null, 0],
  ['supervision_count.urges', 0, null, 0, 0],
  ['supervision_count.blue', 0, null, 0, 0],
  ['supervision_count.yellow', 0, null, 0, 0],
  ['supervision_count.red', 0, null, 0, 0],
  ['points_deducted', 0, null, 0, 0],
  // c7 of c1 c2 c4 c6 c7
  ['repeat_rate', 1, 5, 1 / 5, 0],
  // tax twice, land and household once: all are among the first three; c6 has none
  ['topic_concentration', 4, 4, 1, 1],
  // c1 c2 about number 17, c6 about number 18
  ['staff_upheld_count', 3, null, 3, 0],
  // the province sent no statement
  ['upstream_match_rate', 0, 0, null, 0],
];
