import {
  CaseAccepted,
  CaseRegistered,
  OrganisationChanged,
  OrderAssigned,
  SupervisionIssued,
  caseIdOf,
} from '@huiying/contracts';
import { RunningReporting } from '../../test/running-reporting';

let reporting: RunningReporting;
const source = { publisher: '行政服务中心', document: '2026年11月办件统计表', issuedOn: '2026-12-01' };
const volumes = { period: '2026-11', source, lines: [{ org: 'xx-scjgj', volume: 2500 }] };
const NEW = { 'if-none-match': '*' };

interface Row {
  readonly id: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
}

async function figure(id: string): Promise<Row> {
  const answer = await reporting.call('GET', `/indicators?period=2026-11&ids=${id}`, { role: 'auditor' });
  return answer.json<{ rows: Row[] }>().rows[0]!;
}

async function untilFigure(id: string, numerator: number): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if ((await figure(id)).numerator === numerator) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${id} did not come to ${numerator}`);
}

const upstream = { sourceSystem: 'henan-zwfw', upstreamCaseNo: 'HN-77' };
const caseId = caseIdOf(upstream.sourceSystem, upstream.upstreamCaseNo);
beforeAll(async () => {
  reporting = await RunningReporting.start();
  await reporting.publish(OrganisationChanged, { org: 'xx-scjgj', jurisdiction: '410772', status: 'active' });
  const complaint = { caseId, caseType: 'complaint', acceptedAt: '2026-11-16T10:30:00+08:00', ...upstream };
  await reporting.publish(CaseRegistered, complaint);
  await reporting.publish(CaseAccepted, complaint);
  await reporting.publish(OrderAssigned, { caseId, org: 'xx-scjgj', role: 'lead' });
  await reporting.publish(SupervisionIssued, { caseId });
  await untilFigure('volume', 1);
  await untilFigure('supervision_count', 1);
}, 180_000);
afterAll(() => reporting.stop(), 60_000);

describe('XX-31: complaints are counted against what a unit dealt with', () => {
  it('nobody can say how often people complain before somebody says of how much', async () => {
    expect(await figure('complained_of_rate')).toMatchObject({ denominator: 0, value: null });
  });

  it('only a supervisor says it, for units that there are, from a document', async () => {
    const asAuditor = await reporting.call('POST', '/volumes', {
      role: 'auditor',
      body: volumes,
      headers: NEW,
    });
    expect(asAuditor.statusCode).toBe(403);
    const unknown = { ...volumes, lines: [{ org: 'nobody', volume: 1 }] };
    const refused = await reporting.call('POST', '/volumes', { body: unknown, headers: NEW });
    expect(refused.json()).toMatchObject({ status: 422, code: 'FEED.ORG_UNKNOWN' });
    const { source: _, ...undocumented } = volumes;
    expect((await reporting.call('POST', '/volumes', { body: undocumented, headers: NEW })).statusCode).toBe(
      400,
    );
    const quarter = { ...volumes, period: '2026-Q4' };
    expect((await reporting.call('POST', '/volumes', { body: quarter, headers: NEW })).statusCode).toBe(400);
  });

  it('is 4 per 10 000 for one complaint in 2 500 matters', async () => {
    const taken = await reporting.call('POST', '/volumes', { body: volumes, headers: NEW });
    expect(taken.statusCode).toBe(201);
    expect(taken.json()).toMatchObject({ period: '2026-11', version: { version: 1, source } });
    expect(await figure('complained_of_rate')).toMatchObject({ numerator: 1, denominator: 2500, value: 4 });
  });

  it('a correction is a new version with its reason, and the old one can be read', async () => {
    const corrected = { ...volumes, lines: [{ org: 'xx-scjgj', volume: 5000 }] };
    const again = await reporting.call('POST', '/volumes', { body: corrected, headers: NEW });
    expect(again.statusCode).toBe(412);
    const read = await reporting.call('GET', '/volumes/2026-11', { role: 'auditor' });
    const headers = { 'if-match': String(read.headers['etag']) };
    const why = await reporting.call('POST', '/volumes', { body: corrected, headers });
    expect(why.json()).toMatchObject({ code: 'FEED.REASON_MISSING' });
    const second = await reporting.call('POST', '/volumes', {
      body: { ...corrected, reason: '漏计一窗口' },
      headers,
    });
    expect(second.json()).toMatchObject({ version: { version: 2, reason: '漏计一窗口' } });
    expect(await figure('complained_of_rate')).toMatchObject({ denominator: 5000, value: 2 });
    const first = await reporting.call('GET', '/volumes/2026-11?version=1', { role: 'auditor' });
    expect(first.json()).toMatchObject({ lines: [{ volume: 2500 }] });
    expect((await reporting.call('GET', '/volumes/2026-11?version=9')).statusCode).toBe(404);
  });
});

describe('HA-05: the province is the system of record', () => {
  it('of the numbers that it says it sent, those that are here are told', async () => {
    const line = (upstreamNo: string) => ({ kind: 'case', sourceSystem: upstream.sourceSystem, upstreamNo });
    const statement = { period: '2026-11', source, lines: [line('HN-77'), line('HN-78')] };
    const taken = await reporting.call('POST', '/upstream-statements', { body: statement, headers: NEW });
    expect(taken.statusCode).toBe(201);
    expect(await figure('upstream_match_rate')).toMatchObject({ numerator: 1, denominator: 2 });
    const behind = await reporting.call('GET', '/indicators/upstream_match_rate/cases?period=2026-11');
    expect(behind.json<{ items: { counted: boolean; caseId: string | null }[] }>().items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ counted: true, caseId }),
        expect.objectContaining({ counted: false, caseId: null }),
      ]),
    );
  });
});
