import { Injectable, Logger } from '@nestjs/common';
import { localDateOf } from '@huiying/contracts';
import type { UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { rulesFor } from './bad-rating/prescribed-for-share';
import type { RatingClocks } from './bad-rating/rating-clocks';
import { settleRating, type SettledRating } from './bad-rating/settle-rating';
import { pinnedRevision, type Surroundings } from './deadline/counting';
import type { Cause } from './deadline/deadline-events';
import { estimatesIn } from './deadline/estimates';
import { Calendars } from './persistence/calendars';
import { ClocksOfRatings } from './persistence/clocks-of-ratings';

/** An event of rating, with the law under which the rating was taken. */
export interface AboutRating {
  readonly jurisdiction?: string;
  readonly policyRef?: string;
  readonly data: { readonly ratingId: string };
}

/** What all changes of the clocks of a bad rating have in common: load, add the fact, settle, write. */
@Injectable()
export class KeepRatingClocks {
  private readonly logger = new Logger('sla');

  constructor(
    private readonly clocks: ClocksOfRatings,
    private readonly calendars: Calendars,
    private readonly policies: Policies,
  ) {}

  /** Nothing is kept of a rating for whose division the law knows no clock (Q56). */
  async change(
    message: AboutRating,
    unit: UnitOfWork,
    cause: Cause,
    fact: (clocks: RatingClocks) => RatingClocks,
  ): Promise<void> {
    const { ratingId } = message.data;
    const { jurisdiction, policyRef } = message;
    const known = await this.clocks.find(unit, ratingId);
    if (!known && (jurisdiction === undefined || policyRef === undefined)) return;
    const before = known ?? {
      ratingId,
      jurisdiction: jurisdiction ?? '',
      policyRef: policyRef ?? '',
      shares: [],
    };
    const on = await this.surroundings(unit, before);
    if (!known && rulesFor(on.pack).length === 0) return;
    this.write(unit, settleRating(fact(before), cause, on));
  }

  /** Counts the open clocks of a rating again, with the calendar (Q13, Q36) and by the hour that it is now. */
  async recount(unit: UnitOfWork, ratingId: string, cause: Cause): Promise<void> {
    const clocks = await this.clocks.find(unit, ratingId);
    if (clocks) this.write(unit, settleRating(clocks, cause, await this.surroundings(unit, clocks)));
  }

  /** The law and the calendar by which a rating counts now. */
  async surroundings(unit: UnitOfWork, { policyRef, shares }: RatingClocks): Promise<Surroundings> {
    const { now } = unit;
    const pack = this.policies.governing(policyRef, localDateOf(now));
    const revision = pinnedRevision({ orders: shares }, pack);
    const calendar =
      revision === undefined
        ? await this.calendars.at(unit, pack)
        : await this.calendars.ofRevision(revision, pack);
    return { pack, calendar, now };
  }

  write(unit: UnitOfWork, { clocks, events, wakes }: SettledRating): void {
    this.clocks.save(unit, clocks, wakes);
    unit.publish(events);
    for (const estimate of estimatesIn(events))
      this.logger.error({ msg: 'SLA.CALENDAR_YEAR_MISSING', ...estimate });
  }
}
