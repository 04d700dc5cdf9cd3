import { AesSealing, SystemClock, createKafkaClient, type ServiceConfig } from '@huiying/messaging';
import { crashPoint } from '@huiying/messaging/runtime/crash-point';
import { Engine } from '@huiying/messaging/runtime/engine';
import { Registry } from '@huiying/messaging/runtime/registry';
import {
  accounts,
  book,
  bookAt,
  bookedContracts,
  delivered,
  noteThing,
  thingAt,
  things,
  ThingMade,
  toyContracts,
} from './toy-service';

/**
 * The toy service as a process of its own, to be stopped, continued and killed. Tells its parent `{ ready, startMs }`.
 */
const given = JSON.parse(process.env['TOY_CONFIG'] ?? '{}') as ServiceConfig;
const config: ServiceConfig = { ...given, dataKey: Buffer.from(String(given.dataKey), 'base64') };
const registry = new Registry();
for (const contract of bookedContracts) {
  registry.addConsumer({
    contract,
    aggregate: bookAt,
    invoke: (message, unit) => book(message as never, unit),
  });
}
registry.addConsumer({
  contract: ThingMade,
  aggregate: thingAt,
  invoke: (message, unit) => noteThing(message as never, unit),
});
const ring = async (id: string, unit: Parameters<typeof book>[1]): Promise<void> => {
  const account = await unit.find(accounts, id);
  if (account) unit.save(accounts, id, { ...account, entries: [...account.entries, 'rang'] });
};
registry.addTimer({ name: 'ring', store: accounts }, { fire: ({ id }, unit) => ring(id, unit) });

const tell = (message: object): void => void process.send?.(message);
const log = (text: string, fields?: object): void => {
  if (process.env['HUIYING_TEST_LOG']) process.stderr.write(`child: ${text} ${JSON.stringify(fields)}\n`);
};
const engine = new Engine({
  config,
  stores: [things, accounts],
  consumes: toyContracts,
  deliveryEvent: delivered,
  registry,
  clock: new SystemClock(),
  sealing: new AesSealing(config.dataKey),
  log: createKafkaClient(config.kafka, { logger: () => undefined }),
  logger: { info: log, warn: log, error: log },
  ...crashPoint(process.env['HUIYING_CRASH_AT']),
  onFatal: () => process.exit(1),
});

process.once('SIGTERM', () => void engine.stop().then(() => process.exit(0)));
const from = Date.now();
void engine.start().then(
  () => tell({ ready: true, startMs: Date.now() - from }),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
