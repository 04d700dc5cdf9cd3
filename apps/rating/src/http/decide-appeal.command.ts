import { Injectable } from '@nestjs/common';
import { localDateOf } from '@huiying/contracts';
import { ProblemException, notYetKnown, requireScope, type Principal } from '@huiying/http';
import type { UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import type { Appeal, ComplaintAppeal, RatingAppeal } from '../appeal/appeal';
import { decideAppeal, type Deciding } from '../appeal/decide-appeal';
import { decideComplaintAppeal } from '../complaint/decide-complaint-appeal';
import { Appeals } from '../persistence/appeals';
import { Complaints } from '../persistence/complaints';
import { Ratings } from '../persistence/ratings';
import type { AppealDecisionBody } from './appeal-dtos';
import { problemOfRefusal } from './refusal-problem';

/** The authority decides on an appeal (HA-20, HA-21, JL-16, JL-19): an officer of its own division, and of no rated unit. */
@Injectable()
export class DecideAppeal {
  constructor(
    private readonly appeals: Appeals,
    private readonly ratings: Ratings,
    private readonly complaints: Complaints,
    private readonly policies: Policies,
  ) {}

  async run(
    appealId: string,
    body: AppealDecisionBody,
    principal: Principal,
    unit: UnitOfWork,
  ): Promise<Appeal> {
    const appeal = await this.appeals.find(unit, appealId);
    if (!appeal || appeal.org !== body.org) throw notYetKnown();
    requireScope(principal, { jurisdiction: appeal.jurisdiction, org: principal.org });
    // who was rated does not judge his own case, nor does who wrote the paper down
    if (principal.org === appeal.org || principal.sub === appeal.enteredBy)
      throw new ProblemException(403, 'CASE.CONFLICT_OF_INTEREST');
    const { outcome, reasonCode, reason } = body;
    const deciding = { outcome, reasonCode, reason, by: principal.sub };
    const decided =
      appeal.ratingId === undefined
        ? await this.ofComplaint(appeal, deciding, unit)
        : await this.ofRating(appeal, deciding, unit);
    await this.appeals.decided(unit, decided.appeal, reason);
    unit.publish(decided.events);
    return decided.appeal;
  }

  private async ofRating(appeal: RatingAppeal, deciding: Deciding, unit: UnitOfWork) {
    const file = await this.ratings.find(unit, appeal.ratingId);
    if (!file) throw notYetKnown();
    const decided = decideAppeal(file, appeal, deciding, this.lawOf(file.policyRef, unit));
    if ('reasonCode' in decided) throw problemOfRefusal(decided);
    await this.ratings.save(unit, decided.file);
    return decided;
  }

  private async ofComplaint(appeal: ComplaintAppeal, deciding: Deciding, unit: UnitOfWork) {
    const file = await this.complaints.find(unit, appeal.caseId);
    if (!file) throw notYetKnown();
    const decided = decideComplaintAppeal(file, appeal, deciding, this.lawOf(file.policyRef, unit));
    if ('reasonCode' in decided) throw problemOfRefusal(decided);
    this.complaints.save(unit, decided.file);
    return decided;
  }

  private lawOf(policyRef: string | undefined, { now }: UnitOfWork) {
    return { pack: this.policies.governing(policyRef ?? '', localDateOf(now)), now };
  }
}
