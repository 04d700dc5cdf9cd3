import { localDateOf } from '@huiying/contracts';
import { TimerHandler, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { Policies, type Pack } from '@huiying/policy';
import { taskOf, type Rated } from '../concentration/concentration';
import { tellHead } from '../concentration/tell-head';
import { countedSince, weighConcentration } from '../concentration/weigh-concentration';
import { Concentrations } from '../persistence/concentrations';
import { Ratings } from '../persistence/ratings';
import { ratings } from '../persistence/stores';

/** By the pack: so many of one member of staff, so many of a department, within so many days. */
interface ConcentrationRule {
  readonly staff: number;
  readonly department: number;
  readonly days: number;
}

/**
 * A unit has been told of a bad rating, and the window for messages is open: whether they gather is weighed (JL-04). It is a
 * timer's work because it looks at other ratings than its own; whoever comes first writes the row, the others weigh again.
 */
@TimerHandler({ name: 'concentration', store: ratings })
export class ConcentrationTimer implements TimerFired {
  constructor(
    private readonly kept: Ratings,
    private readonly concentrations: Concentrations,
    private readonly policies: Policies,
  ) {}

  async fire({ id, detail: org }: DueTimer, unit: UnitOfWork): Promise<void> {
    const file = await this.kept.find(unit, id);
    if (file?.status !== 'recorded') return;
    const { jurisdiction, staffNo } = file.facts;
    const pack = this.policies.governing(file.policyRef ?? '', localDateOf(unit.now));
    if (staffNo !== undefined && org === file.org)
      await this.weigh({ jurisdiction, org, staffNo }, pack, unit);
    await this.weigh({ jurisdiction, org }, pack, unit);
  }

  private async weigh(rated: Rated, pack: Pack, unit: UnitOfWork): Promise<void> {
    const rule = pack.parameter('rating.concentration');
    if (!rule) return;
    const { staff, department, days } = rule.value as ConcentrationRule;
    const limit = { ratings: rated.staffNo === undefined ? department : staff, days };
    const standing = await this.concentrations.standing(rated, countedSince(unit.now, limit));
    const before = await this.concentrations.of(unit, rated);
    const weighed = weighConcentration(before, standing, { limit, ruleId: rule.ruleId, at: unit.now });
    if (!weighed) return;
    this.concentrations.save(unit, weighed.concentration);
    const task = taskOf(weighed.concentration);
    if (weighed.opened && task) unit.publish(tellHead(weighed.concentration, task));
  }
}
