import { Injectable } from '@nestjs/common';
import type { Incoming } from '@huiying/contracts';
import { orgOfTopic, ref, type AggregateRef, type Received, type UnitOfWork } from '@huiying/messaging';
import type { RecordedRating } from '../rating/rating-file';
import type { Refusal } from '../rating/refusal';
import { isConcerned } from '../rating/shares';
import { Ratings } from '../persistence/ratings';
import { ratings } from '../persistence/stores';
import { actionRefused } from './answer-action';

interface AboutRating {
  readonly ratingId: string;
}

/** Where every action about a rating lands. */
export const aboutRating = {
  aggregate: ({ data }: Incoming<AboutRating>): AggregateRef => ref(ratings, data.ratingId),
};

/** No division is known of a rating that does not exist and an action that does not say. */
const NOWHERE = '000000';

type Judge = (file: RecordedRating, org: string) => Promise<Refusal | undefined>;

/**
 * What all `dept.rating.*` actions have in common: the rating exists, concerns the organisation and stands. A rating is
 * made by this service alone, so one that is unknown here does not exist: refused at once.
 */
@Injectable()
export class RatingActions {
  constructor(private readonly ratings: Ratings) {}

  /** @param judge gives the refusal, or undefined once it has taken the action */
  async settle(message: Received<AboutRating>, unit: UnitOfWork, judge: Judge): Promise<void> {
    const { ratingId } = message.data;
    const org = orgOfTopic(message.topic) ?? '';
    const action = { actionId: message.id, org, ratingId };
    const file = await this.ratings.find(unit, ratingId);
    if (!file) {
      const refusal = { reasonCode: 'RATING.UNKNOWN', message: 'there is no such rating' } as const;
      const refused = actionRefused({ ...action, jurisdiction: message.jurisdiction ?? NOWHERE }, refusal);
      return unit.answer(`${message.topic}:${message.id}:refused`, refused);
    }
    const refusal =
      file.status === 'recorded'
        ? isConcerned(file, org)
          ? await judge(file, org)
          : NOT_CONCERNED
        : { reasonCode: 'RATING.WRONG_STATE' as const, message: `the rating is ${file.status}` };
    if (!refusal) return;
    const { jurisdiction } = file.facts;
    unit.publish([actionRefused({ ...action, jurisdiction, policyRef: file.policyRef }, refusal)]);
  }
}

const NOT_CONCERNED: Refusal = {
  reasonCode: 'RATING.NOT_CONCERNED',
  message: 'the rating does not concern this organisation',
};
