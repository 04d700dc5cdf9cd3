import type { AggregateRef } from './store';
import type { UnitOfWork } from './unit-of-work';

/** One staff command over HTTP; the same unit of work as a message. */
export interface CommandRequest {
  /** Who; part of the idempotency key. */
  readonly principal: string;
  readonly idempotencyKey: string;
  /** Hash of method, path and body: the same key with another hash is refused. */
  readonly requestHash: string;
  /** The addressed resource and the version that the caller saw; 'any' skips the comparison, 'none' means creation. */
  readonly target?: { readonly ref: AggregateRef; readonly version: number | 'any' | 'none' };
  readonly traceparent?: string;
  /** Further aggregates that the decision will find; loaded with the target in one query. */
  readonly also?: readonly AggregateRef[];
  /** Also while the resource is parked: for what cannot wait for a repair. */
  readonly evenParked?: true;
}

export interface CommandAnswer {
  readonly status: number;
  readonly body: unknown;
}

export type CommandRefusal =
  | { readonly kind: 'idempotency-key-reused' }
  | { readonly kind: 'not-yet-known' }
  | { readonly kind: 'stale'; readonly version: number }
  | { readonly kind: 'exists'; readonly version: number }
  | { readonly kind: 'parked' };

/** Thrown by `Commands.run` before the decision is asked; the HTTP edge turns it into problem details. */
export class CommandRefused extends Error {
  constructor(readonly refusal: CommandRefusal) {
    super(refusal.kind);
    this.name = 'CommandRefused';
  }
}

/** Order of checks (engine rule 20): idempotency key, existence, version, then the decision. */
export abstract class Commands {
  /** Answers after commit. Throws `CommandRefused`; whatever `decide` throws rolls everything back. */
  abstract run(
    request: CommandRequest,
    decide: (unit: UnitOfWork) => Promise<CommandAnswer>,
  ): Promise<CommandAnswer>;
}

/** Reads outside of a decision: queries of the HTTP side, with a pool of their own. */
export abstract class Reader {
  abstract read<S>(of: AggregateRef): Promise<{ doc: S; version: number } | undefined>;
  abstract query<R>(sql: string, values?: readonly unknown[]): Promise<R[]>;
  /** A query that may take up to two minutes: two of them at a time, so that short ones never wait for them. */
  abstract report<R>(sql: string, values?: readonly unknown[]): Promise<R[]>;
}

/** The legal clock, simulated or not. Decisions never ask it: they get instants as arguments. */
export abstract class LegalClock {
  /** Epoch milliseconds. */
  abstract now(): number;
  /**
   * What timers and commands go by, epoch milliseconds, while the clock is simulated. Undefined: the clock of the database,
   * which all processes share. A machine whose own clock is wrong rings neither early nor late, and no officer's act that
   * stops a legal clock or lets it go on (Q24, Q25) bears a wrong instant.
   */
  abstract simulatedNow(): number | undefined;
  /** The legal instant of a record that the broker appended at `appendedAtMs`. */
  abstract arrival(appendedAtMs: number): number;
}

/** AES-256-GCM with the deployment's data key or a case's key; ciphertext = `v1.<keyId>.<base64url(iv|tag|bytes)>`. */
export abstract class Sealing {
  abstract seal(keyId: string, key: Buffer, plain: string): string;
  abstract open(key: Buffer, sealed: string): string;
  abstract keyIdOf(sealed: string): string;
  /** A new random key of 32 bytes. */
  abstract newKey(): Buffer;
  /** With the deployment's key, for what is stored in this service only. */
  abstract sealAtRest(plain: Buffer): Buffer;
  abstract openAtRest(sealed: Buffer): Buffer;
}
