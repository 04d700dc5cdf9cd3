import { randomUUID } from 'node:crypto';
import {
  CLOCK_TOPIC,
  type LogAdmin,
  type LogBatch,
  type LogClient,
  type LogProducer,
} from '@huiying/messaging';
import { ClockMoved, formatTime, toHeaders } from '@huiying/contracts';

/** The last record of the clock's topic. */
export interface ClockSetting {
  readonly simulatedAtMs: number;
  readonly running: boolean;
  /** The broker's append time: a running clock ticks from there. */
  readonly appendedAtMs: number;
}

/** The simulated instant that the setting gives at a machine instant. */
export function simulatedNow(setting: ClockSetting, machineMs: number): number {
  return setting.running ? setting.simulatedAtMs + (machineMs - setting.appendedAtMs) : setting.simulatedAtMs;
}

/** Appends to the clock's topic; every service follows. */
export async function appendClock(
  producer: LogProducer,
  simulatedAtMs: number,
  running: boolean,
): Promise<ClockSetting> {
  const simulatedAt = formatTime(simulatedAtMs);
  const headers = toHeaders({
    id: randomUUID(),
    source: '/operator',
    type: ClockMoved.type,
    subject: 'clock',
  });
  const value = Buffer.from(JSON.stringify({ simulatedAt, running, mode: 'simulated' }));
  const acks = await producer.send([{ topic: CLOCK_TOPIC, partition: 0, key: null, value, headers }]);
  return { simulatedAtMs, running, appendedAtMs: acks[0]?.appendedAtMs ?? Date.now() };
}

/** Reads the last record; undefined when the clock was never set. */
export async function readClock(log: LogClient, admin: LogAdmin): Promise<ClockSetting | undefined> {
  const [end] = await admin.endOffsets([CLOCK_TOPIC]);
  if (end === undefined || end.offset === 0n) return undefined;
  const consumer = log.consumer({ groupId: `operator.clock.${randomUUID()}` });
  const offset = end.offset - 1n;
  try {
    return await new Promise<ClockSetting | undefined>((found, failed) => {
      const onBatch = ({ records }: LogBatch): void => {
        const last = records.at(-1);
        if (last) found(settingIn(last.value, last.timestampMs));
      };
      const onAssigned = () => Promise.resolve([{ topic: CLOCK_TOPIC, partition: 0, offset }]);
      consumer.start([CLOCK_TOPIC], { onBatch, onAssigned, onCrash: failed }).catch(failed);
    });
  } finally {
    // leaving the group takes up to a second, and nobody else is in it
    void consumer.stop().catch(() => undefined);
  }
}

function settingIn(value: Buffer | null, appendedAtMs: number): ClockSetting | undefined {
  if (value === null) return undefined;
  const { simulatedAt, running } = JSON.parse(value.toString()) as { simulatedAt: string; running?: boolean };
  return { simulatedAtMs: Date.parse(simulatedAt), running: running ?? false, appendedAtMs };
}
