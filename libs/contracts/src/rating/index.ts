/** Events of rating. */
export { AppealDecided } from './appeal-decided.v1';
export { AppealFiled } from './appeal-filed.v1';
export { RatingComplexityDeclared } from './complexity-declared.v1';
export { NoticeDelivered } from './notice-delivered.v1';
export { RatingDuplicate } from './rating-duplicate.v1';
export { RatingHeld } from './rating-held.v1';
export { RatingRecorded } from './rating-recorded.v1';
export { RatingWaiting } from './rating-waiting.v1';
export { RatingWithdrawn } from './rating-withdrawn.v1';
export { RedoRequested } from './redo-requested.v1';
export { RectificationFollowedUp } from './rectification-followed-up.v1';
export { RectificationLedgered } from './rectification-ledgered.v1';
export { RectificationReviewed } from './rectification-reviewed.v1';
export { RectificationSubmitted } from './rectification-submitted.v1';
