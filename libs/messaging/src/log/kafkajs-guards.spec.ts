import { installGuards } from './kafkajs-guards';
import { Connection, RequestQueue } from './kafkajs-internals';

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

  it('forgets the torn answer of a cut socket before it connects again', async () => {
    const cut = {
      ...{ chunks: [Buffer.from('half an ans')], bytesBuffered: 11, bytesNeeded: 400 },
      ...{ isConnected: () => false, socketFactory: () => undefined, logDebug: () => undefined },
    };
    await expect(Connection.prototype.connect.call(cut)).rejects.toThrow('Failed to connect');
    expect(cut).toMatchObject({ chunks: [], bytesBuffered: 0, bytesNeeded: 4 });
  });
});
