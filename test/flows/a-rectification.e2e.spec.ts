import { ratingIdOf } from '@huiying/contracts';
import { reconcile } from '../../deploy/src/cli/reconcile/reconcile';
import { rebuildReporting } from '../../deploy/src/cli/reporting/rebuild-reporting';
import { huianComplaint, ratingOf } from '../../deploy/src/demo/samples/cases';
import { plainReply, signedBy } from '../../deploy/src/demo/samples/replies';
import { openTheatre, receiptTypes, type Theatre } from './on-stage';

jest.setTimeout(240_000);

const HUIAN = '350521';
const sample = { ...huianComplaint, party: { anonymous: true } };

describe('a bad rating in Huian: appealed, upheld, rectified, followed up', () => {
  let theatre: Theatre;
  const ratingId = ratingIdOf('fujian-zwfw', 'FJ-PJ-2');
  const unit = () => theatre.stage.department('ha-rsj');
  const reviewer = () => theatre.stage.officer('reviewer', HUIAN);
  const rectified = { ratingId, disposition: 'by_deadline', measures: '增开窗口', result: '等候缩短' };
  const share = { org: 'ha-rsj' };

  beforeAll(async () => {
    theatre = await openTheatre(['ha-rsj']);
    const { stage } = theatre;
    const caseId = await stage.send(sample);
    const { orderId } = await unit().order(caseId);
    await unit().act('order.submitted', {
      orderId,
      reply: plainReply('已整改。'),
      signOff: signedBy('leader_in_charge', await stage.now()),
    });
    await stage.province.receipt(sample.upstreamCaseNo, 'case.completed');
    await stage.rate(ratingOf(sample, 'FJ-PJ-2', 'dissatisfied'));
    await unit().told('rating.bad.notified', ratingId);
  });
  afterAll(async () => theatre?.close());

  const clocks = async (): Promise<Record<string, string>> => {
    await theatre.stage.clock.settle();
    const all = await reviewer().get('sla', `/ratings/${ratingId}/deadlines`);
    const rows = all as unknown as { kind: string; state: string }[];
    return Object.fromEntries(rows.map(({ kind, state }) => [kind, state]));
  };

  it('its clocks run from the notice, and the unit is told of them (HA-18, HA-19, HA-23, Q32)', async () => {
    expect(await clocks()).toEqual({ appeal: 'running', rectification: 'running' });
    expect((await unit().told('deadline.set', ratingId)).data).toMatchObject({ ratingId });
  });

  it('its person was to be prompted to rate the matter, once (HA-14)', async () => {
    expect(await reviewer().list('rating', '/rating-prompts')).toMatchObject([
      { jurisdiction: HUIAN, channel: 'sms' },
    ]);
  });

  it('an appeal stops the rectification until it is decided (Q8)', async () => {
    const evidence = [{ name: '通话记录.pdf' }];
    await unit().act('rating.appealed', { ratingId, grounds: 'mistaken', statement: '误点。', evidence });
    expect(await clocks()).toMatchObject({ appeal: 'met', rectification: 'paused', revocation: 'running' });
    const [pending] = await reviewer().list('rating', '/appeals');
    const decision = { ...share, outcome: 'stands', reason: '评价人确认评价属实' };
    await reviewer().command('rating', `/appeals/${String(pending?.['appealId'])}/decision`, decision);
    expect(await clocks()).toMatchObject({ rectification: 'running', revocation: 'superseded' });
  });

  it('what is given back is done again; what is accepted counts from its submission (HA-23, Q84)', async () => {
    await unit().act('rating.rectified', rectified);
    expect(await clocks()).toMatchObject({ rectification: 'paused' });
    const review = (accepted: boolean) =>
      reviewer().command('rating', `/ratings/${ratingId}/rectification-review`, {
        ...share,
        accepted,
        reason: accepted ? '已核实' : '未说明何时增开',
      });
    await review(false);
    await unit().told('rectification.reviewed', ratingId);
    expect(await clocks()).toMatchObject({ rectification: 'running' });
    await unit().act('rating.rectified', rectified);
    await theatre.stage.clock.settle();
    await review(true);
    expect(await clocks()).toMatchObject({ rectification: 'met' });
    await theatre.stage.province.receipt('FJ-PJ-2', 'rating.rectified');
  });

  it('the person is satisfied now; the rating stays bad and stored (HA-26, HA-28)', async () => {
    await unit().act('rating.followed_up', { ratingId, outcome: 'satisfied', note: '电话回访' });
    await theatre.stage.clock.settle();
    const [after] = await reviewer().list('rating', '/rectifications?state=satisfied');
    expect(after).toMatchObject({ ratingId, org: 'ha-rsj', state: 'satisfied' });
    expect(await reviewer().get('rating', `/ratings/${ratingId}`)).toMatchObject({
      good: false,
      counted: true,
    });
    const path = '/indicators?period=2026-09&by=jurisdiction&ids=satisfied_after_rate,bad_rating_rate';
    const { rows } = await theatre.stage.officer('bi', '*').get('reporting', path);
    const figures = rows as { key: string; id: string; numerator: number; denominator: number }[];
    for (const id of ['satisfied_after_rate', 'bad_rating_rate'])
      expect(figures.find((each) => each.key === HUIAN && each.id === id)).toMatchObject({
        numerator: 1,
        denominator: 1,
      });
    expect(receiptTypes(theatre.stage, 'FJ-PJ-2')).toEqual([
      ...['rating.recorded', 'rating.stands', 'rating.rectified'],
    ]);
    expect((await reconcile(theatre.stage.operator)).counts.missing).toBe(0);
  });

  it('reporting made again from the event logs has the checksum of what it had, and takes its place', async () => {
    const { stage, platform } = theatre;
    await stage.clock.settle();
    const rebuilt = await rebuildReporting(stage.operator, platform, { say: () => undefined });
    expect(rebuilt).toMatchObject({ identical: true, ahead: 0, refused: 0, switched: true });
    expect(rebuilt.live.tables).toMatchObject({ case_fact: { rows: 1 }, rating_fact: { rows: 1 } });
    const path = '/indicators?period=2026-09&by=jurisdiction&ids=volume';
    const { rows } = await stage.officer('bi', '*').get('reporting', path);
    expect(rows).toContainEqual(expect.objectContaining({ key: HUIAN, numerator: 1 }));
  });
});
