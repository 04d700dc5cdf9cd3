import { Kafka, Partitioners } from 'kafkajs';
import { CONTAINED } from '@huiying/messaging';
import { huianComplaint } from '../../deploy/src/demo/samples/cases';
import { signedBy } from '../../deploy/src/demo/samples/replies';
import { eventually } from '../../deploy/src/players/eventually';
import { clientConfig } from '../../deploy/src/platform/platform';
import { openTheatre, receiptTypes, type Theatre } from './on-stage';
import { saidInLongnan, saidOfRatingInHuian } from './said-everywhere';
import { everyRecord, everyRow, everyWord, opened, placesOf } from './search-everywhere';

jest.setTimeout(300_000);

const LONGNAN = '360783';
const SECRET = '白鹭工程坐标';
const SAID_AGAIN = '苍鹭工程密级';
const NAME = '欧阳示例';
const PHONE = '13912345678';
const ID_NUMBER = '350521199003078888';
const ADDRESS = '示例镇示例路八十八号';
const ACCUSED = '司徒示例';
const PERSON = [NAME, PHONE, ID_NUMBER, ADDRESS, ACCUSED];
const WORDS = [SECRET, SAID_AGAIN];

const NO = 'SECRET-1';
const about = { sourceSystem: 'fujian-zwfw', upstreamCaseNo: NO };
const sample = {
  ...huianComplaint,
  upstreamCaseNo: NO,
  title: `窗口泄露${SECRET}`,
  content: `窗口把${SECRET}贴在墙上，本人电话${PHONE}，证件${ID_NUMBER}。`,
  respondent: { orgCode: '11350521MB0000099Z', personName: ACCUSED, windowNo: '7' },
  party: { name: NAME, idType: '111', idNumber: ID_NUMBER, phone: PHONE, address: ADDRESS, realName: true },
  attachments: [{ name: `${SECRET}.jpg`, url: 'https://zwfw.example.cn/files/1', size: 3 }],
};

