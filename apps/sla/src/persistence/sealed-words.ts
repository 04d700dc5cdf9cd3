import { Injectable } from '@nestjs/common';
import { CONTAINED, Sealing, type UnitOfWork } from '@huiying/messaging';
import type { CaseClocks } from '../deadline/case-clocks';
import { supervisionIdOf } from '../supervision/supervision';
import { extensionRequests, overdueReasons, supervisions } from './stores';

/** What was written about the deadlines of a case: the reasons of units and officers, instructions, notes. */
@Injectable()
export class SealedWords {
  constructor(private readonly sealing: Sealing) {}

  /** Everything that was written makes place for a mark; requests, reasons and supervisions stay with their facts (LN-17). */
  async contain(unit: UnitOfWork, { orders }: CaseClocks): Promise<void> {
    const mark = this.sealing.sealAtRest(Buffer.from(CONTAINED)).toString('base64');
    for (const { orderId, extensions, deadlines, supervisions: notices = [] } of orders) {
      for (const { requestId } of extensions) await this.ofExtension(unit, requestId, mark);
      for (const { deadlineId } of deadlines) await this.ofReason(unit, deadlineId, mark);
      for (const { nth } of notices) await this.ofSupervision(unit, supervisionIdOf(orderId, nth), mark);
    }
  }

  private async ofExtension(unit: UnitOfWork, requestId: string, mark: string): Promise<void> {
    const request = await unit.find(extensionRequests, requestId);
    if (!request) return;
    const { decision } = request;
    unit.save(extensionRequests, requestId, {
      ...request,
      sealedReason: mark,
      ...(decision ? { decision: { ...decision, sealedReason: mark } } : {}),
    });
  }

  private async ofReason(unit: UnitOfWork, deadlineId: string, mark: string): Promise<void> {
    const reason = await unit.find(overdueReasons, deadlineId);
    if (reason) unit.save(overdueReasons, deadlineId, { ...reason, sealedReason: mark });
  }

  private async ofSupervision(unit: UnitOfWork, supervisionId: string, mark: string): Promise<void> {
    const supervision = await unit.find(supervisions, supervisionId);
    if (!supervision) return;
    const { sealedInstruction, closure } = supervision;
    unit.save(supervisions, supervisionId, {
      ...supervision,
      ...(sealedInstruction === undefined ? {} : { sealedInstruction: mark }),
      ...(closure ? { closure: { ...closure, sealedNote: mark } } : {}),
    });
  }
}
