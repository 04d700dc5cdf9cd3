import { Injectable } from '@nestjs/common';
import { localDateOf } from '@huiying/contracts';
import { ProblemException, notYetKnown, requireScope, type Principal } from '@huiying/http';
import type { UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { Ratings } from '../persistence/ratings';
import { Rectifications, type RectificationText } from '../persistence/rectifications';
import { defined } from '../rating/rating-facts';
import type { RecordedRating } from '../rating/rating-file';
import type { Refusal } from '../rating/refusal';
import { isConcerned } from '../rating/shares';
import { followUp } from '../rectification/follow-up';
import { whyNotOwed } from '../rectification/may-be-rectified';
import type { Rectification } from '../rectification/rectification';
import { reviewRectification } from '../rectification/review-rectification';
import type { Law, Rectified } from '../rectification/submit-rectification';
import type { FollowUpBody, RectificationReviewBody } from './rectification-dtos';
import { problemOfRefusal } from './refusal-problem';

type Decide = (file: RecordedRating, before: Rectification, law: Law) => Promise<Refusal | Rectified>;

/** What the authority does about a rectification: an officer of its own division, and of no rated unit (Q40). */
@Injectable()
export class Rectify {
  constructor(
    private readonly ratings: Ratings,
    private readonly kept: Rectifications,
    private readonly policies: Policies,
  ) {}

  review(
    ratingId: string,
    body: RectificationReviewBody,
    by: Principal,
    unit: UnitOfWork,
  ): Promise<Rectification> {
    const { org, accepted, reason } = body;
    return this.run({ ratingId, org }, by, unit, { reviewReason: reason }, async (file, before, law) => {
      const result = await this.kept.lastResult(unit, before);
      return reviewRectification(file, before, { accepted, reason, by: by.sub, result }, law);
    });
  }

  followUp(ratingId: string, body: FollowUpBody, by: Principal, unit: UnitOfWork): Promise<Rectification> {
    const { org, outcome, note } = body;
    return this.run({ ratingId, org }, by, unit, defined({ outcome, note }), (file, before, law) =>
      Promise.resolve(
        whyNotOwed(file, org, law.pack) ?? followUp(file, before, { outcome, by: 'authority' }, law),
      ),
    );
  }

  /** @throws ProblemException 404 NOT_YET_KNOWN, 403 for another division or an officer of a rated unit, 409, 422 */
  private async run(
    { ratingId, org }: { readonly ratingId: string; readonly org: string },
    principal: Principal,
    unit: UnitOfWork,
    text: RectificationText,
    decide: Decide,
  ): Promise<Rectification> {
    const file = await this.ratings.find(unit, ratingId);
    if (!file) throw notYetKnown();
    requireScope(principal, { jurisdiction: file.facts.jurisdiction, org: principal.org });
    if (file.status !== 'recorded')
      throw problemOfRefusal({ reasonCode: 'RATING.WRONG_STATE', message: `the rating is ${file.status}` });
    if (!isConcerned(file, org)) throw notYetKnown();
    if (principal.org !== undefined && isConcerned(file, principal.org))
      throw new ProblemException(403, 'CASE.CONFLICT_OF_INTEREST');
    const pack = this.policies.governing(file.policyRef ?? '', localDateOf(unit.now));
    const decided = await decide(file, await this.kept.of(unit, file, org), { pack, now: unit.now });
    if ('reasonCode' in decided) throw problemOfRefusal(decided);
    await this.kept.save(unit, decided.rectification, text);
    await this.ratings.save(unit, file);
    unit.publish(decided.events);
    return decided.rectification;
  }
}
