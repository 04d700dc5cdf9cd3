import { Injectable } from '@nestjs/common';
import { localDateOf } from '@huiying/contracts';
import { ProblemException, requireScope, type Principal } from '@huiying/http';
import { LegalClock } from '@huiying/messaging';
import { Policies, type Pack } from '@huiying/policy';
import { pausesOf, prescribedForShare } from '../bad-rating/prescribed-for-share';
import { shareIn, type RatingClocks, type ShareClocks } from '../bad-rating/rating-clocks';
import { explainClock } from '../deadline/explain-deadline';
import { Calendars } from '../persistence/calendars';
import { ClocksOfRatings } from '../persistence/clocks-of-ratings';
import { clockView } from './deadline-view';

/** The clocks of a bad rating as the contract shows them (§5); a department sees those of its own share. */
@Injectable()
export class RatingDeadlines {
  constructor(
    private readonly clocks: ClocksOfRatings,
    private readonly calendars: Calendars,
    private readonly policies: Policies,
    private readonly clock: LegalClock,
  ) {}

  /** Empty when none runs. @throws ProblemException 403 AUTH.OUT_OF_SCOPE */
  async of(ratingId: string, principal: Principal): Promise<readonly object[]> {
    const clocks = await this.clocks.read(ratingId);
    if (!clocks) return [];
    const pack = this.packOf(clocks);
    const on = { pack, calendar: await this.calendars.current(pack), now: this.clock.now() };
    return visibleShares(clocks, principal).flatMap((share) =>
      share.deadlines.map((deadline) =>
        clockView({ ratingId, org: share.org }, deadline, pausesOf(deadline.kind, share, pack), on),
      ),
    );
  }

  /** @throws ProblemException 404 SLA.DEADLINE_UNKNOWN, 403 AUTH.OUT_OF_SCOPE */
  async explanation(deadlineId: string, principal: Principal): Promise<object> {
    const { ratingId = '', org } = shareIn(deadlineId) ?? {};
    const clocks = await this.clocks.read(ratingId);
    const share = clocks?.shares.find((each) => each.org === org);
    const deadline = share?.deadlines.find((each) => each.deadlineId === deadlineId);
    if (!clocks || !share || !deadline) throw new ProblemException(404, 'SLA.DEADLINE_UNKNOWN');
    if (!visibleShares(clocks, principal).includes(share))
      throw new ProblemException(403, 'AUTH.OUT_OF_SCOPE');
    const pack = this.packOf(clocks);
    const { revision } = deadline.calendar;
    const { calendar } = await this.calendars.ofRevision(revision, pack);
    const prescribed = prescribedForShare(clocks, share, pack).find((each) => each.deadlineId === deadlineId);
    const { rule, ledger } = prescribed ?? { rule: undefined };
    const pauses = pausesOf(deadline.kind, share, pack);
    const on = { pack, calendar: { calendar, revision }, now: this.clock.now() };
    return {
      ...clockView({ ratingId, org: share.org }, deadline, pauses, on),
      policyRef: clocks.policyRef,
      ...explainClock({ deadline, pauses, extensions: [], rule, ledger }, pack, calendar),
    };
  }

  private packOf({ policyRef }: RatingClocks): Pack {
    return this.policies.governing(policyRef, localDateOf(this.clock.now()));
  }
}

/** @throws ProblemException 403 AUTH.OUT_OF_SCOPE for another division, and for a unit that was not rated */
function visibleShares({ jurisdiction, shares }: RatingClocks, principal: Principal): readonly ShareClocks[] {
  const { role, org } = principal;
  const visible = role === 'department' ? shares.filter((share) => share.org === org) : shares;
  requireScope(principal, { jurisdiction, org: role === 'department' ? visible[0]?.org : org });
  return visible;
}
