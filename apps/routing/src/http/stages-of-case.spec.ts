import { formatTime } from '@huiying/contracts';
import { loadPolicies } from '@huiying/policy';
import { HOUR, MONDAY, handled, refusal, state } from '../a-case.fixture';
import type { CaseFile, ClosedCase } from '../case-file/case-file';
import { recordRoomWork } from '../case-file/record-room-work';
import { stagesOf } from './stages-of-case';

const XX = loadPolicies().inForce('410772', '2026-11-16')!;
const submittedAt = MONDAY + 2 * HOUR;
const completedAt = MONDAY + 5 * HOUR;

function closed(): ClosedCase {
  const file = handled(XX);
  const orders = file.orders.map((order) => ({
    ...order,
    ...{ status: 'completed', completedAt, submission: { kind: 'reply', submittedAt } },
  }));
  const end = { outcome: 'resolved', finishedAt: submittedAt, completedAt };
  return { ...file, orders, status: 'closed', round: 1, end, onTime: true } as unknown as ClosedCase;
}
const followUp = (file: CaseFile, at: number) =>
  recordRoomWork(file, { kind: 'follow_up', at: formatTime(at) }, XX, at + HOUR);

describe('a case has three stages: handling, reply, follow-up (XX-16)', () => {
  it('each with its times, as far as it has come', () => {
    const [handling, reply, after] = stagesOf(handled(XX));
    expect(handling).toMatchObject({ stage: 'handling', from: expect.any(String) });
    expect([reply, after]).toEqual([{ stage: 'reply' }, { stage: 'follow_up' }]);
  });

  it('the reply lies between the submission and the person’s hearing, the follow-up after it, as a person records it', () => {
    const followed = state(followUp(closed(), completedAt + HOUR));
    expect(stagesOf(followed)).toEqual([
      expect.objectContaining({ to: formatTime(submittedAt) }),
      { stage: 'reply', from: formatTime(submittedAt), to: formatTime(completedAt) },
      expect.objectContaining({ stage: 'follow_up', from: formatTime(completedAt + HOUR) }),
    ]);
  });

  it('nobody is followed up before he has the reply', () => {
    expect(refusal(followUp(handled(XX), MONDAY + HOUR)).reasonCode).toBe('CASE.WRONG_STATE');
  });
});
