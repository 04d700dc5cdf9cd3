import { AClockedCase, ORDER, at, dataOf, typesOf } from './a-case.fixture';
import { decideExtension, extensionDecided, type ExtensionDecision } from './decide-extension';
import type { ExtensionRequest } from './extension-request';
import { deliverOrder } from './open-order';
import { judge, submitReply } from './record-work';
import { requestExtension } from './request-extension';
import { ajvFor } from './schema.fixture';

const LN = '360783';
const KY = '520121';
const delivered = (code: string, more = {}): AClockedCase => {
  const aCase = new AClockedCase(code, more);
  aCase.after('2026-03-02', (clocks) => deliverOrder(clocks, ORDER, at('2026-03-02')));
  return aCase;
};

/** @returns the reason code of a refusal, or the request on file */
function ask(
  aCase: AClockedCase,
  when: string,
  workingDays: number,
  id = 'q1',
  kind: 'completion' | 'first_contact' = 'completion',
  org = 'a',
) {
  const asked = { requestId: id, actionId: id, org, orderId: ORDER, kind, workingDays };
  const outcome = requestExtension(aCase.clocks, asked, aCase.on(at(when)));
  if (outcome.kind === 'refused') return outcome.refusal.reasonCode;
  aCase.after(when, () => outcome.facts.clocks);
  const { nth, deadline } = outcome.facts.taken;
  const of = {
    caseId: aCase.clocks.caseId,
    caseNo: 'n',
    orderId: ORDER,
    org,
    jurisdiction: aCase.pack.code,
    deadlineId: deadline.deadlineId,
  };
  const request: ExtensionRequest = {
    requestId: id,
    status: 'pending',
    ...of,
    kind,
    workingDays,
    requestedAt: at(when),
    nth,
    sealedReason: '',
  };
  return request;
}

function decide(
  aCase: AClockedCase,
  when: string,
  request: ExtensionRequest | string,
  decision: ExtensionDecision,
) {
  if (typeof request === 'string') throw new Error(request);
  const outcome = decideExtension(aCase.clocks, request, decision, aCase.on(at(when)));
  if (outcome.kind === 'refused') return outcome.refusal.reasonCode;
  aCase.after(when, () => outcome.facts.clocks, 'extension_granted', at(when));
  const told = {
    requestId: request.requestId,
    workingDays: outcome.facts.workingDays,
    reason: '同意',
    by: 'dispatcher' as const,
  };
  return extensionDecided(
    aCase.clocks,
    aCase.order(),
    aCase.deadline('completion'),
    told,
    aCase.pack,
    at(when),
  );
}

