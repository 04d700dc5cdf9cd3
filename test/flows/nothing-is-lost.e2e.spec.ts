import { Kafka } from 'kafkajs';
import { reconcile } from '../../deploy/src/cli/reconcile/reconcile';
import { huianComplaint } from '../../deploy/src/demo/samples/cases';
import { plainReply, signedBy } from '../../deploy/src/demo/samples/replies';
import { eventually } from '../../deploy/src/players/eventually';
import { accessOf } from '../../deploy/src/players/kafka-party';
import { clientConfig, SERVICE_NAMES } from '../../deploy/src/platform/platform';
import { openTheatre, receiptTypes, type Theatre } from './on-stage';

jest.setTimeout(240_000);

const CASES_PER_SERVICE = 6;
const JOURNEY = ['case.registered', 'case.accepted', 'case.assigned', 'case.replied', 'case.completed'];

describe('kill -9 of any service in the middle of the flow', () => {
  let theatre: Theatre;
  const numbers: string[] = [];

  beforeAll(async () => {
    theatre = await openTheatre(['ha-rsj', 'ha-zjj']);
  });
  afterAll(async () => theatre?.close());

  /** The department answers every order that it is given, as often as it hears of it: once. */
  const answering = (): { stop: () => void } => {
    const { stage } = theatre;
    const unit = stage.department('ha-rsj');
    const answered = new Set<string>();
    const answer = async (): Promise<void> => {
      for (const { type, data } of unit.orders) {
        const orderId = String(data['orderId']);
        if (type !== 'order.assigned.v1' || answered.has(orderId)) continue;
        answered.add(orderId);
        await unit.act('order.submitted', {
          orderId,
          reply: plainReply('已整改。'),
          signOff: signedBy('leader_in_charge', '2026-09-28 09:00:00'),
        });
      }
    };
    const timer = setInterval(() => void answer(), 50);
    return { stop: () => clearInterval(timer) };
  };

  it('loses nothing: every case of the province is completed', async () => {
    const { stage, platform } = theatre;
    const bot = answering();
    for (const service of SERVICE_NAMES) {
      for (let n = 1; n <= CASES_PER_SERVICE; n += 1) {
        const upstreamCaseNo = `KILL-${service}-${n}`;
        numbers.push(upstreamCaseNo);
        await stage.send({ ...huianComplaint, upstreamCaseNo, party: { anonymous: true } });
        if (n === CASES_PER_SERVICE / 2) await platform.services.kill9(service);
      }
      await platform.services.restart(service);
    }
    await eventually(
      'all are completed',
      () => numbers.every((no) => receiptTypes(stage, no).includes('case.completed')) || undefined,
      {
        withinMs: 60_000,
        instead: () =>
          numbers
            .filter((no) => !receiptTypes(stage, no).includes('case.completed'))
            .map((no) => `${no}: ${receiptTypes(stage, no).join(' ')}`)
            .join('; '),
      },
    ).finally(bot.stop);
    await stage.clock.settle();
    const { counts } = await reconcile(stage.operator);
    expect(counts).toMatchObject({ completed: numbers.length, missing: 0, parked: 0 });
  });

  it('doubles nothing: each step was said once, under one id', () => {
    const { stage } = theatre;
    for (const no of numbers) expect([no, ...receiptTypes(stage, no)]).toEqual([no, ...JOURNEY]);
    const orders = stage.department('ha-rsj').orders.filter(({ type }) => type === 'order.assigned.v1');
    expect(orders).toHaveLength(numbers.length);
    expect(new Set(orders.map(({ data }) => data['orderId'])).size).toBe(numbers.length);
  });

  describe('a department’s credentials', () => {
    it('show it its own two topics and nothing else', async () => {
      const access = accessOf(theatre.platform.connection(), 'dept.ha-rsj');
      const admin = new Kafka(clientConfig(access, 'curious')).admin();
      await admin.connect();
      expect((await admin.listTopics()).sort()).toEqual(['dept.ha-rsj.actions', 'dept.ha-rsj.orders']);
      await expect(
        admin.createTopics({
          topics: [{ topic: 'dept.ha-rsj.more', numPartitions: 1 }],
          waitForLeaders: false,
        }),
      ).rejects.toThrow();
      await admin.disconnect();
    });

    it.each([
      'dept.ha-zjj.actions',
      'dept.ha-zjj.orders',
      'dept.ha-rsj.orders',
      'province.cases',
      'routing.cases',
    ])('do not let it write %s', async (topic) => {
      const party = theatre.stage.department('ha-rsj');
      await expect(party.raw(topic, 'x', '{}')).rejects.toThrow(
        /not authorized|does not host|unknown topic/i,
      );
    });

    it.each([
      'dept.ha-zjj.orders',
      'province.receipts',
      'intake.cases',
      'intake.keys',
      'dept.ha-rsj.actions',
    ])('do not let it read %s', async (topic) => {
      const access = accessOf(theatre.platform.connection(), 'dept.ha-rsj');
      const kafka = new Kafka({ ...clientConfig(access, 'curious'), retry: { retries: 0 } });
      const consumer = kafka.consumer({ groupId: 'dept.ha-rsj.curious', retry: { retries: 0 } });
      await consumer.connect();
      const reading = consumer.subscribe({ topics: [topic] }).then(
        () =>
          new Promise((_, failed) => {
            consumer.on(consumer.events.CRASH, ({ payload }) => failed(payload.error));
            void consumer.run({ eachMessage: () => Promise.resolve() }).catch(failed);
          }),
      );
      await expect(reading).rejects.toThrow(/not authorized|does not host|unknown topic|authoriz/i);
      await consumer.disconnect();
    });
  });
});
