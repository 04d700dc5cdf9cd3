import { DeptOrderAcceptanceDecided, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { decideAcceptance } from '../order/decide-acceptance';
import { orderOf, type CaseFile } from '../case-file/case-file';
import type { Reply } from '../order/reply';
import { CaseTexts } from '../persistence/case-texts';
import { DepartmentActions, landingWithText } from './department-actions';

type Decided = DataOf<typeof DeptOrderAcceptanceDecided>;

/** The competent unit takes a report up or does not (LN-34). */
@Consumer(DeptOrderAcceptanceDecided, landingWithText)
export class OnAcceptanceDecided {
  constructor(
    private readonly actions: DepartmentActions,
    private readonly texts: CaseTexts,
  ) {}

  async handle(message: Received<Decided>, unit: UnitOfWork): Promise<void> {
    const { orderId } = message.data;
    await this.actions.settle(message, unit, async (file, pack, by) => {
      const held = orderOf(file, orderId)?.org === by.org;
      const answer = held ? await this.answerOf(message.data, file, unit) : undefined;
      return decideAcceptance(file, orderId, message.data, by, answer, { pack, now: unit.now });
    });
  }

  /** What the person is told of a report that is not taken up: why, and on what basis (LN-46). */
  private async answerOf(decided: Decided, file: CaseFile, unit: UnitOfWork): Promise<Reply | undefined> {
    const { accepted, orderId, reason, legalBasis, documentRef } = decided;
    if (accepted || !reason || !legalBasis) return undefined;
    const elements = {
      notInvestigatedReason: reason,
      legalBasis,
      ...(documentRef === undefined ? {} : { documentRef }),
    };
    const text = { text: reason, elements };
    return { text, sealed: await this.texts.keepReply(unit, file.facts.caseId, orderId, text) };
  }
}