describe('an extension in LN (LN-39…41, Q26)', () => {
  it('adds its days to the due date and tells the unit, the other services and the province', () => {
    const aCase = delivered(LN);
    const events = decide(aCase, '2026-03-06', ask(aCase, '2026-03-05', 3), { granted: true });
    if (typeof events === 'string') throw new Error(events);
    expect(aCase.deadline('completion')).toMatchObject({
      dueOn: '2026-03-12',
      extendedBy: 3,
      state: 'running',
    });
    expect(typesOf(events)).toEqual([
      'sla.extension.decided.v1',
      'extension.decided.v1',
      'receipt.case.extended.v1',
    ]);
    expect(dataOf(events, 'sla.extension.decided.v1')).toMatchObject({
      granted: true,
      ruleId: 'LN-40',
      dueAt: '2026-03-12T23:59:59.999+08:00',
    });
    expect(dataOf(events, 'extension.decided.v1')).toMatchObject({ granted: true, ruleId: 'LN-40' });
    for (const { contract, data } of [...aCase.events, ...events])
      expect(ajvFor(contract.schema)(data)).toBe(true);
  });

  it('refused changes no date, and cites LN-41', () => {
    const aCase = delivered(LN);
    const events = decide(aCase, '2026-03-06', ask(aCase, '2026-03-05', 3), { granted: false });
    expect(aCase.deadline('completion').dueOn).toBe('2026-03-09');
    expect(typeof events === 'string' ? events : dataOf(events, 'sla.extension.decided.v1')).toMatchObject({
      granted: false,
      ruleId: 'LN-41',
    });
  });

  it('must be asked for before expiry', () => {
    expect(ask(delivered(LN), '2026-03-10', 3)).toBe('SLA.EXTENSION_TOO_LATE');
  });

  it('is not for a sudden event, nor for first contact, nor where the regulation knows none', () => {
    expect(ask(delivered(LN, { urgency: 'sudden' }), '2026-03-05', 3)).toBe('SLA.EXTENSION_NOT_ALLOWED');
    expect(ask(delivered(LN), '2026-03-03', 1, 'q1', 'first_contact')).toBe('SLA.EXTENSION_NOT_ALLOWED');
    expect(ask(delivered('410772'), '2026-03-05', 3)).toBe('SLA.EXTENSION_NOT_ALLOWED');
  });

  it('is heard only from the unit that holds the order', () => {
    expect(ask(delivered(LN), '2026-03-05', 3, 'q1', 'completion', 'b')).toBe('ORDER.NOT_HELD');
  });

  it('at most two are granted; refused requests do not count', () => {
    const aCase = delivered(LN);
    decide(aCase, '2026-03-03', ask(aCase, '2026-03-03', 1, 'q1'), { granted: false });
    decide(aCase, '2026-03-03', ask(aCase, '2026-03-03', 1, 'q2'), { granted: true });
    decide(aCase, '2026-03-03', ask(aCase, '2026-03-03', 1, 'q3'), { granted: true });
    expect(ask(aCase, '2026-03-04', 1, 'q4')).toBe('SLA.EXTENSION_LIMIT_REACHED');
    expect(aCase.deadline('completion').dueOn).toBe('2026-03-11');
  });

  it('is taken as asked beyond the limit, and granted up to it (Q85)', () => {
    const aCase = delivered(LN);
    const request = ask(aCase, '2026-03-05', 30);
    expect(decide(aCase, '2026-03-05', request, { granted: true, workingDays: 6 })).toBe(
      'SLA.EXTENSION_TOO_LONG',
    );
    decide(aCase, '2026-03-05', request, { granted: true });
    expect(aCase.deadline('completion').extendedBy).toBe(5);
  });

  it('asked in time and decided late: the rungs are held, and refused they are issued in order (Q5)', () => {
    const aCase = delivered(LN);
    const request = ask(aCase, '2026-03-09', 3);
    expect(aCase.until('2026-03-12')).toEqual([]);
    decide(aCase, '2026-03-12', request, { granted: false });
    expect(aCase.until('2026-03-12 10:00')).toEqual(['blue 2026-03-12T09:00', 'yellow 2026-03-12T09:00']);
  });

  it('granted late there was never an overdue', () => {
    const aCase = delivered(LN);
    decide(aCase, '2026-03-12', ask(aCase, '2026-03-09', 3), { granted: true });
    expect(aCase.until('2026-03-13 12:00')).toEqual(['blue 2026-03-13T00:00']);
  });

  it('one at a time; what its clock has outlived is answered as moot', () => {
    const aCase = delivered(LN);
    ask(aCase, '2026-03-05', 3);
    expect(ask(aCase, '2026-03-05', 3, 'q2')).toBe('SLA.EXTENSION_PENDING');
    aCase.after('2026-03-06', (c) =>
      submitReply(c, ORDER, { round: 1, at: at('2026-03-06'), reviewRequired: true }),
    );
    const events = aCase.after('2026-03-06', (c) => judge(c, ORDER, { passed: true, at: at('2026-03-06') }));
    expect(dataOf(events, 'sla.extension.decided.v1')).toMatchObject({
      requestId: 'q1',
      granted: false,
      by: 'system',
    });
    expect(ask(aCase, '2026-03-06', 3, 'q3')).toBe('SLA.DEADLINE_CLOSED');
  });
});

describe('an extension in KY (KY-47, Q30, Q61)', () => {
  it('needs the person to have been told, and never goes beyond 7 working days in total', () => {
    const aCase = delivered(KY);
    const request = ask(aCase, '2026-03-04', 9);
    expect(decide(aCase, '2026-03-05', request, { granted: true })).toBe('SLA.PERSON_NOT_INFORMED');
    const informed = { granted: true, personInformedAt: at('2026-03-05 08:00') };
    expect(decide(aCase, '2026-03-05', request, { ...informed, workingDays: 5 })).toBe(
      'SLA.EXTENSION_TOO_LONG',
    );
    decide(aCase, '2026-03-05', request, informed);
    expect(aCase.deadline('completion')).toMatchObject({ workingDays: 3, extendedBy: 4 });
    expect(ask(aCase, '2026-03-06', 1, 'q2')).toBe('SLA.EXTENSION_LIMIT_REACHED');
  });
});
