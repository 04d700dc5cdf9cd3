import { draftOfValues, loadPolicies, type Pack } from '@huiying/policy';
import { AClockedCase, ORDER, at, packOf } from './a-case.fixture';
import type { CaseClocks } from './case-clocks';
import { decideExtension } from './decide-extension';
import { completeRound, takeBackOrder } from './end-order';
import type { ExtensionRequest } from './extension-request';
import { deliverOrder, openOrder } from './open-order';
import { judge, submitReply } from './record-work';
import { requestExtension } from './request-extension';

const standing = loadPolicies();
export const [XX, LN, KY, JL, HA] = ['410772', '360783', '520121', '220271', '350521'] as const;
export type Story = (aCase: AClockedCase) => unknown;

export const deliver = (aCase: AClockedCase, when = '2026-03-02', orderId = ORDER): void =>
  void aCase.after(when, (c) => deliverOrder(c, orderId, at(when)));
export const submit = (aCase: AClockedCase, when: string): void =>
  void aCase.after(when, (c) => submitReply(c, ORDER, { round: 1, at: at(when), reviewRequired: true }));
export const check = (aCase: AClockedCase, when: string, passed: boolean): void =>
  void aCase.after(when, (c) => judge(c, ORDER, { passed, at: at(when) }));
export const due: Story = (aCase) => aCase.deadline('completion').dueOn;
export const dueAfter =
  (story: (aCase: AClockedCase) => void): Story =>
  (aCase) => {
    deliver(aCase);
    story(aCase);
    return due(aCase);
  };
export const closed = (aCase: AClockedCase, when: string, finished = when): unknown => {
  const end = { round: 1, orderId: ORDER, outcome: 'resolved' as const };
  aCase.after(when, (c) => completeRound(c, { ...end, finishedAt: at(finished), completedAt: at(when) }));
  const { state } = aCase.deadline('completion');
  const deadline = aCase.deadline('completion');
  return deadline.state === 'missed' ? `missed ${deadline.overdueDays}` : state;
};
/** The second order of a case after a granted return of the first. */
export const reassigned = (aCase: AClockedCase): CaseClocks => {
  deliver(aCase);
  aCase.after('2026-03-03', (c) => takeBackOrder(c, ORDER, at('2026-03-03')));
  const second = ORDER.replace(/1$/, '2');
  aCase.after('2026-03-04', (c) => openOrder(c, c, { orderId: second, org: 'b', role: 'lead' }));
  deliver(aCase, '2026-03-04', second);
  return aCase.clocks;
};
export const endsOf = (clocks: CaseClocks, nth: number): string[] =>
  clocks.orders[nth]!.deadlines.map(({ kind, dueOn }) => `${kind} ${dueOn}`);
/** A request for more days. @returns it, or the reason code of its refusal */
export function asked(
  aCase: AClockedCase,
  when: string,
  workingDays: number,
  id = 'q1',
  kind: 'completion' | 'first_contact' = 'completion',
): ExtensionRequest | string {
  const asking = { requestId: id, actionId: id, org: 'a', orderId: ORDER, kind, workingDays };
  const outcome = requestExtension(aCase.clocks, asking, aCase.on(at(when)));
  if (outcome.kind === 'refused') return outcome.refusal.reasonCode;
  aCase.after(when, () => outcome.facts.clocks);
  const { deadlineId } = outcome.facts.taken.deadline;
  const request = { ...asking, status: 'pending', deadlineId, nth: 1, requestedAt: at(when) };
  return request as unknown as ExtensionRequest;
}
export function decided(
  aCase: AClockedCase,
  when: string,
  request: ExtensionRequest | string,
  more: object,
): unknown {
  if (typeof request === 'string') return request;
  const outcome = decideExtension(aCase.clocks, request, { granted: true, ...more }, aCase.on(at(when)));
  if (outcome.kind === 'refused') return outcome.refusal.reasonCode;
  aCase.after(when, () => outcome.facts.clocks, 'extension_granted', at(when));
  return due(aCase);
}
export const extended =
  (when: string, days: number, more = {}): Story =>
  (aCase) => {
    deliver(aCase);
    return decided(aCase, when, asked(aCase, '2026-03-03', days), more);
  };
export const overdue =
  (until: string): Story =>
  (aCase) => {
    deliver(aCase);
    return aCase.until(until);
  };

/** The pack of a jurisdiction with other values. */
export const packWith = (code: string, values: Readonly<Record<string, unknown>>): Pack =>
  standing.drafted(draftOfValues(packOf(code), values)).inForce(code, '2026-03-02')!;

/** A story told under the decided reading and under the other one. */
export function both(
  code: string,
  values: Readonly<Record<string, unknown>>,
  story: Story,
): readonly unknown[] {
  return [packOf(code), packWith(code, values)].map((pack) => {
    const aCase = new AClockedCase(code, { receivedAt: at('2026-02-27') });
    Object.assign(aCase, { pack });
    return story(aCase);
  });
}

/** A question in words, jurisdiction, the other value, the story, and what it comes to in either reading. */
export type Question = readonly [string, string, Readonly<Record<string, unknown>>, Story, unknown, unknown];
