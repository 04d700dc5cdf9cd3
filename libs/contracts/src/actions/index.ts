/** What a department writes on `dept.<org>.actions`. */
export { DeptClockExtensionRequested } from './clock-extension-requested.v1';
export { DeptClockOverdueExplained } from './clock-overdue-explained.v1';
export { DeptOrderAcceptanceDecided } from './order-acceptance-decided.v1';
export { DeptOrderAcknowledged } from './order-acknowledged.v1';
export { DeptOrderAppealed } from './order-appealed.v1';
export { DeptOrderComplexityDeclared } from './order-complexity-declared.v1';
export { DeptOrderContactNeeded } from './order-contact-needed.v1';
export { DeptOrderContacted } from './order-contacted.v1';
export { DeptOrderReturnRequested } from './order-return-requested.v1';
export { DeptOrderSubmitted } from './order-submitted.v1';
export { DeptRatingAppealed } from './rating-appealed.v1';
export { DeptRatingComplexityDeclared } from './rating-complexity-declared.v1';
export { DeptRatingFollowedUp } from './rating-followed-up.v1';
export { DeptRatingRectified } from './rating-rectified.v1';
