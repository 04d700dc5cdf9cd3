import {
  DeptRatingAppealed,
  NoticeDelivered,
  OrganisationChanged,
  formatTime,
  ratingIdOf,
  type DataOf,
  type OutgoingEvent,
} from '@huiying/contracts';
import type { Principal } from '@huiying/http';
import { AesSealing, type UnitOfWork } from '@huiying/messaging';
import { OnNoticeDelivered } from '../consumers/on-notice-delivered.consumer';
import { OnRatingAppealed } from '../consumers/on-rating-appealed.consumer';
import { RatingActions } from '../consumers/rating-actions';
import { RatingInMemory, evening, policies } from '../consumers/rating.features';
import { DecideAdoption } from '../http/decide-adoption.command';
import { DecideAppeal } from '../http/decide-appeal.command';
import { FilePaperAppeal } from '../http/file-paper-appeal.command';
import type { ReviewBody, StatementBody } from '../http/review-dtos';
import { ReviewRating } from '../http/review.command';
import { TellApplicant } from '../http/tell-applicant.command';
import { Adoptions } from '../persistence/adoptions';
import { Appeals } from '../persistence/appeals';
import { Complaints } from '../persistence/complaints';
import { Rectifications } from '../persistence/rectifications';
import { Reviews } from '../persistence/reviews';
import { SealedTexts } from '../persistence/sealed-texts';
import { AppealLimit } from '../timers/appeal-limit.timer';

export const day = 86_400_000;
export const ratingId = ratingIdOf('s', 'R1');
const texts = new SealedTexts(undefined as never, new AesSealing(Buffer.alloc(32, 7)));
const code = OrganisationChanged.example.uscc ?? '';

export const huian = '350521';
export const jilin = '220271';

/** A bad rating of a service in Hui'an or Jilin, told to its two units on Wednesday 2026-11-25. For specs only. */
export class Rated extends RatingInMemory {
  readonly appeals = new Appeals(undefined as never, new AesSealing(Buffer.alloc(32, 7)));
  readonly reviews = new Reviews(undefined as never, texts);
  private readonly reviewing = new ReviewRating(this.repository, this.reviews);
  private readonly adopting = new DecideAdoption(
    this.repository,
    new Adoptions(undefined as never, new AesSealing(Buffer.alloc(32, 7))),
    policies,
  );
  private readonly telling = new TellApplicant(this.appeals, this.repository, policies);
  private readonly limit = new AppealLimit(this.repository, this.appeals, policies);
  private readonly decision = new DecideAppeal(this.appeals, this.repository, new Complaints(), policies);
  private readonly paper = new FilePaperAppeal(this.appeals, this.repository, policies);

  static async in(
    jurisdiction: string,
    satisfaction: 'dissatisfied' | 'satisfied' = 'dissatisfied',
    deliveredAt = evening,
  ) {
    const service = new Rated();
    for (const org of ['a', 'b'])
      await service.organisation({
        org,
        uscc: `${code.slice(0, -1)}${org === 'a' ? 'A' : 'B'}`,
        jurisdiction,
      });
    const [orgCode, second] = ['A', 'B'].map((end) => `${code.slice(0, -1)}${end}`);
    await service.ratedService({ jurisdiction, satisfaction, orgCode: orgCode!, coOrgCodes: [second!] });
    if (deliveredAt !== 0) for (const org of ['a', 'b']) await service.delivered(org, deliveredAt);
    return service;
  }

  delivered(org: string, at: number) {
    const data = { ratingId, org, deliveredAt: formatTime(at) };
    return this.acts(
      NoticeDelivered,
      new OnNoticeDelivered(this.repository, new Rectifications(undefined as never, texts), policies),
      data,
      { at },
    );
  }

  async appeal(org = 'a', at = evening + day, fields: Partial<DataOf<typeof DeptRatingAppealed>> = {}) {
    const { repository, appeals: kept } = this;
    const to = new OnRatingAppealed(new RatingActions(repository), repository, kept, policies);
    const data = { ...DeptRatingAppealed.example, ratingId, ...fields };
    return (await this.acts(DeptRatingAppealed, to, data, { org, at })).map((each) => ({
      type: each.contract.type,
      ...(each.data as { appealId?: string; reasonCode?: string; ruleId?: string; decideBy?: string }),
    }));
  }

