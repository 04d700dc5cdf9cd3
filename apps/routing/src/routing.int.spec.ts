import * as contracts from '@huiying/contracts';
import { toHeaders, type MessageContract } from '@huiying/contracts';
import {
  accept,
  command,
  heard,
  http,
  listen,
  office,
  onboard,
  pool,
  put,
  send,
  startRouting,
  stopRouting,
  told,
  until,
  type Json,
} from '../test/running-routing';
import { LN, XX, aSubmission, submissionFor } from './a-case.fixture';

jest.setTimeout(120_000);
beforeAll(startRouting);
afterAll(stopRouting);

describe('routing on a real broker and database', () => {
  it('makes organisations reachable, then carries a case of XX from acceptance to its receipt', async () => {
    await onboard('xx-zrzy', '410772', [{ taskCode: 'XX-T1' }]);
    await listen('dept.xx-zrzy.orders', 'province.receipts', 'routing.cases');
    const { caseId, orderId, upstreamCaseNo } = await accept('1001');

    const order = await told('order.assigned.v1', { orderId });
    expect(order).toMatchObject({
      title: '登记窗口等候过长',
      replyElements: ['verification', 'process', 'measures', 'result'],
    });
    expect(order['content']).not.toContain('13800138000');
    await told('receipt.case.assigned.v1', { upstreamCaseNo, leadOrg: 'xx-zrzy' });
    await told('routing.order.delivered.v1', { orderId });

    const act = (contract: MessageContract, data: Json, id?: string) =>
      send(contract, caseId, { orderId, ...data }, 'dept.xx-zrzy.actions', id);
    await act(contracts.DeptOrderAcknowledged, {}, 'ack-1');
    await act(contracts.DeptOrderAcknowledged, {}, 'ack-1');
    await act(contracts.DeptOrderSubmitted, { ...aSubmission(), reply: { text: '已办。' } }, 'thin');
    expect(await told('action.refused.v1', { actionId: 'thin' })).toMatchObject({
      ruleId: 'XX-25',
      reasonCode: 'ORDER.REPLY_ELEMENTS_MISSING',
    });
    await told('routing.action.refused.v1', { actionId: 'thin' });
    await put(
      'dept.xx-zrzy.actions',
      'x',
      'not json',
      toHeaders({ id: 'broken', source: '/dept', type: 'dept.order.submitted.v1' }),
    );
    expect(await told('action.refused.v1', { actionId: 'broken' })).toMatchObject({
      reasonCode: 'MESSAGE.NOT_JSON',
    });
    await act(contracts.DeptOrderAcknowledged, { orderId: 'o-00000000000000000000-1' }, 'strange');
    expect(await told('action.refused.v1', { actionId: 'strange' })).toMatchObject({
      reasonCode: 'ORDER.UNKNOWN',
    });
    await act(contracts.DeptOrderSubmitted, submissionFor(XX) as unknown as Json, 'good');
    await told('routing.order.submitted.v1', { orderId, actionId: 'good' });
    expect(heard.filter(({ type }) => type === 'routing.order.acknowledged.v1')).toHaveLength(1);

    const reviewer = office('reviewer', '410772');
    const seen = await http(reviewer, 'GET', `/orders/${orderId}`);
    expect(seen.body).toMatchObject({ status: 'submitted', reply: { text: aSubmission().reply.text } });
    const criteria = { factsClear: true, characterisationAccurate: true, handlingProper: true };
    const stale = await http(
      reviewer,
      'POST',
      `/orders/${orderId}/review`,
      { passed: true, criteria },
      { 'if-match': '"1"' },
    );
    expect(stale.status).toBe(412);
    const accused = { ...reviewer, org: 'xx-zrzy' };
    expect(
      (await command(accused, `/orders/${orderId}`, 'review', { passed: true, criteria })).body['code'],
    ).toBe('CASE.CONFLICT_OF_INTEREST');
    expect(await command(reviewer, `/orders/${orderId}`, 'review', { passed: true, criteria })).toMatchObject(
      {
        status: 200,
        body: { status: 'completed', outcome: 'resolved' },
      },
    );
    expect(await told('receipt.case.replied.v1', { upstreamCaseNo })).toMatchObject({
      reply: { text: aSubmission().reply.text },
    });
    await told('order.completed.v1', { orderId });

    const completed = await told('routing.case.completed.v1', { caseId });
    await send(contracts.CaseClocksClosed, caseId, { ...completed, onTime: true });
    expect(await told('receipt.case.completed.v1', { upstreamCaseNo })).toMatchObject({
      onTime: true,
      round: 1,
    });
  });

  it('tells the gateway alone the number behind a reference (contract §4)', async () => {
    const path = '/phones/xx-zrzy.handler';
    expect((await http(office('gateway', '*'), 'GET', path)).body).toMatchObject({ phone: '0797-3512345' });
    expect((await http(office('gateway', '*'), 'GET', '/phones/xx-zrzy.nobody')).status).toBe(404);
    expect((await http(office('supervisor', '*'), 'GET', path)).status).toBe(403);
  });

  it('keeps names, numbers and texts off its own topics and out of its readable tables', async () => {
    const internal = heard.filter(({ topic }) => topic === 'routing.cases');
    expect(internal.length).toBeGreaterThan(5);
    expect(JSON.stringify(internal)).not.toMatch(/张三|13800138000|增开窗口/);
    const { rows } = await pool.query(
      'select doc from case_file union all select doc from case_text union all select doc from order_text',
    );
    expect(JSON.stringify(rows)).not.toMatch(/13800138000|增开窗口|登记窗口/);
  });

  it('lets a dispatcher of LN assign, a unit return and another one be redone', async () => {
    await onboard('ln-a', '360783', [{ taskCode: 'LN-T1' }]);
    await onboard('ln-b', '360783', []);
    await listen('dept.ln-a.orders', 'dept.ln-b.orders');
    const { caseId, orderId } = await accept('2001', LN);
    const dispatcher = office('dispatcher', '360783');
    const waiting = await until('the case on the list', async () => {
      const { body } = await http(dispatcher, 'GET', '/dispatch');
      return (body['items'] as Json[]).find((item) => item['caseId'] === caseId);
    });
    expect(waiting).toMatchObject({
      reasonCode: 'ROUTING.NEEDS_CONFIRMATION',
      candidates: [{ org: 'ln-a', grounds: ['task_duty'] }],
    });
    expect((await command(dispatcher, `/cases/${caseId}`, 'assignment', { lead: 'ln-a' })).status).toBe(200);
    await told('order.assigned.v1', { orderId });
    await send(
      contracts.DeptOrderReturnRequested,
      caseId,
      { orderId, reason: '不属我局', legalBasis: '三定方案' },
      'dept.ln-a.actions',
      'back',
    );
    await told('routing.order.return_requested.v1', { orderId });
    const { body } = await http(dispatcher, 'GET', '/return-requests');
    const [request] = body['items'] as Json[];
    expect(request).toMatchObject({ orderId, reason: '不属我局', legalBasis: '三定方案' });
    const decision = { requestId: request!['requestId'], granted: true, reason: '职责界定', newLead: 'ln-b' };
    expect((await command(dispatcher, `/orders/${orderId}`, 'return-decision', decision)).status).toBe(200);
    await told('order.withdrawn.v1', { orderId, reason: 'reassigned' });
    const second = contracts.orderIdOf(caseId, 2);
    await told('order.assigned.v1', { orderId: second });
    const own = await http({ role: 'department', jurisdiction: '360783', org: 'ln-b' }, 'GET', '/orders');
    expect((own.body['items'] as Json[]).map((item) => item['orderId'])).toEqual([second]);

    await send(
      contracts.DeptOrderSubmitted,
      caseId,
      { orderId: second, ...submissionFor(LN) },
      'dept.ln-b.actions',
    );
    await told('routing.order.submitted.v1', { orderId: second });
    await send(contracts.RedoRequested, 'r-1', {
      ratingId: 'r-1',
      caseId,
      satisfaction: 'dissatisfied',
      ruleId: 'LN-49',
      requestedAt: '2026-11-20T10:00:00+08:00',
    });
    // the rating came before the check: it is kept, and changes the version that an officer has to name
    await until('the redo to be kept', async () => {
      const { rows } = await pool.query(`select 1 from case_file where id = $1 and doc ? 'pendingRedo'`, [
        caseId,
      ]);
      return rows.length > 0;
    });
    expect(
      (await command(office('reviewer', '360783'), `/orders/${second}`, 'review', { passed: true })).status,
    ).toBe(200);
    const completed = await told('routing.case.completed.v1', { caseId });
    await send(contracts.CaseClocksClosed, caseId, { ...completed, onTime: true });
    await told('order.redo.v1', { orderId: second, round: 2 });
    await told('routing.redo.delivered.v1', { orderId: second, round: 2 });
  });

  it('refuses an organisation of LN without its contacts (LN-03)', async () => {
    const body = { name: 'x', kind: 'administrative', jurisdiction: '360783', contacts: {}, duties: [] };
    const answer = await http(office('supervisor', '*'), 'PUT', '/organisations/ln-c', body, {
      'if-none-match': '*',
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'ROUTING.CONTACT_MISSING', ruleId: 'LN-03' } });
  });
});
