import { NoticeSms, RatingPromptDue } from '@huiying/contracts';
import { OnRatingPromptDue } from '../consumers/on-rating-prompt-due.consumer';
import { RatingInMemory, caseOf, evening, policies } from '../consumers/rating.features';
import { Prompts } from '../persistence/prompts';
import { prompts } from '../persistence/stores';
import { RatingPromptTimer } from '../timers/rating-prompt.timer';
import { promptIdOf } from './prompt';

const huian = policies.inForce('350521', '2026-11-20')!.ref;
const morning = evening + 12.5 * 3_600_000;

/** The service with a matter of Hui'an. For this spec only. */
class Prompting extends RatingInMemory {
  private readonly prompts = new Prompts(undefined as never);

  async done(no = 'N1'): Promise<void> {
    const data = { ...RatingPromptDue.example, caseId: caseOf(no), jurisdiction: '350521' };
    const to = new OnRatingPromptDue(this.prompts, policies);
    await this.says(RatingPromptDue, to, data, { policyRef: huian });
  }

  async windowOpens(no = 'N1'): Promise<unknown[]> {
    const timer = new RatingPromptTimer(this.prompts, this.meeting, policies);
    const due = { id: promptIdOf(caseOf(no)), name: 'rating-prompt', detail: '', dueAt: morning };
    await this.service.unit(morning, 'timer', (unit) => timer.fire(due, unit));
    return this.service.dataOf(NoticeSms.type);
  }

  prompt(no = 'N1') {
    return this.service.doc(prompts, promptIdOf(caseOf(no)));
  }
}

describe('one matter, one rating: its person is prompted when it is done (HA-14)', () => {
  it('by a message in the window of notices, with a reference and no number (Q23)', async () => {
    const service = new Prompting();
    await service.done();
    expect(service.service.timers).toMatchObject([{ name: 'rating-prompt', dueAt: morning }]);
    expect(await service.windowOpens()).toEqual([
      {
        ...{ aboutKind: 'case', aboutId: caseOf('N1'), recipientRole: 'person', ruleId: 'HA-14' },
        ...{ phoneRef: `${caseOf('N1')}.person`, template: 'notice.rating_prompt' },
        params: { caseNo: RatingPromptDue.example.caseNo },
      },
    ]);
    expect(service.prompt()).toMatchObject({ channel: 'sms', state: 'sent', sentAt: morning });
  });

  it('once, whatever is told or fires again', async () => {
    const service = new Prompting();
    for (const _ of [1, 2]) await service.done();
    for (const _ of [1, 2]) expect(await service.windowOpens()).toHaveLength(1);
  });

  it('not when the person has rated before the window opens', async () => {
    const service = new Prompting();
    await service.assigned('N1', huian, 'ha-rsj');
    await service.done();
    await service.rated({ jurisdiction: '350521', satisfaction: 'satisfied' });
    expect(await service.windowOpens()).toEqual([]);
    expect(service.prompt()).toMatchObject({ state: 'not_needed' });
  });

  it('and a rating that answers it is active, unlike one that was asked for by telephone (Q71)', async () => {
    const active = async (fields: object) => {
      const service = new Prompting();
      await service.assigned('N1', huian, 'ha-rsj');
      await service.rated({ jurisdiction: '350521', satisfaction: 'satisfied', ...fields });
      return service.file();
    };
    expect(await active({ origin: 'sms_invited', channel: 'sms' })).toMatchObject({ active: true });
    const invitation = { inviter: '坐席', callRef: 'C-1' };
    expect(await active({ origin: 'phone_invited', invitation })).toMatchObject({ active: false });
  });
});
