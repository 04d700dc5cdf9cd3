import type { Urgency } from '@huiying/contracts';
import type { OrderClocks } from './case-clocks';

/** Whose clocks they are: those of a case, or of a bad rating. */
export type Keeper = {
  readonly jurisdiction: string;
  readonly policyRef: string;
  readonly urgency?: Urgency;
  readonly caseNo?: string;
} & (
  | { readonly caseId: string; readonly ratingId?: never }
  | { readonly ratingId: string; readonly caseId?: never }
);

/** The unit that a clock binds, and the work order under which it does; a share of a rating has none. */
export interface Holder {
  readonly org: string;
  readonly orderId?: string;
}

/** What a unit's clocks are warned and ended by, whatever they are about. */
export type Holding = Holder & Pick<OrderClocks, 'deadlines' | 'extensions' | 'inFlight'>;
