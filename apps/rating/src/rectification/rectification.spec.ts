import {
  DeptRatingAppealed,
  DeptRatingComplexityDeclared,
  DeptRatingFollowedUp,
  DeptRatingRectified,
  NoticeDelivered,
  OrganisationChanged,
  formatTime,
  ratingIdOf,
  type DataOf,
} from '@huiying/contracts';
import { AesSealing } from '@huiying/messaging';
import { draftOfValues } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import { OnNoticeDelivered } from '../consumers/on-notice-delivered.consumer';
import { OnRatingAppealed } from '../consumers/on-rating-appealed.consumer';
import { OnRatingComplexity } from '../consumers/on-rating-complexity.consumer';
import { OnRatingFollowedUp } from '../consumers/on-rating-followed-up.consumer';
import { OnRatingRectified } from '../consumers/on-rating-rectified.consumer';
import { RatingActions } from '../consumers/rating-actions';
import { RatingInMemory, evening, policies } from '../consumers/rating.features';
import { Rectify } from '../http/rectify.command';
import { Appeals } from '../persistence/appeals';
import { Rectifications } from '../persistence/rectifications';
import { SealedTexts } from '../persistence/sealed-texts';
import { rectifications } from '../persistence/stores';
import { owedBy, rectificationIdOf } from './rectification';
import { submitRectification } from './submit-rectification';
import { followUpExpectedBy } from './supervise';

const day = 86_400_000;
const ratingId = ratingIdOf('s', 'R1');
const [huian, jilin, xinxiang, longnan] = ['350521', '220271', '410772', '360783'];
const done = { disposition: 'by_deadline', measures: '增开窗口', result: '等候时间缩短' } as const;

/** A bad rating of a service, told to its unit on Wednesday 2026-11-25. */
class Rectifying extends RatingInMemory {
  private readonly seal = new AesSealing(Buffer.alloc(32, 7));
  private readonly kept = new Rectifications(
    undefined as never,
    new SealedTexts(undefined as never, this.seal),
  );
  private readonly actions = new RatingActions(this.repository);
  private readonly rectify = new Rectify(this.repository, this.kept, policies);
  private jurisdiction = huian;

  static async in(jurisdiction: string): Promise<Rectifying> {
    const service = new Rectifying();
    service.jurisdiction = jurisdiction;
    await service.organisation({ org: 'a', jurisdiction });
    const orgCode = OrganisationChanged.example.uscc ?? '';
    await service.ratedService({ jurisdiction, satisfaction: 'dissatisfied', orgCode });
    const delivered = { ratingId, org: 'a', deliveredAt: formatTime(evening) };
    await service.acts(
      NoticeDelivered,
      new OnNoticeDelivered(service.repository, service.kept, policies),
      delivered,
      { org: 'a' },
    );
    return service;
  }

  async rectified(fields: Partial<DataOf<typeof DeptRatingRectified>>, at = evening + day, org = 'a') {
    const to = new OnRatingRectified(this.actions, this.repository, this.kept, policies);
    return said(await this.acts(DeptRatingRectified, to, { ratingId, ...done, ...fields }, { org, at }));
  }

  async followedUp(outcome: 'satisfied' | 'unsatisfied' | 'unreachable', at = evening + 4 * day) {
    const to = new OnRatingFollowedUp(this.actions, this.repository, this.kept, policies);
    const by = { org: 'a', at };
    return said(await this.acts(DeptRatingFollowedUp, to, { ratingId, outcome }, by));
  }

  async complex(at: number) {
    const to = new OnRatingComplexity(this.actions, this.repository, this.kept, policies);
    const data = { ratingId, complexity: 'complex' as const, reason: '涉及多部门' };
    return said(await this.acts(DeptRatingComplexityDeclared, to, data, { org: 'a', at }));
  }

  async appealed() {
    const appeals = new Appeals(undefined as never, this.seal);
    const to = new OnRatingAppealed(this.actions, this.repository, appeals, policies);
    await this.acts(DeptRatingAppealed, to, { ...DeptRatingAppealed.example, ratingId }, { org: 'a' });
  }

