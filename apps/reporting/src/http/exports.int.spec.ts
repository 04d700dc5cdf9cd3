import { CaseAccepted } from '@huiying/contracts';
import { strFromU8, unzipSync } from 'fflate';
import { RunningReporting } from '../../test/running-reporting';

jest.setTimeout(120_000);

let reporting: RunningReporting;
const CASES = 25;

const exported = (path: string, options: Parameters<RunningReporting['call']>[2] = {}) =>
  reporting.call('GET', `/exports/${path}`, { role: 'bi', ...options });

beforeAll(async () => {
  reporting = await RunningReporting.start();
  for (let at = 0; at < CASES; at += 1) {
    const caseId = `c-${String(at).padStart(3, '0')}`;
    const receivedOn = `2026-10-${String(8 + (at % 5)).padStart(2, '0')}`;
    await reporting.publish(CaseAccepted, { caseId, receivedOn, acceptedAt: `${receivedOn}T09:00:00+08:00` });
  }
  for (let tries = 0; tries < 600; tries += 1) {
    const lines = (await exported('cases?period=2026-10&format=jsonl')).body.trimEnd().split('\n');
    if (lines.length === CASES) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the cases did not come');
}, 180_000);
afterAll(() => reporting.stop(), 60_000);

describe('XX-30: the rows and figures of a period leave for the assessment', () => {
  it('as CSV with a line for each case, in the order of their days', async () => {
    const answer = await exported('cases?period=2026-10');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toContain('cases-410772-2026-10.csv');
    const [head, ...lines] = answer.body.trimEnd().split('\r\n');
    const column = head!.split(',').indexOf('received_on');
    const days = lines.map((line) => line.split(',')[column]);
    expect(days).toEqual([...days].sort());
    expect(new Set(lines).size).toBe(CASES);
  });

  it('as a workbook, for who asks for one', async () => {
    const answer = await exported('cases?period=2026-10', {
      headers: { accept: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    });
    const sheet = strFromU8(unzipSync(answer.rawPayload)['xl/worksheets/sheet1.xml']!);
    expect(sheet.match(/<row>/g)).toHaveLength(CASES + 1);
  });

  it('all indicators of a year with numerator, denominator and formula (HA-34)', async () => {
    const answer = await exported('indicators?period=2026&by=organisation&format=jsonl');
    const rows = answer.body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const volume = rows
      .filter((row) => row['indicator_id'] === 'volume')
      .reduce((sum, row) => sum + Number(row['value']), 0);
    expect(volume).toBe(CASES);
    expect(rows.every((row) => typeof row['formula'] === 'string')).toBe(true);
  });

  it('with no identity and no text in any column', async () => {
    for (const dataset of ['cases', 'work-orders', 'deadlines', 'alerts', 'ratings']) {
      const [head = ''] = (await exported(`${dataset}?period=2026`)).body.split('\r\n');
      expect(head).not.toMatch(/phone|party|id_number|person|staff|title|content|comment|reply|address(,|$)/);
    }
  });

  it('to who may see figures, of their own jurisdiction, and in a format that is offered', async () => {
    expect((await exported('cases?period=2026-10', { role: 'clerk' })).statusCode).toBe(403);
    expect((await exported('cases?period=2026-10&jurisdiction=360783')).statusCode).toBe(403);
    expect((await exported('persons?period=2026-10')).json()).toMatchObject({
      status: 404,
      code: 'EXPORT.UNKNOWN',
    });
    expect((await exported('cases?period=2026-13')).statusCode).toBe(400);
    expect((await exported('cases?period=2026-10', { headers: { accept: 'image/png' } })).statusCode).toBe(
      406,
    );
    const elsewhere = await exported('cases?period=2026-10&format=jsonl', { jurisdiction: '360783' });
    expect(elsewhere.body).toBe('');
  });
});
