import { RatingPromptDue, localDateOf, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { Policies, noticeInstant } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import { Prompts } from '../persistence/prompts';
import { prompts } from '../persistence/stores';
import { channelOf, promptIdOf } from '../prompt/prompt';
import { defined } from '../rating/rating-facts';

/** A matter is done: its person is prompted to rate it, once, when the window for messages is open (HA-14, Q23). */
@Consumer(RatingPromptDue, { aggregate: ({ data }) => ref(prompts, promptIdOf(data.caseId)) })
export class OnRatingPromptDue {
  constructor(
    private readonly prompts: Prompts,
    private readonly policies: Policies,
  ) {}

  async handle(
    { data, policyRef }: Received<DataOf<typeof RatingPromptDue>>,
    unit: UnitOfWork,
  ): Promise<void> {
    const { caseId, caseNo, jurisdiction } = data;
    const promptId = promptIdOf(caseId);
    if (await this.prompts.find(unit, promptId)) return;
    const pack = this.policies.governing(policyRef ?? '', localDateOf(unit.now));
    const about = { promptId, caseId, caseNo, jurisdiction, ...defined({ policyRef }) };
    this.prompts.save(unit, { ...about, channel: channelOf(pack), state: 'due', askedAt: unit.now });
    const dueAt = noticeInstant(unit.now, pack, shippedCalendar(pack.region));
    unit.schedule([{ store: prompts, id: promptId, name: 'rating-prompt', dueAt }]);
  }
}
