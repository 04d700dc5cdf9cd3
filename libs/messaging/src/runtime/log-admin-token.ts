/**
 * Injects `() => LogAdmin`: topics and access rules, for the onboarding of organisations. Asked for when it is used,
 * because a service is wired and open on HTTP before its broker is reached; until then asking throws.
 */
export const LOG_ADMIN = Symbol('LogAdmin');
