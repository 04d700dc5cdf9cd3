import { ToDeptSupervisionIssued } from '@huiying/contracts';
import { localDate } from '@huiying/working-days';
import { AClockedCase, CASE, ORDER, at, dataOf, packOf, typesOf } from '../deadline/a-case.fixture';
import { completeRound, takeBackOrder } from '../deadline/end-order';
import { judge } from '../deadline/record-work';
import { HA, LN, both, check, deliver, packWith, submit } from '../deadline/stories.fixture';
import { explainDeadline } from '../deadline/explain-deadline';
import {
  closeSupervision,
  deliverSupervision,
  issueSupervision,
  type AskedSupervision,
} from './issue-supervision';
import { opensItself } from './opens-itself';

const asking: AskedSupervision = {
  orderId: ORDER,
  mode: 'message',
  trigger: 'other',
  by: 'supervisor',
  faultFound: false,
  noticeNo: '督办〔2026〕1号',
};

/** @returns what was announced, or the reason code and rule of the refusal */
function supervise(aCase: AClockedCase, when: string, more: Partial<AskedSupervision> = {}) {
  const outcome = issueSupervision(aCase.clocks, { ...asking, ...more }, aCase.on(at(when)));
  if (outcome.kind === 'refused') {
    const { reasonCode, ruleId } = outcome.refusal;
    return ruleId === undefined ? reasonCode : `${reasonCode} ${ruleId}`;
  }
  aCase.after(when, () => outcome.facts.clocks);
  return outcome.events;
}
const reach = (aCase: AClockedCase, when: string): void =>
  void aCase.after(when, (c) => deliverSupervision(c, ORDER, at(when)));
const close = (aCase: AClockedCase, when: string, finished = true, more: { revoked?: true } = {}): void =>
  void aCase.after(when, (c) => closeSupervision(c, ORDER, 1, { closedAt: at(when), finished, ...more }));
/** Supervised by message on Tuesday 3 March: due on Thursday. */
const supervised = (aCase: AClockedCase, more: Partial<AskedSupervision> = {}): AClockedCase => {
  deliver(aCase);
  supervise(aCase, '2026-03-03', more);
  reach(aCase, '2026-03-03');
  return aCase;
};
const longnan = () => new AClockedCase(LN);
const limit = (aCase: AClockedCase) => {
  const { dueOn, ruleId, article } = aCase.deadline('supervision');
  return `${dueOn} ${ruleId} ${article}`;
};
const state = (aCase: AClockedCase): string => aCase.deadline('supervision').state;

describe('how Longnan supervises (article 24)', () => {
  it('LN-60: by message or telephone, finished within 2 working days', () => {
    const aCase = longnan();
    deliver(aCase);
    const events = supervise(aCase, '2026-03-03');
    expect(typesOf(events as never)).toEqual(['sla.supervision.issued.v1', 'supervision.issued.v1']);
    expect(dataOf(events as never, ToDeptSupervisionIssued.type)).toMatchObject({
      ...{ orderId: ORDER, caseId: CASE, mode: 'message', noticeNo: '督办〔2026〕1号', ruleId: 'LN-60' },
      dueAt: '2026-03-05T23:59:59.999+08:00',
    });
    expect(aCase.kinds()).not.toContain('supervision');
    reach(aCase, '2026-03-03');
    expect(limit(aCase)).toBe('2026-03-05 LN-60 第二十四条第（一）项');
  });

  it('LN-61: by written notice, within 2 working days of its receipt', () => {
    const aCase = longnan();
    deliver(aCase);
    supervise(aCase, '2026-03-03', { mode: 'notice' });
    reach(aCase, '2026-03-04');
    reach(aCase, '2026-03-06');
    expect(limit(aCase)).toBe('2026-03-06 LN-61 第二十四条第（二）项');
    const { text } = explainDeadline(
      aCase.clocks,
      `${ORDER}:supervision:1`,
      aCase.pack,
      aCase.calendar.calendar,
    )!;
    expect(text).toContain('督办送达承办单位');
  });

  it('LN-62, LN-63: on the spot and by special report within the period that was set, in days or by date', () => {
    expect(limit(supervised(longnan(), { mode: 'on_site', workingDays: 4 }))).toBe(
      '2026-03-09 LN-62 第二十四条第（三）项',
    );
    const report = { mode: 'special_report', dueOn: localDate('2026-03-14'), instruction: '批示' } as const;
    expect(limit(supervised(longnan(), report))).toBe('2026-03-16 LN-63 第二十四条第（四）项');
  });

  it('a period is refused where the law has its own, and asked for where it has none', () => {
    const aCase = longnan();
    deliver(aCase);
    const code = 'SLA.SUPERVISION_PERIOD';
    expect(supervise(aCase, '2026-03-03', { workingDays: 3 })).toBe(`${code} LN-60`);
    expect(supervise(aCase, '2026-03-03', { mode: 'on_site' })).toBe(`${code} LN-62`);
    const twice = { mode: 'on_site', workingDays: 3, dueOn: localDate('2026-03-09') } as const;
    expect(supervise(aCase, '2026-03-03', twice)).toBe(`${code} LN-62`);
    expect(supervise(aCase, '2026-03-03', { mode: 'on_site', dueOn: localDate('2026-03-02') })).toBe(
      `${code} LN-62`,
    );
    expect(supervise(aCase, '2026-03-03', { mode: 'special_report', workingDays: 3 })).toBe(
      'SLA.INSTRUCTION_MISSING LN-63',
    );
  });

  it('a regulation without supervision knows none', () => {
    const aCase = new AClockedCase(HA);
    deliver(aCase);
    expect(supervise(aCase, '2026-03-03')).toBe('SLA.SUPERVISION_NOT_KNOWN');
  });
});