describe('words that should not have been submitted (LN-17)', () => {
  let theatre: Theatre;
  let caseId: string;
  let orderId: string;

  beforeAll(async () => {
    theatre = await openTheatre(['ha-rsj', 'ha-zjj', 'ln-csgl', 'ln-zjj']);
    const { stage } = theatre;
    // told wrongly at first: the record lies among the dead letters
    const faulty = { ...sample, ...about, eventSeq: 1, receivedAt: 'morning' };
    await stage.province.raw('province.cases', NO, JSON.stringify(structured(faulty, 'faulty')));
    await stage.province.receipt(NO, 'message.rejected');
    caseId = await stage.send(sample);
    ({ orderId } = await stage.department('ha-rsj').order(caseId));
    const said = { ...about, content: `补充：${SAID_AGAIN}，联系${NAME}。`, newFacts: true };
    await stage.province.followUp('supplemented', { ...said, eventSeq: 2 });
    await stage.province.receipt(NO, 'case.supplemented');
    await stage.province.followUp('supplemented', { ...said, eventSeq: 4 });
    await stage.province.receipt(NO, 'message.waiting');
    const reused = { ...said, eventSeq: 2, content: `另说${SAID_AGAIN}` };
    await stage.province.raw(
      'province.cases',
      NO,
      JSON.stringify(structured(reused, 'reused', 'province.case.supplemented.v1')),
    );
    await stage.province.receipt(NO, 'message.rejected', 2);
    const unit = stage.department('ha-rsj');
    await unit.refusal(await unit.act('order.submitted', { orderId, reply: `关于${SECRET}` }));
    await stage.clock.settle();
  });
  afterAll(async () => theatre?.close());

  const rows = () => everyRow(theatre.platform);
  const caseNoOf = async (id: string): Promise<string> =>
    String((await theatre.stage.officer('auditor', LONGNAN).get('routing', `/cases/${id}`))['caseNo']);

  it('and the person are nowhere readable but where they may be', async () => {
    const { platform } = theatre;
    expect(placesOf([...WORDS, ...PERSON], await rows())).toEqual([]);
    expect(placesOf([...WORDS, ...PERSON], await everyWord(platform))).toEqual([]);
    const records = await everyRecord(platform);
    expect(placesOf(WORDS, records)).toEqual(['dept.ha-rsj.actions', 'dept.ha-rsj.orders', 'province.cases']);
    expect(placesOf([PHONE, ID_NUMBER, ADDRESS, ACCUSED], records)).toEqual(['province.cases']);
    // what the test searches with does find them where they lie sealed
    expect(placesOf(WORDS, opened(platform, [...(await rows()), ...records]))).toEqual(
      expect.arrayContaining([
        'intake.dead_letter',
        'intake.papers',
        'intake.waiting_event',
        'routing.case_text',
      ]),
    );
  });

  it('are contained by a dispatcher, with a record of it that an auditor finds', async () => {
    const { stage } = theatre;
    const dispatcher = stage.officer('dispatcher', '350521');
    const done = await dispatcher.command('intake', `/cases/${caseId}/containment`, {
      category: 'state_secret',
      ruleId: 'HA-05',
      title: '窗口张贴不当内容',
      content: '窗口在墙上张贴了不当内容，请核实并撤下。',
    });
    expect(done).toMatchObject({ contained: [caseId] });
    const redacted = await stage.department('ha-rsj').told('order.redacted', caseId);
    expect(redacted.data).toMatchObject({ orderId, category: 'state_secret', title: '窗口张贴不当内容' });
    await stage.clock.settle();
    const contained = await stage.officer('auditor', '350521').list('intake', '/cases?state=contained');
    expect(contained).toMatchObject([{ caseId, status: 'accepted' }]);
    expect(contained[0]?.['life']).toContainEqual(
      expect.objectContaining({ what: 'contained', category: 'state_secret', ruleId: 'HA-05' }),
    );
  });

  it('are then unreadable in every table, also for whoever has the data key', async () => {
    const { platform } = theatre;
    const kept = await rows();
    expect(placesOf(WORDS, kept)).toEqual([]);
    expect(placesOf(WORDS, opened(platform, kept))).toEqual([]);
  });

  it('are unreadable on our own topics once the keys have been compacted', async () => {
    const { platform } = theatre;
    let left: string[] = [];
    const ours = await eventually(
      'the old key is gone from intake.keys',
      async () => {
        await compactKeys(platform);
        const records = (await everyRecord(platform)).filter(
          ({ where }) => !/^(dept|province)\./.test(where),
        );
        left = placesOf(WORDS, opened(platform, [...records, ...(await rows())]));
        return left.length === 0 ? records : undefined;
      },
      { withinMs: 120_000, instead: () => left.join(', ') },
    );
    expect(ours.length).toBeGreaterThan(0);
  });

  it('do not come back when the province sends the same records again, or others under their number', async () => {
    const { stage, platform } = theatre;
    const before = receiptTypes(stage, NO).length;
    await stage.send(sample);
    await eventually('the receipts come again', () =>
      stage.province.receiptsOf(NO).find(({ resend }) => resend),
    );
    const reused = { ...about, eventSeq: 2, content: `再说${SAID_AGAIN}` };
    await stage.province.raw(
      'province.cases',
      NO,
      JSON.stringify(structured(reused, 'reused again', 'province.case.supplemented.v1')),
    );
    await stage.province.receipt(NO, 'message.rejected', 3);
    await stage.clock.settle();
    expect(receiptTypes(stage, NO).length).toBeGreaterThan(before);
    const kept = await rows();
    expect(placesOf(WORDS, [...kept, ...opened(platform, kept)])).toEqual([]);
  });

  it('leave the case its person and its outcome: the unit answers, the person is answered', async () => {
    const { stage } = theatre;
    const party = await stage.officer('dispatcher', '350521').get('intake', `/cases/${caseId}/party`);
    expect(party).toMatchObject({ name: NAME });
    await stage.province.followUp('urged', { ...about, eventSeq: 3 });
    await stage.province.receipt(NO, 'case.supplemented', 2);
    const unit = stage.department('ha-rsj');
    expect((await unit.told('order.supplemented', caseId, 2)).data['content']).not.toContain(SAID_AGAIN);
    await unit.act('order.submitted', {
      orderId,
      reply: { text: '您好，已撤下。', elements: { verification: '属实。', result: '已撤下。' } },
      signOff: signedBy('leader_in_charge', '2026-09-28 09:00:00'),
    });
    expect((await stage.province.receipt(NO, 'case.replied')).data).toMatchObject({
      reply: { text: '您好，已撤下。' },
    });
    await stage.province.receipt(NO, 'case.completed');
  });

  it('can be contained again and elsewhere: what units, officers and raters wrote goes in every service', async () => {
    const { stage, platform } = theatre;
    await saidOfRatingInHuian(stage, NO, `说到${SECRET}`);
    const elsewhere = await saidInLongnan(stage, `说到${SECRET}`);
    await stage.clock.settle();
    // receipts that say a reply or a reason are kept to be sent again
    const readable = placesOf([SECRET], await rows()).map((place) =>
      place.replace(/_(rest|\d{4}_\d\d)$/, ''),
    );
    expect([...new Set(readable)]).toEqual(['routing.event_log', 'sla.event_log']);
    expect(placesOf([SECRET], opened(platform, await rows()))).toEqual(
      expect.arrayContaining([
        ...['rating.appeal_text', 'rating.dead_letter', 'rating.opinion', 'routing.publication'],
        ...['sla.dead_letter', 'sla.extension_request', 'sla.overdue_reason', 'sla.supervision'],
      ]),
    );
    const published = `/published/${await caseNoOf(elsewhere)}`;
    expect((await stage.officer('reviewer', LONGNAN).get('routing', published))['reply']).toContain(SECRET);
    for (const [place, id] of [
      ['350521', caseId],
      [LONGNAN, elsewhere],
    ] as const)
      await stage.officer('dispatcher', place).command('intake', `/cases/${id}/containment`, {
        category: 'third_party_privacy',
      });
    await stage.clock.settle();
    const kept = await rows();
    expect(placesOf([SECRET], [...kept, ...opened(platform, kept)])).toEqual([]);
    await expect(stage.officer('reviewer', LONGNAN).get('routing', published)).rejects.toMatchObject({
      status: 404,
    });
    const file = await stage.officer('auditor', LONGNAN).get('routing', `/cases/${elsewhere}`);
    expect(file['publication']).toHaveProperty('withdrawnAt');
    const [request] = await stage
      .officer('auditor', LONGNAN)
      .list('sla', `/extension-requests?caseId=${elsewhere}`);
    expect(request).toMatchObject({ status: 'granted', reason: CONTAINED, decision: { reason: CONTAINED } });
  });
});

