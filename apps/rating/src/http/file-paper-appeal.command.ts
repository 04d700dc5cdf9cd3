import { Injectable } from '@nestjs/common';
import { appealIdOf, localDateOf, parseTime } from '@huiying/contracts';
import { ProblemException, notYetKnown, requireScope, type Principal } from '@huiying/http';
import type { UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import type { Appeal } from '../appeal/appeal';
import { fileAppeal } from '../appeal/file-appeal';
import { Appeals } from '../persistence/appeals';
import { Ratings } from '../persistence/ratings';
import type { PaperAppealBody } from './appeal-dtos';
import { problemOfRefusal } from './refusal-problem';

/** A member of staff has handed in a paper; a clerk enters it. The day it was handed in counts (JL-18). */
@Injectable()
export class FilePaperAppeal {
  constructor(
    private readonly appeals: Appeals,
    private readonly ratings: Ratings,
    private readonly policies: Policies,
  ) {}

  async run(body: PaperAppealBody, principal: Principal, unit: UnitOfWork): Promise<Appeal> {
    const {
      ratingId,
      org,
      grounds,
      statement,
      documents,
      applicantName: name,
      applicantStaffNo: staffNo,
    } = body;
    const file = await this.ratings.find(unit, ratingId);
    if (!file) throw notYetKnown();
    requireScope(principal, { jurisdiction: file.facts.jurisdiction, org: principal.org });
    if (file.status !== 'recorded')
      throw problemOfRefusal({ reasonCode: 'RATING.WRONG_STATE', message: `the rating is ${file.status}` });
    const filedAt = parseTime(body.receivedAt);
    if (filedAt === undefined || filedAt > unit.now)
      throw new ProblemException(400, 'MESSAGE.SCHEMA', { detail: 'receivedAt is no time in the past' });
    const pack = this.policies.governing(file.policyRef ?? '', localDateOf(unit.now));
    const appealId = appealIdOf('/huiying/rating/papers', unit.cause.id);
    const filing = { appealId, org, grounds, filedAt, form: 'written' as const, enteredBy: principal.sub };
    const law = { pack, calendar: shippedCalendar(pack.region) };
    const outcome = fileAppeal(file, { ...filing, documents: documents.length }, law);
    if ('reasonCode' in outcome) throw problemOfRefusal(outcome);
    await this.ratings.save(unit, outcome.file);
    const evidence = documents.map((document) => ({ name: document }));
    await this.appeals.keep(unit, outcome.appeal, {
      statement,
      applicant: { kind: 'staff', name, staffNo },
      evidence,
    });
    unit.publish(outcome.events);
    return outcome.appeal;
  }
}
