import { Logger } from '@nestjs/common';
import { localDateOf } from '@huiying/contracts';
import { TimerHandler, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { noteComplaintSilence } from '../complaint/decide-complaint-appeal';
import { Appeals } from '../persistence/appeals';
import { Complaints } from '../persistence/complaints';
import { complaints } from '../persistence/stores';

/** The limit for the revocation of a complaint has passed: what is missing is recorded and the supervisor alarmed, once (Q31). */
@TimerHandler({ name: 'complaint-appeal-limit', store: complaints })
export class ComplaintAppealLimit implements TimerFired {
  private readonly logger = new Logger('rating');

  constructor(
    private readonly kept: Complaints,
    private readonly appeals: Appeals,
    private readonly policies: Policies,
  ) {}

  async fire(timer: DueTimer, unit: UnitOfWork): Promise<void> {
    const appeal = await this.appeals.find(unit, timer.detail);
    const file = await this.kept.find(unit, timer.id);
    if (appeal?.caseId === undefined || !file) return;
    const pack = this.policies.governing(file.policyRef ?? '', localDateOf(unit.now));
    const noted = noteComplaintSilence(file, appeal, { pack, now: timer.dueAt });
    if (!noted) return;
    this.appeals.note(unit, noted.appeal);
    this.kept.save(unit, noted.file);
    unit.publish(noted.events);
    const { caseId, appealId, org } = appeal;
    this.logger.error({ msg: 'RATING.APPEAL_OVERDUE', caseId, appealId, org, lacks: 'decision' });
  }
}
