import { CaseSpecialReport } from '@huiying/contracts';
import {
  DAY,
  LN,
  MONDAY,
  ORDER,
  XX,
  allMet,
  by,
  context,
  dataOf,
  events,
  facts,
  handled,
  refusal,
  reply,
  sealed,
  state,
  submissionFor,
} from '../a-case.fixture';
import { reviewSubmission } from '../order/review-submission';
import { submitReply } from '../order/submit-reply';
import { assignCase } from './assign-case';
import { receiveCase } from './receive-case';
import { recordSpecialReport } from './special-report';

const now = MONDAY + DAY;
const received = () => state(receiveCase(undefined, facts(LN), context(LN)));
const assign = (file: ReturnType<typeof received>) =>
  assignCase(file, { lead: 'zrzy', co: [] }, context(LN, now));
const instruction = '请城管局牵头，三日内拿出方案。';

describe('形成信息专报，经市领导批示后按程序办理 (LN-25)', () => {
  it('a reported matter is given to nobody before the leader’s instruction is recorded', () => {
    const reported = recordSpecialReport(received(), { ground: 'hot' }, LN, now);
    expect(dataOf(events(reported), CaseSpecialReport)).toMatchObject({
      ground: 'hot',
      state: 'reported',
      ruleId: 'LN-25',
    });
    expect(refusal(assign(state(reported)))).toMatchObject({
      reasonCode: 'CASE.INSTRUCTION_AWAITED',
      ruleId: 'LN-25',
    });
    const instructed = recordSpecialReport(state(reported), { instruction }, LN, now + DAY);
    expect(dataOf(events(instructed), CaseSpecialReport)).toMatchObject({
      ground: 'hot',
      state: 'instructed',
    });
    expect(state(instructed).specialReport).toMatchObject({ reportedAt: now, instructedAt: now + DAY });
    expect(assign(state(instructed)).kind).toBe('became');
  });

  it('says in no event what was reported and instructed', () => {
    const told = events(recordSpecialReport(received(), { instruction }, LN, now));
    expect(JSON.stringify(told)).not.toContain('城管局');
  });

  it('an instruction that is there already is recorded with its report, and a later one is added', () => {
    const both = state(recordSpecialReport(received(), { instruction }, LN, now));
    expect(both.specialReport).toMatchObject({ instructions: 1, reportedAt: now, instructedAt: now });
    const again = state(recordSpecialReport(both, { instruction }, LN, now + DAY));
    expect(again.specialReport).toMatchObject({ instructions: 2, reportedAt: now });
  });

  it('a unit that has its order works on under its limits; its answer is passed after the instruction', () => {
    const reported = state(recordSpecialReport(handled(LN), {}, LN, now));
    const answered = state(submitReply(reported, ORDER, submissionFor(LN), by(), sealed, { pack: LN, now }));
    const pass = (file: typeof answered) =>
      reviewSubmission(file, ORDER, { passed: true, criteria: allMet }, { reply, pack: LN, now });
    expect(refusal(pass(answered)).reasonCode).toBe('CASE.INSTRUCTION_AWAITED');
    expect(pass(state(recordSpecialReport(answered, { instruction }, LN, now))).kind).toBe('became');
  });

  it('is refused where the regulation knows none, twice while one waits, and after the end', () => {
    expect(refusal(recordSpecialReport(handled(XX), {}, XX, now)).reasonCode).toBe('POLICY.RULE_REFUSES');
    const reported = state(recordSpecialReport(received(), {}, LN, now));
    expect(refusal(recordSpecialReport(reported, {}, LN, now)).reasonCode).toBe('CASE.INSTRUCTION_AWAITED');
    const ended = { ...handled(LN), status: 'withdrawn', withdrawnAt: now } as const;
    expect(refusal(recordSpecialReport(ended, {}, LN, now)).reasonCode).toBe('CASE.WRONG_STATE');
  });
});
