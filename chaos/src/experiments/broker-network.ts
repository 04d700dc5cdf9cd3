import { setTimeout as pause } from 'node:timers/promises';
import type { Experiment } from '../experiment';
import type { Detour } from '../network/detour';

const FAULT_MS = 12_000;
const BETWEEN_MS = 4_000;
const BLOWS = 20;
/** A request of that size carries records; heartbeats and polls are smaller. */
const RECORDS_BYTES = 600;

type Fault = (detour: Detour) => Promise<void>;

const blows = async (strike: () => void): Promise<void> => {
  for (let n = 0; n < BLOWS; n += 1) {
    strike();
    await pause(FAULT_MS / BLOWS);
  }
};

/** What a network does, each to all five services at once. */
const FAULTS: Readonly<Record<string, Fault>> = {
  'cut off': async (detour) => {
    detour.refuse(true);
    detour.cut();
    await pause(FAULT_MS);
    detour.refuse(false);
  },
  'requests do not arrive': async (detour) => {
    detour.set('held', ['toServer']);
    await pause(FAULT_MS);
    detour.set({ delayMs: 0 });
  },
  'answers do not arrive': async (detour) => {
    detour.set('held', ['toClient']);
    await pause(FAULT_MS);
    detour.set({ delayMs: 0 });
  },
  '200 ms each way': async (detour) => {
    detour.set({ delayMs: 200 });
    await pause(FAULT_MS);
    detour.set({ delayMs: 0 });
  },
  'open and never answered': async (detour) => {
    detour.silence(true);
    await pause(FAULT_MS);
    detour.silence(false);
  },
  'reset in mid-request': (detour) => blows(() => detour.resetNext(1, RECORDS_BYTES)),
  'records appended, answer lost': (detour) => blows(() => detour.loseAnswers(1)),
};

export const brokerNetwork: Experiment = {
  name: 'broker-network',
  what: `between services and broker, in an order of chance: ${Object.keys(FAULTS).join('; ')}`,
  scene: { detours: ['broker'] },
  run: async (scene) => {
    const detour = scene.detours.to('broker');
    const order = scene.random.shuffled(Object.entries(FAULTS));
    const feeding = scene.feed(400, (order.length * (FAULT_MS + BETWEEN_MS)) / 1000);
    for (const [name, fault] of order) {
      scene.say(`  ${name}`);
      await fault(detour);
      await pause(BETWEEN_MS);
    }
    await feeding;
    await scene.settle();
    const { resets, answersLost } = detour;
    return {
      notes: [`${resets} requests reset, ${answersLost} answers lost`],
      faults: [
        ...scene.unexpectedExits(),
        ...(resets < 5 ? [`only ${resets} requests were reset`] : []),
        ...(answersLost < 5 ? [`only ${answersLost} answers were lost`] : []),
      ],
    };
  },
};
