/** Events of intake. */
export { CaseAccepted } from './case-accepted.v1';
export { CaseContained } from './case-contained.v1';
export { CaseDuplicateLinked } from './case-duplicate-linked.v1';
export { CaseHeld } from './case-held.v1';
export { CaseKeyIssued } from './case-key-issued.v1';
export { CaseReclassified } from './case-reclassified.v1';
export { CaseRefused } from './case-refused.v1';
export { CaseRegistered } from './case-registered.v1';
export { CaseReturned } from './case-returned.v1';
export { CaseSplit } from './case-split.v1';
export { CaseSplitRequested } from './case-split-requested.v1';
export { CaseSupplemented } from './case-supplemented.v1';
export { CaseUrged } from './case-urged.v1';
export { CaseWithdrawalRequested } from './case-withdrawal-requested.v1';
export { CaseWithdrawn } from './case-withdrawn.v1';
