import {
  ComplaintNoticeDelivered,
  DeptOrderAppealed,
  OrderWithdrawn,
  ToDeptComplaintNotified,
  formatTime,
  orderIdOf,
} from '@huiying/contracts';
import { AesSealing, NotYetKnown } from '@huiying/messaging';
import { draftOfValues, type Policies } from '@huiying/policy';
import { delivered as relayed } from '../rating.messages';
import { OnComplaintNoticeDelivered } from '../consumers/on-complaint-notice-delivered.consumer';
import { OnOrderAppealed } from '../consumers/on-order-appealed.consumer';
import { OnOrderWithdrawn } from '../consumers/on-order-withdrawn.consumer';
import { RatingInMemory, caseOf, evening, longnan, policies } from '../consumers/rating.features';
import { DecideAppeal } from '../http/decide-appeal.command';
import { Appeals } from '../persistence/appeals';
import { Complaints } from '../persistence/complaints';
import { appeals as appealStore } from '../persistence/stores';
import { ComplaintAppealLimit } from '../timers/complaint-appeal-limit.timer';

const day = 86_400_000;
const huian = policies.inForce('350521', '2026-11-25')!;
const caseId = caseOf('N1');
const orderId = orderIdOf(caseId, 1);
const matter = '不动产首次登记';

/** A complaint of Hui'an that was given to unit `a` on Wednesday 2026-11-25. */
class Complained extends RatingInMemory {
  private readonly kept = new Complaints();
  private readonly appeals = new Appeals(undefined as never, new AesSealing(Buffer.alloc(32, 7)));

  static async in(policyRef = huian.ref, caseType: 'complaint' | 'consultation' = 'complaint') {
    const service = new Complained();
    await service.assigned('N1', policyRef, 'a', { orderId, caseType, matter });
    return service;
  }

  static async told(law: Policies = policies, policyRef = huian.ref): Promise<Complained> {
    const service = new Complained(law);
    await service.assigned('N1', policyRef, 'a', { orderId, matter });
    const data = { orderId, caseId, org: 'a', deliveredAt: formatTime(evening) };
    await service.acts(ComplaintNoticeDelivered, new OnComplaintNoticeDelivered(service.kept), data);
    return service;
  }

  async appeal(at = evening + day, fields: object = {}, org = 'a', waited = false) {
    const to = new OnOrderAppealed(this.kept, this.appeals, this.law);
    const data = { ...DeptOrderAppealed.example, orderId, ...fields };
    const answers = await this.acts(DeptOrderAppealed, to, data, { org, at, waited });
    return answers.map(({ contract, data: said }) => ({ type: contract.type, ...(said as object) }));
  }

  async filed(): Promise<string> {
    const [filed] = (await this.appeal()) as { appealId?: string }[];
    return filed?.appealId ?? '';
  }

  async decide(appealId: string, outcome: 'revoked' | 'stands', at = evening + 2 * day, org?: string) {
    const before = this.service.published.length;
    const command = new DecideAppeal(this.appeals, this.repository, this.kept, this.law);
    const by = { sub: 'r-1', role: 'reviewer' as const, jurisdiction: '350521', ...(org ? { org } : {}) };
    const reasonCode = outcome === 'revoked' ? { reasonCode: 'RATING.MISTAKEN' } : {};
    const body = { org: 'a', outcome, reason: '经核查', ...reasonCode };
    await this.service.unit(at, `decision-${before}`, (unit) => command.run(appealId, body, by, unit));
    return this.service.published.slice(before);
  }

  async timersFire(): Promise<string[]> {
    const before = this.service.published.length;
    const timer = new ComplaintAppealLimit(this.kept, this.appeals, this.law);
    for (const { id, name, dueAt } of this.service.timers) {
      const due = { id, name, dueAt, detail: name.slice(name.indexOf(':') + 1) };
      await this.service.unit(dueAt, `timer-${name}`, (unit) => timer.fire(due, unit));
    }
    return this.service.types(before);
  }

  takenBack() {
    const data = { ...OrderWithdrawn.example, caseId, orderId, org: 'a' };
    return this.acts(OrderWithdrawn, new OnOrderWithdrawn(this.kept), data);
  }
}

const notices = ({ service }: RatingInMemory) =>
  service.published.filter(({ contract }) => contract === ToDeptComplaintNotified);

