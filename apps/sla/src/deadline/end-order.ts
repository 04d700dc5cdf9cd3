import type { Pack } from '@huiying/policy';
import { withOrder, type CaseClocks, type RoundEnd } from './case-clocks';
import { refused, type Refused } from './outcome';

/** The unit no longer holds the order (Q4, Q18, Q63): its open clocks are superseded, and it is not counted. */
export const takeBackOrder = (clocks: CaseClocks, orderId: string, takenBackAt: number): CaseClocks =>
  withOrder(clocks, orderId, (order) => ({ takenBackAt, ...order }));

/** The person withdrew the case, or another authority has it: no unit owes anything any more. */
export const takeBackCase = (clocks: CaseClocks, takenBackAt: number): CaseClocks => ({
  ...clocks,
  orders: clocks.orders.map((order) => ({ takenBackAt, ...order })),
});

/** Routing alone ends a round (engine rule 17); told twice, the first counts. */
export function completeRound(clocks: CaseClocks, end: Omit<RoundEnd, 'closed'>): CaseClocks {
  if (clocks.rounds.some(({ round }) => round === end.round)) return clocks;
  return { ...clocks, rounds: [...clocks.rounds, { ...end, closed: false }] };
}

/** Q55: a dispatcher cites the law that sets another period; a later citation takes the place of an earlier one. */
export const setStatutoryLimit = (
  clocks: CaseClocks,
  workingDays: number,
  citation: string,
  setAt: number,
): CaseClocks => ({
  ...clocks,
  statutory: { workingDays, citation, setAt },
});

/** Who may cite a statute (Q55): the pack names the role. */
export const citedBy = (role: string, pack: Pack): Refused | undefined =>
  role === pack.value('statutory.set_by')
    ? undefined
    : refused('POLICY.RULE_REFUSES', `${pack.value<string>('statutory.set_by')} sets a statutory limit`);
