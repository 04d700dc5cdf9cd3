import { formatTime } from '@huiying/contracts';
import type { RatingRecord } from '../persistence/stores';
import type { RatingFile } from '../rating/rating-file';
import { isRevokedAsAWhole } from '../rating/shares';

/** A rating without a word of anybody: facts, codes as they came, instants (ISO-8601). */
export function ratingView(
  ratingId: string,
  { sourceSystem, upstreamRatingNo, order, alarm, file }: RatingRecord,
) {
  const waiting = order.heard.filter(({ seq }) => seq >= order.next).map(({ seq }) => seq);
  return {
    ratingId,
    sourceSystem,
    upstreamRatingNo,
    status: file?.status ?? 'awaited',
    events: {
      taken: order.next - 1,
      waiting: waiting.sort((a, b) => a - b),
      ...(waiting.length > 0 ? { missingSeq: order.next } : {}),
      ...(alarm ? { alarmedAt: formatTime(alarm.at) } : {}),
    },
    ...(file ? { facts: file.facts, policyRef: file.policyRef, ...stateOf(file) } : {}),
  };
}

const overdue = (at: number | undefined) => (at === undefined ? {} : { overdueAt: formatTime(at) });

function stateOf(file: RatingFile) {
  switch (file.status) {
    case 'held':
      return { reasonCode: file.reasonCode, heldAt: formatTime(file.heldAt), ...overdue(file.overdueAt) };
    case 'refused': {
      const { reasonCode, ruleId, refusedAt, refusedBy } = file;
      return { reasonCode, ruleId, refusedBy, refusedAt: formatTime(refusedAt) };
    }
    case 'waiting':
      return { caseId: file.caseId, waitingSince: formatTime(file.since) };
    case 'recorded': {
      const { caseId, orderId, org, round, good, active, counted, redoRuleId, shares, review } = file;
      return {
        caseId,
        orderId,
        org,
        round,
        good,
        active,
        counted,
        redoRuleId,
        shares,
        revoked: isRevokedAsAWhole(file),
        reviewState: review?.state,
        recordedAt: formatTime(file.recordedAt),
      };
    }
    case 'duplicate':
      return { ofRatingId: file.of };
    case 'withdrawn':
      return { was: file.was, withdrawnAt: formatTime(file.withdrawnAt), caseId: file.caseId };
  }
}