  hand(jurisdiction: string, receivedAt: string) {
    const body = {
      ratingId,
      org: 'a',
      receivedAt,
      grounds: 'mistaken' as const,
      statement: '误评',
      documents: ['扫描.pdf'],
    };
    const clerk = { sub: 'clerk-1', role: 'clerk' as const, jurisdiction };
    return this.service.unit(evening + 10 * day, 'paper-1', (unit) =>
      this.paper.run({ ...body, applicantName: '陈静', applicantStaffNo: 'J1' }, clerk, unit),
    );
  }

  /** An officer of the authority, or somebody else. @returns what was published because of the command */
  async officer<T>(
    run: (by: Principal, unit: UnitOfWork) => Promise<T>,
    who: Partial<Principal> = {},
    at = evening + 2 * day,
  ): Promise<OutgoingEvent[]> {
    const before = this.service.published.length;
    const { jurisdiction } = this.file().facts;
    const by = { sub: 'reviewer-1', role: 'reviewer' as const, jurisdiction, ...who };
    await this.service.unit(at, `command-${before}-${at}`, (unit) => run(by, unit));
    return this.service.published.slice(before);
  }

  state(body: Partial<StatementBody> = {}, who: Partial<Principal> = {}) {
    const statement = { org: 'a', speaker: 'staff', kind: 'defence', statement: '当时系统故障。' } as const;
    const by = { role: 'department' as const, org: 'a', ...who };
    return this.officer(
      (p, unit) =>
        this.reviewing.state(ratingId, { ...statement, documents: ['截图.png'], ...body }, p, unit),
      by,
    );
  }

  review(body: Partial<ReviewBody> = {}, who: Partial<Principal> = {}) {
    const findings = ['quality', 'efficiency', 'attitude'].map(
      (aspect) => ({ aspect, finding: 'not_at_fault' }) as const,
    );
    const found = { mode: 'on_site', findings, outcome: 'upheld', reason: '调取监控核实' } as const;
    return this.officer((by, unit) => this.reviewing.finish(ratingId, { ...found, ...body }, by, unit), who);
  }

  adopt(outcome: 'counted' | 'not_adopted', reasonCode?: string, who: Partial<Principal> = {}, org = 'a') {
    const body = { org, outcome, reason: '经核查', ...(reasonCode === undefined ? {} : { reasonCode }) };
    return this.officer((by, unit) => this.adopting.run(ratingId, body, by, unit), who);
  }

  tell(appealId: string, at: number) {
    const how = 'in_writing' as const;
    return this.officer((by, unit) => this.telling.run(appealId, { how }, by, unit), {}, at);
  }

  /** The timers that are due by then fire, in order. */
  async until(now: number): Promise<OutgoingEvent[]> {
    const before = this.service.published.length;
    for (const { id, name, dueAt } of this.service.timers.filter((each) => each.dueAt <= now)) {
      const due = { id, name, dueAt, detail: name.slice(name.indexOf(':') + 1) };
      await this.service.unit(dueAt, `timer-${name}-${now}`, (unit) => this.limit.fire(due, unit));
    }
    return this.service.published.slice(before);
  }

  /** Revoked on that ground. */
  decideAs(appealId: string, reasonCode: string) {
    const body = { org: 'a', outcome: 'revoked' as const, reason: '经核查', reasonCode };
    return this.officer((by, unit) => this.decision.run(appealId, body, by, unit));
  }

  async decide(
    appealId: string,
    outcome: 'revoked' | 'not_adopted' | 'stands',
    who: object = {},
    at = evening + 2 * day,
  ) {
    const before = this.service.published.length;
    const body = {
      org: 'a',
      outcome,
      reason: '经核查',
      ...(outcome === 'stands' ? {} : { reasonCode: 'RATING.MISTAKEN' }),
    };
    const jurisdiction = this.file().facts.jurisdiction;
    const reviewer = { sub: 'reviewer-1', role: 'reviewer' as const, jurisdiction, ...who };
    await this.service.unit(at, 'decision', (unit) => this.decision.run(appealId, body, reviewer, unit));
    return this.service.published.slice(before);
  }
}
