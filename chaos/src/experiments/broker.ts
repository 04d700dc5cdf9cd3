import { setTimeout as pause } from 'node:timers/promises';
import type { Experiment } from '../experiment';
import type { Scene } from '../scene';

function brokerOf(scene: Scene) {
  const { broker } = scene.stand.platform.infrastructure;
  if (!broker) throw new Error('these experiments need the embedded broker');
  return broker;
}

export const brokerRestarts: Experiment = {
  name: 'broker-restarts',
  what: 'the broker is stopped, and then killed, and comes back, under load',
  run: async (scene) => {
    const broker = brokerOf(scene);
    const feeding = scene.feed(300, 30);
    await pause(5_000);
    await broker.restart();
    await pause(8_000);
    await broker.kill9();
    await broker.restart();
    await feeding;
    await scene.settle();
    return { faults: scene.unexpectedExits() };
  },
};

export const brokerAway: Experiment = {
  name: 'broker-away',
  what: 'the broker is away for 90 s while officers and timers work on, and comes back',
  run: async (scene) => {
    const broker = brokerOf(scene);
    const feeding = scene.feed(300, 20);
    await pause(6_000);
    await broker.kill9();
    await pause(90_000);
    await broker.restart();
    await feeding;
    await scene.settle();
    return { faults: scene.unexpectedExits() };
  },
};

export const brokerFrozen: Experiment = {
  name: 'broker-frozen',
  what: 'the broker stands still for 20 s with all connections open (half-open network), twice',
  run: async (scene) => {
    const broker = brokerOf(scene);
    const feeding = scene.feed(300, 55);
    for (let round = 0; round < 2; round += 1) {
      await pause(4_000);
      process.kill(broker.pid(), 'SIGSTOP');
      await pause(20_000);
      process.kill(broker.pid(), 'SIGCONT');
    }
    await feeding;
    await scene.settle();
    return { faults: scene.unexpectedExits() };
  },
};
