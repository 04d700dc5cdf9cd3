import { Injectable } from '@nestjs/common';
import { localDateOf } from '@huiying/contracts';
import type { Principal } from '@huiying/http';
import type { UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { decideAdoption, type AdoptionDecision } from '../adoption/decide-adoption';
import { Adoptions } from '../persistence/adoptions';
import { Ratings } from '../persistence/ratings';
import type { AdoptionBody } from './adoption-dtos';
import { problemOfRefusal } from './refusal-problem';
import { ratingForOfficer } from './standing-rating';

/** The authority decides without an appeal (JL-13, JL-14), or takes an annulment back, with a record of both. */
@Injectable()
export class DecideAdoption {
  constructor(
    private readonly ratings: Ratings,
    private readonly kept: Adoptions,
    private readonly policies: Policies,
  ) {}

  async run(
    ratingId: string,
    body: AdoptionBody,
    principal: Principal,
    unit: UnitOfWork,
  ): Promise<AdoptionDecision> {
    const file = await ratingForOfficer(this.ratings, ratingId, principal, unit);
    const pack = this.policies.governing(file.policyRef ?? '', localDateOf(unit.now));
    const { org, outcome, reasonCode, reason } = body;
    const adopting = { org, outcome, reasonCode, reason, by: principal.sub };
    const adopted = decideAdoption(file, adopting, { pack, now: unit.now });
    if ('reasonCode' in adopted) throw problemOfRefusal(adopted);
    await this.ratings.save(unit, adopted.file);
    const { jurisdiction } = file.facts;
    await this.kept.record(unit, { ratingId, jurisdiction }, adopted.decision, reason);
    unit.publish(adopted.events);
    return adopted.decision;
  }
}
