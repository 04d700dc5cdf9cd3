import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@huiying/messaging';
import type { CaseClocks } from './deadline/case-clocks';
import type { Outcome } from './deadline/outcome';
import { KeepClocks } from './keep-clocks';
import { noticeInstant } from './notice/notice-instant';
import { caseClocks } from './persistence/stores';
import { Supervisions } from './persistence/supervisions';
import { issueSupervision, type AskedSupervision } from './supervision/issue-supervision';
import type { Supervision } from './supervision/supervision';
import { isSentByUs } from './supervision/supervise-by-telephone';

type Asking = Omit<AskedSupervision, 'faultFound' | 'noticeNo'> & {
  readonly issuedBy?: string;
  readonly means?: NonNullable<Supervision['means']>;
};

/** Opens a supervision: its number, its line in the register, its notice; whoever asks for it. */
@Injectable()
export class SuperviseOrder {
  constructor(
    private readonly keep: KeepClocks,
    private readonly register: Supervisions,
  ) {}

  async run(unit: UnitOfWork, clocks: CaseClocks, asking: Asking): Promise<Outcome<Supervision>> {
    const { issuedBy, means, ...asked } = asking;
    const on = await this.keep.surroundings(unit, clocks);
    const faultFound = await this.register.faultFound(unit, asked.orderId);
    const number = await this.register.nextNumber(unit, clocks.jurisdiction);
    const { noticeNo } = number;
    const outcome = issueSupervision(clocks, { ...asked, faultFound, noticeNo }, on);
    if (outcome.kind === 'refused') return outcome;
    const { instruction } = asked;
    const supervision: Supervision = {
      ...outcome.facts.supervision,
      ...(issuedBy === undefined ? {} : { issuedBy }),
      ...(means === undefined ? {} : { means }),
      ...(instruction === undefined ? {} : { sealedInstruction: this.register.seal(instruction) }),
    };
    this.register.take(unit, number);
    await this.register.enter(unit, supervision);
    this.keep.note(unit, outcome.facts.clocks);
    if (isSentByUs(supervision)) {
      const dueAt = noticeInstant(unit.now, clocks.urgency, on);
      const name = `supervision-notice:${supervision.supervisionId}`;
      unit.schedule([{ store: caseClocks, id: clocks.caseId, name, dueAt }]);
    }
    unit.publish(outcome.events);
    return { kind: 'became', facts: supervision, events: [] };
  }
}
