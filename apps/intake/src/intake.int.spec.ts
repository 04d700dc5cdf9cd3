import { caseIdOf } from '@huiying/contracts';
import { RunningIntake } from '../test/running-intake';
import { aCase } from './consumers/intake.features';

jest.setTimeout(60_000);

let intake: RunningIntake;
beforeAll(async () => {
  intake = await RunningIntake.start();
}, 120_000);
afterAll(() => intake?.stop());

const types = (no: string) =>
  intake.province.receiptsOf(no).map(({ type }) => type.replace(/^receipt\.(.*)\.v1$/, '$1'));
const anotherPerson = (n: number) => ({
  name: '张三',
  idNumber: `11010119900101${1000 + n}`,
  realName: true,
});

describe('a case on the province’s topic', () => {
  it('is registered and accepted, and its events can be repeated without end', async () => {
    const { province } = intake;
    await province.createCase(aCase({ upstreamCaseNo: 'I1' }), 'i1-a');
    await province.receipt('I1', 'case.accepted');
    await province.createCase(aCase({ upstreamCaseNo: 'I1' }), 'i1-a');
    await province.createCase(aCase({ upstreamCaseNo: 'I1' }), 'i1-b');
    await province.receipt('I1', 'case.accepted', 3);
    const ids = new Set(province.receiptsOf('I1').map(({ id }) => id));
    expect(ids.size).toBe(2);
    expect(province.receiptsOf('I1').filter(({ resend }) => !resend)).toHaveLength(2);
  });

  it('with a number used for something else is rejected and answered', async () => {
    const { province } = intake;
    await province.createCase(aCase({ upstreamCaseNo: 'I1', title: '完全不同的另一件事' }), 'i1-c');
    expect((await province.receipt('I1', 'message.rejected')).data).toMatchObject({
      reasonCode: 'MESSAGE.NUMBER_REUSED',
    });
  });

  it('is put in order when its events come backwards', async () => {
    const { province } = intake;
    const number = { sourceSystem: 's', upstreamCaseNo: 'I2' };
    await province.followUp('urged', { ...number, eventSeq: 3 });
    await province.followUp('supplemented', { ...number, eventSeq: 2, content: '补充说明。' });
    await province.receipt('I2', 'message.waiting', 2);
    await province.createCase(aCase({ upstreamCaseNo: 'I2', party: anotherPerson(2) }));
    await province.receipt('I2', 'case.urged');
    expect(types('I2')).toEqual([
      'message.waiting',
      'message.waiting',
      'case.registered',
      'case.accepted',
      'case.supplemented',
      'case.urged',
    ]);
  });

  it.each([
    ['no JSON', 'B1', '{"sourceSystem":"s","upstreamCaseNo":"B1", oops', 'MESSAGE.NOT_JSON'],
    [
      'a field missing',
      'B2',
      JSON.stringify({ sourceSystem: 's', upstreamCaseNo: 'B2', eventSeq: 1 }),
      'MESSAGE.SCHEMA',
    ],
    [
      'an unknown jurisdiction',
      'B3',
      JSON.stringify(aCase({ upstreamCaseNo: 'B3', jurisdiction: '999999' })),
      'MESSAGE.UNKNOWN_JURISDICTION',
    ],
  ])('that is %s is answered with the reason', async (_, no, value, reasonCode) => {
    const headers = {
      ce_specversion: '1.0',
      ce_id: no,
      ce_source: '/s',
      ce_type: 'province.case.created.v1',
    };
    await intake.province.raw('province.cases', no, value, headers);
    expect((await intake.province.receipt(no, 'message.rejected')).data).toMatchObject({
      reasonCode,
      upstreamCaseNo: no,
    });
  });
});

describe('two cases of the same person on the same matter, pushed together', () => {
  it('are never both handled: one is the other’s duplicate', async () => {
    const { province } = intake;
    const party = anotherPerson(3);
    await Promise.all(
      ['D1', 'D2', 'D3', 'D4'].map((no) => province.createCase(aCase({ upstreamCaseNo: no, party }))),
    );
    const ends = await Promise.all(
      ['D1', 'D2', 'D3', 'D4'].map(async (no) => {
        await province.receipt(no, 'case.registered');
        return Promise.race([province.receipt(no, 'case.accepted'), province.receipt(no, 'case.duplicate')]);
      }),
    );
    expect(ends.map(({ type }) => type).sort()).toEqual([
      'receipt.case.accepted.v1',
      ...Array(3).fill('receipt.case.duplicate.v1'),
    ]);
  });
});

