import { subscribe } from './consumer-group';
import { GroupMembership } from './group-membership';
import { cutAll } from './kafkajs-guards';
import type { KafkaGroup } from './kafkajs-types';
import type { Link } from './kafkajs-cluster';
import type { LogSink } from './kafkajs-logger';
import { explained, isFatal, rootFault } from './log-errors';
import { diagnosed, isAboutMetadata, isExpected, leaveAs, tellUnreadable } from './membership-faults';
import type { LogConsumerListener } from './ports';

const FIRST_JOIN_MS = 30_000;
const BACKOFF_MS = { first: 100, longest: 2_000 };
const LOUD_AFTER_TRIES = 5;
const SETTLED_MS = 5_000;
/** The consumer was stopped while something still waited for it. */
export class ConsumerStopped extends Error {}
export class Resubscribed extends Error {}

export interface LoopParts {
  readonly link: Link;
  readonly group: KafkaGroup;
  readonly groupId: string;
  readonly sink: LogSink;
  readonly listener: LogConsumerListener;
}

/**
 * Joins, reads, and joins again after whatever ends a membership: joining → joined → (rebalance | broker away |
 * resubscribed) → joining → … → stopped, or crashed when waiting cannot help (wrong password, group forbidden).
 */
export class MembershipLoop {
  membership: GroupMembership | undefined;
  private stopped = false;
  private everJoined = false;
  private joinedAt = 0;
  private tries = 0;
  private readonly startedAt = performance.now();
  private waiters: { resolve: () => void; reject: (error: Error) => void }[] = [];
  private endBackoff: () => void = () => undefined;

  constructor(
    private readonly parts: LoopParts,
    private topics: readonly string[],
  ) {}

  /** Resolves when stopped or crashed. Sends LeaveGroup for `formerMemberId` before the first join (rule 2). */
  async run(formerMemberId?: string): Promise<void> {
    let former = formerMemberId;
    while (!this.stopped) {
      try {
        const joined = await this.join(former);
        former = undefined;
        if (joined) await this.recover(await joined.run(), true);
      } catch (error) {
        await this.recover(error as Error, false);
      } finally {
        this.membership = undefined;
      }
    }
    this.refuse(new ConsumerStopped('the consumer was stopped'));
  }

  /** Resolves at the next join, rejects when there will be none. */
  nextJoin(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.stopped) reject(new ConsumerStopped('the consumer was stopped'));
      else this.waiters.push({ resolve, reject });
    });
  }

  subscribeTo(topics: readonly string[]): void {
    this.topics = topics;
    this.membership?.end(new Resubscribed('the subscription has changed'));
  }

  stop(): void {
    this.stopped = true;
    this.membership?.end(new ConsumerStopped('the consumer was stopped'));
    this.endBackoff();
  }

  /** Undefined when the subscription changed or the consumer was stopped in the meantime. */
  private async join(former: string | undefined): Promise<GroupMembership | undefined> {
    const { link, group, groupId } = this.parts;
    const topics = this.topics;
    subscribe(link.cluster, group, topics);
    await group.connect();
    if (former) await leaveAs(link, groupId, former);
    await group.joinAndSync();
    if (this.stopped || topics !== this.topics) return undefined;
    tellUnreadable(this.parts, topics);
    this.everJoined = true;
    this.joinedAt = performance.now();
    group.subscriptionState.subscriptionStatesByTopic = {};
    group.seekOffset.clear();
    this.membership = new GroupMembership({ ...this.parts, cluster: link.cluster });
    this.waiters.splice(0).forEach(({ resolve }) => resolve());
    return this.membership;
  }

  private async recover(why: Error, joined: boolean): Promise<void> {
    if (this.stopped) return;
    const fault = rootFault(await diagnosed(this.parts, why));
    if (fault.type === 'UNKNOWN_MEMBER_ID') this.parts.group.memberId = null;
    if (joined && (fault instanceof Resubscribed || isExpected(fault))) return;
    const late = !this.everJoined && performance.now() - this.startedAt > FIRST_JOIN_MS;
    if (isFatal(fault) || late) return this.crash(explained(fault));
    // A membership that ends as soon as it begins counts as a failed try: it must not make the group rebalance without a pause.
    this.tries = joined && performance.now() - this.joinedAt > SETTLED_MS ? 1 : this.tries + 1;
    const level = this.tries > LOUD_AFTER_TRIES ? 'error' : 'warn';
    this.parts.sink(level, 'joining the group again', { error: explained(fault).message, tries: this.tries });
    if (isAboutMetadata(fault)) this.parts.link.cluster.brokerPool.metadata = null;
    else cutAll(this.parts.link.cluster, fault);
    await this.backoff(Math.min(BACKOFF_MS.first * 2 ** (this.tries - 1), BACKOFF_MS.longest));
  }

  private crash(error: Error): void {
    this.stopped = true;
    this.refuse(error);
    if (this.everJoined) this.parts.listener.onCrash(error);
  }

  private refuse(error: Error): void {
    this.waiters.splice(0).forEach(({ reject }) => reject(error));
  }

  private async backoff(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.endBackoff = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
