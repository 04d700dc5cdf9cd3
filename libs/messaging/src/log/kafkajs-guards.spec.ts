import { EventEmitter } from 'node:events';
import { installGuards } from './kafkajs-guards';
import { Connection, RequestQueue } from './kafkajs-internals';
import { TransportUnavailable } from './log-errors';

/** A queue as kafkajs builds one, without its network. */
function aQueue(): any {
  const Queue = RequestQueue as unknown as new (options: object) => any;
  const logger = { debug: () => undefined, warn: () => undefined };
  return new Queue({ maxInFlightRequests: null, requestTimeout: 1_000, enforceRequestTimeout: true, logger });
}

describe('the repaired log client', () => {
  beforeAll(() => {
    jest.useFakeTimers();
    installGuards();
  });
  afterAll(() => jest.useRealTimers());

  it('keeps no timer while nothing waits, so that an idle connection does not spin', () => {
    const queue = aQueue();
    queue.checkPendingRequests();
    queue.scheduleCheckPendingRequests();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('looks again after the throttle when the broker asked for a pause', () => {
    const queue = aQueue();
    queue.maybeThrottle(500);
    queue.scheduleCheckPendingRequests();
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(501);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('still ends a request that is never answered', () => {
    const queue = aQueue();
    queue.scheduleRequestTimeoutCheck();
    const timeoutRequest = jest.fn();
    queue.inflight.set(1, { sentAt: Date.now(), requestTimeout: 1_000, timeoutRequest });
    jest.advanceTimersByTime(2_001);
    expect(timeoutRequest).toHaveBeenCalled();
    queue.destroy();
  });

  it('takes a connection on which nobody answers for dead, so that the next request opens another one', async () => {
    const Kafka = Connection as unknown as new (options: object) => any;
    const quiet = { debug: () => undefined, error: () => undefined, warn: () => undefined };
    const socket = Object.assign(new EventEmitter(), { destroy: jest.fn(), setKeepAlive: () => undefined });
    const connection = new Kafka({
      ...{ host: 'broker', port: 9092, requestTimeout: 1_000, connectionTimeout: 1_000 },
      logger: { namespace: () => quiet },
      socketFactory: ({ onConnect }: { onConnect: () => void }) => {
        void Promise.resolve().then(onConnect);
        return socket;
      },
    });
    await connection.connect();
    const other = new Promise((_, reject) => {
      connection.requestQueue.inflight.set(1, {
        ...{ sentAt: Date.now(), requestTimeout: 1_000, rejected: reject },
        timeoutRequest: () => connection.requestQueue.inflight.delete(1),
      });
      connection.requestQueue.inflight.set(2, {
        ...{ sentAt: Date.now() + 1_000, requestTimeout: 5_000, rejected: reject },
      });
    });
    jest.advanceTimersByTime(2_001);
    expect([connection.isConnected(), socket.destroy.mock.calls.length]).toEqual([false, 1]);
    await expect(other).rejects.toBeInstanceOf(TransportUnavailable);
  });

  it('forgets the torn answer of a cut socket before it connects again', async () => {
    const cut = {
      ...{ chunks: [Buffer.from('half an ans')], bytesBuffered: 11, bytesNeeded: 400 },
      ...{ isConnected: () => false, socketFactory: () => undefined, logDebug: () => undefined },
      requestQueue: {},
    };
    await expect(Connection.prototype.connect.call(cut)).rejects.toThrow('Failed to connect');
    expect(cut).toMatchObject({ chunks: [], bytesBuffered: 0, bytesNeeded: 4 });
  });
});
