import type { DeadlineKind } from '@huiying/contracts';
import type { DeadlineRule, Pack } from '@huiying/policy';
import type { Pause } from '@huiying/working-days';
import type { Ending } from '../deadline/clock-ending';
import { deadlineIdOf } from '../deadline/deadline';
import type { PrescribedClock } from '../deadline/prescribed-clocks';
import { shareIdOf, type RatingClocks, type ShareClocks } from './rating-clocks';

/** What begins with the notice of a bad rating or with its appeal. */
const KINDS: readonly DeadlineKind[] = ['appeal', 'appeal_decision', 'revocation'];

/** The clocks that the law knows for a bad rating of this division; none in Longnan and Kaiyang (Q56). */
export const rulesFor = (pack: Pack): readonly DeadlineRule[] =>
  pack.deadlines('bad_rating', {}).filter(({ kind }) => KINDS.includes(kind));

/** The clocks of one share, from the pack and the facts known so far. */
export function prescribedForShare(clocks: RatingClocks, share: ShareClocks, pack: Pack): PrescribedClock[] {
  return rulesFor(pack).flatMap((rule) => {
    const startedAt = startOf(rule, share);
    if (startedAt === undefined) return [];
    const ending = endingOf(rule.kind, clocks, share);
    return [
      {
        deadlineId: deadlineIdOf(shareIdOf(clocks.ratingId, share.org), rule.kind, 1),
        ...{ round: 1, rule, startedAt, pauses: pausesOf(rule.kind, share, pack), extensions: [] },
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

/**
 * The appeal ends the window for it. The decision ends its own limit; where only the revocation is limited (HA-21) a
 * rating that stands was never owed one. A withdrawn rating leaves nothing to be decided.
 */
function endingOf(
  kind: DeadlineKind,
  { withdrawnAt }: RatingClocks,
  { appeal }: ShareClocks,
): Ending | undefined {
  const { filedAt, decided } = appeal ?? {};
  const done: Ending | undefined =
    kind === 'appeal'
      ? filedAt === undefined
        ? undefined
        : { how: 'done', at: filedAt }
      : decided && {
          how: kind === 'revocation' && decided.outcome === 'stands' ? 'taken_back' : 'done',
          at: decided.at,
        };
  if (done) return done;
  if (withdrawnAt === undefined) return undefined;
  return { how: kind === 'appeal' ? 'unused' : 'fallen_away', at: withdrawnAt };
}

/** Nothing stops a window or a decision. */
export const pausesOf = (_kind: DeadlineKind, _share: ShareClocks, _pack: Pack): readonly Pause[] => [];
