import type { DeadlineKind } from '@huiying/contracts';
import type { DeadlineRule, Pack } from '@huiying/policy';
import type { Pause } from '@huiying/working-days';
import { reviewOf, type Ending } from '../deadline/clock-ending';
import { deadlineIdOf } from '../deadline/deadline';
import type { PrescribedClock } from '../deadline/prescribed-clocks';
import { shareIdOf, type RatingClocks, type ShareClocks } from './rating-clocks';

/** What begins with the notice of a bad rating or with its appeal. */
const KINDS: readonly DeadlineKind[] = ['appeal', 'appeal_decision', 'revocation', 'rectification'];

/**
 * The clocks that the law knows for a bad rating of this division: none in Longnan and Kaiyang; in Xinxiang, where it is
 * treated like a case (Q56), none before there is a procedure that could end them.
 */
export const rulesFor = (pack: Pack, complexity?: ShareClocks['complexity']): readonly DeadlineRule[] =>
  pack.rectification.procedure === 'appeal_and_rectify'
    ? pack.deadlines('bad_rating', { complexity }).filter(({ kind }) => KINDS.includes(kind))
    : [];

/** The clocks of one share, from the pack and the facts known so far. */
export function prescribedForShare(clocks: RatingClocks, share: ShareClocks, pack: Pack): PrescribedClock[] {
  return rulesFor(pack, share.complexity).flatMap((rule) => {
    const startedAt = startOf(rule, share);
    if (startedAt === undefined) return [];
    const ending = endingOf(rule.kind, clocks, share);
    const moved = rule.kind === 'rectification' && pack.rectification.ledgerEffect === 'moves_deadline';
    return [
      {
        deadlineId: deadlineIdOf(shareIdOf(clocks.ratingId, share.org), rule.kind, 1),
        ...{ round: 1, rule, startedAt, pauses: pausesOf(rule.kind, share, pack), extensions: [] },
        ...(moved && share.ledger ? { ledger: share.ledger } : {}),
        ...(ending === undefined ? {} : { ending }),
      },
    ];
  });
}

/** Q32: what the unit may or must do counts from its notice. Q31: a decision from the appeal, or from the finding. */
function startOf({ startEvent }: DeadlineRule, { deliveredAt, appeal }: ShareClocks): number | undefined {
  switch (startEvent) {
    case 'notice_delivered':
      return deliveredAt;
    case 'appeal_received':
      return appeal?.filedAt;
    case 'finding_recorded':
      return appeal?.decided?.outcome === 'stands' ? undefined : appeal?.decided?.at;
    default:
      return undefined;
  }
}

/** What was done counts before what happened to the rating afterwards: a withdrawn one leaves nothing to be done. */
function endingOf(kind: DeadlineKind, { withdrawnAt }: RatingClocks, share: ShareClocks): Ending | undefined {
  const done = kind === 'rectification' ? rectificationEnd(share) : appealEnd(kind, share);
  if (done) return done;
  if (withdrawnAt === undefined) return undefined;
  return { how: kind === 'appeal' ? 'unused' : 'fallen_away', at: withdrawnAt };
}

/**
 * The appeal ends the window for it, the decision its own limit. Where only the revocation is limited (HA-21), a rating
 * that stands was never owed one.
 */
function appealEnd(kind: DeadlineKind, { appeal }: ShareClocks): Ending | undefined {
  const { filedAt, decided } = appeal ?? {};
  if (kind === 'appeal') return filedAt === undefined ? undefined : { how: 'done', at: filedAt };
  if (!decided) return undefined;
  const neverOwed = kind === 'revocation' && decided.outcome === 'stands';
  return { how: neverOwed ? 'taken_back' : 'done', at: decided.at };
}

/** What passes the review counts from its submission (Q6, Q84). An annulled rating leaves nothing to rectify. */
function rectificationEnd({ appeal, rectifications = [] }: ShareClocks): Ending | undefined {
  const accepted = rectifications.find(({ verdict }) => verdict?.passed);
  if (accepted) return { how: 'done', at: accepted.at };
  const { decided } = appeal ?? {};
  return decided && decided.outcome !== 'stands' ? { how: 'taken_back', at: decided.at } : undefined;
}

/** The rectification stands from an admissible appeal to its decision (Q8) and while a submission is reviewed (Q24). */
export function pausesOf(
  kind: DeadlineKind,
  { deliveredAt = 0, appeal, rectifications = [] }: ShareClocks,
  pack: Pack,
): readonly Pause[] {
  if (kind !== 'rectification') return [];
  const { filedAt, decided } = appeal ?? {};
  const from = filedAt === undefined ? undefined : Math.max(filedAt, deliveredAt);
  const appealed: Pause[] =
    from === undefined || !pack.appeal.pausesClock
      ? []
      : [{ kind: 'appeal', from, ...(decided ? { to: Math.max(decided.at, from) } : {}) }];
  return [...appealed, ...rectifications.flatMap(reviewOf)];
}
