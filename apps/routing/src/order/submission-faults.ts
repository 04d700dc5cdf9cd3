import type { Pack } from '@huiying/policy';
import { ruleIdField } from '../case-file/announce';
import type { CaseFacts } from '../case-file/case-file';
import { refused, type Refused } from '../outcome';
import { needsAcceptance } from './decide-acceptance';
import type { OpenOrder } from './order';
import { submittedClassFault } from './redo-class';
import type { ReplyElements, ReplyText, SignOff } from './reply';

export interface SubmittedReply {
  readonly reply: ReplyText;
  readonly signOff: SignOff;
  readonly upheld?: boolean;
  readonly fault?: boolean;
  readonly redoClass?: 'A' | 'B' | 'C';
  readonly dutyStatementRef?: string;
}

/** Shape of the pack's `reply.investigation_document` (LN-46): one of the lists must be complete. */
interface DocumentRule {
  readonly types: readonly string[];
  readonly anyOf: readonly (readonly (keyof ReplyElements)[])[];
}

/** The first thing that the pack demands of a submission and that is not there; the message names it. */
export function faultOf(
  submitted: SubmittedReply,
  order: OpenOrder,
  facts: CaseFacts,
  pack: Pack,
): Refused | undefined {
  return (
    acceptanceFault(order, facts, pack) ??
    elementsFault(submitted.reply, facts, pack) ??
    documentFault(submitted.reply, facts, pack) ??
    signOffFault(submitted.signOff, pack) ??
    submittedClassFault(submitted, order, pack)
  );
}

/** LN-34: a report has to be taken up before it can be answered. */
function acceptanceFault({ acceptance }: OpenOrder, facts: CaseFacts, pack: Pack): Refused | undefined {
  if (!needsAcceptance(facts, pack) || acceptance?.accepted) return undefined;
  // Q52: in the other reading nobody needs to say so
  if (acceptance === undefined && pack.value('report.undecided') === 'counts_as_accepted') return undefined;
  return refused('ORDER.ACCEPTANCE_MISSING', 'decide first whether the report is taken up');
}

/** XX-25, LN-44, JL-09: what a reply of this type must contain. */
function elementsFault(reply: ReplyText, { caseType }: CaseFacts, pack: Pack): Refused | undefined {
  const missing = pack.replyElements(caseType).filter((element) => !isFilled(reply, element));
  if (missing.length === 0) return undefined;
  const rule = ruleIdField(pack.parameter(`reply.elements.${caseType}`)?.ruleId).ruleId;
  return refused('ORDER.REPLY_ELEMENTS_MISSING', `missing: ${missing.join(', ')}`, rule);
}

/** LN-46: complaints and reports carry the document of acceptance, or the reason and basis for not investigating. */
function documentFault(reply: ReplyText, { caseType }: CaseFacts, pack: Pack): Refused | undefined {
  const parameter = pack.parameter('reply.investigation_document');
  const rule = parameter?.value as DocumentRule | undefined;
  if (!rule?.types.includes(caseType)) return undefined;
  if (rule.anyOf.some((elements) => elements.every((element) => isFilled(reply, element)))) return undefined;
  const choices = rule.anyOf.map((elements) => elements.join(' + ')).join(', or ');
  return refused(
    'ORDER.REPLY_ELEMENTS_MISSING',
    `missing: ${choices}`,
    ruleIdField(parameter?.ruleId).ruleId,
  );
}

/** XX-22, LN-42, KY-34, Q68: who signs, with what number, and a delegate only with the authority on record. */
function signOffFault(signOff: SignOff, { signOff: rules }: Pack): Refused | undefined {
  const rule = ruleIdField(rules.ruleId).ruleId;
  if (!rules.roles.includes(signOff.role)) {
    return refused(
      'ORDER.SIGN_OFF_ROLE',
      `signed by ${signOff.role}; expected ${rules.roles.join(' or ')}`,
      rule,
    );
  }
  if (rules.oaNoRequired && isBlank(signOff.oaNo))
    return refused('ORDER.SIGN_OFF_MISSING', 'missing: signOff.oaNo', rule);
  if (signOff.delegate !== undefined && !rules.delegateAllowed) {
    return refused('ORDER.SIGN_OFF_ROLE', 'a delegate may not sign', rule);
  }
  const nameless =
    isBlank(signOff.reviewer) || (signOff.delegate !== undefined && isBlank(signOff.delegate.authority));
  return nameless
    ? refused('ORDER.SIGN_OFF_MISSING', 'missing: signOff.reviewer or signOff.delegate.authority', rule)
    : undefined;
}

function isFilled(reply: ReplyText, element: string): boolean {
  return !isBlank(element === 'text' ? reply.text : reply.elements?.[element as keyof ReplyElements]);
}

/** A blank is no answer: the schema lets a space through, the law does not. */
const isBlank = (value: string | undefined): boolean => value === undefined || value.trim() === '';
