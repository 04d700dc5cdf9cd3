import { ratingIdOf } from '@huiying/contracts';
import { reconcile } from '../../deploy/src/cli/reconcile/reconcile';
import { huianComplaint, ratingOf, xinxiangConsultation } from '../../deploy/src/demo/samples/cases';
import { openTheatre, receiptTypes, type Theatre } from './on-stage';

jest.setTimeout(240_000);

const [XINXIANG, HUIAN] = ['410772', '350521'];
const serviceOf = (sample: typeof huianComplaint, no: string) => {
  const { upstreamCaseNo: _ofNoCase, ...rating } = ratingOf(sample, no, 'dissatisfied');
  return {
    ...rating,
    ...(sample.serviceCase ? { serviceCase: { ...sample.serviceCase, projectNo: no } } : {}),
    orgCode: sample.serviceCase?.orgCode ?? '',
  };
};

describe('bad ratings of a service that no case is about', () => {
  let theatre: Theatre;
  const rated = ratingIdOf('henan-zwfw', 'HN-PJ-7');
  const other = ratingIdOf('fujian-zwfw', 'FJ-PJ-7');
  const reviewer = (place: string) => theatre.stage.officer('reviewer', place);

  beforeAll(async () => {
    theatre = await openTheatre(['xx-zrzy', 'ha-rsj']);
    const { stage } = theatre;
    await stage.rate(serviceOf(xinxiangConsultation, 'HN-PJ-7'));
    await stage.rate(serviceOf(huianComplaint, 'FJ-PJ-7'));
    await stage.department('xx-zrzy').told('rating.bad.notified', rated);
    await stage.department('ha-rsj').told('rating.bad.notified', other);
    await stage.clock.settle();
  });
  afterAll(async () => theatre?.close());

  const clocks = async (ratingId: string, place: string): Promise<Record<string, string>> => {
    await theatre.stage.clock.settle();
    const all = await reviewer(place).get('sla', `/ratings/${ratingId}/deadlines`);
    const rows = all as unknown as { kind: string; state: string }[];
    return Object.fromEntries(rows.map(({ kind, state }) => [kind, state]));
  };

  it('in Xinxiang it has the clock of a case, and is answered and checked like one (Q56, XX-06, XX-19 to XX-27)', async () => {
    const unit = theatre.stage.department('xx-zrzy');
    expect(await clocks(rated, XINXIANG)).toEqual({ rectification: 'running' });
    const result = { measures: '增开窗口', result: '等候缩短' };
    const bare = { ratingId: rated, disposition: 'immediate', ...result };
    const refusal = await unit.refusal(await unit.act('rating.rectified', bare));
    expect(refusal.data).toMatchObject({ reasonCode: 'RATING.RECTIFICATION_INCOMPLETE', ruleId: 'XX-25' });
    const at = await theatre.stage.now();
    await unit.act('rating.rectified', {
      ...bare,
      elements: { verification: '属实', process: '已约谈当班人员' },
      signOff: { reviewer: '王建国', role: 'principal', at },
    });
    expect(await clocks(rated, XINXIANG)).toEqual({ rectification: 'paused' });
    await reviewer(XINXIANG).command('rating', `/ratings/${rated}/rectification-review`, {
      ...{ org: 'xx-zrzy', accepted: true, reason: '质检通过' },
      criteria: { factsClear: true, characterisationAccurate: true, handlingProper: true },
    });
    await theatre.stage.province.receipt('HN-PJ-7', 'rating.rectified');
    expect(await clocks(rated, XINXIANG)).toEqual({ rectification: 'met' });
    expect(receiptTypes(theatre.stage, 'HN-PJ-7')).toEqual(['rating.recorded', 'rating.rectified']);
  });

  it('in Huian it is owed for everybody to see, and who is late with the follow-up shows (HA-02, HA-26, HA-27)', async () => {
    const { stage } = theatre;
    expect(await reviewer(HUIAN).list('rating', '/rectifications?state=owed')).toMatchObject([
      { ratingId: other, org: 'ha-rsj', state: 'owed' },
    ]);
    await stage
      .department('ha-rsj')
      .act('rating.rectified', { ratingId: other, disposition: 'immediate', measures: 'm', result: 'r' });
    await stage.clock.settle();
    const review = { org: 'ha-rsj', accepted: true, reason: '已核实' };
    await reviewer(HUIAN).command('rating', `/ratings/${other}/rectification-review`, review);
    const waiting = async () =>
      (await reviewer(HUIAN).list('rating', '/rectifications/awaiting-follow-up'))[0];
    expect(await waiting()).toMatchObject({ ratingId: other, state: 'accepted' });
  });

  it('still unsatisfied: the three bodies are told, and each takes note (HA-29)', async () => {
    const { stage } = theatre;
    await reviewer(HUIAN).command('rating', `/ratings/${other}/follow-up`, {
      ...{ org: 'ha-rsj', outcome: 'unsatisfied', note: '仍不满意' },
    });
    const supervisor = stage.officer('supervisor', HUIAN);
    const unseen = () => supervisor.list('rating', '/escalations?unseenBy=efficiency_office');
    expect(await unseen()).toMatchObject([
      { ratingId: other, escalation: { ruleId: 'HA-29', bodies: [{ body: 'committee' }, {}, {}] } },
    ]);
    const seen = { org: 'ha-rsj', body: 'efficiency_office' };
    await supervisor.command('rating', `/ratings/${other}/escalation-receipt`, seen);
    expect(await unseen()).toEqual([]);
    expect((await reconcile(stage.operator)).counts.missing).toBe(0);
  });
});
