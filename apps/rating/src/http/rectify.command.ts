import { Injectable } from '@nestjs/common';
import { localDateOf, parseTime } from '@huiying/contracts';
import { ProblemException, notYetKnown, type Principal } from '@huiying/http';
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
import { tellPerson } from '../rectification/tell-person';
import { recordCheck, takeNote } from '../rectification/supervise';
import type {
  EscalationReceiptBody,
  FollowUpBody,
  PersonToldBody,
  RectificationCheckBody,
  RectificationReviewBody,
} from './rectification-dtos';
import { problemOfRefusal } from './refusal-problem';
import { ratingForOfficer } from './standing-rating';

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
    const { org, accepted, reason, criteria } = body;
    return this.run({ ratingId, org }, by, unit, { reviewReason: reason }, async (file, before, law) => {
      const result = await this.kept.lastResult(unit, before);
      return reviewRectification(
        file,
        before,
        { accepted, reason, by: by.sub, result, criteria: { ...criteria } },
        law,
      );
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

  /** JL-09: the person was told what was done (Q72). */
  tell(ratingId: string, body: PersonToldBody, by: Principal, unit: UnitOfWork): Promise<Rectification> {
    const { org, how, toldAt, note } = body;
    const at = toldAt === undefined ? unit.now : parseTime(toldAt);
    if (at === undefined || at > unit.now)
      throw new ProblemException(400, 'MESSAGE.SCHEMA', { detail: 'toldAt is no time in the past' });
    return this.run({ ratingId, org }, by, unit, defined({ toldNote: note }), (file, before, law) =>
      Promise.resolve(tellPerson(file, before, { how, at, by: by.sub }, law)),
    );
  }

  /** HA-29: one of the three bodies has taken note. */
  takeNote(ratingId: string, body: EscalationReceiptBody, by: Principal, unit: UnitOfWork) {
    const { org } = body;
    return this.run({ ratingId, org }, by, unit, defined({ note: body.note }), (_file, before, { now }) =>
      settled(takeNote(before, { body: body.body, at: now, by: by.sub })),
    );
  }

  /** HA-27: what the supervisor found. */
  check(ratingId: string, body: RectificationCheckBody, by: Principal, unit: UnitOfWork) {
    const { org, finding, note } = body;
    return this.run({ ratingId, org }, by, unit, { checkNote: note }, (_file, before, { now }) =>
      settled(recordCheck(before, { finding, at: now, by: by.sub })),
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
    const file = await ratingForOfficer(this.ratings, ratingId, principal, unit);
    if (!isConcerned(file, org)) throw notYetKnown();
    const pack = this.policies.governing(file.policyRef ?? '', localDateOf(unit.now));
    const decided = await decide(file, await this.kept.of(unit, file, org), { pack, now: unit.now });
    if ('reasonCode' in decided) throw problemOfRefusal(decided);
    await this.kept.save(unit, decided.rectification, text);
    await this.ratings.save(unit, file);
    unit.publish(decided.events);
    return decided.rectification;
  }
}

/** A record of the office's own: nothing is published of it. */
const settled = (found: Refusal | Rectification): Promise<Refusal | Rectified> =>
  Promise.resolve('reasonCode' in found ? found : { rectification: found, events: [] });
