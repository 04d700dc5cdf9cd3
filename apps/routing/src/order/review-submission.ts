import { OrderReviewed, ToDeptOrderReturnedForRework, formatTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { announce, orderIds, ruleIdField, tell } from '../case-file/announce';
import { orderOf, withOrder, type CaseFile } from '../case-file/case-file';
import { NOT_UPHELD, isRevoked } from '../case-file/revoke-complaint';
import { instructionAwaited } from '../case-file/special-report';
import { became, refused, type Outcome, type Refused } from '../outcome';
import { acceptSubmission } from './accept-submission';
import type { LiveCase } from './held-order';
import { basicsOf, type CompletedOrder, type Finding, type SubmittedOrder } from './order';
import { classOf, reviewedClassFault, type RedoClass } from './redo-class';
import type { Reply } from './reply';

export interface Review {
  readonly passed: boolean;
  /** What the reviewer confirms one by one, by the pack's names (XX-26). */
  readonly criteria: Readonly<Record<string, boolean>>;
  readonly upheld?: boolean;
  readonly fault?: boolean;
  /** LN-50…52: what the redo came to; named here where the pack leaves it to the reviewer (Q59). */
  readonly redoClass?: RedoClass;
  /** Why it did not pass (XX-27, LN-47); goes to the unit. */
  readonly reason?: string;
}

interface ReviewContext {
  /** The reply under review; the same that the unit submitted. */
  readonly reply: Reply | undefined;
  readonly pack: Pack;
  readonly now: number;
}

/**
 * 质检 (XX-26), 审核 (LN-47): the office checks a submission. Passed, the accepted submission is what counts as
 * finished (Q6), the person gets the reply if it was waiting for this, and the case is completed. Failed, the unit
 * reworks it under the same deadline (Q25, Q62). The unit proposes whether a complaint is upheld and whose fault it is,
 * the reviewer decides (Q42); where no check is prescribed the finding alone is recorded, once (Q77).
 *
 * Refused: the reply was contained with its case, so that nobody can check it; nothing waits for a check; a criterion of the pack is not stated, or one is not met and it is said to have
 * passed; a failure without its reason; a redo without its class; a pass while a special report waits for its
 * instruction (LN-25).
 */
export function reviewSubmission(
  file: CaseFile | undefined,
  orderId: string,
  review: Review,
  context: ReviewContext,
): Outcome<CaseFile> {
  const order = file && orderOf(file, orderId);
  if (!file || !order) return refused('ORDER.UNKNOWN', 'there is no such work order');
  const fault = reviewFault(review, context.pack);
  if (fault) return fault;
  if (isRevoked(file, order) && (review.upheld || review.fault))
    return refused(
      'ORDER.COMPLAINT_REVOKED',
      'the complaint was revoked on appeal: it is not upheld',
      ruleIdField(file.revocation?.ruleId).ruleId,
    );
  if ((file.status === 'handling' || file.status === 'proposed') && order.status === 'submitted') {
    return review.passed ? pass(file, order, review, context) : fail(file, order, review, context);
  }
  const ended = file.status === 'withdrawn' || file.status === 'transferred';
  if (!ended && order.status === 'completed' && order.finding === undefined && review.passed)
    return find(file, order, review, context);
  return refused('ORDER.REVIEW_NOT_DUE', `the work order is ${order.status}, not waiting for its check`);
}

function reviewFault({ passed, criteria, reason }: Review, { review: rules }: Pack): Refused | undefined {
  const rule = ruleIdField(rules.ruleId).ruleId;
  const unstated = rules.criteria.filter((name) => criteria[name] === undefined);
  if (unstated.length > 0)
    return refused('ORDER.CRITERIA_MISSING', `not stated: ${unstated.join(', ')}`, rule);
  const unmet = rules.criteria.filter((name) => criteria[name] === false);
  if (passed && unmet.length > 0)
    return refused('ORDER.CRITERIA_MISSING', `not met: ${unmet.join(', ')}`, rule);
  if (!passed && (reason ?? '').trim() === '') {
    return refused('ORDER.REASON_MISSING', 'say why it did not pass', ruleIdField(rules.reworkRuleId).ruleId);
  }
  return undefined;
}

function pass(
  file: LiveCase,
  order: SubmittedOrder,
  review: Review,
  { reply, pack, now }: ReviewContext,
): Outcome<CaseFile> {
  if (reply === undefined)
    return refused('ORDER.REPLY_CONTAINED', 'the reply went with the words of its case; send it back');
  const awaited = instructionAwaited(file, pack);
  if (awaited) return { kind: 'refused', refusal: awaited };
  const fault = reviewedClassFault(review.redoClass, order, pack);
  if (fault) return fault;
  const finding = findingOf(review, order, file, pack);
  const classed = { ...order, submission: classOf(order.submission, review.redoClass) };
  const accepted = acceptSubmission(file, classed, finding, { reply, pack, now });
  const told = reviewed(file, classed, true, finding, pack, now);
  return became(accepted.state, [told, ...accepted.events]);
}

function fail(
  file: LiveCase,
  order: SubmittedOrder,
  review: Review,
  { pack, now }: ReviewContext,
): Outcome<CaseFile> {
  const { acceptance, ...basics } = basicsOf(order);
  // a report that was not taken up and should have been: the unit decides anew
  const kept = acceptance?.accepted ? { acceptance } : {};
  const reworked = { ...basics, ...kept, status: 'handling', reworks: order.reworks + 1 } as const;
  return became(withOrder(file, reworked), [
    reviewed(file, reworked, false, findingOf(review, order, file, pack), pack, now),
    tell(file.facts, order, ToDeptOrderReturnedForRework, {
      round: order.round,
      reason: (review.reason ?? '').slice(0, 2000),
      ...ruleIdField(pack.parameter('rework.return')?.ruleId),
    }),
  ]);
}

function find(
  file: CaseFile,
  order: CompletedOrder,
  review: Review,
  { pack, now }: ReviewContext,
): Outcome<CaseFile> {
  const finding = findingOf(review, order, file, pack);
  if (finding.upheld === undefined && finding.fault === undefined) {
    return refused(
      'ORDER.REVIEW_NOT_DUE',
      'the work order is completed; upheld or fault is all that can be found',
    );
  }
  return became(withOrder(file, { ...order, finding }), [reviewed(file, order, true, finding, pack, now)]);
}

/** `routing.order.reviewed.v1`: the office's word on a submission. */
export function reviewed(
  file: CaseFile,
  order: Pick<SubmittedOrder, 'orderId' | 'org' | 'round' | 'reworks'> &
    Partial<Pick<SubmittedOrder, 'submission'>>,
  passed: boolean,
  finding: Finding,
  pack: Pack,
  now: number,
) {
  const { ruleId, reworkRuleId } = pack.review;
  const redoClass = passed ? order.submission?.redoClass : undefined;
  return announce(file.facts, OrderReviewed, {
    ...orderIds(file.facts, order),
    round: order.round,
    passed,
    reworkNo: order.reworks,
    reviewedAt: formatTime(now),
    ...finding,
    ...(redoClass === undefined ? {} : { redoClass }),
    by: 'reviewer',
    ...ruleIdField(passed ? ruleId : reworkRuleId),
  });
}

/**
 * The reviewer's word (Q42); where there is none, or the pack leaves it to the unit, what the unit proposed. A complaint that was
 * revoked on appeal is not upheld whatever anybody proposed (HA-21).
 */
export function findingOf(
  given: Pick<Review, 'upheld' | 'fault'>,
  order: Pick<SubmittedOrder, 'submission' | 'orderId'>,
  file: CaseFile,
  pack: Pack,
): Finding {
  if (isRevoked(file, order)) return NOT_UPHELD;
  const { submission } = order;
  const review = pack.value('upheld.found_by') === 'reviewer' ? given : {};
  const { upheld = submission.upheld, fault = submission.fault } = review as Partial<Review>;
  return { ...(upheld === undefined ? {} : { upheld }), ...(fault === undefined ? {} : { fault }) };
}