describe('a held case', () => {
  it('is listed, shown with its text, and decided by a person who has seen its version', async () => {
    const { province } = intake;
    const id = caseIdOf('s', 'H1');
    const data = aCase({
      upstreamCaseNo: 'H1',
      caseType: { code: '77', codeSystem: 'platform' },
      party: anotherPerson(4),
    });
    await province.createCase(data);
    await province.receipt('H1', 'case.held');
    const { body: list } = await intake.get('/cases?state=held');
    expect(list).toMatchObject({
      items: [expect.objectContaining({ caseId: id, status: 'held' })],
      next: null,
    });
    const { body, etag } = await intake.get(`/cases/${id}`);
    expect(body).toMatchObject({ text: { content: data.content }, facts: { caseTypeRaw: data.caseType } });
    expect(JSON.stringify(body)).not.toContain('张三');
    const ruling = { decision: 'accept', caseType: 'complaint' };
    expect(await intake.post(`/cases/${id}/screening`, ruling, undefined)).toMatchObject({ status: 428 });
    expect(await intake.post(`/cases/${id}/screening`, ruling, '"0"')).toMatchObject({ status: 412 });
    expect(await intake.post(`/cases/${id}/screening`, ruling, etag)).toMatchObject({
      status: 200,
      body: { status: 'accepted' },
    });
    await province.receipt('H1', 'case.accepted');
    const { etag: later } = await intake.get(`/cases/${id}`);
    expect(await intake.post(`/cases/${id}/screening`, ruling, later)).toMatchObject({
      status: 409,
      body: { code: 'INTAKE.NOT_HELD' },
    });
  });
});

describe('a link that a person makes', () => {
  it('gives a held case the answer of another one, and is undone: then it is held again', async () => {
    const { province } = intake;
    const [one, other] = [caseIdOf('s', 'L1'), caseIdOf('s', 'L2')];
    const heldOne = { caseType: { code: '78', codeSystem: 'platform' }, party: anotherPerson(12) };
    await province.createCase(aCase({ upstreamCaseNo: 'L1', party: anotherPerson(11) }));
    await province.createCase(aCase({ upstreamCaseNo: 'L2', ...heldOne }));
    await province.receipt('L1', 'case.accepted');
    await province.receipt('L2', 'case.held');
    const seen = async () => (await intake.get(`/cases/${other}`)).etag;
    const link = { caseId: one, kind: 'duplicate' };
    expect(await intake.post(`/cases/${other}/links`, link, undefined)).toMatchObject({ status: 428 });
    expect(await intake.post(`/cases/${other}/links`, link, await seen(), 'clerk')).toMatchObject({
      status: 403,
    });
    expect(await intake.post(`/cases/${other}/links`, { ...link, caseId: 'N1' }, await seen())).toMatchObject(
      { status: 400 },
    );
    expect(await intake.post(`/cases/${other}/links`, link, await seen())).toMatchObject({
      status: 200,
      body: { status: 'linked' },
    });
    expect((await province.receipt('L2', 'case.duplicate')).data).toMatchObject({ ofUpstreamCaseNo: 'L1' });
    expect(await intake.get(`/cases/${one}`)).toMatchObject({ body: { linkedCases: [other] } });
    expect(await intake.delete(`/cases/${other}/links/${one}`, await seen())).toMatchObject({
      status: 200,
      body: { status: 'held' },
    });
    expect(await intake.delete(`/cases/${other}/links/${one}`, await seen())).toMatchObject({
      status: 409,
      body: { code: 'INTAKE.NOT_LINKED' },
    });
  });
});

