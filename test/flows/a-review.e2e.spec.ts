import { concentrationIdOf, ratingIdOf } from '@huiying/contracts';
import { CONTAINED } from '@huiying/messaging';
import { reconcile } from '../../deploy/src/cli/reconcile/reconcile';
import { jilinComplaint as sample, ratingOf } from '../../deploy/src/demo/samples/cases';
import { jilinReply, signedBy } from '../../deploy/src/demo/samples/replies';
import { openTheatre, receiptTypes, type Theatre } from './on-stage';

jest.setTimeout(240_000);

const JILIN = '220271';
const share = { org: 'jl-zwsj' };

describe('a bad rating in Jilin: reviewed at once, not adopted, and counted again', () => {
  let theatre: Theatre;
  let caseId: string;
  const ratingId = ratingIdOf('jilin-zwfw', 'JL-PJ-9');
  const unit = () => theatre.stage.department('jl-zwsj');
  const reviewer = () => theatre.stage.officer('reviewer', JILIN);

  beforeAll(async () => {
    theatre = await openTheatre(['jl-zwsj']);
    const { stage } = theatre;
    caseId = await stage.send(sample);
    const { orderId } = await unit().order(caseId);
    const at = await stage.now();
    await unit().act('order.submitted', {
      orderId,
      reply: jilinReply('叫号系统已修复。', at),
      signOff: signedBy('leader_in_charge', at),
    });
    await stage.province.receipt(sample.upstreamCaseNo, 'case.completed');
    const rater = { name: '示例乙', phone: '13800000000', realName: true };
    await stage.rate(
      ratingOf(sample, 'JL-PJ-9', 'dissatisfied', { rater, windowNo: 'B-07', staffNo: 'J-07' }),
    );
    await unit().told('rating.bad.notified', ratingId);
  });
  afterAll(async () => theatre?.close());

  const figure = async (id: string) => {
    await theatre.stage.clock.settle();
    const path = `/indicators?period=2026-09&by=jurisdiction&ids=${id}`;
    const { rows } = await theatre.stage.officer('bi', '*').get('reporting', path);
    const { numerator, denominator } = (
      rows as { key: string; numerator: number; denominator: number }[]
    ).find(({ key }) => key === JILIN)!;
    return [numerator, denominator];
  };
  const clock = async (kind: string) => {
    await theatre.stage.clock.settle();
    const all = await reviewer().get('sla', `/ratings/${ratingId}/deadlines`);
    const rows = all as unknown as { kind: string; state: string }[];
    return rows.filter((each) => each.kind === kind).map(({ state }) => state);
  };

  it('is under review from its first moment, and the rated may speak (JL-15, JL-17)', async () => {
    const [open] = await reviewer().list('rating', '/reviews');
    expect(open).toMatchObject({ ratingId, state: 'open', aspects: ['quality', 'efficiency', 'attitude'] });
    await theatre.stage.officer('clerk', JILIN).command('rating', `/ratings/${ratingId}/statements`, {
      ...share,
      speaker: 'staff',
      kind: 'defence',
      statement: '当日系统故障，已逐一说明。',
      name: '示例甲',
      staffNo: 'J-01',
      documents: ['故障记录.pdf'],
    });
  });

  it('the authority finds on each aspect and gives an outcome (JL-16)', async () => {
    const findings = ['quality', 'efficiency', 'attitude'].map((aspect) => ({
      aspect,
      finding: 'not_at_fault',
    }));
    const found = { mode: 'on_site', findings, outcome: 'mistaken', reason: '评价人来电说明系误点' };
    await reviewer().command('rating', `/ratings/${ratingId}/review`, found);
    const review = await reviewer().get('rating', `/ratings/${ratingId}/review`);
    expect(review).toMatchObject({ state: 'finished', texts: [{ name: '示例甲' }, { outcome: 'mistaken' }] });
  });

  it('it is not adopted: the source is told, nothing is left to rectify, the figures follow (JL-14, JL-20)', async () => {
    expect(await figure('bad_rating_rate')).toEqual([1, 1]);
    const decision = { ...share, outcome: 'not_adopted', reasonCode: 'RATING.MISTAKEN', reason: '误评' };
    await reviewer().command('rating', `/ratings/${ratingId}/adoption`, decision);
    await theatre.stage.province.receipt('JL-PJ-9', 'rating.not_adopted');
    expect((await unit().told('adoption.decided', ratingId)).data).toMatchObject({ adoption: 'not_adopted' });
    expect(await figure('bad_rating_rate')).toEqual([0, 0]);
    expect(await figure('bad_rating_rate.before_annulment')).toEqual([1, 1]);
    expect(await clock('rectification')).toEqual(['superseded']);
  });

  it('the decision is taken back with a record: it counts again and is to be rectified', async () => {
    const reversal = { ...share, outcome: 'counted', reason: '来电人并非评价人' };
    await reviewer().command('rating', `/ratings/${ratingId}/adoption`, reversal);
    await theatre.stage.province.receipt('JL-PJ-9', 'rating.stands');
    expect(await figure('bad_rating_rate')).toEqual([1, 1]);
    expect(await clock('rectification')).toEqual(['superseded', 'running']);
    expect(await reviewer().get('rating', `/ratings/${ratingId}/adoption`)).toMatchObject({
      shares: { 'jl-zwsj': { adoption: 'counted' } },
      decisions: [
        { before: 'counted', after: 'not_adopted', ruleId: 'JL-14' },
        { before: 'not_adopted', after: 'counted', reason: '来电人并非评价人' },
      ],
    });
  });

  it('what was done is told to the person, and not before that it is done (JL-09, Q72)', async () => {
    const rectified = { ratingId, disposition: 'immediate', measures: '增设备用叫号机', result: '已恢复' };
    await unit().act('rating.rectified', rectified);
    await theatre.stage.clock.settle();
    const told = { ...share, how: 'by_telephone', note: '表示知悉' };
    await expect(reviewer().command('rating', `/ratings/${ratingId}/feedback`, told)).rejects.toThrow(
      /RATING\.NOT_RECTIFIED/,
    );
    const review = { ...share, accepted: true, reason: '已核实' };
    await reviewer().command('rating', `/ratings/${ratingId}/rectification-review`, review);
    expect(await clock('rectification')).toEqual(['superseded', 'running']);
    await reviewer().command('rating', `/ratings/${ratingId}/feedback`, told);
    expect(await clock('rectification')).toEqual(['superseded', 'met']);
    expect(receiptTypes(theatre.stage, 'JL-PJ-9')).toEqual([
      ...['rating.recorded', 'rating.not_adopted', 'rating.stands', 'rating.rectified'],
    ]);
  });

  it('where bad ratings gather about one of the staff, the head of the window rectifies (JL-04)', async () => {
    const { stage } = theatre;
    for (const no of [1, 2]) {
      const service = { projectNo: `JL-BJ-${no}`, taskName: '食品经营许可', serviceNumber: '1' };
      await stage.rate({
        ...{ upstreamRatingNo: `JL-PJ-1${no}`, jurisdiction: JILIN, satisfaction: 'dissatisfied' },
        ...{ orgCode: 'jl-zwsj', windowNo: 'B-07', staffNo: 'J-07', serviceCase: service, origin: 'on_site' },
      });
    }
    const id = concentrationIdOf(JILIN, 'jl-zwsj', 'J-07');
    expect((await unit().told('rating.concentrated', id)).data).toMatchObject({
      ...{ on: 'staff', windowNo: 'B-07', ruleId: 'JL-04' },
    });
    const written = stage.gateway.notices.filter(({ data }) => data['ruleId'] === 'JL-04');
    expect(written).toMatchObject([{ data: { phoneRef: 'jl-zwsj.window_head.B-07' } }]);
    const path = `/concentrations/${id}`;
    const report = { head: '示例丙', measures: '已约谈并重新培训，逐一回访。' };
    await stage.officer('clerk', JILIN).command('rating', `${path}/report`, report);
    const supervisor = stage.officer('supervisor', JILIN);
    await expect(supervisor.command('rating', `${path}/fall-away`, { reason: '无' })).rejects.toThrow(
      /STILL_CONCENTRATED/,
    );
    await supervisor.command('rating', `${path}/check`, { passed: true, finding: '已整改' });
    expect(await supervisor.get('rating', path)).toMatchObject({
      ...{ staffNo: 'J-07', state: 'accepted', standing: 3, texts: [report, { finding: '已整改' }] },
    });
    expect((await reconcile(stage.operator)).counts.missing).toBe(0);
  });

  it('what the head wrote about it goes with the words of the case when these are contained', async () => {
    const { stage } = theatre;
    await stage.officer('dispatcher', JILIN).command('intake', `/cases/${caseId}/containment`, {
      category: 'third_party_privacy',
    });
    await stage.clock.settle();
    const path = `/concentrations/${concentrationIdOf(JILIN, 'jl-zwsj', 'J-07')}`;
    expect(await stage.officer('supervisor', JILIN).get('rating', path)).toMatchObject({
      ...{ state: 'accepted', texts: [{ measures: CONTAINED }, { finding: CONTAINED, passed: true }] },
    });
  });
});
