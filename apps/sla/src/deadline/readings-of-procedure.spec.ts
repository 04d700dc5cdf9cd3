import type { Pack } from '@huiying/policy';
import { ORDER, at, packOf, type AClockedCase } from './a-case.fixture';
import { orderOf, withOrder } from './case-clocks';
import { citedBy } from './end-order';
import { openOrder, redoOrder } from './open-order';
import { declareComplexity, fulfilContact } from './record-work';
import {
  HA,
  JL,
  KY,
  LN,
  XX,
  asked,
  both,
  check,
  closed,
  decided,
  deliver,
  dueAfter,
  endsOf,
  extended,
  packWith,
  reassigned,
  submit,
  type Question,
} from './stories.fixture';

/** What becomes of a request. */
const ask = (
  aCase: AClockedCase,
  when: string,
  days: number,
  kind: 'completion' | 'first_contact' = 'completion',
  id = 'q1',
) => {
  const request = asked(aCase, when, days, id, kind);
  return typeof request === 'string' ? request : request.status;
};

/** A rung as the pack has it, with something of it changed. */
const rung = (code: string, key: string, more: object): object => ({
  ...packOf(code).value<object>(key),
  ...more,
});

describe('each question of procedure is one value; both readings hold in sla', () => {
  it.each<Question>([
    [
      'Q26 an extension is added to the due date, or runs from its grant',
      LN,
      { 'extension.start': 'grant_date' },
      extended('2026-03-04', 4),
      '2026-03-13',
      '2026-03-10',
    ],
    [
      'Q26 as long as the limit, or longer',
      LN,
      { 'extension.max_length': 'unlimited' },
      extended('2026-03-04', 8, { workingDays: 8 }),
      'SLA.EXTENSION_TOO_LONG',
      '2026-03-19',
    ],
    [
      'Q26 the officer may grant fewer',
      LN,
      { 'extension.officer_may_grant_fewer': false },
      extended('2026-03-04', 3, { workingDays: 2 }),
      '2026-03-11',
      'SLA.EXTENSION_TOO_LONG',
    ],
    [
      ...(['Q26 asked before expiry only', LN, { 'extension.must_apply_before_expiry': false }] as const),
      (aCase) => (deliver(aCase), decided(aCase, '2026-03-11', asked(aCase, '2026-03-10', 2), {})),
      'SLA.EXTENSION_TOO_LATE',
      '2026-03-11',
    ],
    [
      ...([
        'Q28 the reason must come before the 7th overdue day',
        LN,
        { 'overdue.reason_before_day': 3 },
      ] as const),
      (aCase) => {
        deliver(aCase);
        aCase.until('2026-03-13');
        aCase.after('2026-03-13', (c) =>
          withOrder(c, ORDER, (order) => ({
            ...order,
            deadlines: order.deadlines.map((each) => ({ ...each, reasonStatedAt: at('2026-03-13') })),
          })),
        );
        return aCase.until('2026-03-20');
      },
      [],
      ['inspection 2026-03-18T00:00'],
    ],
    [
      'Q30 told before it is granted',
      KY,
      { 'extension.person_informed': 'after_granting' },
      extended('2026-03-04', 2),
      'SLA.PERSON_NOT_INFORMED',
      '2026-03-09',
    ],
    [
      'Q30 understanding is recorded, or a condition',
      KY,
      { 'extension.consent': 'required' },
      extended('2026-03-04', 2, { personInformedAt: at('2026-03-03') }),
      '2026-03-09',
      'SLA.PERSON_NOT_INFORMED',
    ],
    [
      'Q34 a new unit has its own return window',
      LN,
      { 'return.new_unit_own_window': false },
      (aCase) => endsOf(reassigned(aCase), 1),
      ['first_contact 2026-03-06', 'completion 2026-03-11', 'return 2026-03-05'],
      ['first_contact 2026-03-06', 'completion 2026-03-11'],
    ],
    [
      ...(['Q35 no new contact duty in a redo', LN, { 'redo.contact_duty': true }] as const),
      (aCase) => {
        deliver(aCase);
        aCase.after('2026-03-03', (c) => fulfilContact(c, ORDER, at('2026-03-03')));
        aCase.after('2026-03-10', (c) => redoOrder(c, ORDER, 2, at('2026-03-10')));
        aCase.after('2026-03-11', (c) => fulfilContact(c, ORDER, at('2026-03-11')));
        return aCase
          .order()
          .deadlines.flatMap(({ kind, round, state }) =>
            kind === 'first_contact' ? [`${round} ${state}`] : [],
          );
      },
      ['1 met'],
      ['1 met', '2 met'],
    ],
    [
      ...([
        'Q37 the complex period from the same start, or added',
        XX,
        { 'complexity.start': 'end_of_ordinary' },
      ] as const),
      dueAfter((aCase) => aCase.after('2026-03-03', (c) => declareComplexity(c, ORDER, 'complex'))),
      '2026-03-23',
      '2026-03-30',
    ],
    [
      ...(['Q44 each unit is late on its own', LN, { 'cohandling.each_late_alone': false }] as const),
      (aCase) => {
        const co = ORDER.replace(/1$/, '2');
        deliver(aCase);
        aCase.after('2026-03-02', (c) => openOrder(c, c, { orderId: co, org: 'b', role: 'co' }));
        deliver(aCase, '2026-03-02', co);
        return orderOf(aCase.clocks, co)?.deadlines.map(({ kind }) => kind);
      },
      ['completion', 'return'],
      ['return'],
    ],
    [
      ...([
        'Q49 done on a Sunday after a Friday: 0 days, or the next working day',
        LN,
        { 'overdue.off_day_submission': 'next_working_day' },
      ] as const),
      (aCase) => {
        deliver(aCase, '2026-03-06');
        aCase.until('2026-03-15');
        submit(aCase, '2026-03-15');
        check(aCase, '2026-03-15 10:00', true);
        return [closed(aCase, '2026-03-15 10:00', '2026-03-15'), aCase.until('2026-03-20')];
      },
      ['missed 0', []],
      ['missed 1', ['blue 2026-03-16T00:00']],
    ],
    [
      ...([
        'Q50 no rung while an in-time submission is checked, or as usual',
        LN,
        { 'alert.while_under_review': 'as_usual' },
      ] as const),
      (aCase) => (deliver(aCase), submit(aCase, '2026-03-09'), aCase.until('2026-03-10')),
      [],
      ['blue 2026-03-10T00:00'],
    ],
    [
      ...([
        'Q53 a submission does not fulfil the contact duty',
        LN,
        { 'contact.fulfilled_by_submission': true },
      ] as const),
      (aCase) => (deliver(aCase), submit(aCase, '2026-03-03'), aCase.deadline('first_contact').state),
      'running',
      'met',
    ],
    [
      'Q61 the cap alone, or the original limit as well',
      KY,
      { 'extension.cap_governs_alone': false },
      extended('2026-03-04', 4, { personInformedAt: at('2026-03-03') }),
      '2026-03-11',
      '2026-03-10',
    ],
    [
      ...([
        'Q62 rework under the same deadline, or one of its own',
        LN,
        { 'rework.own_deadline': true },
      ] as const),
      dueAfter((aCase) => (submit(aCase, '2026-03-09'), check(aCase, '2026-03-10', false))),
      '2026-03-11',
      '2026-03-17',
    ],
    [
      ...([
        'Q62 a late submission that fails was never in time',
        LN,
        { 'rework.late_failed': 'resumed_date' },
      ] as const),
      dueAfter((aCase) => (submit(aCase, '2026-03-11'), check(aCase, '2026-03-12', false))),
      '2026-03-09',
      '2026-03-13',
    ],
    [
      ...([
        'Q72 the submission, or the word of the person',
        JL,
        { 'completion.event': 'submitted' },
      ] as const),
      (aCase) => (
        deliver(aCase),
        submit(aCase, '2026-03-03'),
        check(aCase, '2026-03-03 10:00', true),
        aCase.deadline('completion').state
      ),
      'running',
      'met',
    ],
    [
      'Q85 more than may be granted is taken, or refused',
      LN,
      { 'extension.beyond_limit': 'refused' },
      extended('2026-03-04', 8),
      '2026-03-16',
      'SLA.EXTENSION_TOO_LONG',
    ],
    [
      'Q52 a report that nobody decides on has no completion, or silence takes it up',
      LN,
      { 'report.undecided': 'counts_as_accepted' },
      (aCase) => {
        Object.assign(aCase, { clocks: { ...aCase.clocks, caseType: 'report' } });
        deliver(aCase);
        return aCase.kinds().includes('completion') ? aCase.deadline('completion').dueOn : 'none';
      },
      'none',
      '2026-03-18',
    ],
    [
      'Q26 only a completion can be extended',
      LN,
      { 'extension.kinds': ['completion', 'first_contact'] },
      (aCase) => (deliver(aCase), ask(aCase, '2026-03-03', 1, 'first_contact')),
      'SLA.EXTENSION_NOT_ALLOWED',
      'pending',
    ],
    [
      'Q26 a sudden event cannot be extended',
      LN,
      { 'extension.sudden_excluded': false },
      (aCase) => {
        deliver(aCase);
        Object.assign(aCase, { clocks: { ...aCase.clocks, urgency: 'sudden' } });
        return ask(aCase, '2026-03-03', 1);
      },
      'SLA.EXTENSION_NOT_ALLOWED',
      'pending',
    ],
    [
      'Q26 a refused request does not count',
      LN,
      { 'extension.refused_counts': true },
      (aCase) => {
        deliver(aCase);
        for (const [when, id] of [
          ['2026-03-03', 'q1'],
          ['2026-03-04', 'q2'],
        ] as const)
          decided(aCase, when, asked(aCase, when, 1, id), { granted: false });
        return ask(aCase, '2026-03-05', 1, 'completion', 'q3');
      },
      'pending',
      'SLA.EXTENSION_LIMIT_REACHED',
    ],
    [
      'Q27 which clocks carry colours',
      LN,
      { 'alert.rung.blue': rung(LN, 'alert.rung.blue', { kinds: ['redo'] }) },
      (aCase) => (deliver(aCase), aCase.until('2026-03-11')),
      ['blue 2026-03-10T00:00', 'yellow 2026-03-11T00:00'],
      ['yellow 2026-03-11T00:00'],
    ],
    [
      'Q46 which rungs a jurisdiction raises',
      XX,
      { 'alert.rung.overdue': undefined },
      (aCase) => (deliver(aCase), aCase.until('2026-03-12')),
      ['t-1 2026-03-09T00:00', 'overdue 2026-03-09T23:59'],
      ['t-1 2026-03-09T00:00'],
    ],
    [
      'Q57 whether a complaint of HA has a limit',
      HA,
      { 'sla.complaint.completion': undefined },
      (aCase) => (deliver(aCase), aCase.kinds()),
      ['completion'],
      [],
    ],
  ])('%s', (_question, code, values, story, first, second) => {
    expect(both(code, values, story)).toEqual([first, second]);
  });

  it('Q55 a dispatcher cites the statute, or the supervisor', () => {
    const allowed = (pack: Pack) =>
      ['dispatcher', 'supervisor'].map((role) => citedBy(role, pack)?.refusal.reasonCode);
    expect(allowed(packOf(LN))).toEqual([undefined, 'POLICY.RULE_REFUSES']);
    expect(allowed(packWith(LN, { 'statutory.set_by': 'supervisor' }))).toEqual([
      'POLICY.RULE_REFUSES',
      undefined,
    ]);
  });
});
