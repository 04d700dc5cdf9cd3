import {
  CaseAccepted,
  ReceiptCaseAccepted,
  event,
  formatTime,
  type DataOf,
  type Decider,
} from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import type { AcceptedCase, Registered } from './case-file';
import { about, numberOf, ruleOf, type Decision } from './decision';

/** The texts of a case, sealed with its key. */
export type CasePapers = Pick<DataOf<typeof CaseAccepted>, 'sealedText' | 'attachments'>;

export interface Acceptance {
  readonly by: Decider;
  /** Who, when a person decided. */
  readonly person?: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** From here on routing has the case: it assigns it, and it alone ends it (engine rule 17). */
export function acceptCase(
  registered: Registered,
  pack: Pack,
  papers: CasePapers,
  { by, person, at }: Acceptance,
): Decision<AcceptedCase> {
  const file: AcceptedCase = {
    ...registered,
    policyRef: pack.ref,
    status: 'accepted',
    stage: 'accepted',
    round: 1,
    life: [...registered.life, { at, what: 'accepted', by: person ?? by }],
  };
  const rulesApplied = [...new Set(pack.checks.flatMap((check) => ruleOf(check.ruleId)?.ruleId ?? []))];
  const { sealedText, attachments } = papers;
  const data = { ...file.facts, acceptedAt: formatTime(at), by, rulesApplied, sealedText, attachments };
  return {
    file,
    events: [
      event(CaseAccepted, { ...about(file), data }),
      event(ReceiptCaseAccepted, { ...about(file), data: numberOf(file) }),
    ],
  };
}
