import { Injectable } from '@nestjs/common';
import { notYetKnown, requireScope, type Principal } from '@huiying/http';
import type { UnitOfWork } from '@huiying/messaging';
import { Ratings } from '../persistence/ratings';
import { Reviews } from '../persistence/reviews';
import { defined } from '../rating/rating-facts';
import { isConcerned } from '../rating/shares';
import { finishReview } from '../review/finish-review';
import type { Review } from '../review/review';
import { stateCase } from '../review/state-case';
import { problemOfRefusal } from './refusal-problem';
import type { ReviewBody, StatementBody } from './review-dtos';
import { ratingForOfficer } from './standing-rating';

/** The authority's review of a bad rating: the rated speak (JL-17), an officer finds (JL-15, JL-16). */
@Injectable()
export class ReviewRating {
  constructor(
    private readonly ratings: Ratings,
    private readonly reviews: Reviews,
  ) {}

  /** A department speaks for itself; a clerk enters what its staff have handed in. */
  async state(ratingId: string, body: StatementBody, by: Principal, unit: UnitOfWork): Promise<Review> {
    const file = await this.ratings.find(unit, ratingId);
    if (!file) throw notYetKnown();
    const { org, speaker, kind, statement, name, staffNo, documents } = body;
    requireScope(by, { jurisdiction: file.facts.jurisdiction, org: by.role === 'department' ? org : by.org });
    if (file.status !== 'recorded' || !isConcerned(file, org)) throw notYetKnown();
    const said = { org, by: speaker, kind, documents: documents.length, at: unit.now };
    const stated = stateCase(file, said);
    if ('reasonCode' in stated) throw problemOfRefusal(stated);
    await this.ratings.save(unit, stated);
    const text = { org, kind, statement, documents, at: unit.now, ...defined({ name, staffNo }) };
    await this.reviews.said(unit, ratingId, text);
    return stated.review!;
  }

  async finish(ratingId: string, body: ReviewBody, by: Principal, unit: UnitOfWork): Promise<Review> {
    const file = await ratingForOfficer(this.ratings, ratingId, by, unit);
    const { mode, outcome, reason } = body;
    const findings = Object.fromEntries(body.findings.map(({ aspect, finding }) => [aspect, finding]));
    const finished = finishReview(file, { mode, findings, outcome, at: unit.now, by: by.sub });
    if ('reasonCode' in finished) throw problemOfRefusal(finished);
    await this.ratings.save(unit, finished.file);
    await this.reviews.said(unit, ratingId, { outcome, reason, at: unit.now });
    unit.publish(finished.events);
    return finished.file.review!;
  }
}
