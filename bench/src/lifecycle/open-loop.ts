import { build, type Histogram } from 'hdr-histogram-js';
import type { Journey } from './journey';
import type { Players } from './players';

const TICK_MS = 2;
const SETTLE_MS = 60_000;

export interface LatencyRound {
  readonly ratePerSecond: number;
  readonly sent: number;
  /** From the instant at which the case was due to be sent until the department's client saw its order. */
  readonly toOrder: Histogram;
  /** From the append of the case to the append of its order, both by the broker's clock. */
  readonly brokerToBroker: Histogram;
  /** From the same beginning until the province has the receipt of the rating: the whole way. */
  readonly whole: Histogram;
}

const histogram = (): Histogram =>
  build({ highestTrackableValue: 300_000, numberOfSignificantValueDigits: 3 });

/**
 * Sends at a fixed rate, whatever comes back. A case counts from the instant at which it was due, not from the one at
 * which a late sender got to it, so that a stall is felt by all that it delayed (no coordinated omission). Cases of the
 * first `leadInSeconds` are not counted.
 */
export async function atRate(
  players: Players,
  {
    ratePerSecond,
    leadInSeconds,
    seconds,
  }: { ratePerSecond: number; leadInSeconds: number; seconds: number },
): Promise<LatencyRound> {
  const round = { toOrder: histogram(), brokerToBroker: histogram(), whole: histogram() };
  const began = Date.now();
  const counted = ({ intendedAt }: Journey): boolean => intendedAt >= began + leadInSeconds * 1000;
  players.watcher = {
    rated: (journey) => {
      const { intendedAt, acceptedAt = 0, orderAppendedAt = 0, orderSeenAt = 0, ratedAt = 0 } = journey;
      if (!counted(journey)) return;
      round.toOrder.recordValue(orderSeenAt - intendedAt);
      round.brokerToBroker.recordValue(Math.max(0, orderAppendedAt - acceptedAt));
      round.whole.recordValue(ratedAt - intendedAt);
    },
  };
  const total = Math.floor((leadInSeconds + seconds) * ratePerSecond);
  try {
    await sendWhenDue(players, total, (n) => Math.round(began + (n * 1000) / ratePerSecond));
    return { ...round, ratePerSecond, sent: total };
  } finally {
    await players.settle(SETTLE_MS);
    players.watcher = {};
  }
}

/** Sends that many cases, each when it is due, whatever comes back. @param dueAt of the n-th case, epoch milliseconds */
export function sendWhenDue(players: Players, total: number, dueAt: (n: number) => number): Promise<void> {
  return new Promise((done) => {
    let sent = 0;
    const ticker = setInterval(() => {
      for (; sent < total && dueAt(sent) <= Date.now(); sent += 1) players.send(dueAt(sent));
      if (sent < total) return;
      clearInterval(ticker);
      done();
    }, TICK_MS);
  });
}
