import type { ReasonCode } from '@huiying/contracts';

/** Why something is not taken: an answer, not an error (contract §3). */
export interface Refusal {
  readonly reasonCode: ReasonCode;
  readonly ruleId?: string | undefined;
  readonly message: string;
}
