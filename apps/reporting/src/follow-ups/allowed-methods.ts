import type { Pack } from '@huiying/policy';
import { followUpMethods } from './follow-up';
import type { FollowUpMethod, FollowUpRefused } from './follow-up';

/** Whether the regulation follows up in this way: a draw plans it, a visit may be made in another way of the same list. */
export function methodFault(method: FollowUpMethod, pack: Pack | undefined): FollowUpRefused | undefined {
  const methods = pack?.parameter('follow_up.methods');
  if (((methods?.value as readonly string[] | undefined) ?? followUpMethods).includes(method))
    return undefined;
  return { reasonCode: 'FOLLOWUP.METHOD_UNKNOWN', ...(methods?.ruleId ? { ruleId: methods.ruleId } : {}) };
}
