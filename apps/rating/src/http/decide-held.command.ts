import { Injectable } from '@nestjs/common';
import { localDateOf } from '@huiying/contracts';
import { ProblemException, notYetKnown, requireScope, type Principal } from '@huiying/http';
import type { UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { Opinions } from '../persistence/opinions';
import { Organisations } from '../persistence/organisations';
import { Ratings } from '../persistence/ratings';
import { ReceivingRatings } from '../persistence/receiving-ratings';
import { completeHeld, refuseHeld } from '../rating/decide-held';
import type { RatingFile } from '../rating/rating-file';
import type { HeldRatingBody } from './held-dtos';
import { problemOfRefusal } from './refusal-problem';

/** A person decides about a held rating; nobody about one of his own unit (Q40). */
@Injectable()
export class DecideHeld {
  constructor(
    private readonly ratings: Ratings,
    private readonly receiving: ReceivingRatings,
    private readonly opinions: Opinions,
    private readonly organisations: Organisations,
    private readonly policies: Policies,
  ) {}

  async run(
    ratingId: string,
    body: HeldRatingBody,
    principal: Principal,
    unit: UnitOfWork,
  ): Promise<RatingFile> {
    const file = await this.ratings.find(unit, ratingId);
    if (!file) throw notYetKnown();
    await this.refuseOthers(file, principal, unit);
    const { decision, reason, ...completion } = body;
    const { jurisdiction, arrivedAt } = file.facts;
    const pack =
      this.policies.inForce(jurisdiction, arrivedAt.slice(0, 10)) ??
      this.policies.inForce(jurisdiction, localDateOf(unit.now));
    const deciding = { by: principal.sub, pack, at: unit.now };
    await this.opinions.note(unit, ratingId, { decision, reason, callRef: completion.callRef });
    if (decision === 'refuse') {
      const refused = refuseHeld(file, deciding);
      if ('message' in refused) throw problemOfRefusal(refused);
      await this.ratings.save(unit, refused.file);
      unit.publish(refused.events);
      return refused.file;
    }
    const goesOn = completeHeld(file, completion, deciding);
    if ('message' in goesOn) throw problemOfRefusal(goesOn);
    const received = await this.receiving.release(goesOn, this.policies.byRef(goesOn.policyRef), unit);
    await this.ratings.save(unit, received);
    return received;
  }

  private async refuseOthers({ facts }: RatingFile, principal: Principal, unit: UnitOfWork): Promise<void> {
    const { jurisdiction, orgCode, coOrgCodes } = facts;
    requireScope(principal, { jurisdiction, org: principal.org });
    const codes = orgCode === undefined ? coOrgCodes : [orgCode, ...coOrgCodes];
    const rated = await this.organisations.allActive(unit, codes, jurisdiction);
    if (principal.org !== undefined && rated.includes(principal.org))
      throw new ProblemException(403, 'CASE.CONFLICT_OF_INTEREST');
  }
}
