import { CaseAccepted, CaseCompleted } from '@huiying/contracts';
import { RunningReporting } from '../../test/running-reporting';
import type { FollowUp, FollowUpSample } from '../follow-ups/follow-up';

let reporting: RunningReporting;
const NAMES = ['c-1', 'c-2', 'c-3', 'c-4'];

beforeAll(async () => {
  reporting = await RunningReporting.start();
  for (const caseId of NAMES) {
    await reporting.publish(CaseAccepted, { caseId, acceptedAt: '2026-10-12T09:00:00+08:00' });
    await reporting.publish(CaseCompleted, {
      ...{
        caseId,
        round: 1,
        finishedAt: '2026-10-14T09:00:00+08:00',
        completedAt: '2026-10-14T10:00:00+08:00',
      },
    });
  }
  await untilFigure('completion_rate', NAMES.length);
}, 180_000);
afterAll(() => reporting.stop(), 60_000);

interface Row {
  readonly numerator: number;
  readonly denominator: number;
}

async function figure(id: string, period = '2026-10'): Promise<Row> {
  const answer = await reporting.call('GET', `/indicators?period=${period}&ids=${id}`);
  const { rows } = answer.json<{ rows: Row[] }>();
  return rows[0]!;
}

async function untilFigure(id: string, numerator: number): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await figure(id)).numerator === numerator) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${id} did not come to ${numerator}`);
}

const sampling = { seed: '2026-10-1', size: 3, method: 'telephone', period: '2026-10' };
const draw = (body: object = sampling, headers = {}, role: 'reviewer' | 'clerk' = 'reviewer') =>
  reporting.call('POST', '/follow-ups/samples', { role, body, headers });

describe('XX-28: the sampled follow-up', () => {
  let sample: FollowUpSample & { followUps: FollowUp[] };

  it('is drawn by a reviewer; the same command is not drawn twice', async () => {
    expect((await draw(sampling, {}, 'clerk')).statusCode).toBe(403);
    const first = await draw(sampling, { 'idempotency-key': 'draw-1' });
    sample = first.json();
    expect(first.statusCode).toBe(201);
    expect(sample).toMatchObject({ population: 4, size: 3, drawing: 'sha256_order' });
    expect((await draw(sampling, { 'idempotency-key': 'draw-1' })).json()).toEqual(sample);
    const record = await reporting.call('GET', `/follow-ups/samples/${sample.sampleId}`, { role: 'auditor' });
    expect(record.json<FollowUpSample>().caseIds).toEqual(sample.caseIds);
  });

  it('the next draw takes those who are left', async () => {
    const next = (await draw({ ...sampling, seed: 'another' })).json<FollowUpSample>();
    expect(next.caseIds).toEqual(NAMES.filter((id) => !sample.caseIds.includes(id)));
    expect((await draw()).json<{ code: string }>().code).toBe('FOLLOWUP.NOBODY_TO_ASK');
  });

  it('what a visit found counts in the figures; a stale or incomplete record does not', async () => {
    const [first, second] = sample.followUps;
    const url = `/follow-ups/${first!.followUpId}`;
    const { headers } = await reporting.call('GET', url, { role: 'reviewer' });
    const visit = (of: string, body: object, match: string) =>
      reporting.call('POST', `${of}/visit`, { role: 'reviewer', body, headers: { 'if-match': match } });
    expect((await visit(url, { outcome: 'reached' }, '*')).json<{ code: string }>().code).toBe(
      'FOLLOWUP.ANSWER_INCONSISTENT',
    );
    const said = { outcome: 'reached', satisfaction: 'satisfied', solved: false };
    expect((await visit(url, said, String(headers['etag']))).statusCode).toBe(200);
    expect((await visit(url, said, String(headers['etag']))).statusCode).toBe(412);
    expect(
      (await visit(`/follow-ups/${second!.followUpId}`, { outcome: 'unreachable' }, '*')).statusCode,
    ).toBe(200);
    const month = first!.sampledOn.slice(0, 7);
    expect(await figure('followup_satisfaction_rate', month)).toMatchObject({ numerator: 1, denominator: 1 });
    expect(await figure('followup_rate', month)).toMatchObject({ numerator: 2, denominator: 4 });
    expect(await figure('solved_rate', month)).toMatchObject({ numerator: 0, denominator: 1 });
  });

  it('another place sees none of it', async () => {
    const elsewhere = { role: 'reviewer' as const, jurisdiction: '360783' };
    const url = `/follow-ups/${sample.followUps[0]!.followUpId}`;
    expect((await reporting.call('GET', url, elsewhere)).statusCode).toBe(403);
    expect((await reporting.call('GET', '/follow-ups', elsewhere)).json<{ items: object[] }>().items).toEqual(
      [],
    );
  });
});
