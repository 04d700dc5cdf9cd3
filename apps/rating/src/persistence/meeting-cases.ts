import { Injectable } from '@nestjs/common';
import { localDateOf } from '@huiying/contracts';
import type { UnitOfWork } from '@huiying/messaging';
import { Policies, type Pack } from '@huiying/policy';
import { attachRating } from '../rating/attach-rating';
import type { Decision } from '../rating/decision';
import { noneWaits, notRatedYet, waitsAt, type KnownCase, type RatedCase } from '../rating/rated-case';
import type { RatingFacts } from '../rating/rating-facts';
import { arrivedPart } from '../rating/rating-file';
import { awaitCase, holdRating } from '../rating/receive-rating';
import { Opinions } from './opinions';
import { Ratings } from './ratings';
import { ratedCases } from './stores';
import { watchHeld } from './watch-held';

interface Arrived {
  readonly facts: RatingFacts;
  readonly policyRef?: string;
}

/**
 * Cases and their ratings, whichever comes first (engine rule 7). Both sides write the case's row: the rating either sees
 * the case or is in the list that the case empties.
 */
@Injectable()
export class MeetingCases {
  constructor(
    private readonly ratings: Ratings,
    private readonly opinions: Opinions,
    private readonly policies: Policies,
  ) {}

  /** The row of the case whose handling counts: of a linked case that is its master's. */
  async rowOf(unit: UnitOfWork, caseId: string): Promise<{ caseId: string; row: RatedCase }> {
    const row = (await unit.find(ratedCases, caseId)) ?? notRatedYet;
    return row.linkedTo === undefined ? { caseId, row } : this.rowOf(unit, row.linkedTo);
  }

  /** A rating has come: attached when its case is known, else it waits. @param pack the law of the rating's own day */
  async ratingCame(
    unit: UnitOfWork,
    arrived: Arrived,
    ofCase: string,
    pack: Pack,
    at: number,
  ): Promise<Decision> {
    const { caseId, row } = await this.rowOf(unit, ofCase);
    if (row.split) return holdRating(arrived, 'RATING.PART_MISSING', at);
    if (row.known) return this.attach(unit, arrived, caseId, row, row.known, pack, at);
    unit.save(ratedCases, caseId, waitsAt(row, arrived.facts.ratingId));
    return awaitCase(arrived, caseId, arrived.facts.upstreamCaseNo ?? '', at);
  }

  /** The case has come, or has moved on: everybody who waited for it is attached, in order of arrival. */
  async caseCame(unit: UnitOfWork, caseId: string, row: RatedCase, at: number): Promise<void> {
    unit.save(ratedCases, caseId, noneWaits(row));
    for (const ratingId of row.waiting) {
      const file = await this.ratings.find(unit, ratingId);
      if (file?.status !== 'waiting') continue;
      const { row: now } = await this.rowOf(unit, caseId);
      if (!now.known) throw new Error(`case ${caseId} came without being known`);
      const pack = this.packOf(file.policyRef, now.known, at);
      const decision = await this.attach(unit, arrivedPart(file), caseId, now, now.known, pack, at);
      await this.ratings.save(unit, decision.file);
      unit.publish(decision.events);
    }
  }

  /** The case is linked to its master: who waits for it waits for, or is attached to, the master (Q16). */
  async caseLinked(unit: UnitOfWork, linkedId: string, masterId: string, at: number): Promise<void> {
    const linked = (await unit.find(ratedCases, linkedId)) ?? notRatedYet;
    unit.save(ratedCases, linkedId, { ...noneWaits(linked), linkedTo: masterId });
    const { caseId, row } = await this.rowOf(unit, masterId);
    const joined = linked.waiting.reduce(waitsAt, row);
    if (row.known) return this.caseCame(unit, caseId, joined, at);
    unit.save(ratedCases, caseId, joined);
    if (row.split) await this.caseSplit(unit, caseId, at);
  }

  /** The case is handled in parts from now on: who rates it has to say which part, and a person asks. */
  async caseSplit(unit: UnitOfWork, ofCase: string, at: number): Promise<void> {
    const { caseId, row } = await this.rowOf(unit, ofCase);
    unit.save(ratedCases, caseId, { ...noneWaits(row), split: true });
    for (const ratingId of row.waiting) {
      const file = await this.ratings.find(unit, ratingId);
      if (file?.status !== 'waiting') continue;
      const decision = holdRating(arrivedPart(file), 'RATING.PART_MISSING', at);
      await this.ratings.save(unit, decision.file);
      unit.publish(decision.events);
      watchHeld(unit, decision.file, this.policies);
    }
  }

  private async attach(
    unit: UnitOfWork,
    arrived: Arrived,
    caseId: string,
    row: RatedCase,
    known: KnownCase,
    ratingPack: Pack,
    at: number,
  ): Promise<Decision> {
    const comment = await this.opinions.comment(unit, arrived.facts.ratingId);
    const casePack = this.packOf(known.policyRef, known, at);
    const { row: after, ...decision } = attachRating(row, {
      arrived,
      caseId,
      known,
      comment,
      ratingPack,
      casePack,
      at,
    });
    unit.save(ratedCases, caseId, after);
    return decision;
  }

  private packOf(policyRef: string | undefined, { jurisdiction }: KnownCase, at: number): Pack {
    const pack =
      policyRef === undefined
        ? this.policies.inForce(jurisdiction, localDateOf(at))
        : this.policies.byRef(policyRef);
    if (!pack) throw new Error(`no pack for ${jurisdiction} on ${localDateOf(at)}`);
    return pack;
  }
}
