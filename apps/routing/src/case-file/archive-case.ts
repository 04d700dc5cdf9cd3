import type { Pack } from '@huiying/policy';
import { localDateOf } from '@huiying/working-days';
import { became, refused, type Outcome } from '../outcome';
import { ruleIdField } from './announce';
import type { CaseFile } from './case-file';

export interface Archiving {
  /** 卷宗号, as the archive of the office numbers it. */
  readonly archiveNo: string;
  /** Where the papers lie: registration form, signature, call note. */
  readonly papers: readonly string[];
}

/** What is in the file when it is closed for good. */
export interface ArchiveRecord {
  readonly archiveNo: string;
  readonly archivedAt: number;
  /** Last local date on which the file is kept. */
  readonly retainUntil: string;
  readonly papers: readonly string[];
  readonly orders: number;
  readonly records: number;
}

/**
 * 投诉处理结束后，要及时记录，整理资料并归档 (KY-58); of a real-name complaint the feedback belongs into the kept file (KY-59). The
 * regulation names no period: how long the file is kept is the pack's to say.
 *
 * Refused: where the regulation knows no archive of files; before the end of the case, and of an answered one before the
 * person was told; a second time.
 */
export function archiveCase(
  file: CaseFile,
  { archiveNo, papers }: Archiving,
  pack: Pack,
  now: number,
): Outcome<CaseFile> {
  const kept = pack.parameter('archive.retention_years');
  const { ruleId } = ruleIdField(kept?.ruleId);
  if (kept === undefined)
    return refused('POLICY.RULE_REFUSES', 'the regulation knows no archive of files', ruleId);
  if (file.archive) return refused('CASE.WRONG_STATE', `archived as ${file.archive.archiveNo}`, ruleId);
  const isOver = file.status === 'closed' || file.status === 'withdrawn' || file.status === 'transferred';
  if (!isOver)
    return refused('CASE.WRONG_STATE', `the case is ${file.status}, its file is not finished`, ruleId);
  if (file.status === 'closed' && pack.replyRelease === 'on_feedback' && !file.end.feedback)
    return refused('CASE.NOT_ANSWERED', 'the person was not told the result', ruleId);
  const archive: ArchiveRecord = {
    archiveNo: archiveNo.trim(),
    archivedAt: now,
    retainUntil: yearsAfter(localDateOf(now), kept.value as number),
    papers,
    orders: file.orders.length,
    records: (file.roomRecords?.length ?? 0) + (file.mediations?.length ?? 0) + file.coordinations,
  };
  return became({ ...file, archive }, []);
}

/** 29 February ends with the month. */
function yearsAfter(date: string, years: number): string {
  const [year = '', ...rest] = date.split('-');
  const later = `${Number(year) + years}-${rest.join('-')}`;
  return later.endsWith('-02-29') ? later.replace('-29', '-28') : later;
}
