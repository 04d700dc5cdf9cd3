import {
  CaseAccepted,
  OrderAssigned,
  OrderReviewed,
  OrganisationChanged,
  RatingRecorded,
} from '@huiying/contracts';
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

const scores = () =>
  reporting.call('GET', '/assessments/red_flag_window/2025-Q3', {
    role: 'supervisor',
    jurisdiction: '350521',
  });

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
    const position = expect.objectContaining({
      topic: 'routing.cases',
      next: expect.any(String) as string,
    }) as object;
    const [proposals, contest] = [await ask(), await scores()].map((answer) => answer.json<object>());
    expect(proposals).toMatchObject({ readUpTo: expect.arrayContaining([position]) as object });
    expect(contest).toMatchObject({ readUpTo: expect.arrayContaining([position]) as object });
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

describe('contests and assessments', () => {
  const HA = { jurisdiction: '350521' };
  const supervisor = { role: 'supervisor', ...HA } as const;
  const get = async (url: string) => (await reporting.call('GET', url, supervisor)).json<Scores>();
  const post = (url: string, body: object) => reporting.call('POST', url, { ...supervisor, body });
  interface Scores {
    readonly scored: readonly { key: string; score: number | null; deducted: readonly object[] }[];
    readonly placed: readonly { key: string; rank: number }[];
    readonly decision?: { readonly chosen: readonly string[] };
  }

  beforeAll(async () => {
    await reporting.publish(OrganisationChanged, { ...HA, org: 'ha-a', name: '甲局' });
    for (const [place, satisfaction] of [
      'satisfied',
      'satisfied',
      'satisfied',
      'satisfied',
      'dissatisfied',
    ].entries())
      await reporting.publish(RatingRecorded, {
        ...{ ...HA, ratingId: `r-0000000000000000000${place}`, org: 'ha-a', windowNo: '3' },
        ...{ satisfaction, good: satisfaction === 'satisfied', realName: false },
        ratedAt: '2025-08-12T09:00:00+08:00',
      });
    for (
      let tries = 0;
      (await get('/assessments/red_flag_window/2025-Q3')).scored[0]?.score !== 80;
      tries += 1
    ) {
      if (tries > 300) throw new Error('the window was not scored');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }, 60_000);

  it('HA-33: the window contest of a quarter is scored, and decided by the committee', async () => {
    const contest = '/assessments/red_flag_window/2025-Q3';
    expect((await get(contest)).placed).toEqual([{ key: 'ha-a/3', rank: 1, sharedBy: 1 }]);
    const flag = { chosen: ['ha-a/3'], reference: '惠政务〔2025〕4号' };
    const decide = async (body: object) => (await post(`${contest}/decision`, body)).json<object>();
    expect(await decide(flag)).toMatchObject({ status: 422, code: 'COORDINATION.BODY_MISSING' });
    expect(await decide({ ...flag, body: 'efficiency_office' })).toMatchObject({
      ...{ status: 403, code: 'COORDINATION.NOT_COMPETENT', ruleId: 'HA-04' },
    });
    expect(await decide({ ...flag, body: 'committee' })).toMatchObject({
      chosen: ['ha-a/3'],
      ruleId: 'HA-33',
    });
    expect(await decide({ ...flag, body: 'committee' })).toMatchObject({ code: 'ASSESSMENT.DECIDED' });
    expect((await get(contest)).decision).toMatchObject({ chosen: ['ha-a/3'], body: 'committee' });
  });

  it('HA-34: a spot check that failed is on record, takes points off the year, and the unit is named by a decision', async () => {
    const body = 'efficiency_office';
    const found = { org: 'ha-a', checkedOn: '2025-09-03', failed: ['follow_up_recorded'], body };
    const { spotCheckId } = (await post('/spot-checks', found)).json<{ spotCheckId: string }>();
    const [unit] = (await get('/assessments/annual_performance/2025')).scored;
    expect(unit).toMatchObject({ score: 75, deducted: [{ evidence: [spotCheckId], points: 5 }] });
    const naming = await post(`/spot-checks/${spotCheckId}/naming`, { reference: '效能〔2025〕9号', body });
    expect(naming.json()).toMatchObject({ named: { reference: '效能〔2025〕9号' } });
    const again = await post(`/spot-checks/${spotCheckId}/naming`, { reference: '效能〔2025〕9号', body });
    expect(again.json()).toMatchObject({ status: 409, code: 'SPOTCHECK.NAMED' });
    const elsewhere = await post('/spot-checks', { ...found, org: 'ha-z' });
    expect(elsewhere.json()).toMatchObject({ code: 'FEED.ORG_UNKNOWN' });
  });

  it('are for the supervisor, of a period that the regulation knows', async () => {
    const asked = await reporting.call('GET', '/assessments/red_flag_window/2025-Q3', {
      role: 'auditor',
      ...HA,
    });
    expect(asked.statusCode).toBe(403);
    const monthly = await reporting.call('GET', '/assessments/red_flag_window/2025-08', supervisor);
    expect(monthly.json()).toMatchObject({ status: 404, code: 'ASSESSMENT.UNKNOWN' });
  });
});
