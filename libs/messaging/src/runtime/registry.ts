import type { DataOf, Incoming, MessageContract } from '@huiying/contracts';
import type { AggregateRef } from '../unit/store';
import type { Received, TimerFired, UnitOfWork } from '../unit/unit-of-work';
import type { ConsumerOptions, TimerHandlerOptions } from './decorators';

export const DEPARTMENT_ACTIONS = 'dept.{org}.actions';

/** One consumed contract with the handler that Nest found for it. */
export interface Consuming extends ConsumerOptions<unknown> {
  readonly contract: MessageContract;
  readonly invoke: (message: Received<unknown>, unit: UnitOfWork) => Promise<void>;
}

/** Why a record cannot be taken, and what could be read of it, for the answer to its sender. */
export interface Rejection {
  readonly reasonCode: string;
  readonly errors: readonly { path: string; message: string }[];
  readonly deadLetterId: string;
  readonly topic: string;
  /** The department, when the record came on its topic. */
  readonly org?: string;
  readonly readable: Readonly<Record<string, string | undefined>>;
}

export interface RejectionOptions {
  /** Its topic, or `dept.{org}.actions`. */
  readonly topic: string;
  /** Beginnings of the message types that this service answers for where several services read the topic. Without it: all that nobody else does. */
  readonly types?: readonly string[];
}

export interface RejectionAnswering {
  reject(rejection: Rejection, unit: UnitOfWork): Promise<void>;
}

/** Who handles what in this service; complete and without doubles, or the service does not start. */
export class Registry {
  private readonly byType = new Map<string, Consuming>();
  private readonly timers = new Map<string, { options: TimerHandlerOptions; handler: TimerFired }>();
  private readonly rejections = new Map<string, RejectionOptions & { handler: RejectionAnswering }>();

  addConsumer(consuming: Consuming): void {
    const { type } = consuming.contract;
    if (this.byType.has(type)) throw new Error(`${type} has two consumers in this service; expected one`);
    this.byType.set(type, consuming);
  }

  addTimer(options: TimerHandlerOptions, handler: TimerFired): void {
    if (this.timers.has(options.name))
      throw new Error(`timer '${options.name}' has two handlers; expected one`);
    this.timers.set(options.name, { options, handler });
  }

  addRejection(options: string | RejectionOptions, handler: RejectionAnswering): void {
    const given = typeof options === 'string' ? { topic: options } : options;
    this.rejections.set(given.topic, { ...given, handler });
  }

  consumerOf(type: string): Consuming | undefined {
    return this.byType.get(type);
  }

  timerOf(name: string): { options: TimerHandlerOptions; handler: TimerFired } | undefined {
    return this.timers.get(name.split(':', 1)[0] ?? name);
  }

  /** The handler that answers for a record of the topic, as far as its type can be read; undefined when another service does. */
  rejectionOf(topic: string, type: string | undefined): RejectionAnswering | undefined {
    const found = this.rejections.get(patternOf(topic));
    const isOurs = found?.types
      ? found.types.some((each) => type?.startsWith(each))
      : !isAnsweredElsewhere(topic, type);
    return isOurs ? found?.handler : undefined;
  }

  /** @throws Error naming the topic that this service does not read: waiting for it would never end */
  assertReads(topics: readonly string[]): void {
    const { fixed, departments } = this.topics();
    const missing = topics.find(
      (topic) => !(fixed.includes(topic) || (departments && isDepartmentActions(topic))),
    );
    if (missing !== undefined) throw new Error(`${missing} is waited for but not read by this service`);
  }

  /** @throws Error naming the contract that has no consumer, or the consumer that is not in the table. */
  assertConsumes(table: readonly MessageContract[]): void {
    for (const contract of table) {
      if (!this.byType.has(contract.type))
        throw new Error(`${contract.type} is consumed by no class of this service`);
    }
    for (const type of this.byType.keys()) {
      if (!table.some((contract) => contract.type === type))
        throw new Error(`${type} has a consumer but is not in the table of messages`);
    }
  }

  /** Fixed topics to read; department actions are found by name. */
  topics(): { fixed: string[]; departments: boolean } {
    const all = new Set([...this.byType.values()].map((each) => each.contract.topic));
    for (const topic of this.rejections.keys()) all.add(topic);
    return {
      fixed: [...all].filter((topic) => !topic.includes('{')),
      departments: all.has(DEPARTMENT_ACTIONS),
    };
  }
}

/** `dept.tax.actions` → `dept.{org}.actions`; other topics are their own pattern. */
export function patternOf(topic: string): string {
  return isDepartmentActions(topic) ? DEPARTMENT_ACTIONS : topic;
}

export function isDepartmentActions(topic: string): boolean {
  return topic.startsWith('dept.') && topic.endsWith('.actions');
}

const ANSWERED_ELSEWHERE = ['dept.clock.', 'dept.rating.', 'dept.order.appealed.'];

/** On the departments' topics: what sla and rating take is answered by them (contract §3). */
function isAnsweredElsewhere(topic: string, type: string | undefined): boolean {
  if (type === undefined || !isDepartmentActions(topic)) return false;
  return ANSWERED_ELSEWHERE.some((each) => type.startsWith(each));
}

/** The organisation whose topic it is, or undefined. */
export function orgOfTopic(topic: string): string | undefined {
  return /^dept\.([A-Za-z0-9_-]{1,64})\.(?:actions|orders)$/.exec(topic)?.[1];
}

/** Written by outside systems: strict parsing, remembered ids, answered rejections. */
export function isExternal(topic: string): boolean {
  return topic.startsWith('province.') || topic.startsWith('dept.');
}

export type ConsumerFor<C extends MessageContract> = {
  handle(message: Received<DataOf<C>>, unit: UnitOfWork): Promise<void>;
};
export type AggregateOf = (message: Incoming<unknown>) => AggregateRef;