describe('cases with similar words', () => {
  it('are shown to the officer with score and passages in common, and not linked by the system', async () => {
    const { province } = intake;
    const push = (upstreamCaseNo: string, title: string, content: string, n: number) =>
      province.createCase(
        aCase({ upstreamCaseNo, title, content, party: anotherPerson(n), serviceCase: { taskCode: 'T-9' } }),
      );
    const first = '开发区东环路与纬三路交叉口的路灯连续多日不亮，夜间通行十分危险，请尽快安排维修。';
    await push('S1', '东环路路灯不亮', first, 6);
    await push('S2', '路口路灯坏了没人管', `您好，${first}谢谢！`, 6);
    await push('S3', '公积金提取材料', '请问退休后提取住房公积金需要携带哪些材料，能否委托家人代为办理？', 7);
    for (const no of ['S1', 'S2', 'S3']) await province.receipt(no, 'case.registered');
    const { body } = await intake.get(`/cases/${caseIdOf('s', 'S2')}/similar`);
    expect(body).toEqual({
      items: [expect.objectContaining({ upstreamCaseNo: 'S1', samePerson: true, status: 'accepted' })],
    });
    const [similar] = body['items'] as { score: number; passages: string[] }[];
    expect(similar?.score).toBeGreaterThan(0.5);
    expect(similar?.passages[0]).toContain('路灯连续多日不亮');
    expect(types('S2')).not.toContain('case.duplicate');
  });

  it('are refused to a department, and their index holds no readable word', async () => {
    const url = `/cases/${caseIdOf('s', 'S2')}/similar`;
    expect(await intake.get(url, 'department', 'xx-zrzy')).toMatchObject({ status: 403 });
    const [row] = await intake.query<{ doc: string }>(
      `select doc::text as doc from intake.papers where id = '${caseIdOf('s', 'S2')}'`,
    );
    expect(row?.doc).toContain('"bands"');
    expect(row?.doc).not.toContain('路灯');
  });
});

describe('who filed a case', () => {
  it('is shown to the office and refused to a unit that does not hold the case', async () => {
    const id = caseIdOf('s', 'I1');
    expect(await intake.get(`/cases/${id}/party`)).toMatchObject({ status: 200, body: { name: '李明' } });
    expect(await intake.get(`/cases/${id}/party`, 'department', 'xx-zrzy')).toMatchObject({
      status: 403,
      body: { code: 'INTAKE.PARTY_ACCESS_DENIED' },
    });
  });

  it('has a number that the gateway alone may read, by its reference', async () => {
    const url = `/phones/${caseIdOf('s', 'I1')}.person`;
    expect(await intake.get(url, 'gateway')).toMatchObject({
      status: 200,
      body: { phone: expect.any(String) },
    });
    expect(await intake.get(url)).toMatchObject({ status: 403 });
    expect(await intake.get('/phones/nobody.person', 'gateway')).toMatchObject({ status: 404 });
  });

  it('leaves a record of every look that nobody can change', async () => {
    const looks = await intake.query<{ granted: string }>(
      `select doc->>'granted' as granted from intake.party_look`,
    );
    expect(looks.map(({ granted }) => granted).sort()).toEqual(['false', 'true', 'true']);
    await expect(intake.query(`delete from intake.party_look`)).rejects.toThrow('never changed');
  });
});

