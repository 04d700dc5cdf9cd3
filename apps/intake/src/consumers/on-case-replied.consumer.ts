import { CaseReplied, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { caseReplied } from '../case/follow-routing';
import { repliedReceipt } from '../case/link-case';
import { CaseTexts } from '../persistence/case-texts';
import { Cases } from '../persistence/cases';
import { SharedEnds } from '../persistence/shared-ends';
import { cases, replies } from '../persistence/stores';

/** The person has the reply: so has everybody whose case is linked to this one, one reply for all (Q16). */
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
    if (file.matterId === undefined) return;
    await this.texts.keepReply(unit, data.caseId, data.round, data.sealedReply.reply);
    const followers = await this.ends.followers(unit, file);
    const reply = followers.length > 0 ? await this.texts.reply(unit, data.caseId) : undefined;
    if (reply) unit.publish(followers.map((follower) => repliedReceipt(follower, reply)));
  }
}
