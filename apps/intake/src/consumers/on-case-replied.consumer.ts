import { CaseReplied, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { caseReplied } from '../case/follow-routing';
import { CaseTexts } from '../persistence/case-texts';
import { Cases } from '../persistence/cases';
import { SharedEnds } from '../persistence/shared-ends';
import { cases, replies } from '../persistence/stores';

/** The person has the reply: so has everybody whose case is linked to this one; a part's waits for those of the others. */
@Consumer(CaseReplied, {
  aggregate: ({ data }) => ref(cases, data.caseId),
  also: ({ data }) => [ref(replies, data.caseId)],
})
export class OnCaseReplied {
  constructor(
    private readonly cases: Cases,
    private readonly texts: CaseTexts,
    private readonly ends: SharedEnds,
  ) {}

  async handle({ data }: Received<DataOf<typeof CaseReplied>>, unit: UnitOfWork): Promise<void> {
    const file = await this.cases.find(unit, data.caseId);
    if (!file) return;
    await this.cases.save(unit, caseReplied(file, data.round, unit.now).file);
    if (file.matterId === undefined && file.facts.partOf === undefined) return;
    await this.texts.keepReply(unit, data.caseId, data.round, data.sealedReply.reply);
    const reply = file.followers?.length ? await this.texts.reply(unit, data.caseId) : undefined;
    if (reply) await this.ends.answerFollowers(unit, file, reply);
    await this.ends.tellWhole(unit, file, { replied: true }, unit.now);
  }
}
