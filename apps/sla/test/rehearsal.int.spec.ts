import { OrderAssigned, caseIdOf, orderIdOf } from '@huiying/contracts';
import { loadPolicies } from '@huiying/policy';
import { eventually } from '@huiying/testing';
import { RunningSla } from './running-sla';

jest.setTimeout(120_000);

const POLICY = loadPolicies().inForce('360783', '2026-03-02')?.ref ?? '';
const change = (from: string, workingDays: number) => ({
  name: 'deadlines.yaml',
  text: `
sla.complaint.completion:
  name: { zh: 投诉类办结时限, en: 'completion, complaint' }
  rule: LN-33
  values: [{ from: ${from}, value: { workingDays: ${workingDays}, start: order_delivered }, reference: 拟 }]
`,
});
let sla: RunningSla;

beforeAll(async () => {
  sla = await RunningSla.start(['a']);
  const caseId = caseIdOf('test', 'case-1');
  const ids = { caseId, orderId: orderIdOf(caseId, 1), org: 'a' };
  const facts = { jurisdiction: '360783', receivedOn: '2026-03-02', receivedAt: '2026-03-02T09:00:00+08:00' };
  const assigned = { ...OrderAssigned.example, ...ids, ...facts, urgency: 'normal', caseType: 'complaint' };
  await sla.routing(OrderAssigned.type, assigned, POLICY);
  const deliveredAt = '2026-03-02T09:00:00+08:00';
  await sla.routing('routing.order.delivered.v1', { ...ids, deliveredAt }, POLICY);
  await eventually('every rung is out', async () => (await sla.published(caseId)).length >= 7);
});
afterAll(() => sla.stop());

/** Every row of every table of the service. */
async function everything(): Promise<unknown[]> {
  const { rows: tables } = await sla.pool.query(
    `select table_name as name from information_schema.tables where table_schema = 'sla' and table_type = 'BASE TABLE' order by 1`,
  );
  return Promise.all(
    tables
      .filter(({ name }) => !/lease|offset/.test(name)) // renewed by the engine while it idles
      .map(async ({ name }) => {
        const { rows } = await sla.pool.query(
          `select count(*)::int as n, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as content from ${name} t`,
        );
        return [name, rows[0]];
      }),
  );
}

describe('POST /policies/preview', () => {
  it('shows what a correction would move and how the period would have ended, and alters no row', async () => {
    const before = await everything();
    const body = {
      jurisdiction: 'LN',
      files: [change('2021-03-04', 3)],
      from: '2026-03-01',
      to: '2026-03-31',
    };
    const shown = await sla.http('supervisor', 'POST', '/policies/preview', body);
    expect(shown.status).toBe(200);
    expect(shown.body).toMatchObject({
      packs: [{ before: POLICY, after: POLICY }],
      differences: [{ key: 'sla.complaint.completion', name: '投诉类办结时限' }],
      open: {
        deadlines: 3,
        moved: 1,
        items: [
          {
            before: { dueOn: '2026-03-09' },
            after: { dueOn: '2026-03-05' },
            causes: ['sla.complaint.completion'],
          },
        ],
      },
      period: {
        cases: 1,
        changed: 1,
        figures: { before: { overdue: 1, pointsDeducted: 3 }, after: { overdue: 1, pointsDeducted: 3 } },
      },
    });
    expect(await everything()).toEqual(before);
  });

  it('an amendment of a later day concerns no earlier case (Q15)', async () => {
    const body = { jurisdiction: '360783', files: [change('2026-10-01', 3)], from: '2026-03-01' };
    const { body: shown } = await sla.http('supervisor', 'POST', '/policies/preview', body);
    expect(shown).toMatchObject({
      packs: [{ after: 'LN@1.1.0#2026-10-01' }],
      open: { moved: 0 },
      period: { changed: 0 },
    });
  });

  it('refuses a draft that no pack could be, names the fault, and answers the supervisor only', async () => {
    const body = { jurisdiction: 'LN', files: [change('2021-03-04', -1)], from: '2026-03-01' };
    const refused = await sla.http('supervisor', 'POST', '/policies/preview', body);
    expect(refused).toMatchObject({ status: 422, body: { code: 'POLICY.PACK_INVALID' } });
    expect(refused.body.detail).toContain('expected 1 or more');
    expect((await sla.http('dispatcher', 'POST', '/policies/preview', body)).status).toBe(403);
    const other = { ...body, jurisdiction: 'XX', files: [{ name: 'alerts.yaml', text: '' }] };
    expect((await sla.http('supervisor', 'POST', '/policies/preview', other)).body.code).toBe(
      'AUTH.OUT_OF_SCOPE',
    );
  });
});

describe('POST /calendars/preview', () => {
  it('shows the days that change, and alters no row', async () => {
    const before = await everything();
    const year = {
      region: 'CN',
      year: 2027,
      days: [{ date: '2027-01-01', kind: 'holiday', name: '元旦' }],
      source: '试',
    };
    const shown = await sla.http('supervisor', 'POST', '/calendars/preview', year);
    expect(shown).toMatchObject({
      status: 200,
      body: { open: 3, moved: 0, days: [{ date: '2027-01-01', before: '工作日', after: '法定节假日' }] },
    });
    expect(await everything()).toEqual(before);
  });
});
