import type { DeadlineKind } from '@huiying/contracts';
import type { DeadlineRule, Pack } from '@huiying/policy';
import type { Pause } from '@huiying/working-days';
import {
  appealEnd,
  appealPause,
  appealStart,
  countsFromVerification,
  type Appealable,
} from '../deadline/appealed';
import { reviewOf, type Ending } from '../deadline/ending';
import { deadlineIdOf } from '../deadline/deadline';
import type { PrescribedClock } from '../deadline/prescribed-clocks';
import {
  annulmentsOf,
  shareIdOf,
  type RatingClocks,
  type RectificationAttempt,
  type ShareClocks,
} from './rating-clocks';

/** What begins with the notice of a bad rating or with its appeal. */
const KINDS: readonly DeadlineKind[] = ['appeal', 'appeal_decision', 'revocation', 'rectification'];

/**
 * The clocks that the law knows for a bad rating of this division: none in Longnan and Kaiyang; in Xinxiang those of a case,
 * 5 or 15 working days, because it is treated like one (Q56).
 */
export const rulesFor = (pack: Pack, complexity?: ShareClocks['complexity']): readonly DeadlineRule[] =>
  PROCEDURES.has(pack.rectification.procedure)
    ? pack.deadlines('bad_rating', { complexity }).filter(({ kind }) => KINDS.includes(kind))
    : [];

const PROCEDURES: ReadonlySet<string> = new Set(['appeal_and_rectify', 'like_a_case']);

/** The clocks of one share, from the pack and the facts known so far. */
export function prescribedForShare(clocks: RatingClocks, share: ShareClocks, pack: Pack): PrescribedClock[] {
  return rulesFor(pack, share.complexity).flatMap((rule) => {
    const startedAt = startOf(rule, share, pack);
    if (startedAt === undefined) return [];
    const moved = rule.kind === 'rectification' && pack.rectification.ledgerEffect === 'moves_deadline';
    return livesOf(rule.kind, share).map((until, nth) => {
      const ending =
        until === undefined ? endingOf(rule.kind, clocks, share) : { how: 'taken_back' as const, at: until };
      return {
        deadlineId: deadlineIdOf(shareIdOf(clocks.ratingId, share.org), rule.kind, nth + 1),
        ...{ round: nth + 1, rule, startedAt, extensions: [] },
        // what came after the end of a life did not move it, however late all of it is read
        pauses: pausesOf(rule.kind, share, pack).filter(({ from }) => from < (until ?? Infinity)),
        ...(moved && share.ledger && share.ledger.enteredAt < (until ?? Infinity)
          ? { ledger: share.ledger }
          : {}),
        ...(ending === undefined ? {} : { ending }),
      };
    });
  });
}

/** Q32: what the unit owes counts from its notice, or its rectification from when the rating is verified. */
function startOf({ kind, startEvent }: DeadlineRule, share: ShareClocks, pack: Pack): number | undefined {
  if (!countsFromVerification(kind, pack)) return appealStart(startEvent, appealable(share));
  const { decided, silentAt } = share.appeal ?? {};
  const stands = decided?.outcome === 'revoked' ? undefined : (silentAt ?? decided?.at);
  return stands ?? share.deadlines.find((each) => each.kind === 'appeal')?.dueAt;
}

/**
 * A rectification that fell away with an annulment is owed again, by a clock of its own, once the annulment is taken back:
 * what has ended is never run again. Each of the instants ends a life; the last one has none.
 */
function livesOf(kind: DeadlineKind, share: ShareClocks): readonly (number | undefined)[] {
  if (kind !== 'rectification') return [undefined];
  const done = rectificationDone(share) ?? Infinity;
  // all of it may fall on one instant, where a clock stands still
  const restored = annulmentsOf(share).filter(
    ({ from, to }) => to !== undefined && (from < done || to <= done),
  );
  return [...restored.map(({ from }) => from), undefined];
}

/** What was done counts before what happened to the rating afterwards: a withdrawn one leaves nothing to be done. */
function endingOf(kind: DeadlineKind, { withdrawnAt }: RatingClocks, share: ShareClocks): Ending | undefined {
  const done = kind === 'rectification' ? rectificationEnd(share) : appealEnd(kind, appealable(share));
  if (done) return done;
  if (kind === 'appeal') return unusedAppeal(withdrawnAt, share);
  return withdrawnAt === undefined ? undefined : { how: 'fallen_away', at: withdrawnAt };
}

/** Nobody has appealed: the right ends with the rating, else with its last day. */
const unusedAppeal = (withdrawnAt: number | undefined, { deliveredAt = 0 }: ShareClocks): Ending =>
  withdrawnAt === undefined ? { how: 'lapses', at: deliveredAt } : { how: 'unused', at: withdrawnAt };

/** Q72: where the person must have been told within the limit, the unit's submission alone stops nothing. */
const pauseOf = (attempt: RectificationAttempt): Pause[] => (attempt.tellingOwed ? [] : reviewOf(attempt));

const acceptedOf = ({ rectifications = [] }: ShareClocks) =>
  rectifications.find(({ verdict }) => verdict?.passed);

function rectificationDone(share: ShareClocks): number | undefined {
  const accepted = acceptedOf(share);
  return accepted && (accepted.tellingOwed ? share.toldAt : (accepted.toldAt ?? accepted.at));
}

/** What passes the review counts from its submission (Q6, Q84), or from when the person was told of it (JL-09, Q72). An annulled rating leaves nothing to rectify. */
function rectificationEnd(share: ShareClocks): Ending | undefined {
  const doneAt = rectificationDone(share);
  if (doneAt !== undefined) return { how: 'done', at: doneAt };
  const last = annulmentsOf(share).at(-1);
  return last && last.to === undefined ? { how: 'taken_back', at: last.from } : undefined;
}

/**
 * The rectification stands from an admissible appeal to its decision (Q8), to the silence that lets the rating stand
 * (Q31), while a submission is reviewed (Q24), and while the rating did not count.
 */
export function pausesOf(kind: DeadlineKind, share: ShareClocks, pack: Pack): readonly Pause[] {
  if (kind !== 'rectification') return [];
  const { rectifications = [], deliveredAt = 0 } = share;
  const annulled = annulmentsOf(share).flatMap(({ from, to }): Pause[] =>
    to === undefined || to <= deliveredAt ? [] : [{ kind: 'appeal', from: Math.max(from, deliveredAt), to }],
  );
  return [...appealPause(appealable(share), pack), ...annulled, ...rectifications.flatMap(pauseOf)];
}

const appealable = ({ deliveredAt, appeal }: ShareClocks): Appealable => ({ noticedAt: deliveredAt, appeal });
