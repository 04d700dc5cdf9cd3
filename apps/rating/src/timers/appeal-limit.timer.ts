import { Logger } from '@nestjs/common';
import { localDateOf } from '@huiying/contracts';
import { TimerHandler, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { noteSilence } from '../appeal/note-silence';
import { Appeals } from '../persistence/appeals';
import { Ratings } from '../persistence/ratings';
import { ratings } from '../persistence/stores';

/** The limit of a decision has passed: what is missing is recorded and the supervisor is alarmed, once (Q31, JL-19). */
@TimerHandler({ name: 'appeal-limit', store: ratings })
export class AppealLimit implements TimerFired {
  private readonly logger = new Logger('rating');

  constructor(
    private readonly kept: Ratings,
    private readonly appeals: Appeals,
    private readonly policies: Policies,
  ) {}

  async fire(timer: DueTimer, unit: UnitOfWork): Promise<void> {
    const appeal = await this.appeals.find(unit, timer.detail);
    const file = await this.kept.find(unit, timer.id);
    if (appeal?.ratingId === undefined || !file) return;
    const pack = this.policies.governing(file.policyRef ?? '', localDateOf(unit.now));
    const silence = noteSilence(file, appeal, { pack, now: timer.dueAt });
    if (!silence) return;
    this.appeals.note(unit, silence.appeal);
    await this.kept.save(unit, silence.file);
    unit.publish(silence.events);
    const { ratingId, appealId, org } = silence.appeal;
    this.logger.error({ msg: 'RATING.APPEAL_OVERDUE', ratingId, appealId, org, lacks: silence.lacks });
  }
}
