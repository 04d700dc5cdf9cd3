import { Injectable } from '@nestjs/common';
import { localDateOf, parseTime } from '@huiying/contracts';
import { ProblemException, notYetKnown, requireScope, type Principal } from '@huiying/http';
import type { UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import type { Appeal } from '../appeal/appeal';
import { tellApplicant } from '../appeal/tell-applicant';
import { Appeals } from '../persistence/appeals';
import { Ratings } from '../persistence/ratings';
import type { ApplicantToldBody } from './appeal-dtos';
import { problemOfRefusal } from './refusal-problem';

/** The authority has told the member of staff what became of his paper (JL-19). */
@Injectable()
export class TellApplicant {
  constructor(
    private readonly appeals: Appeals,
    private readonly ratings: Ratings,
    private readonly policies: Policies,
  ) {}

  async run(
    appealId: string,
    { how, toldAt }: ApplicantToldBody,
    by: Principal,
    unit: UnitOfWork,
  ): Promise<Appeal> {
    const appeal = await this.appeals.find(unit, appealId);
    if (appeal?.ratingId === undefined) throw notYetKnown();
    const file = await this.ratings.find(unit, appeal.ratingId);
    if (!file) throw notYetKnown();
    requireScope(by, { jurisdiction: appeal.jurisdiction, org: by.org });
    const at = toldAt === undefined ? unit.now : parseTime(toldAt);
    if (at === undefined || at > unit.now)
      throw new ProblemException(400, 'MESSAGE.SCHEMA', { detail: 'toldAt is no time in the past' });
    const pack = this.policies.governing(file.policyRef ?? '', localDateOf(unit.now));
    const told = tellApplicant(file, appeal, { how, at, by: by.sub }, pack);
    if ('reasonCode' in told) throw problemOfRefusal(told);
    this.appeals.note(unit, told.appeal);
    unit.publish(told.events);
    return told.appeal;
  }
}
