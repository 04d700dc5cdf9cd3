import { CaseReferred, CaseTransferred, OrderReviewed, ReceiptCaseTransferred } from '@huiying/contracts';
import {
  DAY,
  HOUR,
  KY,
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
  types,
} from '../a-case.fixture';
import { giveFeedback, type Feedback } from '../order/give-feedback';
import { reviewSubmission } from '../order/review-submission';
import { submitReply } from '../order/submit-reply';
import type { CaseFile } from './case-file';
import { recordMediation } from './record-mediation';
import { receiveCase } from './receive-case';
import { referToDiscipline } from './refer-to-discipline';
import { transferCase } from './transfer-case';

const TUESDAY = MONDAY + DAY;
const now = TUESDAY + HOUR;
const answered = (upheld = true): CaseFile =>
  state(
    submitReply(handled(KY), ORDER, submissionFor(KY, { upheld }), by(), sealed, { pack: KY, now: TUESDAY }),
  );
const room: Feedback = { at: '2026-11-17 11:00:00', by: 'room', consentToDirectAnswer: false };
const tell = (feedback: Partial<Feedback> = {}, file = answered()) =>
  giveFeedback(file, { ...room, ...feedback }, reply, { pack: KY, now });
const direct = { by: 'unit', consentToDirectAnswer: true } as const;

describe('the feedback of the complaint room', () => {
  it('leaves on record when, by whom and how the person was told, and the satisfaction (KY-42)', () => {
    const told = state(tell({ how: 'telephone', satisfaction: 'satisfied', suggestionsAsked: true }));
    expect(told).toMatchObject({
      status: 'completed',
      end: { feedback: { by: 'room', how: 'telephone', satisfaction: 'satisfied', suggestionsAsked: true } },
    });
  });

  it('may be the unit’s own with consent, with the satisfaction or a note why there is none (KY-41, KY-42)', () => {
    expect(refusal(tell({ ...direct }))).toMatchObject({
      reasonCode: 'ORDER.SATISFACTION_MISSING',
      ruleId: 'KY-42',
    });
    expect(tell({ ...direct, hasNote: true }).kind).toBe('became');
    expect(state(tell({ ...direct, satisfaction: 'satisfied' }))).toMatchObject({
      end: { feedback: { by: 'unit', consentToDirectAnswer: true } },
    });
  });

  it.each(['in_person', 'telephone'] as const)('the unit’s own, %s, is signed or noted (KY-42)', (how) => {
    const said = { ...direct, how, satisfaction: 'satisfied' as const };
    expect(refusal(tell(said))).toMatchObject({
      reasonCode: 'ORDER.FEEDBACK_EVIDENCE_MISSING',
      ruleId: 'KY-42',
    });
    expect(tell({ ...said, evidenceRef: 'scan:0042' }).kind).toBe('became');
  });

  it('asks for suggestions, whatever kind of case it is (KY-48)', () => {
    expect(refusal(tell({ suggestionsAsked: false }))).toMatchObject({
      reasonCode: 'ORDER.SUGGESTIONS_NOT_ASKED',
      ruleId: 'KY-48',
    });
  });

  it('says whether the complaint is upheld and whose fault it is; the unit only proposed it (Q42)', () => {
    const outcome = tell({ upheld: false, fault: false });
    expect(dataOf(events(outcome), OrderReviewed)).toMatchObject({
      passed: true,
      upheld: false,
      fault: false,
    });
    expect(state(outcome)).toMatchObject({
      end: { outcome: 'not_upheld' },
      orders: [{ finding: { upheld: false, fault: false } }],
    });
  });

  it('may leave the finding to a later review (Q42)', () => {
    const told = state(tell());
    expect(types(events(tell()))).not.toContain('routing.order.reviewed.v1');
    const review = { passed: true, criteria: allMet, upheld: true, fault: true };
    const found = reviewSubmission(told, ORDER, review, { reply, pack: KY, now });
    expect(state(found)).toMatchObject({ orders: [{ finding: { upheld: true, fault: true } }] });
  });
});

