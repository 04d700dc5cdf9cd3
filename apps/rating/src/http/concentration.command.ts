import { Injectable } from '@nestjs/common';
import { notYetKnown, requireScope, type Principal } from '@huiying/http';
import type { UnitOfWork } from '@huiying/messaging';
import { taskOf, type Concentration } from '../concentration/concentration';
import { countedSince } from '../concentration/weigh-concentration';
import { checkWork, letFallAway, reportWork } from '../concentration/work-off';
import { Concentrations } from '../persistence/concentrations';
import type { Refusal } from '../rating/refusal';
import type {
  ConcentrationCheckBody,
  ConcentrationFallAwayBody,
  ConcentrationReportBody,
} from './concentration-dtos';
import { problemOfRefusal } from './refusal-problem';

/** What the head of the window and the supervisor do where bad ratings gather (JL-04). */
@Injectable()
export class ConcentrationCommand {
  constructor(private readonly kept: Concentrations) {}

  /** The department enters it for the head of its window; a clerk what was handed in on paper. */
  async report(
    id: string,
    { head, measures }: ConcentrationReportBody,
    by: Principal,
    unit: UnitOfWork,
  ): Promise<Concentration> {
    const found = await this.mine(id, by, unit);
    return this.put(reportWork(found, { at: unit.now, by: by.sub }), { head, measures }, unit);
  }

  async check(
    id: string,
    { passed, finding }: ConcentrationCheckBody,
    by: Principal,
    unit: UnitOfWork,
  ): Promise<Concentration> {
    const found = await this.mine(id, by, unit);
    return this.put(checkWork(found, { at: unit.now, by: by.sub }, passed), { passed, finding }, unit);
  }

  async fallAway(
    id: string,
    { reason }: ConcentrationFallAwayBody,
    by: Principal,
    unit: UnitOfWork,
  ): Promise<Concentration> {
    const found = await this.mine(id, by, unit);
    const standing = await this.standingOf(found);
    return this.put(letFallAway(found, { at: unit.now, by: by.sub }, standing), { reason }, unit);
  }

  /** How many of the ratings of the last task stand. */
  async standingOf(concentration: Concentration): Promise<number> {
    const task = taskOf(concentration);
    if (!task) return 0;
    const ids = new Set(task.ratingIds);
    const standing = await this.kept.standing(concentration, countedSince(task.openedAt, task.limit));
    return standing.filter(({ ratingId }) => ids.has(ratingId)).length;
  }

  private async mine(id: string, by: Principal, unit: UnitOfWork): Promise<Concentration> {
    const found = await this.kept.find(unit, id);
    if (!found) throw notYetKnown();
    const { jurisdiction, org } = found;
    requireScope(by, { jurisdiction, org: by.role === 'department' ? org : by.org });
    return found;
  }

  private async put(next: Refusal | Concentration, text: object, unit: UnitOfWork): Promise<Concentration> {
    if ('reasonCode' in next) throw problemOfRefusal(next);
    this.kept.save(unit, next);
    await this.kept.addText(unit, next.concentrationId, { ...text, task: next.tasks.length, at: unit.now });
    return next;
  }
}
