import { LOCAL_ENTRY, formatTime, instantOf, type Channel, type ReasonCode } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import type { Created } from '../case/case-facts';
import type { HeldFinding } from '../case/case-file';
import { ruleOf, type Refusal } from '../case/decision';

/** How a case came that a clerk took down: who, when, and what proves it. References only; nobody's words or name. */
export interface LocalEntry {
  readonly by: string;
  /** Epoch milliseconds; the day on which the case was received may be earlier. */
  readonly enteredAt: number;
  /** The caller was told that the call is recorded, before it was (KY-29). */
  readonly recordingNoticeGiven?: boolean;
  readonly recordingRef?: string;
  readonly recordingRefused?: boolean;
  readonly formNo?: string;
  readonly oral?: boolean;
  /** Checked and signed by the complainant (KY-31). */
  readonly signed?: boolean;
  readonly scanRef?: string;
}

export const entryChannels = ['telephone', 'hotline', 'counter', 'letter', 'box'] as const;
export type EntryChannel = (typeof entryChannels)[number] & Channel;

/** What the clerk has filled in. */
export interface EntryForm extends Pick<
  Created,
  'caseType' | 'title' | 'content' | 'urgency' | 'respondent' | 'party' | 'serviceCase' | 'topic' | 'orgHint'
> {
  readonly channel: EntryChannel;
  /** Absent: at the instant of entry; a letter and what lay in the box say their day. */
  readonly receivedAt?: string | undefined;
  readonly recordingNoticeGiven?: boolean | undefined;
  readonly recordingRef?: string | undefined;
  readonly recordingRefused?: boolean | undefined;
  readonly formNo?: string | undefined;
  readonly oral?: boolean | undefined;
  readonly signed?: boolean | undefined;
  readonly scan?: NonNullable<Created['attachments']>[number] | undefined;
  readonly attachments?: Created['attachments'];
  /** The number of 12345 or another system that took the call, where there is one (JL-03). */
  readonly sourceSystem?: string | undefined;
  readonly upstreamCaseNo?: string | undefined;
}

export interface Taken {
  readonly data: Created;
  readonly entry: LocalEntry;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

export interface Taking {
  readonly jurisdiction: string;
  /** Number of a case that nobody else has numbered. */
  readonly ownNumber: string;
  readonly by: string;
  readonly at: number;
}

/** When the form says that the case was received; undefined for an instant after its entry. */
export function receivedBy(form: Pick<EntryForm, 'receivedAt'>, at: number): number | undefined {
  const receivedAt = form.receivedAt === undefined ? at : instantOf(form.receivedAt);
  return receivedAt > at ? undefined : receivedAt;
}

/**
 * A clerk takes a case down. A letter and the box need their day of receipt and their scan (JL-02, KY-27); a recording
 * that the caller was not told of first is refused (KY-29), a caller who does not want one is heard without. What the
 * person has left out is not demanded: the screening asks for it (KY-02).
 */
export function takeDown(form: EntryForm, pack: Pack | undefined, taking: Taking): Taken | Refusal {
  const { at, by, jurisdiction, ownNumber } = taking;
  const onPaper = form.channel === 'letter' || form.channel === 'box';
  if (onPaper && form.receivedAt === undefined)
    return refused('INTAKE.RECEIPT_DAY_MISSING', 'say when the letter was received');
  if (onPaper && form.scan === undefined) return refused('INTAKE.SCAN_MISSING', 'scan the paper first');
  const receivedAt = receivedBy(form, at);
  if (receivedAt === undefined)
    return refused('INTAKE.RECEIVED_IN_FUTURE', 'it cannot be received after its entry');
  const announced = form.recordingNoticeGiven === true && form.recordingRefused !== true;
  if (form.recordingRef !== undefined && !announced && pack?.value<boolean>('intake.recording_notice'))
    return {
      ...refused(
        'INTAKE.RECORDING_UNANNOUNCED',
        'the caller is told of the recording first, and may refuse it',
      ),
      ...ruleOf(pack.parameter('intake.recording_notice')?.ruleId),
    };
  return {
    data: createdOf(form, jurisdiction, ownNumber, receivedAt),
    entry: entryOf(form, by, at),
    receivedAt,
  };
}

/** An oral complaint whose record nobody has signed yet waits for the signature, where the law asks for one (KY-31). */
export function unsigned(entry: LocalEntry | undefined, pack: Pack): HeldFinding[] {
  if (entry?.oral !== true || entry.signed === true || !pack.value<boolean>('intake.oral_signature'))
    return [];
  const rule = ruleOf(pack.parameter('intake.oral_signature')?.ruleId);
  return [
    { check: 'oral_signature', reasonCode: 'INTAKE.NOT_SIGNED', proposal: 'ask_for_elements', ...rule },
  ];
}

function createdOf(form: EntryForm, jurisdiction: string, ownNumber: string, receivedAt: number): Created {
  const { caseType, title, content, channel, urgency, respondent, party, serviceCase, topic, orgHint } = form;
  const attachments = [...(form.scan ? [form.scan] : []), ...(form.attachments ?? [])];
  const numbered = form.sourceSystem !== undefined && form.upstreamCaseNo !== undefined;
  return {
    sourceSystem: numbered ? form.sourceSystem : LOCAL_ENTRY,
    upstreamCaseNo: numbered ? form.upstreamCaseNo : ownNumber,
    eventSeq: 1,
    jurisdiction,
    caseType,
    title,
    content,
    channel,
    receivedAt: form.receivedAt ?? formatTime(receivedAt),
    ...(urgency ? { urgency } : {}),
    ...(respondent ? { respondent } : {}),
    ...(party ? { party } : {}),
    ...(serviceCase ? { serviceCase } : {}),
    ...(topic ? { topic } : {}),
    ...(orgHint === undefined ? {} : { orgHint }),
    ...(attachments.length > 0 ? { attachments } : {}),
  };
}

function entryOf(form: EntryForm, by: string, enteredAt: number): LocalEntry {
  const { recordingNoticeGiven, recordingRef, recordingRefused, formNo, oral, signed, scan } = form;
  return {
    by,
    enteredAt,
    ...(recordingNoticeGiven === undefined ? {} : { recordingNoticeGiven }),
    ...(recordingRef === undefined ? {} : { recordingRef }),
    ...(recordingRefused === undefined ? {} : { recordingRefused }),
    ...(formNo === undefined ? {} : { formNo }),
    ...(oral === undefined ? {} : { oral }),
    ...(signed === undefined ? {} : { signed }),
    ...(scan === undefined ? {} : { scanRef: scan.url ?? scan.sha256 ?? 'attached' }),
  };
}

function refused(reasonCode: ReasonCode, detail: string): Refusal {
  return { refused: reasonCode, detail };
}