  async review(accepted: boolean, who: object = {}, criteria?: object) {
    const before = this.service.published.length;
    const by = { sub: 'r-1', role: 'reviewer' as const, jurisdiction: this.jurisdiction, ...who };
    await this.service.unit(evening + 3 * day, 'review', (unit) =>
      this.rectify.review(
        ratingId,
        { org: 'a', accepted, reason: '已核实', ...(criteria ? { criteria } : {}) },
        by,
        unit,
      ),
    );
    return said(this.service.published.slice(before));
  }

  supervised(what: 'note' | 'note-twice' | 'check', who: object = {}) {
    const by = { sub: 's-1', role: 'supervisor' as const, jurisdiction: this.jurisdiction, ...who };
    const at = evening + 5 * day;
    return this.service.unit(at, what, (unit) =>
      what === 'check'
        ? this.rectify.check(ratingId, { org: 'a', finding: 'wanting', note: '未回访' }, by, unit)
        : this.rectify.takeNote(ratingId, { org: 'a', body: 'efficiency_office' }, by, unit),
    );
  }

  rectification() {
    return this.service.doc(rectifications, rectificationIdOf(ratingId, 'a'));
  }

  state() {
    return this.service.doc(rectifications, rectificationIdOf(ratingId, 'a'))?.state;
  }
}

const said = (events: readonly { contract: { type: string }; data: unknown }[]) =>
  events.map(({ contract, data }) => ({ type: contract.type, ...(data as { reasonCode?: string }) }));
const accepted = async (): Promise<Rectifying> => {
  const service = await Rectifying.in(huian);
  await service.rectified({});
  await service.review(true);
  return service;
};

describe('every bad rating is rectified (HA-02)', () => {
  it('it is owed, for everybody to see, from the moment at which the notice is on the unit’s topic', async () => {
    expect((await Rectifying.in(huian)).rectification()).toMatchObject({ state: 'owed', realName: true });
    expect((await Rectifying.in(longnan)).rectification()).toBeUndefined();
  });
});

describe('the department rectifies and feeds back in the system (HA-23)', () => {
  it('with measures and result; the authority reviews it, and unit and province are told', async () => {
    const service = await Rectifying.in(huian);
    expect(await service.rectified({ result: undefined as never })).toMatchObject([
      { reasonCode: 'RATING.RECTIFICATION_INCOMPLETE', ruleId: 'HA-23' },
    ]);
    expect(await service.rectified({})).toMatchObject([
      { type: 'rating.rectification.submitted.v1', reviewRequired: true },
    ]);
    expect(await service.rectified({})).toMatchObject([{ reasonCode: 'RATING.RECTIFICATION_PENDING' }]);
    expect(await service.review(true)).toMatchObject([
      { type: 'rating.rectification.reviewed.v1', submittedAt: formatTime(evening + day) },
      { type: 'rectification.reviewed.v1', accepted: true },
      { type: 'receipt.rating.rectified.v1', disposition: 'by_deadline', result: done.result },
    ]);
    expect(await service.rectified({})).toMatchObject([{ reasonCode: 'RATING.RECTIFIED' }]);
  });

  it('what is given back is submitted again', async () => {
    const service = await Rectifying.in(huian);
    await service.rectified({});
    expect((await service.review(false)).map(({ type }) => type)).not.toContain(
      'receipt.rating.rectified.v1',
    );
    expect(service.state()).toBe('owed');
    expect(await service.rectified({})).toMatchObject([{ type: 'rating.rectification.submitted.v1' }]);
  });

  it('is not owed while the appeal is undecided, and of no stranger', async () => {
    const service = await Rectifying.in(huian);
    expect(await service.rectified({}, evening, 'b')).toMatchObject([{ reasonCode: 'RATING.NOT_CONCERNED' }]);
    await service.appealed();
    expect(await service.rectified({})).toMatchObject([{ reasonCode: 'RATING.APPEAL_PENDING' }]);
  });

  it('is reviewed by no officer of the rated unit or of another division, and only when something waits', async () => {
    const service = await Rectifying.in(huian);
    await expect(service.review(true)).rejects.toMatchObject({ code: 'RATING.NOT_RECTIFIED' });
    await service.rectified({});
    await expect(service.review(true, { org: 'a' })).rejects.toMatchObject({
      code: 'CASE.CONFLICT_OF_INTEREST',
    });
    await expect(service.review(true, { jurisdiction: jilin })).rejects.toThrow();
  });
});

