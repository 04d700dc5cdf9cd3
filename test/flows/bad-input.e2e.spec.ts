import { caseIdOf } from '@huiying/contracts';
import {
  deadLetter,
  discard,
  listDeadLetters,
  replay,
} from '../../deploy/src/cli/dead-letters/dead-letter-store';
import { reconcile } from '../../deploy/src/cli/reconcile/reconcile';
import { huianComplaint } from '../../deploy/src/demo/samples/cases';
import { eventually } from '../../deploy/src/players/eventually';
import { withClient } from '../../deploy/src/platform/postgres-access';
import { openTheatre, receiptTypes, type Theatre } from './on-stage';

jest.setTimeout(240_000);

const good = (no: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...huianComplaint,
  party: { anonymous: true },
  sourceSystem: 'fujian-zwfw',
  upstreamCaseNo: no,
  eventSeq: 1,
  receivedAt: '2026-09-28 09:00:00',
  ...more,
});
const structured = (data: unknown, type = 'province.case.created.v1'): string =>
  JSON.stringify({
    specversion: '1.0',
    id: crypto.randomUUID(),
    source: '/province/fujian-zwfw',
    type,
    data,
  });
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** Number, bytes, and the reason that its sender must be given. */
const CORPUS: readonly (readonly [name: string, no: string, bytes: string | Buffer, reasonCode: string])[] = [
  ['text that is no JSON', 'BAD-01', 'hello', 'MESSAGE.NOT_JSON'],
  [
    'UTF-8 cut in the middle of a character',
    'BAD-02',
    Buffer.from(structured(good('BAD-02', { title: '投诉' }))).subarray(0, -1 - Buffer.from('"}}').length),
    'MESSAGE.NOT_JSON',
  ],
  [
    'bytes that are no UTF-8',
    'BAD-03',
    Buffer.concat([
      Buffer.from('{"upstreamCaseNo":"BAD-03","title":"'),
      Buffer.from([0xe6, 0x8a]),
      Buffer.from('"}'),
    ]),
    'MESSAGE.NOT_UTF8',
  ],
  [
    'the character U+0000',
    'BAD-04',
    structured(good('BAD-04', { title: 'a\u0000b' })),
    'MESSAGE.NUL_CHARACTER',
  ],
  [
    'one byte more than a mebibyte',
    'BAD-05',
    structured(good('BAD-05')).padEnd(1024 * 1024 + 1),
    'MESSAGE.TOO_LARGE',
  ],
  [
    'deep nesting',
    'BAD-06',
    structured(good('BAD-06')).replace('"eventSeq":1', `"eventSeq":1,"x":${nested(40)}`),
    'MESSAGE.TOO_DEEP',
  ],
  [
    'a key twice',
    'BAD-07',
    structured(good('BAD-07')).replace('"eventSeq":1', '"eventSeq":1,"eventSeq":2'),
    'MESSAGE.DUPLICATE_KEY',
  ],
  [
    '__proto__',
    'BAD-08',
    structured(good('BAD-08')).replace('"eventSeq":1', '"eventSeq":1,"__proto__":{"admin":true}'),
    'MESSAGE.FORBIDDEN_KEY',
  ],
  [
    'an unknown type',
    'BAD-09',
    structured(good('BAD-09'), 'province.case.renamed.v1'),
    'MESSAGE.UNKNOWN_TYPE',
  ],
  [
    'an unknown jurisdiction',
    'BAD-10',
    structured(good('BAD-10', { jurisdiction: '999999' })),
    'MESSAGE.UNKNOWN_JURISDICTION',
  ],
  ['a missing field', 'BAD-11', structured({ ...good('BAD-11'), title: undefined }), 'MESSAGE.SCHEMA'],
];