describe('complaints have notice, appeal, verification and feedback like bad ratings (HA-16)', () => {
  it('the unit is told of the complaint and its matter; the window starts when the notice is there (Q32)', async () => {
    const [notice, ...more] = notices(await Complained.in());
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ org: 'a', startsClock: true, data: { orderId, caseId, matter } });
    const start = { org: 'a', subject: caseId, orderId, jurisdiction: '350521', deliveredAt: evening };
    expect(relayed({ ...start, type: ToDeptComplaintNotified.type })).toMatchObject({
      contract: ComplaintNoticeDelivered,
      data: { orderId, caseId, org: 'a' },
    });
  });

  it('of a consultation nobody is, nor where the regulation knows no appeal of a complaint', async () => {
    expect(notices(await Complained.in(huian.ref, 'consultation'))).toEqual([]);
    expect(notices(await Complained.in(longnan))).toEqual([]);
  });

  it('the unit appeals within 3 working days, with documents, once (HA-19, Q64)', async () => {
    const service = await Complained.told();
    const [bare] = await service.appeal(evening, { evidence: [] });
    expect(bare).toMatchObject({ reasonCode: 'RATING.APPEAL_EVIDENCE_MISSING', orderId, ruleId: 'HA-19' });
    const [filed] = await service.appeal(Date.UTC(2026, 10, 30, 15, 59));
    expect(filed).toMatchObject({
      ...{ type: 'rating.complaint.appeal_filed.v1', orderId, caseId, org: 'a' },
      decideBy: '2026-12-03',
    });
    expect(await service.appeal()).toMatchObject([{ reasonCode: 'RATING.APPEAL_PENDING' }]);
    const late = await (await Complained.told()).appeal(Date.UTC(2026, 10, 30, 16));
    expect(late).toMatchObject([{ reasonCode: 'RATING.APPEAL_TOO_LATE', ruleId: 'HA-19' }]);
  });

  it('in the other reading of Q64 a complaint is not appealed', async () => {
    const window = { workingDays: 3, start: 'notice_delivered', subjects: ['bad_rating'] };
    const law = policies.drafted(draftOfValues(huian, { 'appeal.window': window }));
    const service = await Complained.told(law);
    expect(notices(service)).toEqual([]);
    const refused = await service.appeal(evening, {}, 'a', true);
    expect(refused).toMatchObject([{ reasonCode: 'ORDER.UNKNOWN' }]);
  });

  it('by nobody else, and not of an order that is unknown or was taken back', async () => {
    const service = await Complained.told();
    expect(await service.appeal(evening, {}, 'b')).toMatchObject([{ reasonCode: 'ORDER.NOT_HELD' }]);
    const unheard = { orderId: orderIdOf(caseOf('N9'), 1) };
    await expect(service.appeal(evening, unheard)).rejects.toThrow(NotYetKnown);
    expect(await service.appeal(evening, unheard, 'a', true)).toMatchObject([
      { reasonCode: 'ORDER.UNKNOWN' },
    ]);
    await service.takenBack();
    expect(await service.appeal()).toMatchObject([{ reasonCode: 'ORDER.WITHDRAWN' }]);
  });

  it('the authority verifies and revokes it in 3 working days, or lets it stand; unit and services are told (HA-20, HA-21)', async () => {
    const service = await Complained.told();
    const [decided, told] = await service.decide(await service.filed(), 'revoked');
    expect(decided).toMatchObject({
      contract: { type: 'rating.complaint.appeal_decided.v1' },
      data: { orderId, caseId, outcome: 'revoked', onTime: true, ruleId: 'HA-21' },
    });
    expect(told).toMatchObject({ org: 'a', data: { orderId, outcome: 'revoked', reason: '经核查' } });
    expect(await service.appeal()).toMatchObject([{ reasonCode: 'RATING.APPEAL_USED' }]);
    const other = await Complained.told();
    const [stands] = await other.decide(await other.filed(), 'stands');
    expect(stands).toMatchObject({ data: { outcome: 'stands' } });
  });

  it('not by an officer of the unit itself, and not after the order was taken back', async () => {
    const service = await Complained.told();
    const appealId = await service.filed();
    await expect(service.decide(appealId, 'revoked', evening, 'a')).rejects.toThrow(
      'CASE.CONFLICT_OF_INTEREST',
    );
    await service.takenBack();
    await expect(service.decide(appealId, 'revoked')).rejects.toThrow('ORDER.WITHDRAWN');
  });

  it('a decision that does not come is noted once, for the supervisor to see; the complaint stands (Q31)', async () => {
    const service = await Complained.told();
    const appealId = await service.filed();
    expect(await service.timersFire()).toEqual([]);
    expect(service.service.doc(appealStore, appealId)?.silence).toMatchObject({ lacks: 'decision' });
    const [late] = await service.decide(appealId, 'revoked', evening + 20 * day);
    expect(late).toMatchObject({ data: { outcome: 'revoked', onTime: false } });
  });

  it('or revokes it, where the decision is limited and the other reading of Q31 holds', async () => {
    const jilin = policies.inForce('220271', '2026-11-25')!;
    const law = policies.drafted(
      draftOfValues(jilin, {
        'appeal.window': { workingDays: 2, start: 'notice_delivered', subjects: ['complaint'] },
        'appeal.procedure': { applicant: 'department', form: 'in_system', authority: '政务服务局' },
        'appeal.silence': 'revoked',
      }),
    );
    const drafted = law.inForce('220271', '2026-11-25')!;
    const service = await Complained.told(law, drafted.ref);
    await service.filed();
    expect(await service.timersFire()).toEqual(['rating.complaint.appeal_decided.v1', 'appeal.decided.v1']);
  });
});
