import { ratingIdOf } from '@huiying/contracts';
import { reconcile } from '../../deploy/src/cli/reconcile/reconcile';
import { huianComplaint, ratingOf } from '../../deploy/src/demo/samples/cases';
import { plainReply, signedBy } from '../../deploy/src/demo/samples/replies';
import { openTheatre, receiptTypes, type Theatre } from './on-stage';

jest.setTimeout(240_000);

const HUIAN = '350521';
const sample = { ...huianComplaint, party: { anonymous: true } };

describe('a bad rating in Huian is appealed by the unit that was rated', () => {
  let theatre: Theatre;
  const ratingId = ratingIdOf('fujian-zwfw', 'FJ-PJ-1');
  const appeal = {
    ratingId,
    grounds: 'mistaken',
    statement: '评价人来电说明是误点。',
    evidence: [{ name: '通话记录.pdf' }],
  };

  beforeAll(async () => {
    theatre = await openTheatre(['ha-rsj', 'ha-zjj']);
    const { stage } = theatre;
    const caseId = await stage.send(sample);
    const unit = stage.department('ha-rsj');
    const { orderId } = await unit.order(caseId);
    await unit.act('order.submitted', {
      orderId,
      reply: plainReply('已整改。'),
      signOff: signedBy('leader_in_charge', await stage.now()),
    });
    await stage.province.receipt(sample.upstreamCaseNo, 'case.completed');
    await stage.rate(ratingOf(sample, 'FJ-PJ-1', 'dissatisfied'));
    await unit.told('rating.bad.notified', ratingId);
  });
  afterAll(async () => theatre?.close());

  const badRatings = async (id: string) => {
    await theatre.stage.clock.settle();
    const path = `/indicators?period=2026-09&by=jurisdiction&ids=${id}`;
    const { rows } = await theatre.stage.officer('bi', '*').get('reporting', path);
    const all = rows as { key: string; numerator: number; denominator: number }[];
    const { numerator, denominator } = all.find(({ key }) => key === HUIAN)!;
    return { numerator, denominator };
  };

  it('and by no other: a stranger’s appeal is refused', async () => {
    const stranger = theatre.stage.department('ha-zjj');
    const refusal = await stranger.refusal(await stranger.act('rating.appealed', appeal));
    expect(refusal.data['reasonCode']).toBe('RATING.NOT_CONCERNED');
  });

  it('with documents, or it is refused (HA-19)', async () => {
    const unit = theatre.stage.department('ha-rsj');
    const refusal = await unit.refusal(await unit.act('rating.appealed', { ...appeal, evidence: [] }));
    expect(refusal.data).toMatchObject({ reasonCode: 'RATING.APPEAL_EVIDENCE_MISSING', ruleId: 'HA-19' });
  });

  it('the authority revokes it, and unit and province are told (HA-20, HA-21)', async () => {
    const { stage } = theatre;
    const unit = stage.department('ha-rsj');
    await unit.act('rating.appealed', appeal);
    await stage.clock.settle();
    expect(await badRatings('bad_rating_rate')).toEqual({ numerator: 1, denominator: 1 });
    const reviewer = stage.officer('reviewer', HUIAN);
    const [pending] = await reviewer.list('rating', '/appeals');
    expect(pending).toMatchObject({ ratingId, org: 'ha-rsj', status: 'pending', grounds: 'mistaken' });
    const decision = {
      org: 'ha-rsj',
      outcome: 'revoked',
      reasonCode: 'RATING.MISTAKEN',
      reason: '经电话核实系误点',
    };
    await reviewer.command('rating', `/appeals/${String(pending?.['appealId'])}/decision`, decision);
    await stage.province.receipt('FJ-PJ-1', 'rating.revoked');
    expect((await unit.told('appeal.decided', ratingId)).data).toMatchObject({ outcome: 'revoked' });
    expect(receiptTypes(stage, 'FJ-PJ-1')).toEqual(['rating.recorded', 'rating.revoked']);
  });

  it('and no longer counts, although it stays stored: the rate is given before and after', async () => {
    expect(await badRatings('bad_rating_rate')).toEqual({ numerator: 0, denominator: 0 });
    expect(await badRatings('bad_rating_rate.before_annulment')).toEqual({ numerator: 1, denominator: 1 });
  });

  it('once: a second appeal is refused (HA-12)', async () => {
    const unit = theatre.stage.department('ha-rsj');
    const refusal = await unit.refusal(await unit.act('rating.appealed', appeal));
    expect(refusal.data['reasonCode']).toBe('RATING.APPEAL_USED');
    await theatre.stage.clock.settle();
    expect((await reconcile(theatre.stage.operator)).counts.missing).toBe(0);
  });
});

describe('a complaint in Huian is appealed by the unit that has to answer it (HA-16, Q64)', () => {
  let theatre: Theatre;
  const complaint = { ...sample, upstreamCaseNo: 'FJ-SS-1' };
  const appeal = {
    grounds: 'mistaken',
    statement: '投诉所述窗口不在本单位。',
    evidence: [{ name: '值班表.pdf' }],
  };

  beforeAll(async () => {
    theatre = await openTheatre(['ha-rsj']);
  });
  afterAll(async () => theatre?.close());

  it('is told, appeals, the authority revokes it, and the person is answered all the same', async () => {
    const { stage } = theatre;
    const caseId = await stage.send(complaint);
    const unit = stage.department('ha-rsj');
    const { orderId } = await unit.order(caseId);
    expect((await unit.told('complaint.notified', caseId)).data).toMatchObject({ orderId });
    await unit.act('order.appealed', { ...appeal, orderId });
    await stage.clock.settle();
    const supervisor = stage.officer('supervisor', HUIAN);
    const clocks = async () => {
      const all = await supervisor.get('sla', `/cases/${caseId}/deadlines`);
      const each = all as unknown as { kind: string; state: string }[];
      return Object.fromEntries(each.map(({ kind, state }) => [kind, state]));
    };
    expect(await clocks()).toMatchObject({ completion: 'paused', appeal: 'met', revocation: 'running' });
    const reviewer = stage.officer('reviewer', HUIAN);
    const [pending] = await reviewer.list('rating', '/appeals');
    expect(pending).toMatchObject({ orderId, caseId, org: 'ha-rsj', grounds: 'mistaken' });
    const reasonCode = 'RATING.MISTAKEN';
    const decision = { org: 'ha-rsj', outcome: 'revoked', reasonCode, reason: '经核查属实误投' };
    await reviewer.command('rating', `/appeals/${String(pending?.['appealId'])}/decision`, decision);
    expect((await unit.told('appeal.decided', caseId)).data).toMatchObject({ outcome: 'revoked' });
    await stage.clock.settle();
    expect(await clocks()).toMatchObject({ completion: 'running', revocation: 'met' });
    const signOff = signedBy('leader_in_charge', await stage.now());
    const reply = plainReply('经查不属实，已说明。');
    await unit.act('order.submitted', { orderId, reply, signOff, upheld: true, fault: true });
    const completed = await stage.province.receipt('FJ-SS-1', 'case.completed');
    expect(completed.data).toMatchObject({ outcome: 'not_upheld' });
    expect((await reconcile(stage.operator)).counts.missing).toBe(0);
  });
});
