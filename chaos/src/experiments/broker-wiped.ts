import { setTimeout as pause } from 'node:timers/promises';
import { borderTopics } from '../../../bench/src/oracle/oracle';
import { readEverything, type ReadRecord } from '../../../bench/src/oracle/read-everything';
import { prepareKafka, withAdmin } from '../../../deploy/src/platform/kafka-admin';
import { SERVICE_NAMES } from '../../../deploy/src/platform/platform';
import { untilServed } from '../../../deploy/src/platform/topics';
import { recoverBroker } from '../../../deploy/src/recovery/after-broker-loss';
import type { Experiment } from '../experiment';
import type { Scene } from '../scene';

/**
 * As the runbook says (docs/runbooks/broker-lost.md): services stopped, an empty broker, what services have published put
 * onto it, services started, and only then the province and the departments send again what they had no answer to.
 */
export const brokerWiped: Experiment = {
  name: 'broker-wiped',
  what: 'services and broker are killed under load and the broker’s data is deleted; it is filled again from the event logs, and the outside sends again what was not answered',
  run: async (scene) => {
    const feeding = scene.feed(400, 40);
    await pause(scene.random.between(8_000, 20_000));
    const before = await loseTheBroker(scene);
    const { infrastructure, services } = scene.stand.platform;
    const { secrets, kafka } = infrastructure;
    await prepareKafka(kafka, secrets.kafka);
    const told: string[] = [];
    await recoverBroker(infrastructure, (line) => told.push(line));
    await Promise.all(SERVICE_NAMES.map((service) => services.restart(service)));
    await scene.players.beginAnew();
    await feeding;
    await scene.settle();
    return {
      notes: [`${before.length} records of the border lost`, told.find((line) => /again: /.test(line)) ?? ''],
      faults: scene.unexpectedExits(),
      besides: { before },
    };
  },
};

/**
 * Everything is killed in one moment, so that outboxes, unread records and answers under way are lost as they stand.
 * @returns what the broker had acknowledged at the border, for the judge; nobody else sees it
 */
async function loseTheBroker({ stand, orgs }: Scene): Promise<readonly ReadRecord[]> {
  const { services, infrastructure } = stand.platform;
  const { broker } = infrastructure;
  if (!broker) throw new Error('this experiment needs the embedded broker');
  await Promise.all([...SERVICE_NAMES.map((service) => services.kill9(service)), broker.kill9()]);
  await broker.restart();
  await withAdmin(stand.platform.kafkaAdmin, (admin) => untilServed(admin, borderTopics(orgs)));
  const records: ReadRecord[] = [];
  await readEverything(stand, borderTopics(orgs), (record) => void records.push(record));
  await broker.restartEmpty();
  return records;
}