describe('what Longnan supervises (article 23)', () => {
  it('LN-57: what is overdue and unfinished, not what is in time or was submitted in time', () => {
    const overdue = { trigger: 'overdue' } as const;
    const aCase = longnan();
    deliver(aCase);
    expect(supervise(aCase, '2026-03-09', overdue)).toBe('SLA.NOT_OVERDUE LN-57');
    submit(aCase, '2026-03-09 10:00');
    expect(supervise(aCase, '2026-03-10', overdue)).toBe('SLA.NOT_OVERDUE LN-57');
    check(aCase, '2026-03-10 10:00', false);
    expect(typeof supervise(aCase, '2026-03-12', overdue)).not.toBe('string');
  });

  it('LN-57: what a leader has instructed, in his words', () => {
    const aCase = longnan();
    deliver(aCase);
    expect(supervise(aCase, '2026-03-03', { trigger: 'instructed' })).toBe('SLA.INSTRUCTION_MISSING LN-57');
    expect(
      typesOf(supervise(aCase, '2026-03-03', { trigger: 'instructed', instruction: '限期办结' }) as never),
    ).toContain('supervision.issued.v1');
  });

  it('LN-58: what was not set right by the redo, once it was found to be the fault of the unit; LN-59: others as needed', () => {
    const trigger = 'unsatisfied_after_redo_at_fault' as const;
    const aCase = longnan();
    deliver(aCase);
    expect(supervise(aCase, '2026-03-03', { trigger })).toBe('SLA.FAULT_NOT_FOUND LN-58');
    expect(typesOf(supervise(aCase, '2026-03-03', { trigger, faultFound: true }) as never)).toHaveLength(2);
    expect(
      typesOf(supervise(supervisedAndClosed(), '2026-03-05', { trigger: 'concentrated' }) as never),
    ).toHaveLength(2);
  });
  const supervisedAndClosed = (): AClockedCase => {
    const aCase = supervised(longnan());
    close(aCase, '2026-03-04');
    return aCase;
  };

  it('one supervision of an order stands at a time', () => {
    const aCase = supervised(longnan());
    expect(supervise(aCase, '2026-03-04')).toBe('SLA.SUPERVISION_OPEN');
    close(aCase, '2026-03-04');
    supervise(aCase, '2026-03-05');
    reach(aCase, '2026-03-05');
    expect(aCase.deadline('supervision', 2).dueOn).toBe('2026-03-09');
    expect(aCase.deadline('supervision', 1).state).toBe('met');
  });
});

