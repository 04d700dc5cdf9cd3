import {
  CaseContained,
  ReceiptCaseReplied,
  ReceiptCaseTransferred,
  ToDeptOrderAssigned,
  ToDeptOrderReturnedForRework,
  ToDeptOrderSupplemented,
  ToDeptReturnDecided,
  type DataOf,
} from '@huiying/contracts';
import { CONTAINED, Consumer, HeldRecords, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { containCase } from '../case-file/contain-case';
import { CaseFiles } from '../persistence/case-files';
import { CaseTexts } from '../persistence/case-texts';
import { caseFiles, caseKeys, caseTexts } from '../persistence/stores';

const ERASED = [
  {
    type: ToDeptOrderAssigned.type,
    fields: { title: CONTAINED, content: CONTAINED, attachments: [], opinion: CONTAINED },
    unsent: true,
  },
  { type: ToDeptOrderSupplemented.type, fields: { content: CONTAINED, attachments: [] }, unsent: true },
  { type: ToDeptOrderReturnedForRework.type, fields: { reason: CONTAINED }, unsent: true },
  { type: ToDeptReturnDecided.type, fields: { reason: CONTAINED }, unsent: true },
  { type: ReceiptCaseReplied.type, fields: { reply: { text: CONTAINED } }, unsent: false },
  { type: ReceiptCaseTransferred.type, fields: { reason: CONTAINED }, unsent: false },
];

/** Intake has contained the words of a case: ours go too, and the units are told to destroy theirs (engine rule 23). */
@Consumer(CaseContained, {
  aggregate: ({ data }) => ref(caseFiles, data.caseId),
  also: ({ data }) => [ref(caseKeys, data.caseId), ref(caseTexts, data.caseId)],
})
export class OnCaseContained {
  constructor(
    private readonly cases: CaseFiles,
    private readonly texts: CaseTexts,
    private readonly held: HeldRecords,
  ) {}

  async handle({ data }: Received<DataOf<typeof CaseContained>>, unit: UnitOfWork): Promise<void> {
    const file = await this.cases.find(unit, data.caseId);
    if (!file) return;
    const orderIds = file.orders.map(({ orderId }) => orderId);
    const text = await this.texts.contain(unit, data.caseId, data.sealedText, orderIds);
    unit.erase({ subject: data.caseId, messages: ERASED, held: await this.held.withoutWords(file.facts) });
    const contained = containCase(file, text, data);
    this.cases.save(unit, contained.file);
    unit.publish(contained.events);
  }
}
