import { Injectable } from '@nestjs/common';
import {
  ReceiptRatingRecorded,
  caseIdOf,
  localDateOf,
  partIdOf,
  type OutgoingEvent,
} from '@huiying/contracts';
import { PermanentFailure, type UnitOfWork } from '@huiying/messaging';
import { Policies, type Pack } from '@huiying/policy';
import type { CollectedBy } from '../collection/collected';
import { attributionOf } from '../rating/attribution';
import type { Decision } from '../rating/decision';
import { factsOf, type Created, type RatingFacts } from '../rating/rating-facts';
import type { RatingFile } from '../rating/rating-file';
import { duplicateOf, holdRating, whyHeld } from '../rating/receive-rating';
import { recordRating } from '../rating/record-rating';
import { HallServices } from './hall-services';
import { MeetingCases } from './meeting-cases';
import { Opinions, type HandedIn } from './opinions';
import { Organisations } from './organisations';
import { serviceIdOf } from './service-id';
import { ratedServices } from './stores';
import { watchHeld } from './watch-held';

interface Arrived {
  readonly facts: RatingFacts;
  readonly policyRef?: string;
}

/** A rating that came by QR code, or that a clerk entered. */
export interface Collected {
  readonly by: CollectedBy;
  readonly handedIn: HandedIn;
}

/** Who handed it in here has his answer by REST; the province learns of what is recorded. */
const withoutAnswers = (events: readonly OutgoingEvent[]): OutgoingEvent[] =>
  events.filter(
    ({ contract }) => contract.topic !== ReceiptRatingRecorded.topic || contract === ReceiptRatingRecorded,
  );

/** The case whose handling is rated, of a split one the part; undefined where a service is rated. */
function ratedCaseOf({ collected, sourceSystem, upstreamCaseNo, part }: RatingFacts): string | undefined {
  if (upstreamCaseNo === undefined) return undefined;
  const caseId = caseIdOf(collected?.caseSystem ?? sourceSystem, upstreamCaseNo);
  const n = Number(/^([1-9][0-9]?)\//.exec(part ?? '')?.[1] ?? 0);
  return n === 0 ? caseId : partIdOf(caseId, n);
}

/** Words and rater are put away sealed; then the rating is held, waits, is a duplicate, or is recorded. */
@Injectable()
export class ReceivingRatings {
  constructor(
    private readonly policies: Policies,
    private readonly opinions: Opinions,
    private readonly organisations: Organisations,
    private readonly meeting: MeetingCases,
    private readonly hall: HallServices,
  ) {}

  /** @param collected set when it was collected here and not handed over by the province */
  async receive(
    data: Created,
    at: number,
    ratingId: string,
    unit: UnitOfWork,
    collected?: Collected,
  ): Promise<RatingFile> {
    const jurisdiction = this.jurisdictionOf(data.jurisdiction);
    const pack = this.policies.inForce(jurisdiction, localDateOf(at));
    const facts = factsOf(data, jurisdiction, at, collected?.by);
    await this.opinions.keep(unit, ratingId, data, collected?.handedIn);
    const arrived: Arrived = pack ? { facts, policyRef: pack.ref } : { facts };
    const decision = await this.decide(arrived, pack, at, unit);
    unit.publish(collected ? withoutAnswers(decision.events) : decision.events);
    watchHeld(unit, decision.file, this.policies);
    return decision.file;
  }

  /** A person has let a held rating go on: it takes the way that it would have taken. The caller saves it. */
  async release(arrived: Arrived, pack: Pack, unit: UnitOfWork): Promise<RatingFile> {
    const decision = await this.decide(arrived, pack, unit.now, unit);
    unit.publish(decision.events);
    watchHeld(unit, decision.file, this.policies);
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
    const ratedCase = ratedCaseOf(arrived.facts);
    return ratedCase === undefined
      ? this.rateService(arrived, pack, at, unit)
      : this.meeting.ratingCame(unit, arrived, ratedCase, pack, at);
  }

  /** A service and not a case was rated: the first rating of its event stands. */
  private async rateService(arrived: Arrived, pack: Pack, at: number, unit: UnitOfWork): Promise<Decision> {
    const { facts } = arrived;
    const serviceId = serviceIdOf(facts);
    const before = serviceId === undefined ? undefined : await unit.find(ratedServices, serviceId);
    if (before?.ratingId !== undefined && before.ratingId !== facts.ratingId)
      return duplicateOf(arrived, before.ratingId, at);
    const aside = await this.hall.aside(unit, arrived, pack, at);
    if (aside) return aside;
    const { lead, others } = attributionOf(facts, pack);
    const decision = recordRating(
      arrived,
      {
        round: facts.round ?? 1,
        serviceId,
        org: await this.organisations.active(unit, lead, facts.jurisdiction),
        coOrgs: await this.organisations.allActive(unit, others, facts.jurisdiction),
        matter: facts.taskName ?? facts.projectNo ?? facts.upstreamRatingNo,
        comment: await this.opinions.comment(unit, facts.ratingId),
      },
      pack,
      at,
    );
    // a default rating is nobody's: it takes no place away from the person
    if (serviceId !== undefined && decision.file.counted)
      unit.save(ratedServices, serviceId, { ratingId: facts.ratingId });
    await this.hall.counts(unit, decision.file, pack, at);
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