describe('a case that a clerk takes down', () => {
  const letter = {
    caseType: 'complaint',
    channel: 'letter',
    title: '窗口无人办理',
    content: '上周三在窗口等候两小时无人办理，请核实并改进。',
    receivedAt: '2026-11-13 10:00:00',
    scan: { name: '来信.pdf', url: 'https://files.example.cn/scan/1' },
    party: { name: '赵某', phone: '13900000001', realName: true },
  };

  it('goes the way of the province’s cases, stands in the register, and nobody outside hears of it', async () => {
    const { status, body } = await intake.post('/cases', letter, undefined, 'clerk');
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ status: 'accepted', missingElements: [] }),
    ]);
    const id = String(body['caseId']);
    expect(await intake.get(`/cases/${id}`, 'clerk')).toMatchObject({
      body: { entry: { scanRef: letter.scan.url }, facts: { receivedOn: '2026-11-13' } },
    });
    const { body: register } = await intake.get('/register?channel=letter', 'clerk');
    expect(register).toMatchObject({
      items: [{ caseId: id, realName: true, status: 'accepted' }],
      next: null,
    });
    expect(JSON.stringify(register)).not.toContain('赵某');
    const sent = await intake.query<{ topic: string }>(
      `select topic from intake.event_log where subject = '${id}' and topic = 'province.receipts'`,
    );
    expect(sent).toEqual([]);
    expect(await intake.get(`/cases/${id}/party`, 'clerk')).toMatchObject({ body: { name: '赵某' } });
  });

  it('stands before the anonymous ones where it is signed with a real name, whichever came first (KY-27, KY-62)', async () => {
    const KY = '520121';
    const anonymous = { ...letter, receivedAt: '2026-11-12 10:00:00', party: { anonymous: true } };
    for (const one of [anonymous, letter])
      expect(await intake.post('/cases', one, undefined, 'clerk', KY)).toMatchObject({ status: 201 });
    const { body } = await intake.get('/register?channel=letter&limit=1', 'clerk', undefined, KY);
    expect(body).toMatchObject({ items: [{ realName: true, receivedAt: '2026-11-13T10:00:00+08:00' }] });
    const next = `/register?channel=letter&cursor=${String(body['next'])}`;
    const { body: second } = await intake.get(next, 'clerk', undefined, KY);
    expect(second).toMatchObject({ items: [{ realName: false }], next: null });
  });

  it('out of scope by telephone leaves time, channel and reason, but no word and nobody’s name (KY-20, Q82)', async () => {
    const KY = '520121';
    const call = {
      ...letter,
      channel: 'telephone',
      title: '小区物业夜间施工',
      content: '小区物业夜间施工噪音扰民，请处理。',
      recordingNoticeGiven: true,
      recordingRef: 'rec-1',
    };
    const { body } = await intake.post('/cases', call, undefined, 'clerk', KY);
    const id = String(body['caseId']);
    const decided = await intake.post(
      `/cases/${id}/screening`,
      { decision: 'refuse' },
      String((await intake.get(`/cases/${id}`, 'clerk', undefined, KY)).etag),
      'clerk',
      KY,
    );
    expect(decided).toMatchObject({ status: 200, body: { status: 'ended' } });
    const { body: left } = await intake.get(`/cases/${id}`, 'clerk', undefined, KY);
    expect(left).toMatchObject({ outcome: 'refused', facts: { channel: 'telephone' } });
    expect(JSON.stringify(left)).not.toContain('噪音');
    const { body: party } = await intake.get(`/cases/${id}/party`, 'clerk', undefined, KY);
    expect(JSON.stringify(party)).not.toContain('赵某');
  });

  it('told by word of mouth waits for its signature, and is accepted by it (KY-31)', async () => {
    const KY = '520121';
    const oral = {
      ...letter,
      channel: 'counter',
      oral: true,
      party: { ...letter.party, phone: '13900000077' },
    };
    const behaviour = { respondent: { orgName: '不动产窗口', behaviourCode: '01' } };
    const { body } = await intake.post('/cases', { ...oral, ...behaviour }, undefined, 'clerk', KY);
    const id = String(body['caseId']);
    expect(body).toMatchObject({ status: 'held' });
    const path = `/cases/${id}/elements`;
    const seen = async () => String((await intake.get(`/cases/${id}`, 'clerk', undefined, KY)).etag);
    expect(await intake.post(path, { signed: true }, await seen(), 'reviewer', KY)).toMatchObject({
      status: 403,
    });
    expect(body['missingElements']).toEqual(['personName', 'windowNo', 'occurredAt']);
    const named = {
      respondent: {
        orgName: '不动产窗口',
        windowNo: 'A-1',
        personName: '王某',
        occurredAt: '2026-11-13 09:00:00',
      },
    };
    const answer = await intake.post(path, { signed: true, ...named }, await seen(), 'clerk', KY);
    expect(answer).toMatchObject({ status: 200, body: { status: 'accepted', missingElements: [] } });
    expect(await intake.post(path, { signed: true }, await seen(), 'clerk', KY)).toMatchObject({
      status: 409,
      body: { code: 'INTAKE.NOT_HELD' },
    });
  });

  it('is refused without its scan, and to anybody but a clerk', async () => {
    const { scan: _none, ...bare } = letter;
    expect(await intake.post('/cases', bare, undefined, 'clerk')).toMatchObject({
      status: 422,
      body: { code: 'INTAKE.SCAN_MISSING' },
    });
    expect(await intake.post('/cases', letter, undefined, 'reviewer')).toMatchObject({ status: 403 });
  });
});
