import type { DeadlineRule, Pack } from '@huiying/policy';
import type { Pause } from '@huiying/working-days';
import type { CaseClocks, OrderClocks } from '../deadline/case-clocks';
import type { Ledger } from '../deadline/counting';
import { reviewOf, type Ending } from '../deadline/ending';
import { supervisionRule, type SupervisionFact } from './supervision';

export interface SupervisionStart {
  readonly round: number;
  readonly startedAt: number;
  readonly rule: DeadlineRule;
  readonly ledger?: Ledger;
}

/** The limits of the supervisions that have reached the unit (LN-60…63); their number is the `round` of the clock. */
export const supervisionStarts = (
  limit: DeadlineRule,
  { supervisions = [] }: OrderClocks,
  pack: Pack,
): SupervisionStart[] =>
  supervisions.flatMap((fact) =>
    fact.deliveredAt === undefined
      ? []
      : [
          {
            round: fact.nth,
            startedAt: fact.deliveredAt,
            rule: limitOf(fact, limit, pack),
            ...ledgerOf(fact),
          },
        ],
  );

/** The law's limit, with the number of days and the article of this mode. */
export function limitOf(
  { mode, workingDays }: SupervisionFact,
  limit: DeadlineRule,
  pack: Pack,
): DeadlineRule {
  const rule = supervisionRule(pack, mode);
  if (rule === undefined) return { ...limit, workingDays };
  const parameter = rule.period === 'set' ? 'supervision.modes' : limit.parameter;
  return { ...limit, workingDays, ruleId: rule.ruleId, article: rule.article, parameter };
}

/** A date that was set takes the place of the counted end; on a day off it means the next working day. */
export const ledgerOf = ({ limitOn, issuedAt }: SupervisionFact): { readonly ledger?: Ledger } =>
  limitOn === undefined ? {} : { ledger: { limit: limitOn, enteredAt: issuedAt } };

const meets = (pack: Pack, what: 'accepted_submission' | 'closure'): boolean =>
  pack.value<readonly string[]>('supervision.met_by').includes(what);

const factOf = ({ supervisions = [] }: OrderClocks, nth: number): SupervisionFact | undefined =>
  supervisions.find((fact) => fact.nth === nth);

/**
 * Q80: an accepted submission, or the supervisor's closure of what is finished, whichever came first. A reply that was
 * accepted before the supervision meets nothing: what is supervised after the end of a case (LN-58) ends with its
 * closure. After the closure nothing meets or misses it, and what was revoked counts nowhere.
 */
export function endOfSupervision(
  nth: number,
  clocks: CaseClocks,
  order: OrderClocks,
  pack: Pack,
): Ending | undefined {
  const fact = factOf(order, nth);
  if (fact?.deliveredAt === undefined) return undefined;
  const { issuedAt, deliveredAt, closedAt, finished: isFinished, revoked = false } = fact;
  const stood = (at: number): boolean => at >= issuedAt && at <= (closedAt ?? Infinity);
  const since = (at: number): number => Math.max(at, deliveredAt);
  const byReply = meets(pack, 'accepted_submission');
  const replies = order.replies.flatMap(({ at, verdict }) =>
    verdict?.passed && stood(verdict.at) ? [pack.completionEvent === 'approved' ? verdict.at : at] : [],
  );
  const rounds = clocks.rounds.filter(({ completedAt }) => stood(completedAt));
  const finished = rounds.flatMap(({ orderId, finishedAt }) =>
    orderId === order.orderId ? [finishedAt] : [],
  );
  const closed = closedAt !== undefined && isFinished && meets(pack, 'closure') ? [closedAt] : [];
  const done = [...(byReply ? [...replies, ...finished] : []), ...closed].map(since);
  if (done.length > 0) return { how: 'done', at: Math.min(...done) };
  if (order.takenBackAt !== undefined) return { how: 'taken_back', at: order.takenBackAt };
  if (closedAt !== undefined) return { how: revoked ? 'taken_back' : 'fallen_away', at: since(closedAt) };
  const over = byReply ? rounds.map(({ completedAt }) => since(completedAt)) : [];
  return over.length > 0 ? { how: 'fallen_away', at: Math.min(...over) } : undefined;
}

/** The limit stands while a submission that would meet it is checked, as every other one does (Q24, Q50). */
export function pausesOfSupervision(nth: number, order: OrderClocks, pack: Pack): Pause[] {
  const from = factOf(order, nth)?.deliveredAt;
  if (from === undefined || !meets(pack, 'accepted_submission') || pack.completionEvent === 'approved')
    return [];
  return order.replies
    .flatMap((reply) => reviewOf(reply))
    .filter(({ to = Infinity }) => to > from)
    .map((pause) => ({ ...pause, from: Math.max(pause.from, from) }));
}
