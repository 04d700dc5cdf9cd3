import type { LogAdmin as Port } from '../log/ports';

/** Injection token and type of the log's administration: topics and access rules (onboarding of organisations). */
export const LogAdmin = Symbol('LogAdmin');
export type LogAdmin = Port;
