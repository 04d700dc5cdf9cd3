import {
  AssignedCaseContained,
  ReceiptCaseExtended,
  ToDeptExtensionDecided,
  ToDeptSupervisionIssued,
  type DataOf,
} from '@huiying/contracts';
import { CONTAINED, Consumer, HeldRecords, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { ClocksOfCases } from '../persistence/clocks-of-cases';
import { SealedWords } from '../persistence/sealed-words';
import { caseClocks } from '../persistence/stores';

const ERASED = [
  { type: ToDeptExtensionDecided.type, fields: { reason: CONTAINED }, unsent: true },
  { type: ToDeptSupervisionIssued.type, fields: { instruction: CONTAINED }, unsent: true },
  { type: ReceiptCaseExtended.type, fields: { reason: CONTAINED }, unsent: true },
];

/** The words of a case are contained (LN-17): what was written about its deadlines goes too; the clocks stay. */
@Consumer(AssignedCaseContained, { aggregate: ({ data }) => ref(caseClocks, data.caseId) })
export class OnCaseContained {
  constructor(
    private readonly clocks: ClocksOfCases,
    private readonly words: SealedWords,
    private readonly held: HeldRecords,
  ) {}

  async handle({ data }: Received<DataOf<typeof AssignedCaseContained>>, unit: UnitOfWork): Promise<void> {
    const clocks = await this.clocks.find(unit, data.caseId);
    if (clocks) await this.words.contain(unit, clocks);
    unit.erase({ subject: data.caseId, messages: ERASED, held: await this.held.withoutWords(data) });
  }
}