describe('the end of a supervision', () => {
  it('an accepted submission meets it, by the instant of the submission (Q80)', () => {
    const aCase = supervised(longnan());
    submit(aCase, '2026-03-05');
    expect(state(aCase)).toBe('paused');
    check(aCase, '2026-03-09', true);
    expect(state(aCase)).toBe('met');
  });

  it('a submission that fails its check leaves it running; done too late it is missed', () => {
    const aCase = supervised(longnan());
    submit(aCase, '2026-03-04');
    check(aCase, '2026-03-05', false);
    expect(state(aCase)).toBe('running');
    submit(aCase, '2026-03-12');
    check(aCase, '2026-03-12 15:00', true);
    expect(aCase.deadline('supervision')).toMatchObject({ state: 'missed' });
  });

  it('neither meets nor moves the limits of the order, and carries no points (Q27, Q35)', () => {
    const aCase = supervised(longnan());
    expect(aCase.deadline('completion').dueOn).toBe('2026-03-09');
    expect(aCase.until('2026-03-08')).toEqual([]);
    close(aCase, '2026-03-09');
    expect(aCase.deadline('completion').state).toBe('running');
    expect(state(aCase)).toBe('missed');
  });

  it('closed unfinished in time nobody owes it any more; taken back with its order it is superseded', () => {
    const unfinished = supervised(longnan());
    close(unfinished, '2026-03-04', false);
    expect(state(unfinished)).toBe('superseded');
    const takenBack = supervised(longnan());
    takenBack.after('2026-03-04', (c) => takeBackOrder(c, ORDER, at('2026-03-04')));
    expect(state(takenBack)).toBe('superseded');
    expect(supervise(takenBack, '2026-03-04')).toBe('ORDER.WITHDRAWN');
  });

  it('revoked it counts nowhere, also when its limit had passed; closed unfinished after its limit it is missed', () => {
    const revoked = supervised(longnan());
    close(revoked, '2026-03-12', false, { revoked: true });
    expect(state(revoked)).toBe('superseded');
    const unfinished = supervised(longnan());
    close(unfinished, '2026-03-12', false);
    expect(state(unfinished)).toBe('missed');
  });

  it('what is done after the closure neither meets nor misses it, in whatever order both are read', () => {
    const aCase = longnan();
    deliver(aCase);
    supervise(aCase, '2026-03-03');
    close(aCase, '2026-03-04', false);
    submit(aCase, '2026-03-09');
    check(aCase, '2026-03-09 10:00', true);
    reach(aCase, '2026-03-03 09:00');
    expect(state(aCase)).toBe('superseded');
  });

  it('of a case that was at its end before, only the closure meets it (LN-58)', () => {
    const aCase = longnan();
    deliver(aCase);
    submit(aCase, '2026-03-03');
    check(aCase, '2026-03-03 10:00', true);
    const end = { round: 1, orderId: ORDER, outcome: 'resolved' as const };
    const ended = { ...end, finishedAt: at('2026-03-03'), completedAt: at('2026-03-03 10:00') };
    aCase.after('2026-03-03 10:00', (c) => completeRound(c, ended));
    supervise(aCase, '2026-03-04', { trigger: 'unsatisfied_after_redo_at_fault', faultFound: true });
    reach(aCase, '2026-03-04');
    expect(state(aCase)).toBe('running');
    close(aCase, '2026-03-06');
    expect(state(aCase)).toBe('met');
  });

  it('is the same when the delivery is read after what met it', () => {
    const aCase = longnan();
    deliver(aCase);
    supervise(aCase, '2026-03-03');
    submit(aCase, '2026-03-04');
    aCase.after('2026-03-05', (c) => judge(c, ORDER, { passed: true, at: at('2026-03-05') }));
    reach(aCase, '2026-03-03 09:00');
    expect(aCase.deadline('supervision')).toMatchObject({ state: 'met', closedAt: at('2026-03-04') });
  });
});

describe('Q80 who opens a supervision, and what meets it', () => {
  it('an accepted submission or the closure; in the other reading only the closure', () => {
    const story = (aCase: AClockedCase) => {
      supervised(aCase);
      submit(aCase, '2026-03-04');
      check(aCase, '2026-03-04 10:00', true);
      return state(aCase);
    };
    expect(both(LN, { 'supervision.met_by': ['closure'] }, story)).toEqual(['met', 'running']);
    const closing = (aCase: AClockedCase) => (supervised(aCase), close(aCase, '2026-03-04'), state(aCase));
    expect(both(LN, { 'supervision.met_by': ['accepted_submission'] }, closing)).toEqual([
      'met',
      'superseded',
    ]);
  });

  it('a person; in the other reading the program, once, with the first warning after the due day', () => {
    const overdue = longnan();
    deliver(overdue);
    overdue.until('2026-03-10');
    const opened = (pack = packOf(LN)) =>
      opensItself(overdue.clocks, `${ORDER}:completion:1`, { ...overdue.on(at('2026-03-10')), pack })
        ?.orderId;
    expect(opened()).toBeUndefined();
    const bySystem = packWith(LN, { 'supervision.opened_by': 'system' });
    expect(opened(bySystem)).toBe(ORDER);
    supervise(overdue, '2026-03-10', { trigger: 'overdue', by: 'system' });
    expect(opened(bySystem)).toBeUndefined();
  });
});
