/** The elements that a regulation can demand of a reply (XX-25, LN-44, LN-46, JL-09), as the contract names them. */
export type ReplyElements = Partial<
  Readonly<
    Record<
      | 'verification'
      | 'process'
      | 'measures'
      | 'result'
      | 'legalBasis'
      | 'handledAt'
      | 'handlingUnit'
      | 'answeredHow'
      | 'answeredAt'
      | 'notInvestigatedReason'
      | 'documentRef',
      string
    >
  >
>;

export interface ReplyText {
  readonly text: string;
  readonly elements?: ReplyElements;
}

/** A reply both ways: readable for the province's receipt, sealed under the case's key for everything of ours. */
export interface Reply {
  readonly text: ReplyText;
  readonly sealed: { readonly keyId: string; readonly reply: string };
}

/** Who answers for the reply inside the unit (审核签发). */
export interface SignOff {
  readonly reviewer: string;
  readonly role: 'leader_in_charge' | 'principal' | 'chief_representative';
  readonly delegate?: { readonly name: string; readonly authority: string };
  readonly at: string;
  readonly oaNo?: string;
}
