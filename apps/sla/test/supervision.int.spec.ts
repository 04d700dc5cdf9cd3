import { OrderAssigned, caseIdOf, formatTime, orderIdOf } from '@huiying/contracts';
import { loadPolicies } from '@huiying/policy';
import { eventually } from '@huiying/testing';
import { RunningSla } from './running-sla';

jest.setTimeout(120_000);

const POLICY = loadPolicies().inForce('360783', '2026-03-02')?.ref ?? '';
let sla: RunningSla;
let serial = 0;

beforeAll(async () => {
  sla = await RunningSla.start(['a']);
});
afterAll(() => sla.stop());

async function anOrder(deliveredAt: string): Promise<{ caseId: string; orderId: string; org: string }> {
  const caseId = caseIdOf('test', `supervised-${(serial += 1)}`);
  const ids = { caseId, orderId: orderIdOf(caseId, 1), org: 'a' };
  const facts = { jurisdiction: '360783', receivedOn: '2026-03-02', receivedAt: '2026-03-02T09:00:00+08:00' };
  const order = { ...OrderAssigned.example, ...ids, ...facts, urgency: 'normal', caseType: 'complaint' };
  await sla.routing(OrderAssigned.type, order, POLICY);
  await sla.routing('routing.order.delivered.v1', { ...ids, deliveredAt }, POLICY);
  await eventually('the clocks of the order', async () =>
    (await typesAbout(caseId)).includes('sla.deadline.set.v1'),
  );
  return ids;
}
const typesAbout = async (caseId: string): Promise<string[]> =>
  (await sla.published(caseId)).map(({ type }) => type);
const post = (url: string, body: object, etag?: string, role = 'supervisor') =>
  sla.http(role, 'POST', url, body, etag);

it('LN-69: why a unit is overdue is read by whoever reads its deadlines (Q28)', async () => {
  const { orderId, caseId } = await anOrder('2026-03-02T09:00:00+08:00');
  await sla.department('a', 'dept.clock.overdue_explained.v1', { orderId, reason: '检测单位报告延迟' });
  const completion = async () => {
    const { body } = await sla.http('auditor', 'GET', `/cases/${caseId}/deadlines`);
    return (body as { kind: string }[]).find(({ kind }) => kind === 'completion');
  };
  await eventually('the reason is shown', async () => 'overdueReason' in ((await completion()) ?? {}));
  expect(await completion()).toMatchObject({
    state: 'missed',
    overdueReason: { reason: '检测单位报告延迟', statedAt: expect.any(String) as string },
  });
});

describe('a supervision (督办)', () => {
  it('LN-57, LN-60: of what is overdue is proposed, issued by a person, runs from its delivery, and is closed by him', async () => {
    const { orderId, caseId } = await anOrder('2026-03-02T09:00:00+08:00');
    const proposed = async () => (await sla.http('supervisor', 'GET', '/supervisions/candidates')).body.items;
    expect(await proposed()).toContainEqual(expect.objectContaining({ orderId, trigger: 'overdue' }));
    const body = { orderId, mode: 'message', means: 'telephone', trigger: 'overdue', instruction: '请办结' };
    expect((await post('/supervisions', body, undefined, 'dispatcher')).status).toBe(403);
    const issued = await post('/supervisions', body);
    const year = formatTime(Date.now()).slice(0, 4);
    expect(issued).toMatchObject({ status: 201, body: { state: 'issued', noticeNo: `督办〔${year}〕1号` } });
    expect((await post('/supervisions', body)).body).toMatchObject({ code: 'SLA.SUPERVISION_OPEN' });
    const { supervisionId, deadlineId } = issued.body;
    const find = () => sla.http('supervisor', 'GET', `/supervisions/${supervisionId}`);
    await eventually('the limit runs', async () => (await find()).body.state === 'running');
    expect((await find()).body).toMatchObject({ instruction: '请办结', means: 'telephone', ruleId: 'LN-60' });
    expect(await proposed()).not.toContainEqual(expect.objectContaining({ orderId }));
    const set = async () => (await sla.published(caseId)).filter(({ data }) => data.kind === 'supervision');
    await eventually('the limit is announced', async () => (await set()).length === 1);
    expect((await set()).map(({ type, data }) => [type, data.workingDays, data.ruleId])).toEqual([
      ['sla.deadline.set.v1', 2, 'LN-60'],
    ]);
    expect((await sla.http('department', 'GET', '/supervisions')).body.items).toHaveLength(1);
    const closure = { outcome: 'finished', note: '已当面核实' };
    expect((await post(`/supervisions/${supervisionId}/closure`, closure)).status).toBe(428);
    const closed = await post(`/supervisions/${supervisionId}/closure`, closure, (await find()).etag);
    expect(closed).toMatchObject({ status: 200, body: { state: 'met', closure: { outcome: 'finished' } } });
    // answers of commands are stored as they were given: without words
    expect(JSON.stringify(closed.body)).not.toContain('核实');
    expect((await find()).body).toMatchObject({ closure: { note: '已当面核实' } });
    const again = await post(`/supervisions/${supervisionId}/closure`, closure, (await find()).etag);
    expect(again).toMatchObject({ status: 409, body: { code: 'SLA.SUPERVISION_CLOSED' } });
    expect((await sla.http('supervisor', 'GET', '/supervisions')).body.items).toEqual([]);
    expect((await sla.http('supervisor', 'GET', '/supervisions?state=ended')).body.items).toHaveLength(1);
    const explained = await sla.http('auditor', 'GET', `/deadlines/${deadlineId}/explanation`);
    expect(explained.body.text).toContain('督办送达承办单位');
  });

  it('LN-58: waits for the finding of fault, which routing tells', async () => {
    const ids = await anOrder(formatTime(Date.now()));
    const body = {
      orderId: ids.orderId,
      mode: 'on_site',
      trigger: 'unsatisfied_after_redo_at_fault',
      dueOn: formatTime(Date.now() + 9 * 86_400_000).slice(0, 10),
    };
    expect((await post('/supervisions', body)).body).toMatchObject({
      code: 'SLA.FAULT_NOT_FOUND',
      ruleId: 'LN-58',
    });
    const finding = { ...ids, atFault: true, foundAt: formatTime(Date.now()) };
    await sla.routing('routing.fault.found.v1', finding, POLICY);
    const proposed = async () => (await sla.http('supervisor', 'GET', '/supervisions/candidates')).body.items;
    await eventually('it is proposed', async () =>
      (await proposed()).some(({ orderId }: { orderId: string }) => orderId === ids.orderId),
    );
    // the number of a refused supervision is not used up
    const year = formatTime(Date.now()).slice(0, 4);
    expect(await post('/supervisions', body)).toMatchObject({
      status: 201,
      body: { ruleId: 'LN-62', noticeNo: `督办〔${year}〕2号` },
    });
    expect((await post('/supervisions', { ...body, orderId: 'o-1' })).status).toBe(404);
  });
});