describe('another reading', () => {
  it('Q84 without a review the submission itself ends it, and the province is told', async () => {
    const file = (await Rectifying.in(huian)).file();
    if (file.status !== 'recorded') throw new Error('not recorded');
    const standing = policies.inForce(huian, '2026-11-20')!;
    const draft = draftOfValues(standing, { 'rectification.review_required': false });
    const pack = policies.drafted(draft).inForce(huian, '2026-11-20')!;
    const submission = { ratingId, ...done };
    const outcome = submitRectification(file, owedBy(file, 'a'), submission, { pack, now: evening });
    if ('reasonCode' in outcome) throw new Error(outcome.reasonCode);
    expect(outcome.rectification.state).toBe('accepted');
    expect(said(outcome.events).map(({ type }) => type)).toEqual([
      'rating.rectification.submitted.v1',
      'rating.rectification.reviewed.v1',
      'receipt.rating.rectified.v1',
    ]);
  });
});

describe('other ways to deal with a bad rating', () => {
  it('a complex one is entered in the ledger, once, with a limit and its reason (HA-24); in Hui’an alone', async () => {
    const ledger = { limit: '2027-01-15', reason: '需改造大厅' };
    const service = await Rectifying.in(huian);
    const badLimits = ['2026-11-26', '2027-02-30', '9999-12-31'].map((limit) => ({ ...ledger, limit }));
    for (const wrong of [undefined as never, ...badLimits])
      expect(await service.rectified({ disposition: 'ledger', ledger: wrong })).toMatchObject([
        { reasonCode: 'RATING.RECTIFICATION_INCOMPLETE', ruleId: 'HA-24' },
      ]);
    expect(await service.rectified({ disposition: 'ledger', ledger })).toMatchObject([
      { type: 'rating.rectification.ledgered.v1', limit: '2027-01-15' },
      { type: 'receipt.rating.rectified.v1', disposition: 'ledger' },
    ]);
    expect(await service.rectified({ disposition: 'ledger', ledger })).toMatchObject([
      { reasonCode: 'RATING.LEDGER_USED' },
    ]);
    expect(await service.rectified({})).toMatchObject([{ type: 'rating.rectification.submitted.v1' }]);
    expect(await (await Rectifying.in(jilin)).rectified({ disposition: 'ledger', ledger })).toMatchObject([
      { reasonCode: 'RATING.LEDGER_NOT_KNOWN' },
    ]);
  });

  it('what has no legal basis is explained, with the explanation (HA-25, JL-12)', async () => {
    for (const jurisdiction of [huian, jilin]) {
      const service = await Rectifying.in(jurisdiction);
      const explained = { disposition: 'explained' as const, measures: undefined as never };
      expect(await service.rectified(explained)).toMatchObject([
        { type: 'rating.rectification.submitted.v1', disposition: 'explained' },
      ]);
    }
    const silent = { disposition: 'explained' as const, result: undefined as never };
    expect(await (await Rectifying.in(huian)).rectified(silent)).toMatchObject([{ ruleId: 'HA-25' }]);
  });

  it('Jilin declares it complex before the ordinary limit is over (JL-09, Q37); Hui’an knows one limit', async () => {
    const lastInstant = Date.UTC(2026, 10, 26, 15, 59);
    expect(await (await Rectifying.in(jilin)).complex(lastInstant)).toMatchObject([
      { type: 'rating.complexity.declared.v1', complexity: 'complex' },
    ]);
    expect(await (await Rectifying.in(jilin)).complex(lastInstant + 60_000)).toMatchObject([
      { reasonCode: 'RATING.COMPLEXITY_TOO_LATE', ruleId: 'JL-09' },
    ]);
    expect(await (await Rectifying.in(huian)).complex(evening)).toMatchObject([
      { reasonCode: 'RATING.RECTIFICATION_NOT_KNOWN' },
    ]);
  });

  it('Longnan knows none', async () => {
    expect(await (await Rectifying.in(longnan)).rectified({})).toMatchObject([
      { reasonCode: 'RATING.RECTIFICATION_NOT_KNOWN' },
    ]);
  });
});

