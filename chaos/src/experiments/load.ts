import { setTimeout as pause } from 'node:timers/promises';
import { quiet } from '../../../bench/src/watch/quiet';
import type { Experiment } from '../experiment';

export const hotDepartment: Experiment = {
  name: 'hot-department',
  what: 'nine of ten cases belong to one of ten departments',
  scene: {
    departments: 10,
    habits: () => ({ departmentOf: (n, departments) => (n % 10 === 9 ? 1 + (n % (departments - 1)) : 0) }),
  },
  run: async (scene) => {
    await scene.feed(600, 20);
    await scene.settle();
    return {};
  },
};

export const burst: Experiment = {
  name: 'burst',
  what: '2,000 cases at once: accepted work ends, the rest waits in Kafka, and the platform comes to rest again',
  run: async (scene) => {
    for (let n = 0; n < 2_000; n += 1) scene.players.send(Date.now());
    const began = Date.now();
    await scene.settle(300_000);
    const seconds = Math.round((Date.now() - began) / 1000);
    await pause(1_000);
    await quiet(scene.stand);
    return {
      notes: [`all 2,000 over after ${seconds} s`],
      faults: scene.unexpectedExits(),
    };
  },
};
