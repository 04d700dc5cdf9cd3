import { OrderAssigned, caseIdOf, formatTime, orderIdOf } from '@huiying/contracts';
import { loadPolicies } from '@huiying/policy';
import { eventually } from '@huiying/testing';
import { RunningSla } from './running-sla';

jest.setTimeout(120_000);

const LN = loadPolicies().inForce('360783', '2026-03-02');
const POLICY = LN?.ref ?? '';
let sla: RunningSla;
let serial = 0;

beforeAll(async () => {
  sla = await RunningSla.start(['a']);
});
afterAll(() => sla.stop());

/** An order of unit `a`, assigned and delivered. */
async function anOrder(deliveredAt: string): Promise<{ caseId: string; orderId: string; org: string }> {
  const caseId = caseIdOf('test', `case-${(serial += 1)}`);
  const ids = { caseId, orderId: orderIdOf(caseId, 1), org: 'a' };
  const facts = { jurisdiction: '360783', receivedOn: '2026-03-02', receivedAt: '2026-03-02T09:00:00+08:00' };
  await sla.routing(
    OrderAssigned.type,
    { ...OrderAssigned.example, ...ids, ...facts, urgency: 'normal', caseType: 'complaint' },
    POLICY,
  );
  await sla.routing('routing.order.delivered.v1', { ...ids, deliveredAt }, POLICY);
  return ids;
}
const typesAbout = async (caseId: string): Promise<string[]> =>
  (await sla.published(caseId)).map(({ type }) => type);

describe('the clocks of an order', () => {
  it('run, are shown and are explained day by day', async () => {
    const { caseId, orderId } = await anOrder(formatTime(Date.now()));
    await eventually('three clocks', async () => (await typesAbout(caseId)).length === 3);
    const listed = await sla.http('dispatcher', 'GET', `/cases/${caseId}/deadlines`);
    expect(listed.body.map(({ kind, state }: { kind: string; state: string }) => [kind, state])).toEqual([
      ['first_contact', 'running'],
      ['completion', 'running'],
      ['return', 'running'],
    ]);
    const explained = await sla.http('dispatcher', 'GET', `/deadlines/${orderId}:completion:1/explanation`);
    expect(explained.body.text).toContain('第5个工作日');
    expect(explained.body.explanation.days.length).toBeGreaterThan(5);
    expect((await sla.http('dispatcher', 'GET', '/ratings/r-1/deadlines')).body).toEqual([]);
    expect((await sla.http('dispatcher', 'GET', '/cases/c-00000000000000000000/deadlines')).status).toBe(404);
  });

  it('warn in order when everything fell due while nobody was there', async () => {
    const { caseId } = await anOrder('2026-03-02T09:00:00+08:00');
    await eventually(
      'four rungs',
      async () => (await typesAbout(caseId)).filter((type) => type === 'sla.alert.raised.v1').length === 4,
    );
    const raised = (await sla.published(caseId)).filter(({ type }) => type === 'sla.alert.raised.v1');
    expect(raised.map(({ data }) => [data.rung, data.points, data.issuedAt])).toEqual([
      ['blue', 0.5, '2026-03-10T00:00:00+08:00'],
      ['yellow', 1, '2026-03-11T00:00:00+08:00'],
      ['red', 3, '2026-03-13T00:00:00+08:00'],
      ['inspection', 3, '2026-03-18T00:00:00+08:00'],
    ]);
    const noticed = async (): Promise<number[]> => {
      const { rows } = await sla.pool.query(
        `select rung->>'noticedAt' as at from case_clocks, jsonb_path_query(doc, '$.orders[*].deadlines[*].rungs[*]') rung
          where id = $1`,
        [caseId],
      );
      return rows.map(({ at }) => Number(at));
    };
    // each has its message, in the window of its own day (Q23)
    await eventually('four messages', async () => (await noticed()).every((at) => at > 0));
    expect((await noticed()).map((at) => formatTime(at))[0]).toBe('2026-03-10T08:30:00+08:00');
  });

  it('hold their rung until the verdict on an action that had arrived, and close with the round', async () => {
    const { caseId, orderId, org } = await anOrder(formatTime(Date.now()));
    await eventually('three clocks', async () => (await typesAbout(caseId)).length === 3);
    const { reply, signOff } = {
      reply: { text: '已办' },
      signOff: { reviewer: '王', role: 'principal', at: '2026-03-04 09:00:00' },
    };
    const actionId = await sla.department('a', 'dept.order.submitted.v1', { orderId, reply, signOff });
    const inFlight = async (): Promise<number> =>
      (
        await sla.pool.query(
          `select jsonb_array_length(doc->'orders'->0->'inFlight') as n from case_clocks where id = $1`,
          [caseId],
        )
      ).rows[0].n;
    await eventually('the action is in flight', async () => (await inFlight()) === 1);
    const submittedAt = formatTime(Date.now());
    const ids = { caseId, orderId, org };
    await sla.routing(
      'routing.order.submitted.v1',
      { ...ids, round: 1, submittedAt, actionId, reviewRequired: true },
      POLICY,
    );
    await sla.routing(
      'routing.order.reviewed.v1',
      { ...ids, round: 1, passed: true, reworkNo: 0, reviewedAt: submittedAt },
      POLICY,
    );
    const end = {
      ...ids,
      round: 1,
      sourceSystem: 's',
      upstreamCaseNo: 'u',
      outcome: 'resolved',
      finishedAt: submittedAt,
      completedAt: submittedAt,
    };
    await sla.routing('routing.case.completed.v1', end, POLICY);
    await eventually('the round is closed', async () =>
      (await typesAbout(caseId)).includes('sla.case.clocks_closed.v1'),
    );
    expect(await inFlight()).toBe(0);
    expect((await sla.published(caseId)).at(-1)?.data).toMatchObject({ onTime: true, round: 1 });
  });
});