describe('in Xinxiang a bad rating is treated like a case (Q56, XX-06, XX-19)', () => {
  const elements = { verification: '属实', process: '已约谈', measures: '增开窗口', result: '等候缩短' };
  const signOff = { reviewer: '王建国', role: 'principal', at: '2026-11-26 10:00:00' } as const;
  const criteria = { factsClear: true, characterisationAccurate: true, handlingProper: true };

  it('answered with the four elements (XX-25) and the signature of the principal (XX-22)', async () => {
    const service = await Rectifying.in(xinxiang);
    expect(await service.rectified({ signOff })).toMatchObject([
      { reasonCode: 'RATING.RECTIFICATION_INCOMPLETE', ruleId: 'XX-25' },
    ]);
    const wrong = { ...signOff, role: 'leader_in_charge' as const };
    for (const sign of [{}, { signOff: wrong }])
      expect(await service.rectified({ elements, ...sign })).toMatchObject([
        { reasonCode: 'RATING.RECTIFICATION_INCOMPLETE', ruleId: 'XX-22' },
      ]);
    expect(await service.rectified({ elements, signOff })).toMatchObject([
      { type: 'rating.rectification.submitted.v1', reviewRequired: true },
    ]);
  });

  it('checked by its three criteria (XX-26), and handled again when it fails (XX-27)', async () => {
    const service = await Rectifying.in(xinxiang);
    await service.rectified({ elements, signOff });
    await expect(service.review(true)).rejects.toMatchObject({ code: 'RATING.CRITERIA_MISSING' });
    const unmet = { ...criteria, handlingProper: false };
    await expect(service.review(true, {}, unmet)).rejects.toMatchObject({ code: 'RATING.CRITERIA_MISSING' });
    await service.review(false, {}, unmet);
    expect(service.state()).toBe('owed');
    await service.rectified({ elements, signOff });
    expect((await service.review(true, {}, criteria)).map(({ type }) => type)).toContain(
      'receipt.rating.rectified.v1',
    );
  });

  it('declared complex until the end of the fifth working day (XX-20, Q37, Q79)', async () => {
    const fifth = Date.UTC(2026, 11, 2, 15, 59);
    expect(await (await Rectifying.in(xinxiang)).complex(fifth)).toMatchObject([
      { type: 'rating.complexity.declared.v1' },
    ]);
    expect(await (await Rectifying.in(xinxiang)).complex(fifth + 60_000)).toMatchObject([
      { reasonCode: 'RATING.COMPLEXITY_TOO_LATE', ruleId: 'XX-20' },
    ]);
  });

  it('and counted in its on-time rate (Q83); not so elsewhere', async () => {
    const [inXinxiang, inHuian] = [await Rectifying.in(xinxiang), await Rectifying.in(huian)];
    expect(inXinxiang.service.dataOf('rating.rating.recorded.v1')).toMatchObject([
      { rectificationCounts: true },
    ]);
    expect(inHuian.service.dataOf('rating.rating.recorded.v1')[0]).not.toHaveProperty('rectificationCounts');
  });

  it('in the other reading of Q56 it is only recorded', async () => {
    const file = (await Rectifying.in(xinxiang)).file();
    if (file.status !== 'recorded') throw new Error('not recorded');
    const standing = policies.inForce(xinxiang, '2026-11-20')!;
    const draft = draftOfValues(standing, { 'rating.bad_procedure': 'recorded_only' });
    const pack = policies.drafted(draft).inForce(xinxiang, '2026-11-20')!;
    const submission = { ratingId, ...done, elements, signOff };
    expect(submitRectification(file, owedBy(file, 'a'), submission, { pack, now: evening })).toMatchObject({
      reasonCode: 'RATING.RECTIFICATION_NOT_KNOWN',
    });
  });
});

