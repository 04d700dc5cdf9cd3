import type { Static, TSchema } from '@sinclair/typebox';

/** Who sends a message. `department` stands for every organisation of the directory. */
export type Publisher =
  | 'province'
  | 'department'
  | 'intake'
  | 'routing'
  | 'sla'
  | 'rating'
  | 'reporting'
  | 'operator'
  | 'any service';

export interface MessageDoc {
  /** Who publishes it. */
  readonly by: Publisher;
  /** When it is published and what a consumer may rely on. */
  readonly en: string;
  readonly zh: string;
}

/**
 * One message of the published language: its name, its place, its shape. `topic` is fixed, or one of the patterns
 * `dept.{org}.orders` and `dept.{org}.actions`. `key` names the data field that is the record's key; of a list the
 * first one present counts, and an empty list says that the key is not in the data.
 */
export interface MessageContract<
  Type extends string = string,
  Topic extends string = string,
  Schema extends TSchema = TSchema,
> {
  readonly type: Type;
  readonly topic: Topic;
  readonly key: string | readonly string[];
  /** Crosses the platform's border: from or to the province, a department, the gateway. */
  readonly external: boolean;
  /** Kept in the sender's event log: every internal event, and the receipts; not what departments and gateway get. */
  readonly retained: boolean;
  readonly schema: Schema;
  readonly doc: MessageDoc;
  readonly example: Static<Schema>;
}

export type DataOf<C> = C extends MessageContract<string, string, infer Schema> ? Static<Schema> : never;

interface Definition<Type extends string, Topic extends string, Schema extends TSchema> {
  readonly type: Type;
  readonly topic: Topic;
  readonly key: string | readonly string[];
  readonly external?: boolean;
  readonly retained?: boolean;
  readonly schema: Schema;
  readonly doc: MessageDoc;
  readonly example: Static<Schema>;
}

/** Declares a message. `external` and `retained` default to what an internal event is: not external, retained. */
export function defineMessage<Type extends string, Topic extends string, Schema extends TSchema>(
  definition: Definition<Type, Topic, Schema>,
): MessageContract<Type, Topic, Schema> {
  const external = definition.external ?? false;
  return Object.freeze({ ...definition, external, retained: definition.retained ?? !external });
}

/** The record's key that the data asks for, or undefined when the data does not hold it. */
export function keyOf(contract: MessageContract, data: unknown): string | undefined {
  const names = typeof contract.key === 'string' ? [contract.key] : contract.key;
  if (typeof data !== 'object' || data === null) return undefined;
  for (const name of names) {
    const value = (data as Record<string, unknown>)[name];
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/** The topic a message goes to: the pattern's `{org}` filled in. @throws Error when a department is needed and absent. */
export function topicOf(contract: MessageContract, org?: string): string {
  if (!contract.topic.includes('{org}')) return contract.topic;
  if (!org) throw new Error(`${contract.type}: a department's topic needs 'org'`);
  return contract.topic.replace('{org}', org);
}

/** What a pure decision returns to be published: no id, no sequence, no time; the unit of work adds those. */
export interface OutgoingEvent {
  readonly contract: MessageContract;
  /** The aggregate's id (case, rating, organisation), never the upstream number. */
  readonly subject: string;
  readonly jurisdiction: string;
  /** Pack, version and effective date under which it was decided. */
  readonly policyRef?: string;
  /** The department whose topic it goes to. */
  readonly org?: string;
  readonly data: unknown;
  /** The relay notes the broker's append time of this record and publishes it: the clock starts when it is there. */
  readonly startsClock?: boolean;
  /** `ce_time`, epoch milliseconds; default: the legal instant of the decision. */
  readonly time?: number;
}

interface EventFields<C extends MessageContract> {
  readonly subject: string;
  readonly jurisdiction: string;
  readonly policyRef?: string | undefined;
  readonly data: DataOf<C>;
  readonly startsClock?: boolean;
  readonly time?: number;
}

type Destination<C extends MessageContract> = C['topic'] extends `dept.{org}.${string}`
  ? { readonly org: string }
  : { readonly org?: never };

/** An event to publish, typed by its contract; a department's message must name its `org`. */
export function event<C extends MessageContract>(
  contract: C,
  fields: EventFields<C> & Destination<C>,
): OutgoingEvent {
  const { policyRef, ...rest } = fields as EventFields<C> & { org?: string };
  return policyRef === undefined ? { contract, ...rest } : { contract, ...rest, policyRef };
}

/** A message as a consumer gets it: parsed, valid, seen once. */
export interface Incoming<D = unknown> {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time?: string;
  readonly jurisdiction?: string;
  readonly sequence?: number;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly policyRef?: string;
  readonly traceparent?: string;
  readonly data: D;
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string | null;
  /** The broker's append time, epoch milliseconds of the machine's clock. */
  readonly appendedAt: number;
  /** The legal instant that held at the append, epoch milliseconds: this is when the message has arrived in law. */
  readonly arrivedAt: number;
}
