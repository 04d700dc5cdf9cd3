import { GroupMembership } from './group-membership';
import { consumerGroup } from './consumer-group';
import type { KafkaCluster, KafkaGroup } from './kafkajs-types';
import type { Link } from './kafkajs-cluster';

const HOUR = 3_600_000;

/** The client library's own group, joined; only the broker that it talks to is not there. */
function joined(heartbeat: () => Promise<void>): { cluster: KafkaCluster; group: KafkaGroup } {
  const cluster = { brokerPool: { brokers: {} }, getNodeIds: () => ['1'] } as unknown as KafkaCluster;
  const group = consumerGroup({ cluster, logger: { namespace: () => ({}) } } as unknown as Link, 'routing');
  return { cluster, group: Object.assign(group, { memberId: 'one', coordinator: { heartbeat } }) };
}

const listener = {
  onAssigned: () => Promise.resolve([]),
  onBatch: () => undefined,
  onCrash: () => undefined,
};

describe('a member of a group', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it.each([
    ['is left alone', 0],
    ['is set back by an hour', -HOUR],
    ['is set ahead by an hour', HOUR],
  ])('beats twice a second when the clock of its machine %s', async (_, jumpMs) => {
    const heartbeat = jest.fn(() => Promise.resolve());
    const membership = new GroupMembership({ ...joined(heartbeat), listener, sink: () => undefined });
    const ended = membership.run();
    await jest.advanceTimersByTimeAsync(2_000);
    jest.setSystemTime(Date.now() + jumpMs);
    heartbeat.mockClear();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(heartbeat).toHaveBeenCalledTimes(20);
    membership.end(new Error('enough'));
    expect((await ended).message).toBe('enough');
  });

  it('gives up its membership when a heartbeat is refused', async () => {
    const refused = new Error('the group rebalances');
    const membership = new GroupMembership({
      ...joined(() => Promise.reject(refused)),
      listener,
      sink: () => undefined,
    });
    const ended = membership.run();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await ended).toBe(refused);
  });
});