describe('what does not concern window staff (KY-37)', () => {
  const transfer = { targetOrg: '开阳县市场监督管理局', approvedBy: '王某（分管领导）' };
  const proposed = () => state(receiveCase(undefined, facts(KY), context(KY)));

  it('is passed on when the leader in charge has approved; the unit is out of it, the person hears where it went', () => {
    const outcome = transferCase(handled(KY), transfer, KY, now);
    expect(types(events(outcome))).toEqual([
      'routing.order.withdrawn.v1',
      'order.withdrawn.v1',
      'routing.case.transferred.v1',
      'receipt.case.transferred.v1',
    ]);
    expect(dataOf(events(outcome), CaseTransferred)).toMatchObject({
      target: '开阳县市场监督管理局',
      ruleId: 'KY-37',
    });
    expect(dataOf(events(outcome), ReceiptCaseTransferred)).toMatchObject({
      target: '开阳县市场监督管理局',
      reason: '反映内容与窗口工作人员无关，经阅批转相关单位阅处',
    });
    expect(state(outcome)).toMatchObject({ status: 'transferred', orders: [{ status: 'withdrawn' }] });
    expect(JSON.stringify([state(outcome), events(outcome)])).not.toContain('王某');
  });

  it('is passed on also before any unit had it', () => {
    expect(types(events(transferCase(proposed(), transfer, KY, now)))).toEqual([
      'routing.case.transferred.v1',
      'receipt.case.transferred.v1',
    ]);
  });

  it('is not passed on without approval, nor twice', () => {
    expect(refusal(transferCase(handled(KY), { ...transfer, approvedBy: ' ' }, KY, now))).toMatchObject({
      reasonCode: 'CASE.APPROVAL_MISSING',
      ruleId: 'KY-37',
    });
    const gone = state(transferCase(handled(KY), transfer, KY, now));
    expect(refusal(transferCase(gone, transfer, KY, now)).reasonCode).toBe('CASE.WRONG_STATE');
  });

  it('is not passed on once a unit has answered: the person is owed the result (KY-48)', () => {
    expect(refusal(transferCase(answered(), transfer, KY, now)).reasonCode).toBe('CASE.WRONG_STATE');
    expect(refusal(transferCase(state(tell()), transfer, KY, now)).reasonCode).toBe('CASE.WRONG_STATE');
  });

  it.each([XX, LN])('is no procedure of other places: $id', (pack) => {
    expect(refusal(transferCase(handled(pack), transfer, pack, now)).reasonCode).toBe('POLICY.RULE_REFUSES');
  });
});

describe('a complaint about integrity (KY-55, KY-57)', () => {
  const referral = { targetOrg: '开阳县纪委监委', approvedBy: '分管领导' };

  it('stays in this channel until it is verified', () => {
    for (const file of [handled(KY), answered(), state(tell()), state(tell({ upheld: false }))])
      expect(refusal(referToDiscipline(file, referral, KY, now))).toMatchObject({
        reasonCode: 'CASE.NOT_VERIFIED',
        ruleId: 'KY-57',
      });
  });

  it('then its file goes to discipline inspection, once, and the case keeps its end', () => {
    const outcome = referToDiscipline(state(tell({ upheld: true })), referral, KY, now);
    expect(dataOf(events(outcome), CaseReferred)).toMatchObject({
      target: '开阳县纪委监委',
      ruleId: 'KY-57',
    });
    expect(types(events(outcome))).toEqual(['routing.case.referred.v1']);
    expect(state(outcome)).toMatchObject({ status: 'completed', referral: { target: '开阳县纪委监委' } });
    expect(refusal(referToDiscipline(state(outcome), referral, KY, now)).reasonCode).toBe('CASE.WRONG_STATE');
  });

  it('is not taken up at all elsewhere (XX-11, LN-18)', () => {
    expect(refusal(referToDiscipline(handled(XX), referral, XX, now)).reasonCode).toBe('POLICY.RULE_REFUSES');
  });
});

describe('mediation goes with investigation (KY-22)', () => {
  it('is on the case’s file, and outlives what happens to it', () => {
    const heard = state(recordMediation(handled(KY), { heldAt: '2026-11-17 09:00', agreed: true }, now));
    const moved = transferCase(heard, { targetOrg: '某局', approvedBy: '某' }, KY, now);
    for (const file of [heard, state(moved)]) expect(file).toMatchObject({ mediations: [{ agreed: true }] });
  });

  it('not in the future, not before the complaint, not after the end', () => {
    for (const heldAt of ['2026-12-17 09:00', '2026-11-01 09:00', 'soon'])
      expect(refusal(recordMediation(handled(KY), { heldAt, agreed: true }, now)).reasonCode).toBe(
        'CASE.MEDIATION_TIME',
      );
    const heldAt = '2026-11-17 09:00';
    expect(refusal(recordMediation(state(tell()), { heldAt, agreed: true }, now)).reasonCode).toBe(
      'CASE.WRONG_STATE',
    );
  });
});
