/** Events of sla. */
export { AlertRaised } from './alert-raised.v1';
export { AlertWithdrawn } from './alert-withdrawn.v1';
export { CaseClocksClosed } from './case-clocks-closed.v1';
export { DeadlineChanged } from './deadline-changed.v1';
export { DeadlineClosed } from './deadline-closed.v1';
export { DeadlineSet } from './deadline-set.v1';
export { ExtensionDecided } from './extension-decided.v1';
export { ExtensionRequested } from './extension-requested.v1';
export { SupervisionDelivered } from './supervision-delivered.v1';
export { SupervisionIssued } from './supervision-issued.v1';
