import * as contracts from '@huiying/contracts';
import { KY, LN, submissionFor } from '../src/a-case.fixture';
import {
  accept,
  command,
  heard,
  http,
  listen,
  office,
  onboard,
  pool,
  send,
  startRouting,
  stopRouting,
  told,
  url,
} from './running-routing';

jest.setTimeout(120_000);
beforeAll(async () => {
  await startRouting();
  await onboard('ky-gaj', KY.code, []);
  await onboard('ln-csj', LN.code, []);
  await listen('dept.ky-gaj.orders', 'dept.ln-csj.orders', 'province.receipts', 'routing.cases');
});
afterAll(stopRouting);

const now = () => new Date().toISOString();

async function assigned(n: string, pack: typeof KY, lead: string, content?: string) {
  const found = await accept(n, pack, {}, content);
  await told('routing.case.proposed.v1', { caseId: found.caseId });
  const given = await command(office('dispatcher', pack.code), `/cases/${found.caseId}`, 'assignment', {
    lead,
  });
  expect(given.status).toBe(200);
  await told('order.assigned.v1', { orderId: found.orderId });
  return found;
}

async function submit(caseId: string, orderId: string, pack: typeof KY, org: string, text?: string) {
  const submission = submissionFor(pack);
  const reply = text === undefined ? submission.reply : { ...submission.reply, text };
  await send(contracts.DeptOrderSubmitted, caseId, { orderId, ...submission, reply }, `dept.${org}.actions`);
  await told('routing.order.submitted.v1', { orderId });
}

describe('the complaint room of Kaiyang', () => {
  const reviewer = office('reviewer', KY.code);

  it('mediates, tells the person, keeps satisfaction and suggestions, and passes a verified file on (KY-22, KY-42, KY-48, KY-57)', async () => {
    const { caseId, orderId, upstreamCaseNo } = await assigned('3001', KY, 'ky-gaj');
    const path = `/cases/${caseId}`;
    const mediation = { heldAt: now(), agreed: true, note: '双方王某、李某当面沟通' };
    expect((await command(reviewer, path, 'mediation', mediation)).status).toBe(200);
    const referral = { ground: 'discipline', targetOrg: '开阳县纪委监委', approvedBy: '分管领导赵某' };
    expect((await command(reviewer, path, 'transfer', referral)).body).toMatchObject({
      code: 'CASE.NOT_VERIFIED',
      ruleId: 'KY-57',
    });
    await submit(caseId, orderId, KY, 'ky-gaj');
    const feedback = { at: now(), by: 'room', satisfaction: 'satisfied', upheld: true, fault: true };
    const refused = await command(reviewer, path, 'feedback', { ...feedback, suggestionsAsked: false });
    expect(refused).toMatchObject({ status: 422, body: { ruleId: 'KY-48' } });
    const words = { suggestions: '多开一个窗口', note: '电话告知' };
    expect(await command(reviewer, path, 'feedback', { ...feedback, ...words })).toMatchObject({
      status: 200,
      body: { status: 'completed', feedback: { satisfaction: 'satisfied', suggestionsAsked: true } },
    });
    await told('receipt.case.replied.v1', { upstreamCaseNo });
    expect(await told('routing.order.reviewed.v1', { orderId })).toMatchObject({ upheld: true, fault: true });
    expect((await command(reviewer, path, 'transfer', referral)).status).toBe(200);
    expect(await told('routing.case.referred.v1', { caseId })).toMatchObject({ target: '开阳县纪委监委' });
    const seen = await http(reviewer, 'GET', path);
    expect(seen.body).toMatchObject({ status: 'completed', mediations: [{ agreed: true }], referral: {} });
  });

  it('passes on what does not concern window staff, with the approval of the leader in charge (KY-37)', async () => {
    const { caseId, orderId, upstreamCaseNo } = await assigned('3002', KY, 'ky-gaj');
    const transfer = { targetOrg: '开阳县市场监督管理局', approvedBy: '分管领导赵某' };
    expect(await command(reviewer, `/cases/${caseId}`, 'transfer', transfer)).toMatchObject({
      status: 200,
      body: { status: 'transferred', target: '开阳县市场监督管理局' },
    });
    await told('order.withdrawn.v1', { orderId, reason: 'reassigned' });
    expect(await told('routing.case.transferred.v1', { caseId })).toMatchObject({ ruleId: 'KY-37' });
    expect(await told('receipt.case.transferred.v1', { upstreamCaseNo })).toMatchObject({
      target: '开阳县市场监督管理局',
    });
  });

  it('keeps names and words off the topics and out of the readable tables', async () => {
    const { rows } = await pool.query('select doc from case_file union all select doc from case_text');
    const internal = heard.filter(({ topic }) => topic === 'routing.cases');
    expect(JSON.stringify([rows, internal])).not.toMatch(/赵某|李某|多开一个窗口|电话告知/);
  });
});

describe('a published answer in Longnan', () => {
  const reviewer = office('reviewer', LN.code);
  const caseNo = 'LN-20261116-4001';
  const published = () => fetch(`${url}/published/${caseNo}`);
  let file: { caseId: string; orderId: string };

  beforeAll(async () => {
    const content = '我叫张建国，电话13800138000，阿珍的店油烟扰民。';
    file = await assigned('4001', LN, 'ln-csj', content);
  });

  it('is locked until it is answered and reviewed (LN-43, LN-55)', async () => {
    const publication = { redactions: [], secrecyChecked: true };
    const early = () => command(reviewer, `/cases/${file.caseId}`, 'publication', publication);
    expect(await early()).toMatchObject({
      status: 409,
      body: { code: 'CASE.NOT_ANSWERED', ruleId: 'LN-55' },
    });
    await submit(file.caseId, file.orderId, LN, 'ln-csj', '已约谈阿珍，责令加装油烟净化器。');
    expect((await early()).status).toBe(409);
    expect((await published()).status).toBe(404);
  });

  it('is read by anyone, masked, after the check of secrecy (LN-54)', async () => {
    expect(
      (await command(reviewer, `/orders/${file.orderId}`, 'review', { passed: true, criteria: {} })).status,
    ).toBe(200);
    const path = `/cases/${file.caseId}`;
    const look = await http(reviewer, 'GET', `${path}/publication`);
    expect(look.body['content']).toBe('我叫［姓名已隐去］，电话［电话已隐去］，阿珍的店油烟扰民。');
    const unchecked = { redactions: ['阿珍'], secrecyChecked: false };
    expect((await command(reviewer, path, 'publication', unchecked)).body['ruleId']).toBe('LN-54');
    const mistyped = { redactions: ['阿真'], secrecyChecked: true };
    expect((await command(reviewer, path, 'publication', mistyped)).body['code']).toBe(
      'CASE.REDACTION_NOT_FOUND',
    );
    const done = await command(reviewer, path, 'publication', { redactions: ['阿珍'], secrecyChecked: true });
    expect(done.status).toBe(200);
    expect(await (await published()).json()).toMatchObject({
      caseNo,
      title: '登记窗口等候过长',
      content: '我叫［姓名已隐去］，电话［电话已隐去］，［已隐去］的店油烟扰民。',
      reply: '已约谈［已隐去］，责令加装油烟净化器。',
    });
    await told('routing.case.published.v1', { caseNo });
  });

  it('is gone when the key of the case is destroyed', async () => {
    await pool.query(`update case_key set doc = jsonb_set(doc, '{key}', 'null') where id = $1`, [
      file.caseId,
    ]);
    expect((await published()).status).toBe(404);
  });
});
