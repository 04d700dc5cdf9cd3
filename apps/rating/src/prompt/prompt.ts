import { NoticeSms, event, type OutgoingEvent } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';

/**
 * The one prompt of a matter: its person is asked to rate it once it is done (HA-14). **due** until the window for messages
 * opens, then **sent**; a matter that was rated by then needs none. The person stays free not to answer, and a rating that
 * answers it is active, unlike one that was asked for by telephone (Q71).
 */
export interface Prompt {
  readonly promptId: string;
  readonly caseId: string;
  readonly caseNo: string;
  readonly jurisdiction: string;
  readonly policyRef?: string;
  readonly channel: 'sms';
  readonly state: 'due' | 'sent' | 'not_needed';
  /** Epoch milliseconds, as below. */
  readonly askedAt: number;
  readonly sentAt?: number;
}

export const promptIdOf = (caseId: string): string => `p-${caseId}`;

export const channelOf = (pack: Pack): Prompt['channel'] =>
  pack.value<{ readonly channel: Prompt['channel'] }>('rating.prompt').channel;

/** The window is open: the message goes out, with the number of the matter and a reference to that of the person. */
export function sendPrompt(
  prompt: Prompt,
  { isRated, pack, now }: { readonly isRated: boolean; readonly pack: Pack; readonly now: number },
): { readonly prompt: Prompt; readonly events: readonly OutgoingEvent[] } {
  if (isRated) return { prompt: { ...prompt, state: 'not_needed' }, events: [] };
  const { promptId, caseId, caseNo, jurisdiction, policyRef } = prompt;
  const { ruleId } = pack.parameter('rating.prompt') ?? {};
  const notice = event(NoticeSms, {
    ...{ subject: promptId, jurisdiction, policyRef },
    data: {
      ...{ aboutKind: 'case' as const, aboutId: caseId, recipientRole: 'person' },
      ...{ phoneRef: `${caseId}.person`, template: 'notice.rating_prompt', params: { caseNo } },
      ...(ruleId === undefined ? {} : { ruleId }),
    },
  });
  return { prompt: { ...prompt, state: 'sent', sentAt: now }, events: [notice] };
}