describe('the person is asked again after the rectification (HA-26)', () => {
  it('not before it was accepted, and until there is an answer', async () => {
    const service = await Rectifying.in(huian);
    expect(await service.followedUp('satisfied')).toMatchObject([{ reasonCode: 'RATING.NOT_RECTIFIED' }]);
    const rectified = await accepted();
    await rectified.followedUp('unreachable');
    expect(rectified.state()).toBe('accepted');
    await rectified.followedUp('unsatisfied');
    expect(await rectified.followedUp('satisfied')).toMatchObject([{ reasonCode: 'RATING.FOLLOWED_UP' }]);
  });

  it('satisfied is kept apart: the rating stays bad (HA-28)', async () => {
    const service = await accepted();
    expect(await service.followedUp('satisfied')).toMatchObject([{ outcome: 'satisfied', by: 'department' }]);
    expect(service.state()).toBe('satisfied');
    expect(service.file()).toMatchObject({
      good: false,
      counted: true,
      facts: { satisfaction: 'dissatisfied' },
    });
  });

  it('somebody who was tried often enough on different days counts as followed up (Q10)', async () => {
    const service = await accepted();
    const tried = [await service.followedUp('unreachable'), await service.followedUp('unreachable')];
    expect(tried).toMatchObject([[{ concluded: false }], [{ concluded: false }]]);
    expect(await service.followedUp('unreachable', evening + 5 * day)).toMatchObject([{ concluded: true }]);
  });

  it('a real-name one is expected to be followed up within the monitored limit; who is late shows (HA-26, HA-27)', async () => {
    const service = await accepted();
    const [pack, calendar] = [policies.inForce(huian, '2026-11-20')!, shippedCalendar()];
    // accepted on Saturday 2026-11-28
    expect(formatTime(followUpExpectedBy(service.rectification()!, pack, calendar)!)).toContain('2026-12-04');
    await service.supervised('check');
    expect(service.rectification()).toMatchObject({ checks: [{ finding: 'wanting', by: 's-1' }] });
    await service.followedUp('satisfied');
    expect(followUpExpectedBy(service.rectification()!, pack, calendar)).toBeUndefined();
  });

  it('of whom the three bodies were told they take note, each once, by no officer of the rated unit (HA-29)', async () => {
    const service = await accepted();
    await expect(service.supervised('note')).rejects.toMatchObject({ code: 'RATING.NOT_ESCALATED' });
    await service.followedUp('unsatisfied');
    await expect(service.supervised('note', { org: 'a' })).rejects.toMatchObject({
      code: 'CASE.CONFLICT_OF_INTEREST',
    });
    await service.supervised('note');
    expect(service.rectification()?.escalation?.bodies).toMatchObject([
      { body: 'committee' },
      { body: 'approval_reform_office' },
      { body: 'efficiency_office', by: 's-1' },
    ]);
    await expect(service.supervised('note-twice')).rejects.toMatchObject({ code: 'RATING.ESCALATION_SEEN' });
  });

  it('still unsatisfied: committee and both offices are told (HA-29)', async () => {
    expect(await (await accepted()).followedUp('unsatisfied')).toMatchObject([
      { toldBodies: ['committee', 'approval_reform_office', 'efficiency_office'], ruleId: 'HA-29' },
    ]);
  });
});
