import type { Channel, Urgency } from '../vocabulary';

/** What is known of a case when it is screened. `caseType` undefined: the sender's code is unknown to us. */
export interface ScreeningFacts {
  readonly caseType?: string | undefined;
  readonly title: string;
  readonly content: string;
  readonly channel?: Channel | undefined;
  readonly urgency?: Urgency | undefined;
  readonly anonymous?: boolean | undefined;
  readonly respondent?:
    | {
        readonly orgName?: string | undefined;
        readonly personName?: string | undefined;
        readonly windowNo?: string | undefined;
        readonly occurredAt?: string | undefined;
        readonly behaviourCode?: string | undefined;
      }
    | undefined;
  readonly serviceCase?:
    { readonly projectNo?: string | undefined; readonly taskName?: string | undefined } | undefined;
  /** An open case of the same person on the same matter. */
  readonly duplicateOf?: string | undefined;
  /** A case of the same person on the same matter that has ended. */
  readonly priorClosed?: string | undefined;
  readonly newFacts?: boolean | undefined;
  /** Whether the province's own filter let the case pass (XX-13); undefined: not said. */
  readonly filterPassed?: boolean | undefined;
  /** Types that the pack covers; filled in by `screen`. */
  readonly coveredTypes?: readonly string[] | undefined;
}

/** What a check found. `certain` false: there are signs of the contrary, so only a person may act on it. */
export interface Finding {
  readonly evidence: string;
  readonly certain: boolean;
}

export type CheckParams = Readonly<Record<string, unknown>>;
export type Check = (facts: ScreeningFacts, params: CheckParams) => 'passes' | Finding;
export type CheckVerdict = 'refuse' | 'hold';

/** Shape of a check in the packs. */
export interface CheckValue {
  readonly use: string;
  readonly verdict: CheckVerdict;
  readonly reasonCode: string;
  /** What is proposed to the person who decides on a held case. */
  readonly proposal?: 'refuse' | 'return_upstream' | 'ask_for_elements' | 'link' | 'transfer' | 'reclassify';
  readonly guidance: string;
  readonly referral?: string;
  readonly params?: CheckParams;
}

export interface CheckEntry extends Omit<CheckValue, 'params'> {
  readonly name: string;
  readonly params: CheckParams;
  /** Absent for a check that the product adds where the text is silent; `questions` then name the decision. */
  readonly ruleId?: string;
  readonly questions: readonly string[];
  readonly article: string;
}

export function texts(params: CheckParams, name: string): readonly string[] {
  const value = params[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}
