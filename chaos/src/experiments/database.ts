import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { SERVICE_NAMES } from '../../../deploy/src/platform/platform';
import type { Experiment } from '../experiment';
import type { Scene } from '../scene';

function databaseOf(scene: Scene) {
  const { database } = scene.stand.platform.infrastructure;
  if (!database) throw new Error('these experiments need the embedded database');
  return database;
}

export const databaseRestarts: Experiment = {
  name: 'database-restarts',
  what: 'the database is stopped and killed in turn, every 5 to 10 s, under load',
  run: async (scene) => {
    const database = databaseOf(scene);
    const feeding = scene.feed(400, 40);
    let times = 0;
    for (const until = Date.now() + 40_000; Date.now() < until; times += 1) {
      await pause(scene.random.between(5_000, 10_000));
      if (times % 2 === 0) await database.kill9();
      await database.restart();
    }
    await feeding;
    await scene.settle();
    return { notes: [`${times} restarts`], faults: scene.unexpectedExits() };
  },
};

export const answersLost: Experiment = {
  name: 'commit-unanswered',
  what: 'the database commits and the connection ends before the answer, 60 times, under load',
  scene: { detours: ['database'] },
  run: async (scene) => {
    const detour = scene.detours.to('database');
    const feeding = scene.feed(400, 30);
    for (let round = 0; round < 20; round += 1) {
      detour.loseAnswers(3);
      await pause(1_200);
    }
    await feeding;
    await scene.settle();
    const { answersLost: lost } = detour;
    return { notes: [`${lost} answers lost`], faults: lost < 10 ? [`only ${lost} answers were lost`] : [] };
  },
};

export const badNetwork: Experiment = {
  name: 'bad-network',
  what: 'between services and database: 200 ms each way, cuts, and 15 s in which nothing passes and nothing ends',
  scene: { detours: ['database'] },
  run: async (scene) => {
    const detour = scene.detours.to('database');
    const feeding = scene.feed(300, 45);
    detour.set({ delayMs: 200 });
    await pause(10_000);
    detour.set({ delayMs: 0 });
    for (let cuts = 0; cuts < 10; cuts += 1) {
      detour.cut();
      await pause(scene.random.between(200, 1_500));
    }
    detour.set('held');
    await pause(15_000);
    detour.set({ delayMs: 0 });
    await feeding;
    await scene.settle();
    return { faults: scene.unexpectedExits() };
  },
};

export const heldTransaction: Experiment = {
  name: 'held-transaction',
  what: 'somebody holds a snapshot of the database open for a minute, under load',
  run: async (scene) => {
    const client = new Client({ connectionString: scene.stand.databaseUrl });
    await client.connect();
    await client.query('begin isolation level repeatable read');
    for (const service of SERVICE_NAMES) await client.query(`select count(*) from ${service}.outbox`);
    await scene.feed(900, 60);
    await client.query('commit');
    await client.end();
    await scene.settle();
    return {};
  },
};
