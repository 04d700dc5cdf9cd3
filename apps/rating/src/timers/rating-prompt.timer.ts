import { localDateOf } from '@huiying/contracts';
import { TimerHandler, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { MeetingCases } from '../persistence/meeting-cases';
import { Prompts } from '../persistence/prompts';
import { prompts } from '../persistence/stores';
import { sendPrompt } from '../prompt/prompt';

/** The window is open (Q23): the person of a closed matter is prompted, unless he has rated it by himself (HA-14). */
@TimerHandler({ name: 'rating-prompt', store: prompts })
export class RatingPromptTimer implements TimerFired {
  constructor(
    private readonly prompts: Prompts,
    private readonly meeting: MeetingCases,
    private readonly policies: Policies,
  ) {}

  async fire({ id }: DueTimer, unit: UnitOfWork): Promise<void> {
    const prompt = await this.prompts.find(unit, id);
    if (prompt?.state !== 'due') return;
    const { row } = await this.meeting.rowOf(unit, prompt.caseId);
    const pack = this.policies.governing(prompt.policyRef ?? '', localDateOf(unit.now));
    const isRated = Object.keys(row.ratings).length > 0;
    const sent = sendPrompt(prompt, { isRated, pack, now: unit.now });
    this.prompts.save(unit, sent.prompt);
    unit.publish(sent.events);
  }
}