describe('an extension', () => {
  it('is asked for on the topic, decided over HTTP, and moves the deadline', async () => {
    const { caseId, orderId } = await anOrder(formatTime(Date.now()));
    await sla.department('a', 'dept.clock.extension_requested.v1', {
      orderId,
      deadlineKind: 'completion',
      reason: '需检测',
      workingDays: 3,
    });
    await eventually('the request is on file', async () =>
      (await typesAbout(caseId)).includes('sla.extension.requested.v1'),
    );
    const { body } = await sla.http('dispatcher', 'GET', `/extension-requests?caseId=${caseId}`);
    expect(body.items).toMatchObject([{ reason: '需检测', workingDays: 3, status: 'pending' }]);
    const { requestId } = body.items[0];
    const { etag } = await sla.http('dispatcher', 'GET', `/extension-requests/${requestId}`);
    const decision = { granted: true, workingDays: 2, reason: '同意' };
    expect(
      (await sla.http('dispatcher', 'POST', `/extension-requests/${requestId}/decision`, decision)).status,
    ).toBe(428);
    const decided = await sla.http(
      'dispatcher',
      'POST',
      `/extension-requests/${requestId}/decision`,
      decision,
      etag,
    );
    expect(decided).toMatchObject({ status: 200, body: { status: 'granted', decision: { workingDays: 2 } } });
    await eventually('the receipt is out', async () =>
      (await typesAbout(caseId)).includes('receipt.case.extended.v1'),
    );
    expect(
      (await sla.http('dispatcher', 'POST', `/extension-requests/${requestId}/decision`, decision, '*')).body
        .code,
    ).toBe('SLA.EXTENSION_NOT_OPEN');
  });

  it('of an unknown order, or one that cannot be read, is refused on the topic of the unit', async () => {
    const before = Number((await sla.ordersTopic('a'))[0]);
    const asked = { deadlineKind: 'completion', reason: 'x', workingDays: 3 };
    await sla.department('a', 'dept.clock.extension_requested.v1', {
      ...asked,
      orderId: 'o-00000000000000000000-1',
    });
    await sla.department('a', 'dept.clock.extension_requested.v1', {
      ...asked,
      orderId: 'o-1',
      workingDays: 'three',
    });
    await eventually('two refusals', async () => Number((await sla.ordersTopic('a'))[0]) === before + 2);
  });
});

describe('calendars and statutory limits', () => {
  it('a year that is loaded moves the open deadlines that were estimates (Q36), after a preview', async () => {
    const { caseId, orderId } = await anOrder('2027-03-01T09:00:00+08:00');
    await eventually('three clocks', async () => (await typesAbout(caseId)).length === 3);
    const estimates = async () =>
      (await sla.http('supervisor', 'GET', '/calendars')).body.estimates as { year: number }[];
    expect(await estimates()).toContainEqual(expect.objectContaining({ year: 2027 }));
    const year = { days: [{ date: '2027-03-03', kind: 'holiday', name: '试' }], source: '试行通知' };
    const preview = await sla.http('supervisor', 'POST', '/calendars/preview', {
      region: 'CN',
      year: 2027,
      ...year,
    });
    expect(preview.body.deadlines).toContainEqual(
      expect.objectContaining({
        deadlineId: `${orderId}:completion:1`,
        before: expect.objectContaining({ provisional: true }),
        after: expect.objectContaining({ dueOn: '2027-03-09', provisional: false }),
      }),
    );
    expect(
      (
        await sla.http('supervisor', 'PUT', '/calendars/CN/2027', {
          ...year,
          days: [{ date: '2027-02-30', kind: 'holiday', name: '试' }],
        })
      ).body.code,
    ).toBe('SLA.CALENDAR_INVALID');
    expect((await sla.http('supervisor', 'PUT', '/calendars/CN/2027', year)).status).toBe(200);
    await eventually('the deadline has moved', async () =>
      (await typesAbout(caseId)).includes('sla.deadline.changed.v1'),
    );
    await eventually('the alarm has ended', async () =>
      (await estimates()).every((each) => each.year !== 2027),
    );
    const { tables } = (await sla.http('supervisor', 'GET', '/calendars')).body;
    expect(tables).toContainEqual(
      expect.objectContaining({ region: 'CN', year: 2027, origin: 'loaded', by: expect.any(String) }),
    );
    const explained = await sla.http('auditor', 'GET', `/deadlines/${orderId}:completion:1/explanation`);
    expect(explained.body).toMatchObject({ dueOn: '2027-03-09', provisional: false });
    expect(explained.body.text).toContain('试行通知');
    expect(explained.body.explanation.recomputations).toHaveLength(1);
  });

  it('LN: the shorter of limit and law governs once a dispatcher has cited it (Q55)', async () => {
    const { caseId } = await anOrder(formatTime(Date.now()));
    await eventually('three clocks', async () => (await typesAbout(caseId)).length === 3);
    const { etag } = await sla.http('dispatcher', 'GET', `/cases/${caseId}`);
    const set = await sla.http(
      'dispatcher',
      'POST',
      `/cases/${caseId}/statutory-limit`,
      { workingDays: 2, citation: '某法第一条' },
      etag,
    );
    expect(set).toMatchObject({ status: 200, body: { deadlines: [{ ruleId: 'LN-38' }] } });
  });
});