const structured = (data: unknown, id: string, type = 'province.case.created.v1') => ({
  specversion: '1.0',
  id: `${NO}-${id}`,
  source: '/province/fujian-zwfw',
  type,
  data,
});

/** What `max.compaction.lag.ms` brings about within a day, now: the segment is closed, and the cleaner may go to work. */
async function compactKeys(platform: Theatre['platform']): Promise<void> {
  const kafka = new Kafka(clientConfig(platform.kafkaAdmin, 'compacting'));
  const admin = kafka.admin();
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await Promise.all([admin.connect(), producer.connect()]);
  try {
    const entries = {
      'segment.ms': '100',
      'min.cleanable.dirty.ratio': '0.001',
      'max.compaction.lag.ms': '100',
    };
    await admin.alterConfigs({
      validateOnly: false,
      resources: [
        {
          type: 2,
          name: 'intake.keys',
          configEntries: Object.entries({
            ...entries,
            'cleanup.policy': 'compact',
            'message.timestamp.type': 'LogAppendTime',
          }).map(([name, value]) => ({ name, value })),
        },
      ],
    });
    const topic = 'intake.keys';
    const messages = [0, 1, 2, 3].map((partition) => ({ key: `none-${partition}`, value: null, partition }));
    await producer.send({ topic, messages });
    await new Promise((done) => setTimeout(done, 2_000));
  } finally {
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  }
}
