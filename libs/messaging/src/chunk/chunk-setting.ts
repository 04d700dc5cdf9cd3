import type { LogAdmin } from '../log/ports';
import type { Registry } from '../runtime/registry';
import type { Validator } from '../runtime/validator';
import type { LegalClock, Sealing } from '../unit/commands';
import type { UnitSurroundings } from '../unit/chunk-unit';
import type { Database } from './database';
import type { EngineMetrics } from '../runtime/metrics';
import type { Loader } from './load';

/** What every chunk of a service works with. */
export interface ChunkSetting {
  readonly service: string;
  /** Which of the service's processes this is; see ServiceConfig. */
  readonly instance: string;
  readonly clusterId: string;
  readonly database: Database;
  readonly loader: Loader;
  readonly registry: Registry;
  readonly validator: Validator;
  readonly clock: LegalClock;
  readonly sealing: Sealing;
  readonly admin: LogAdmin;
  readonly surroundings: UnitSurroundings;
  readonly signals: Signals;
  readonly log: EngineLog;
  readonly metrics: EngineMetrics;
}

/** Tells the relay and the timers that there is work; tests hear the engine's steps through `reached`. */
export interface Signals {
  committed(written: { outbox: number; timers: readonly number[]; blocked: boolean }): void;
  /** A named step of the engine; a test may hold or kill the process here. Production does nothing. */
  reached(step: EngineStep): Promise<void> | void;
}

export type EngineStep =
  | 'chunk:loaded'
  | 'chunk:decided'
  | 'chunk:committed'
  | 'relay:read'
  | 'relay:sent'
  | 'relay:deleted'
  | 'timer:claimed'
  | 'timer:decided';

/** Never gets contents, keys or names of people. */
export interface EngineLog {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}
