import { CaseAccepted, OrderAssigned, OrderReviewed } from '@huiying/contracts';
import { RunningReporting } from '../../test/running-reporting';

let reporting: RunningReporting;
const KY = { jurisdiction: '520121' };

interface Item {
  readonly proposalId: string;
  readonly measure: string;
  readonly subject: string;
  readonly state: string;
  readonly evidence: readonly string[];
  readonly evidenceStands: boolean;
}

beforeAll(async () => {
  reporting = await RunningReporting.start();
  for (const [caseId, receivedOn] of [
    ['c-1', '2026-03-30'],
    ['c-2', '2026-04-20'],
  ] as const) {
    const respondent = { orgCode: 'ky-a', windowNo: '3', staffNo: '17' };
    await reporting.publish(CaseAccepted, { ...KY, caseId, receivedOn, caseType: 'complaint', respondent });
    await reporting.publish(OrderAssigned, {
      ...KY,
      caseId,
      orderId: `o-${caseId}`,
      org: 'ky-z',
      role: 'lead',
    });
    await finding(caseId, true);
    const co = { ...KY, caseId, orderId: `o-${caseId}-2`, org: 'ky-b' };
    await reporting.publish(OrderAssigned, { ...co, role: 'co' });
    await reporting.publish(OrderReviewed, {
      ...{ ...co, upheld: false, fault: false, reviewedAt: '2026-04-28T09:00:00+08:00' },
    });
  }
}, 180_000);
afterAll(() => reporting.stop(), 60_000);

const finding = (caseId: string, upheld: boolean) =>
  reporting.publish(OrderReviewed, {
    ...{ ...KY, caseId, orderId: `o-${caseId}`, org: 'ky-z', upheld, fault: true },
    reviewedAt: '2026-04-27T09:00:00+08:00',
  });

const ask = (role: 'supervisor' | 'auditor' | 'bi' | 'reviewer' = 'supervisor') =>
  reporting.call('GET', '/personnel-proposals?year=2026', { role, ...KY });

async function items(enough: (all: readonly Item[]) => boolean): Promise<readonly Item[]> {
  for (let tries = 0; tries < 300; tries += 1) {
    const all = (await ask()).json<{ items: Item[] }>().items;
    if (enough(all)) return all;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the proposals did not come to what was expected');
}
const reportOf = (all: readonly Item[]) => all.find(({ measure }) => measure === 'written_report');

describe('personnel proposals', () => {
  it('KY-52: follow from the findings, and are shown to the supervisor only', async () => {
    const report = reportOf(await items((all) => reportOf(all) !== undefined));
    expect(report).toMatchObject({ state: 'proposed', evidence: ['c-1', 'c-2'] });
    // the accused organisation's window, though another unit handled it and a third one helped
    expect(report?.subject).toBe('ky-a/3');
    for (const role of ['auditor', 'bi', 'reviewer'] as const) expect((await ask(role)).statusCode).toBe(403);
  });

  it('are decided once, by a person; a complaint that is no longer upheld leaves the decision without its ground', async () => {
    const { proposalId } = reportOf(await items((all) => reportOf(all) !== undefined))!;
    const decide = () =>
      reporting.call('POST', `/personnel-proposals/${proposalId}/decision?year=2026`, {
        ...KY,
        body: { decision: 'approved', reference: '函〔2026〕12号' },
      });
    expect((await decide()).json()).toMatchObject({ state: 'decided', decision: { decision: 'approved' } });
    expect((await decide()).json()).toMatchObject({ status: 409, code: 'PERSONNEL.DECIDED' });
    await finding('c-2', false);
    const fallen = await items((all) => reportOf(all)?.evidenceStands === false);
    expect(reportOf(fallen)).toMatchObject({ proposalId, state: 'decided' });
  });

  it('no figure and no drill-down names a member of staff', async () => {
    const rows = await reporting.call('GET', '/indicators/volume/cases?period=2026-11', {
      role: 'auditor',
      ...KY,
    });
    expect(rows.body).not.toContain('staffNo');
  });
});
