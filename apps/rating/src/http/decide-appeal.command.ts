import { Injectable } from '@nestjs/common';
import { localDateOf } from '@huiying/contracts';
import { ProblemException, notYetKnown, requireScope, type Principal } from '@huiying/http';
import type { UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import type { Appeal } from '../appeal/appeal';
import { decideAppeal } from '../appeal/decide-appeal';
import { Appeals } from '../persistence/appeals';
import { Ratings } from '../persistence/ratings';
import type { AppealDecisionBody } from './appeal-dtos';
import { problemOfRefusal } from './refusal-problem';

/** The authority decides on an appeal (HA-20, HA-21, JL-16, JL-19): an officer of its own division, and of no rated unit. */
@Injectable()
export class DecideAppeal {
  constructor(
    private readonly appeals: Appeals,
    private readonly ratings: Ratings,
    private readonly policies: Policies,
  ) {}

  async run(
    appealId: string,
    body: AppealDecisionBody,
    principal: Principal,
    unit: UnitOfWork,
  ): Promise<Appeal> {
    const appeal = await this.appeals.find(unit, appealId);
    const file = appeal && (await this.ratings.find(unit, appeal.ratingId));
    if (!appeal || !file || appeal.org !== body.org) throw notYetKnown();
    requireScope(principal, { jurisdiction: appeal.jurisdiction, org: principal.org });
    // who was rated does not judge his own case, nor does who wrote the paper down
    if (principal.org === appeal.org || principal.sub === appeal.enteredBy)
      throw new ProblemException(403, 'CASE.CONFLICT_OF_INTEREST');
    const { outcome, reasonCode, reason } = body;
    const pack = this.policies.governing(file.policyRef ?? '', localDateOf(unit.now));
    const deciding = { outcome, reasonCode, reason, by: principal.sub };
    const decided = decideAppeal(file, appeal, deciding, { pack, now: unit.now });
    if ('reasonCode' in decided) throw problemOfRefusal(decided);
    await this.ratings.save(unit, decided.file);
    await this.appeals.decided(unit, decided.appeal, reason);
    unit.publish(decided.events);
    return decided.appeal;
  }
}
