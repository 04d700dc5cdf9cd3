import { Injectable } from '@nestjs/common';
import { caseIdOf, localDateOf } from '@huiying/contracts';
import { PermanentFailure, type UnitOfWork } from '@huiying/messaging';
import { Policies, type Pack } from '@huiying/policy';
import { MeetingCases } from '../../persistence/meeting-cases';
import { Opinions } from '../../persistence/opinions';
import { Organisations } from '../../persistence/organisations';
import { serviceIdOf } from '../../persistence/service-id';
import { ratedServices } from '../../persistence/stores';
import type { TurnOf } from '../../persistence/waiting-events';
import { refusedEvent, type Decision } from '../../rating/decision';
import { factsOf, type Created, type RatingFacts } from '../../rating/rating-facts';
import type { RatingFile } from '../../rating/rating-file';
import { duplicateOf, holdRating, whyHeld } from '../../rating/receive-rating';
import { recordRating } from '../../rating/record-rating';
import type { TakesEvent } from './taking';

interface Arrived {
  readonly facts: RatingFacts;
  readonly policyRef?: string;
}

/** `created`: words and rater are put away sealed; then the rating is held, waits, is a duplicate, or is recorded. */
@Injectable()
export class TakeCreated implements TakesEvent {
  constructor(
    private readonly policies: Policies,
    private readonly opinions: Opinions,
    private readonly organisations: Organisations,
    private readonly meeting: MeetingCases,
  ) {}

  async take(
    file: RatingFile | undefined,
    turn: TurnOf,
    ratingId: string,
    unit: UnitOfWork,
  ): Promise<RatingFile> {
    if (file) {
      unit.publish([refusedEvent(file, turn.seq, 'RATING.ALREADY_CREATED')]);
      return file;
    }
    const data = turn.data as Created;
    const jurisdiction = this.jurisdictionOf(data.jurisdiction);
    const pack = this.policies.inForce(jurisdiction, localDateOf(turn.at));
    const facts = factsOf(data, jurisdiction, turn.at);
    await this.opinions.keep(unit, ratingId, data);
    const arrived: Arrived = pack ? { facts, policyRef: pack.ref } : { facts };
    const decision = await this.decide(arrived, pack, turn.at, unit);
    unit.publish(decision.events);
    return decision.file;
  }

  private async decide(
    arrived: Arrived,
    pack: Pack | undefined,
    at: number,
    unit: UnitOfWork,
  ): Promise<Decision> {
    const reasonCode = whyHeld(arrived.facts, pack);
    if (reasonCode !== undefined || !pack)
      return holdRating(arrived, reasonCode ?? 'POLICY.NOT_IN_FORCE', at);
    const { sourceSystem, upstreamCaseNo } = arrived.facts;
    return upstreamCaseNo === undefined
      ? this.rateService(arrived, pack, at, unit)
      : this.meeting.ratingCame(unit, arrived, caseIdOf(sourceSystem, upstreamCaseNo), pack, at);
  }

  /** A service and not a case was rated: the first rating of its event stands. */
  private async rateService(arrived: Arrived, pack: Pack, at: number, unit: UnitOfWork): Promise<Decision> {
    const { facts } = arrived;
    const serviceId = serviceIdOf(facts);
    const before = serviceId === undefined ? undefined : await unit.find(ratedServices, serviceId);
    if (before?.ratingId !== undefined && before.ratingId !== facts.ratingId)
      return duplicateOf(arrived, before.ratingId, at);
    const decision = recordRating(
      arrived,
      {
        round: facts.round ?? 1,
        serviceId,
        org: await this.organisations.active(unit, facts.orgCode, facts.jurisdiction),
        coOrgs: await this.organisations.allActive(unit, facts.coOrgCodes, facts.jurisdiction),
        matter: facts.taskName ?? facts.projectNo ?? facts.upstreamRatingNo,
        comment: await this.opinions.comment(unit, facts.ratingId),
      },
      pack,
      at,
    );
    // a default rating is nobody's: it takes no place away from the person
    if (serviceId !== undefined && decision.file.counted)
      unit.save(ratedServices, serviceId, { ratingId: facts.ratingId });
    return decision;
  }

  private jurisdictionOf(code: string): string {
    const id = this.policies.byCode(code);
    const found = this.policies.jurisdictions().find((one) => one.id === id);
    if (found) return found.code;
    throw new PermanentFailure('MESSAGE.UNKNOWN_JURISDICTION', [
      { path: '/jurisdiction', message: 'no policy pack knows this code' },
    ]);
  }
}
