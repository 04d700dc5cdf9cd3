import { setTimeout as pause } from 'node:timers/promises';
import type { TopicPartitionOffset } from '@huiying/messaging';
import type { Operator } from '../operator';
import { QUIET_QUERY, type ServiceQuiet } from './quiet-query';

const ACTIONS = /^dept\..+\.actions\/0$/;
/** Who reads what departments write, from the first of their topics on. */
const READ_ACTIONS: readonly string[] = ['routing', 'sla'];
const FIRST_PAUSE_MS = 4;
const LONGEST_PAUSE_MS = 40;

export class NotSettled extends Error {}

/**
 * Everything that was said has been heard and acted upon (engine rule 22): every service has read every topic that it
 * reads to its end, the clock's too; nothing waits to be sent, no timer is due, nothing held is ready; and while that
 * was looked at nothing new was written. A service that appends puts the record into its outbox in the transaction that
 * moves its offset, and the relay deletes the row after the append: so one view of the database between two equal views
 * of the log's ends is enough.
 */
export class Settlement {
  private clusterId: string | undefined;

  constructor(private readonly operator: Operator) {}

  /**
   * @param nowMs the simulated instant, epoch milliseconds
   * @returns the next instant at which a timer of any service is due; undefined when none is
   * @throws NotSettled saying what still moved after `withinMs`
   */
  async settle(nowMs: number, withinMs = 60_000): Promise<number | undefined> {
    const began = Date.now();
    for (let delay = FIRST_PAUSE_MS; ; delay = Math.min(delay * 1.4, LONGEST_PAUSE_MS)) {
      const { obstacle, next } = await this.look(nowMs);
      if (obstacle === undefined) return next;
      if (Date.now() - began > withinMs)
        throw new NotSettled(`Not settled within ${withinMs / 1000} s: ${obstacle}`);
      await pause(delay);
    }
  }

  private async look(nowMs: number): Promise<{ obstacle?: string; next?: number | undefined }> {
    const before = await this.ends();
    const services = await this.services(nowMs);
    for (const service of services) {
      const obstacle = obstacleOf(service, before);
      if (obstacle !== undefined) return { obstacle: `${service.service} ${obstacle}` };
    }
    const after = await this.ends();
    if (after.size !== before.size) return { obstacle: 'a topic has been created' };
    for (const [place, end] of after)
      if (before.get(place) !== end) return { obstacle: `${place} has grown` };
    const dues = services.flatMap(({ next_due }) => (next_due === null ? [] : [next_due.getTime()]));
    return { next: dues.length === 0 ? undefined : Math.min(...dues) };
  }

  private async services(nowMs: number): Promise<readonly ServiceQuiet[]> {
    this.clusterId ??= await (await this.operator.admin()).clusterId();
    const database = await this.operator.database();
    const { rows } = await database.query<ServiceQuiet>({
      name: 'quiet',
      text: QUIET_QUERY,
      values: [this.clusterId, new Date(nowMs).toISOString()],
    });
    return rows;
  }

  private async ends(): Promise<Map<string, bigint>> {
    const admin = await this.operator.admin();
    const ends = await admin.endOffsets(await admin.listTopics());
    return new Map(ends.map((end) => [placeOf(end), end.offset]));
  }
}

const placeOf = ({ topic, partition }: Pick<TopicPartitionOffset, 'topic' | 'partition'>): string =>
  `${topic}/${partition}`;

/** What the service still has to do; undefined when nothing. A topic that is gone has nothing left to read. */
function obstacleOf(service: ServiceQuiet, ends: ReadonlyMap<string, bigint>): string | undefined {
  if (service.sending) return 'has records to send';
  const stored = new Map(
    service.offsets.map(([topic, partition, next]) => [placeOf({ topic, partition }), BigInt(next)]),
  );
  for (const [place, next] of stored)
    if (next < (ends.get(place) ?? 0n)) return `has read ${place} up to ${next} of ${ends.get(place)}`;
  if (!stored.has('clock.control/0')) return 'has not read the clock';
  // Who reads one department reads them all: a new topic counts before its first offset row exists.
  if (READ_ACTIONS.includes(service.service) || [...stored.keys()].some((place) => ACTIONS.test(place)))
    for (const place of ends.keys())
      if (ACTIONS.test(place) && !stored.has(place)) return `has not begun to read ${place}`;
  if (service.due) return 'has a timer that is due';
  if (service.releasing) return 'has held messages that are ready';
  if (service.replaying) return 'replays a dead letter';
  return undefined;
}
