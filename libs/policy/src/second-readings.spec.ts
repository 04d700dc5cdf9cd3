import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pack } from './index';
import { draftOfValues, Policies } from './index';
import { findPacksFolder } from './load/read-pack-folder';

const FILES = ['clock', 'alerts', 'procedure', 'ratings'];
const decided = Policies.read(findPacksFolder());

/** Sets one value to its other reading and gives the jurisdiction's pack that follows it. */
function read(code: string, key?: string, value?: string): Pack {
  if (key === undefined || value === undefined) return decided.inForce(code, '2026-03-02')!;
  const folder = mkdtempSync(join(tmpdir(), 'packs-'));
  const wanted = ['defaults', decided.byCode(code)!.toLowerCase()];
  try {
    for (const name of wanted)
      cpSync(join(findPacksFolder(), name), join(folder, name), {
        recursive: true,
        filter: (path) => !/rules\.yaml$|cases/.test(path),
      });
    change(folder, wanted, key, value);
    return Policies.read(folder).inForce(code, '2026-03-02')!;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function change(folder: string, names: readonly string[], key: string, value: string): void {
  const pattern = new RegExp(`(^${key.replaceAll('.', '\\.')}:\\n(?:  .*\\n)*?      value: ).*`, 'm');
  for (const name of names)
    for (const file of FILES) {
      const path = join(folder, name, `${file}.yaml`);
      const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
      if (pattern.test(text)) writeFileSync(path, text.replace(pattern, `$1${value}`));
    }
}

const LN = '360783';
const JL = '220271';
const KY = '520121';

describe('a second reading is one changed value', () => {
  it.each<[string, string, string, string, (pack: Pack) => unknown, unknown, unknown]>([
    [
      'Q1 the starting day counts',
      LN,
      'clock.count_start_day',
      'true',
      (p) => p.counting.countStartDay,
      false,
      true,
    ],
    [
      'Q3 the day ends when the offices close',
      LN,
      'clock.day_end',
      "'17:30'",
      (p) => p.counting.dayEnd,
      '24:00',
      '17:30',
    ],
    [
      'Q4 the clock stops while a return is reviewed',
      LN,
      'clock.pause_on_return_review',
      'true',
      (p) => p.clock.pauseOnReturnReview,
      false,
      true,
    ],
    [
      'Q4 the new unit has the rest of the period',
      LN,
      'clock.reset_on_reassign',
      'false',
      (p) => p.clock.resetOnReassign,
      true,
      false,
    ],
    [
      'Q5 a pending extension clears alerts',
      LN,
      'extension.pending_effect',
      'clear_alerts',
      (p) => p.extension.pendingEffect,
      'hold_alerts',
      'clear_alerts',
    ],
    [
      'Q6 finished when the check approves',
      LN,
      'completion.event',
      'approved',
      (p) => p.completionEvent,
      'submitted',
      'approved',
    ],
    [
      'Q7 two days at least after a failed check',
      LN,
      'rework.min_days',
      '2',
      (p) => p.counting.reworkMinDays,
      1,
      2,
    ],
    [
      'Q8 an appeal pauses nothing',
      JL,
      'appeal.pauses_rectification',
      'false',
      (p) => p.appeal.pausesClock,
      true,
      false,
    ],
    ['Q10 two attempts', LN, 'contact.attempts', '2', (p) => p.contact.attempts, 3, 2],
    ['Q11 points add up', LN, 'penalty.mode', 'sum', (p) => p.penalty.mode, 'max', 'sum'],
    [
      'Q12 alerts in calendar days',
      LN,
      'alert.unit',
      'calendar_day',
      (p) => p.counting.alertUnit,
      'working-days',
      'calendar-days',
    ],
    [
      'Q21 a rung fires when its day is over',
      LN,
      'alert.fires_at',
      'end_of_day',
      (p) => p.counting.overdueDay,
      'begun',
      'completed',
    ],
    [
      'Q22 days left do not include today',
      LN,
      'alert.before_counts_today',
      'false',
      (p) => p.counting.daysLeft,
      'including-today',
      'excluding-today',
    ],
    [
      'Q24 a day counts if the clock ran at its start',
      LN,
      'clock.paused_day',
      'running_at_start',
      (p) => p.counting.pausedDay,
      'paused-at-end',
      'paused-all-day',
    ],
    [
      'Q25 the day of submission is used up',
      LN,
      'rework.submission_day_used',
      'true',
      (p) => p.clock.submissionDayUsed,
      false,
      true,
    ],
    [
      'Q26 an extension runs from its grant',
      LN,
      'extension.start',
      'grant_date',
      (p) => p.counting.extensionFrom,
      'due-date',
      'grant-date',
    ],
    [
      'Q26 a refused request counts',
      LN,
      'extension.refused_counts',
      'true',
      (p) => p.extension.refusedCounts,
      false,
      true,
    ],
    [
      'Q30 understanding is a condition',
      KY,
      'extension.consent',
      'required',
      (p) => p.extension.consent,
      'recorded',
      'required',
    ],
    ['Q31 silence revokes', JL, 'appeal.silence', 'revoked', (p) => p.appeal.silence, 'stands', 'revoked'],
    [
      'Q33 a ledger entry is overdue with a reason',
      JL,
      'rectification.ledger_effect',
      'overdue_with_reason',
      (p) => p.rectification.ledgerEffect,
      'moves_deadline',
      'overdue_with_reason',
    ],
    [
      'Q36 an unloaded year is refused',
      LN,
      'calendar.unloaded_year',
      'refuse',
      (p) => p.counting.yearNotLoaded,
      'estimate',
      'refuse',
    ],
    [
      'Q39 assigned automatically when single',
      LN,
      'dispatch.mode',
      'auto_when_single',
      (p) => p.dispatch,
      'propose',
      'auto_when_single',
    ],
    [
      'Q40 the accused unit handles',
      LN,
      'accused_unit.handling',
      'handles',
      (p) => p.accusedUnit.handling,
      'dispatcher_decides',
      'handles',
    ],
    [
      'Q53 a submission fulfils the contact duty',
      LN,
      'contact.fulfilled_by_submission',
      'true',
      (p) => p.contact.fulfilledBySubmission,
      false,
      true,
    ],
    [
      'Q60 the person gets the reply after the review',
      LN,
      'reply.release',
      'on_review',
      (p) => p.replyRelease,
      'on_submission',
      'on_review',
    ],
    [
      'Q79 complexity may be declared until the end',
      LN,
      'complexity.declarable_until',
      'completion',
      (p) => p.complexity.declarableUntil,
      'ordinary_limit_end',
      'completion',
    ],
    [
      'Q84 a rectification needs no review',
      JL,
      'rectification.review_required',
      'false',
      (p) => p.rectification.reviewRequired,
      true,
      false,
    ],
  ])('%s', (_question, code, key, value, answer, decided, other) => {
    expect(answer(read(code))).toBe(decided);
    expect(answer(read(code, key, value))).toBe(other);
  });

  it('Q29 the complexity governs alone, whatever the channel', () => {
    const days = (pack: Pack) =>
      pack
        .deadlines('complaint', { channel: 'counter', complexity: 'complex' })
        .find(({ kind }) => kind === 'completion');
    expect(days(read(KY))?.workingDays).toBe(5);
    const other = read(KY, 'limit.channel_and_complexity', 'complexity');
    expect(days(other)?.parameter).toBe('sla.complaint.completion.complex');
  });

  it('Q65 “at once” in JL is a target that is watched, or a limit like any other', () => {
    const { value } = read(JL).parameter('sla.complaint.completion.ordinary')!;
    const other = { ...(value as object), monitoredOnly: false };
    const drafted = decided.drafted(draftOfValues(read(JL), { 'sla.complaint.completion.ordinary': other }));
    const watched = [decided, drafted].map(
      (law) =>
        law
          .inForce(JL, '2026-03-02')!
          .deadlines('complaint')
          .find(({ kind }) => kind === 'completion')?.monitoredOnly,
    );
    expect(watched).toEqual([true, false]);
  });

  it('Q74 in force from its publication, or from the day on which it was signed: the first day of the pack', () => {
    const folder = join(findPacksFolder(), 'xx');
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => ({
        name,
        text: readFileSync(join(folder, name), 'utf8').replaceAll('2020-08-18', '2020-08-12'),
      }));
    const signed = decided.drafted({ files });
    expect(decided.inForce('410772', '2020-08-12')).toBeUndefined();
    expect(signed.inForce('410772', '2020-08-12')?.ref).toBe('XX@1.0.0#2020-08-12');
  });
});
