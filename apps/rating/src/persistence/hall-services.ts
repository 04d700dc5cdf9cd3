import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@huiying/messaging';
import type { Pack } from '@huiying/policy';
import type { Decision } from '../rating/decision';
import { NOT_THROUGH_COUNTY, higherSystems, isOfHigherSystem } from '../rating/higher-system';
import type { RatingFacts } from '../rating/rating-facts';
import { arrivedPart, type RecordedRating } from '../rating/rating-file';
import { duplicateOf, holdRating } from '../rating/receive-rating';
import { Ratings } from './ratings';
import { hallIdOf } from './service-id';
import { ratedServices } from './stores';

interface Arrived {
  readonly facts: RatingFacts;
  readonly policyRef?: string;
}

/**
 * Services of the county's hall that run on a system of the state or province are in principle rated through the county's
 * (HA-07). What comes through the other waits for a person; the county's rating of the same event counts, whichever comes first,
 * and the other is a duplicate of it. Where the pack names no such systems nothing is looked up.
 */
@Injectable()
export class HallServices {
  constructor(private readonly ratings: Ratings) {}

  /** @returns the duplicate or the held rating; undefined where it is recorded as ever */
  async aside(unit: UnitOfWork, arrived: Arrived, pack: Pack, at: number): Promise<Decision | undefined> {
    if (higherSystems(pack).length === 0) return undefined;
    const { ratingId, screened } = arrived.facts;
    const id = hallIdOf(arrived.facts);
    const row = id === undefined ? undefined : await unit.find(ratedServices, id);
    if (row?.ratingId !== undefined && row.ratingId !== ratingId) {
      const standing = await this.ratings.find(unit, row.ratingId);
      // two of the county's are told apart by its own numbers: each department of a parallel approval may be rated (HA-12)
      const across = [arrived.facts, standing?.facts].some((facts) => facts && isOfHigherSystem(facts, pack));
      if (standing?.status === 'recorded' && across) return duplicateOf(arrived, row.ratingId, at);
    }
    if (!isOfHigherSystem(arrived.facts, pack) || screened?.heldFor.includes(NOT_THROUGH_COUNTY))
      return undefined;
    if (id !== undefined)
      unit.save(ratedServices, id, { ...row, beside: [...(row?.beside ?? []), ratingId] });
    return holdRating(arrived, NOT_THROUGH_COUNTY, at);
  }

  /** It counts from now on: what is held of the same event is a duplicate of it. */
  async counts(unit: UnitOfWork, { facts, counted }: RecordedRating, pack: Pack, at: number): Promise<void> {
    if (!counted || higherSystems(pack).length === 0) return;
    const id = hallIdOf(facts);
    if (id === undefined) return;
    const { beside = [] } = (await unit.find(ratedServices, id)) ?? {};
    for (const ratingId of beside.filter((each) => each !== facts.ratingId)) {
      const held = await this.ratings.find(unit, ratingId);
      if (held?.status !== 'held') continue;
      const { file, events } = duplicateOf(arrivedPart(held), facts.ratingId, at);
      await this.ratings.save(unit, file);
      unit.publish(events);
    }
    unit.save(ratedServices, id, { ratingId: facts.ratingId });
  }
}
