import { CaseAccepted, UnitNamed } from '@huiying/contracts';
import { RunningReporting } from '../../test/running-reporting';
import type { Bulletin } from '../bulletins/bulletin';

let reporting: RunningReporting;
const OFFICE = 'application/vnd.openxmlformats-officedocument';

beforeAll(async () => {
  reporting = await RunningReporting.start();
  await reporting.publish(UnitNamed, { jurisdiction: '410772', namedAt: '2026-10-20T09:00:00+08:00' });
  for (const name of ['c-1', 'c-2', 'c-3']) await accept(name);
}, 180_000);
afterAll(() => reporting.stop(), 60_000);

const accept = (caseId: string) =>
  reporting.publish(CaseAccepted, {
    caseId,
    caseNo: caseId.toUpperCase(),
    acceptedAt: '2026-10-12T09:00:00+08:00',
  });

const volumeOf = (bulletin: Bulletin) => bulletin.overall.find(({ id }) => id === 'volume')?.value;
const read = async (url = '/bulletins/2026-10') => {
  const answer = await reporting.call('GET', url);
  return answer.json<{ status: string; version: { version: number } | null; bulletin: Bulletin }>();
};

async function untilCounted(expected: number): Promise<void> {
  const url = '/indicators?period=2026-10&ids=volume';
  for (let tries = 0; tries < 200; tries += 1) {
    const { rows } = (await reporting.call('GET', url)).json<{ rows: { value: number }[] }>();
    if (rows[0]?.value === expected) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${expected} cases were not counted`);
}

describe('the bulletin of a month', () => {
  let etag: string;
  let bytes: string;

  it('XX-31: is a draft until a person freezes it', async () => {
    await untilCounted(3);
    const draft = await read();
    expect(draft).toMatchObject({ status: 'draft', version: null });
    expect(volumeOf(draft.bulletin)).toBe(3);
  });

  it('JL-05: lists the units that a person decided to name, in both editions, and on paper', async () => {
    const unit = {
      org: 'xx-zrzy',
      why: 'failure_to_rectify',
      on: '2026-10-20',
      ruleId: 'JL-05',
      accountable: true,
    };
    for (let tries = 0; (await read()).bulletin.named?.length !== 1 && tries < 20; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await read()).bulletin.named).toMatchObject([unit]);
    const edition = await read('/bulletins/2026-10?edition=public');
    expect(edition.bulletin.named).toMatchObject([unit]);
    const headers = { accept: 'text/html' };
    const page = await reporting.call('GET', '/bulletins/2026-10', { headers });
    expect(page.body).toMatch(/通报名单[^]*整改不到位[^]*已决定问责/);
  });

  it('is a draft for those only who supervise: for others there is none before it is on record', async () => {
    for (const role of ['reviewer', 'clerk'] as const) {
      const answer = await reporting.call('GET', '/bulletins/2026-10', { role });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
        404,
        'BULLETIN.UNKNOWN_VERSION',
      ]);
    }
  });

  it.each([
    ['text/html', '<!doctype html>'],
    [`${OFFICE}.spreadsheetml.sheet`, 'PK'],
    [`${OFFICE}.wordprocessingml.document`, 'PK'],
    ['application/pdf', '%PDF-'],
  ])('is offered as %s', async (accept, begins) => {
    const answer = await reporting.call('GET', '/bulletins/2026-10', { headers: { accept } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain(accept);
    expect(answer.rawPayload.subarray(0, begins.length).toString()).toBe(begins);
  });

  it('in no format that does not exist', async () => {
    const answer = await reporting.call('GET', '/bulletins/2026-10', { headers: { accept: 'image/png' } });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([406, 'FORMAT.NOT_OFFERED']);
  });

  it('HA-32: is frozen by a supervisor, once, and a running month is not', async () => {
    const freeze = (
      period: string,
      headers: Record<string, string>,
      role: 'supervisor' | 'auditor' = 'supervisor',
    ) => reporting.call('POST', `/bulletins/${period}/versions`, { role, headers, body: {} });
    expect((await freeze('2026-10', { 'if-none-match': '*' }, 'auditor')).statusCode).toBe(403);
    const running = await freeze('2026-11', { 'if-none-match': '*' });
    expect([running.statusCode, running.json<{ code: string }>().code]).toEqual([
      409,
      'BULLETIN.PERIOD_RUNNING',
    ]);
    const frozen = await freeze('2026-10', { 'if-none-match': '*' });
    expect([frozen.statusCode, frozen.json<{ version: number }>().version]).toEqual([201, 1]);
    expect((await freeze('2026-10', { 'if-none-match': '*' })).statusCode).toBe(412);
    const answer = await reporting.call('GET', '/bulletins/2026-10');
    etag = String(answer.headers['etag']);
    bytes = answer.body;
    expect(answer.json<{ bulletin: Bulletin }>().bulletin.watermark.length).toBeGreaterThan(0);
  });

  it('what comes later changes nothing of it: the same bytes', async () => {
    await accept('c-4');
    await untilCounted(4);
    expect((await reporting.call('GET', '/bulletins/2026-10')).body).toBe(bytes);
  });

  it('a correction is a new version that says why and what; the old one can still be read', async () => {
    const correct = (body: object) =>
      reporting.call('POST', '/bulletins/2026-10/versions', { headers: { 'if-match': etag }, body });
    expect((await correct({})).json<{ code: string }>().code).toBe('BULLETIN.REASON_MISSING');
    const corrected = (await correct({ reason: '补录一件' })).json<{ version: number; changes: object[] }>();
    expect(corrected).toMatchObject({ version: 2, reason: '补录一件' });
    expect(corrected.changes).toContainEqual({ at: 'overall/volume/value', from: 3, to: 4 });
    expect(volumeOf((await read()).bulletin)).toBe(4);
    expect((await reporting.call('GET', '/bulletins/2026-10?version=1')).body).toBe(bytes);
    expect((await reporting.call('GET', '/bulletins/2026-10?version=3')).statusCode).toBe(404);
  });

  it('who does not supervise reads the public edition, where three are too few to be told', async () => {
    const url = '/bulletins/2026-10?version=1';
    const { bulletin } = (await reporting.call('GET', url, { role: 'reviewer' })).json<{
      bulletin: Bulletin;
    }>();
    expect([bulletin.edition, volumeOf(bulletin), bulletin.watchList]).toEqual(['public', null, undefined]);
    const internal = await reporting.call('GET', `${url}&edition=internal`, { role: 'reviewer' });
    expect(internal.statusCode).toBe(403);
  });

  it('who does not supervise is told how much a version corrected, not what: that is of the internal edition', async () => {
    const answer = await reporting.call('GET', '/bulletins/2026-10?version=2', { role: 'reviewer' });
    const { version } = answer.json<{ version: object }>();
    expect(version).toEqual({
      version: 2,
      frozenAt: expect.any(String) as string,
      reason: '补录一件',
      corrections: expect.any(Number) as number,
    });
  });
});
