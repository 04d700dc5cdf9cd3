import { parseTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { became, refused, type Outcome } from '../outcome';
import { ruleIdField } from './announce';
import type { CaseFile } from './case-file';

export const ROOM_WORK = ['study', 'cooperation', 'incident', 'tracking', 'follow_up'] as const;
/** 会商研判 (KY-30), 配合调查 (KY-24), 大厅突发事件 (KY-32), 跟踪督办 (KY-39), 回访 (XX-16, after the reply). */
export type RoomWork = (typeof ROOM_WORK)[number];

export const LEVELS = ['window', 'unit', 'centre'] as const;
/** 窗口、窗口单位、中心 (KY-18): who dealt with it. */
export type Level = (typeof LEVELS)[number];

/** On the file only what was done and by which of the three levels; names and words are kept sealed beside it. */
export interface RoomRecord {
  readonly kind: RoomWork;
  /** Legal instant, epoch milliseconds. */
  readonly at: number;
  readonly level?: Level;
  /** The chief representative of the window unit took part (首席代表). */
  readonly chiefRepresentative?: boolean;
  /** Whether the persons concerned cooperated (全力配合，服从调查处理). */
  readonly cooperated?: boolean;
}

interface Known {
  readonly kind: RoomWork;
  readonly ruleId: string;
}

const MINUTE = 60_000;
const MOST = 100;

/**
 * What the office does with a case beside its order: it studies the causes with the chief representative, notes
 * whether the window cooperates, what happened in the hall, how it follows the investigation to its end, and how it
 * follows the answer up afterwards (XX-16). Neither a clock nor the order changes by it.
 *
 * Refused: what the regulation does not know; after the end of the case, a follow-up before the person has the reply; at a time before its receipt or in the future.
 */
export function recordRoomWork(
  file: CaseFile,
  { at, ...work }: Omit<RoomRecord, 'at'> & { readonly at: string },
  pack: Pack,
  now: number,
): Outcome<CaseFile> {
  const known = (pack.parameter('room.records')?.value as readonly Known[] | undefined) ?? [];
  const rule = known.find(({ kind }) => kind === work.kind);
  if (!rule) return refused('POLICY.RULE_REFUSES', 'the regulation knows no such record');
  if (!inStageOf(work.kind, file)) return refused('CASE.WRONG_STATE', `the case is ${file.status}`);
  const done = parseTime(at);
  const receivedAt = parseTime(file.facts.receivedAt) ?? now;
  const { ruleId } = ruleIdField(rule.ruleId);
  if (done === undefined || done > now || done < receivedAt - MINUTE)
    return refused('CASE.RECORD_TIME', 'the time lies between the receipt of the case and now', ruleId);
  const records = file.roomRecords ?? [];
  if (records.length >= MOST) return refused('CASE.WRONG_STATE', `${MOST} records are on file`);
  return became({ ...file, roomRecords: [...records, { ...work, at: done }] }, []);
}

function inStageOf(kind: RoomWork, { status }: CaseFile): boolean {
  const answered = status === 'completed' || status === 'closed';
  return kind === 'follow_up' ? answered : status === 'proposed' || status === 'handling';
}