describe('bad input from outside', () => {
  let theatre: Theatre;

  beforeAll(async () => {
    theatre = await openTheatre(['ha-rsj', 'ha-zjj']);
  });
  afterAll(async () => theatre?.close());

  it('is answered with its reason, and the neighbours get through', async () => {
    const { province } = theatre.stage;
    for (const [index, [, no, bytes]] of CORPUS.entries()) {
      await province.raw('province.cases', no, bytes);
      await province.raw('province.cases', `GOOD-${index}`, structured(good(`GOOD-${index}`)));
    }
    for (const index of CORPUS.keys()) await province.receipt(`GOOD-${index}`, 'case.assigned');
    const answers: unknown[] = [];
    for (const [name, no] of CORPUS)
      answers.push([name, (await province.receipt(no, 'message.rejected')).data['reasonCode']]);
    expect(answers).toEqual(CORPUS.map(([name, , , reasonCode]) => [name, reasonCode]));
  });

  it('is kept in the dead-letter store, encrypted, until somebody decides', async () => {
    const letters = await listDeadLetters(await theatre.stage.operator.database(), true);
    expect(letters.map(({ reasonCode }) => reasonCode).sort()).toEqual(
      CORPUS.map(([, , , reasonCode]) => reasonCode).sort(),
    );
  });

  it('of an unknown code is held for a person and never guessed', async () => {
    const { province } = theatre.stage;
    const data = good('HELD-1', { caseType: { code: '99', codeSystem: 'platform' } });
    await province.raw('province.cases', 'HELD-1', structured(data));
    const held = await province.receipt('HELD-1', 'case.held');
    expect(held.data['reasonCode']).toBe('INTAKE.UNKNOWN_CASE_TYPE');
  });

  it('in reverse order waits for what is missing, and is then taken in order', async () => {
    const { province } = theatre.stage;
    const about = { sourceSystem: 'fujian-zwfw', upstreamCaseNo: 'REV-1' };
    await province.followUp('urged', { ...about, eventSeq: 3 });
    const waiting = await province.receipt('REV-1', 'message.waiting');
    expect(waiting.data['missingSeq']).toBe(1);
    await province.followUp('supplemented', { ...about, eventSeq: 2, content: '补充：当天下午三点。' });
    await province.raw('province.cases', 'REV-1', structured(good('REV-1')));
    await province.receipt('REV-1', 'case.urged');
    const taken = receiptTypes(theatre.stage, 'REV-1').filter((type) => type !== 'message.waiting');
    expect(taken.indexOf('case.registered')).toBeLessThan(taken.indexOf('case.supplemented'));
    expect(taken.indexOf('case.supplemented')).toBeLessThan(taken.indexOf('case.urged'));
  });

  it('five times the same changes nothing and gets the same receipts again', async () => {
    const { province, clock } = theatre.stage;
    await province.raw('province.cases', 'FIVE-1', structured(good('FIVE-1')));
    await province.receipt('FIVE-1', 'case.assigned');
    await clock.settle();
    for (let again = 0; again < 4; again += 1)
      await province.raw('province.cases', 'FIVE-1', structured(good('FIVE-1')));
    await eventually('the receipts come again', () =>
      province.receiptsOf('FIVE-1').find(({ resend }) => resend),
    );
    await clock.settle();
    const ids = new Map<string, Set<string>>();
    for (const { type, id } of province.receiptsOf('FIVE-1'))
      ids.set(type, (ids.get(type) ?? new Set<string>()).add(id));
    expect([...ids].map(([type, distinct]) => [type, distinct.size])).toEqual([
      ['receipt.case.registered.v1', 1],
      ['receipt.case.accepted.v1', 1],
      ['receipt.case.assigned.v1', 1],
    ]);
  });

  it('from a department that does not hold the order is refused with an answer to it alone', async () => {
    const { stage } = theatre;
    const caseId = await stage.send({ ...huianComplaint, upstreamCaseNo: 'HOLD-1' });
    const { orderId } = await stage.department('ha-rsj').order(caseId);
    const stranger = stage.department('ha-zjj');
    const refusal = await stranger.refusal(await stranger.act('order.acknowledged', { orderId }));
    expect(refusal.data['reasonCode']).toBe('ORDER.NOT_HELD');
    const garbage = stage.department('ha-zjj').raw('dept.ha-zjj.actions', null, 'no json');
    await expect(garbage).resolves.toBeUndefined();
    await stage.clock.settle();
    expect(stage.department('ha-rsj').orders.some(({ type }) => type === 'action.refused.v1')).toBe(false);
  });

  it('that parks a case holds only that case, until an operator hands it back', async () => {
    const { stage, platform } = theatre;
    const about = { sourceSystem: 'fujian-zwfw', upstreamCaseNo: 'FIVE-1' };
    const caseId = caseIdOf(about.sourceSystem, about.upstreamCaseNo);
    // What a defect does to a case: the engine's own tests make one; here only the way back is tried.
    await withClient(platform.postgres.adminUrl, (client) =>
      client.query(
        `insert into intake.blocked (aggregate_id, topic, kind, reason) values ($1, '*', 'parked', 'tried')`,
        [caseId],
      ),
    );
    await stage.province.followUp('urged', { ...about, eventSeq: 2 });
    await stage.send({ ...huianComplaint, upstreamCaseNo: 'BESIDE-1', party: { anonymous: true } });
    await stage.province.receipt('BESIDE-1', 'case.assigned');
    await stage.clock.settle();
    expect((await reconcile(stage.operator)).counts).toMatchObject({ parked: 1, missing: 0 });
    const database = await stage.operator.database();
    const parked = await deadLetter(database, caseId);
    expect(parked).toMatchObject({ service: 'intake', parked: true, waiting: 1 });
    await expect(discard(database, parked)).rejects.toThrow(caseId);
    await replay(database, parked);
    await stage.province.receipt('FIVE-1', 'case.urged');
    await stage.clock.settle();
    expect((await reconcile(stage.operator)).counts.parked).toBe(0);
  });

  it('can be given up by an operator, who may change nothing else', async () => {
    const database = await theatre.stage.operator.database();
    const [letter] = await listDeadLetters(database, true);
    await discard(database, letter!);
    expect(await deadLetter(database, letter!.id)).toMatchObject({ state: 'discarded' });
    const more = [
      `update intake.case_file set doc = '{}'`,
      `update intake.dead_letter set reason_code = 'X'`,
      `delete from intake.outbox`,
    ];
    for (const sql of more) {
      await database.query('begin read write');
      await expect(database.query(sql)).rejects.toThrow(/permission denied/);
      await database.query('rollback');
    }
  });

  it('is accounted for, every record of it', async () => {
    await theatre.stage.clock.settle();
    const { messages, counts } = await reconcile(theatre.stage.operator);
    const sent = 2 * CORPUS.length + 1 + 3 + 5 + 1 + 2;
    expect(messages).toBe(sent);
    expect(counts).toMatchObject({
      rejected: CORPUS.length,
      held: 1,
      replayed: 4,
      answered: 3,
      missing: 0,
      unread: 0,
      parked: 0,
    });
  });

  it.each([
    ['rating.appealed', 'MESSAGE.SCHEMA'],
    ['rating.rectified', 'MESSAGE.SCHEMA'],
    ['rating.complexity_declared', 'MESSAGE.SCHEMA'],
    ['rating.followed_up', 'MESSAGE.SCHEMA'],
    ['order.appealed', 'MESSAGE.SCHEMA'],
    ['rating.of_no_known_kind', 'MESSAGE.UNKNOWN_TYPE'],
    ['clock.of_no_known_kind', 'MESSAGE.UNKNOWN_TYPE'],
    ['order.of_no_known_kind', 'MESSAGE.UNKNOWN_TYPE'],
    ['of_no_known_kind', 'MESSAGE.UNKNOWN_TYPE'],
  ])('the action dept.%s is answered once, with %s, and kept', async (what, reasonCode) => {
    const { stage } = theatre;
    const unit = stage.department('ha-rsj');
    const actionId = await unit.act(what, { ratingId: 'r-00000000000000000000', statement: '误点' });
    expect((await unit.refusal(actionId)).data['reasonCode']).toBe(reasonCode);
    await stage.clock.settle();
    const answers = unit.orders.filter(({ data }) => data['actionId'] === actionId);
    expect(answers.map(({ type }) => type)).toEqual(['action.refused.v1']);
    expect((await reconcile(stage.operator)).counts.missing).toBe(0);
  });
});
