import { formatTime } from '@huiying/contracts';
import { leadOf, type CaseFile } from '../case-file/case-file';

/** One of the three stages of a case; instants ISO-8601 with offset. A stage without any has not begun. */
export interface Stage {
  readonly stage: 'handling' | 'reply' | 'follow_up';
  readonly from?: string;
  readonly to?: string;
}

/**
 * 办理、回复、回访 (XX-16). The case is handled from its order until the reply that stands was submitted, replied to from then
 * until the person has it, and followed up whenever the office did. A redo is handled again: the times are those of its round.
 */
export function stagesOf(file: CaseFile): readonly Stage[] {
  const lead = leadOf(file);
  const submission = lead && 'submission' in lead ? lead.submission : undefined;
  const repliedAt =
    file.status === 'completed' || file.status === 'closed' ? file.end.completedAt : undefined;
  const followUps = (file.roomRecords ?? []).flatMap(({ kind, at }) => (kind === 'follow_up' ? [at] : []));
  const span = (stage: Stage['stage'], from?: number, to?: number): Stage => ({
    stage,
    ...(from === undefined ? {} : { from: formatTime(from) }),
    ...(to === undefined ? {} : { to: formatTime(to) }),
  });
  return [
    span('handling', lead?.assignedAt, submission?.submittedAt),
    span('reply', submission?.submittedAt, repliedAt),
    span('follow_up', followUps[0], followUps.at(-1)),
  ];
}
