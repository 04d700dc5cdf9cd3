import type { CheckEntry, CheckValue } from './checks/check';
import type { LimitValue } from './deadlines';
import type { Pack } from './pack';
import type {
  ClockOptions,
  ExtensionRules,
  RedoRules,
  RectificationRules,
  SignOffRules,
} from './rules-of-procedure';

/** Where a typed view gets its rule id and article from: the parameter that makes the institution exist. */
function source(pack: Pack, key: string): { ruleId?: string; article?: string } {
  const found = pack.parameter(key);
  if (!found) return {};
  return { article: found.reference, ...(found.ruleId ? { ruleId: found.ruleId } : {}) };
}

function limitDays(pack: Pack, key: string): number | undefined {
  return (pack.parameter(key)?.value as LimitValue | undefined)?.workingDays;
}

function present<K extends string, T>(name: K, value: T | undefined): { [P in K]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { [P in K]?: T };
}

/** Gathers the parameters of each institution (return, extension, sign-off, …) into its typed view. */
export function procedureOf(pack: Pack) {
  return {
    returns: {
      allowed: pack.parameter('return.window') !== undefined,
      ...present('windowWorkingDays', limitDays(pack, 'return.window')),
      ...source(pack, 'return.window'),
      coordinationFrom: pack.value<number>('return.coordination_from'),
      newUnitHasOwnWindow: pack.value<boolean>('return.new_unit_own_window'),
    },
    extension: extensionOf(pack),
    signOff: { ...pack.value<SignOffRules>('sign_off'), ...source(pack, 'sign_off') },
    review: {
      ...pack.value<{ required: boolean; criteria: readonly string[] }>('review'),
      ...source(pack, 'review'),
      ...present('reworkRuleId', pack.parameter('rework.return')?.ruleId),
      reworkMinWorkingDays: pack.value<number>('rework.min_days'),
    },
    redo: redoOf(pack),
    complexity: {
      declarable: limitDays(pack, 'sla.complaint.completion.complex') !== undefined,
      declarableUntil: pack.value<'ordinary_limit_end' | 'completion'>('complexity.declarable_until'),
      ...present('complexWorkingDays', limitDays(pack, 'sla.complaint.completion.complex')),
      ...source(pack, 'sla.complaint.completion.complex'),
    },
    contact: {
      attempts: pack.value<number>('contact.attempts'),
      differentDays: pack.value<number>('contact.different_days'),
      fulfilledBySubmission: pack.value<boolean>('contact.fulfilled_by_submission'),
    },
    appeal: {
      ...(pack.parameter('appeal.procedure')?.value as object | undefined),
      allowed: pack.parameter('appeal.window') !== undefined,
      subjects: (pack.parameter('appeal.window')?.value as LimitValue | undefined)?.subjects ?? [],
      ...present('windowWorkingDays', limitDays(pack, 'appeal.window')),
      ...present('decisionWorkingDays', limitDays(pack, 'appeal.decision_limit')),
      ...present('revocationWorkingDays', limitDays(pack, 'appeal.revocation_limit')),
      pausesClock: pack.value<boolean>('appeal.pauses_rectification'),
      silence: pack.value<'stands' | 'revoked'>('appeal.silence'),
      ...source(pack, 'appeal.window'),
    },
    rectification: {
      procedure: pack.value<RectificationRules['procedure']>('rating.bad_procedure'),
      reviewRequired: pack.value<boolean>('rectification.review_required'),
      ledgerEffect: pack.value<RectificationRules['ledgerEffect']>('rectification.ledger_effect'),
      ...present('ruleId', pack.parameter('rating.bad_procedure')?.ruleId),
    },
    clock: clockOf(pack),
    accusedUnit: {
      handling: pack.value<'handles' | 'dispatcher_decides'>('accused_unit.handling'),
      seesIdentity: pack.value<boolean>('accused_unit.sees_identity'),
      accusedPersonMayAct: pack.value<boolean>('accused_unit.person_may_act'),
      reviewerFromOtherUnit: pack.value<boolean>('conflict_of_interest.other_reviewer'),
    },
    checks: checksOf(pack),
  };
}

function extensionOf(pack: Pack): ExtensionRules {
  const granted = pack.parameter('extension.max');
  return {
    allowed: granted !== undefined,
    max: (granted?.value as number | null | undefined) ?? null,
    mustApplyBeforeExpiry: pack.value('extension.must_apply_before_expiry'),
    ...present('cap', pack.parameter('extension.cap')?.value as number | undefined),
    suddenExcluded: pack.value('extension.sudden_excluded'),
    maxLength: pack.value('extension.max_length'),
    kinds: pack.value('extension.kinds'),
    refusedCounts: pack.value('extension.refused_counts'),
    officerMayGrantFewer: pack.value('extension.officer_may_grant_fewer'),
    pendingEffect: pack.value('extension.pending_effect'),
    personInformed: pack.value('extension.person_informed'),
    consent: pack.value('extension.consent'),
    ...source(pack, 'extension.max'),
  };
}

function redoOf(pack: Pack): RedoRules {
  const trigger = pack.parameter('redo.trigger');
  return {
    trigger: (trigger?.value as RedoRules['trigger'] | undefined) ?? [],
    max: (pack.parameter('redo.max')?.value as number | undefined) ?? 0,
    ...present('workingDays', limitDays(pack, 'redo.limit')),
    classes: (pack.parameter('redo.classes')?.value as RedoRules['classes'] | undefined) ?? [],
    statementRequiredFor: pack.value('redo.statement_required_for'),
    classNamedBy: pack.value('redo.class_named_by'),
    contactDuty: pack.value('redo.contact_duty'),
    ...source(pack, 'redo.trigger'),
  };
}

function clockOf(pack: Pack): ClockOptions {
  return {
    countStartDay: pack.value('clock.count_start_day'),
    startEvent: pack.value('clock.start_event'),
    receiptInstant: pack.value('clock.receipt_instant'),
    dayEnd: pack.value('clock.day_end'),
    noticeWindow: pack.value('notice.window'),
    pauseOnReturnReview: pack.value('clock.pause_on_return_review'),
    resetOnReassign: pack.value('clock.reset_on_reassign'),
    pausedDayCounts: pack.value('clock.paused_day'),
    submissionDayUsed: pack.value('rework.submission_day_used'),
    makeUpDaysCount: pack.value('clock.adjusted_workday_counts'),
    unloadedYear: pack.value('calendar.unloaded_year'),
  };
}

function checksOf(pack: Pack): CheckEntry[] {
  return pack.value<readonly string[]>('checks').map((name) => {
    const parameter = pack.parameter(`check.${name}`);
    if (!parameter) throw new Error(`${pack.ref}: 'checks' names '${name}', which has no 'check.${name}'`);
    const value = parameter.value as CheckValue;
    return {
      name,
      ...value,
      params: value.params ?? {},
      guidance: pack.text(value.guidance),
      ...(parameter.ruleId ? { ruleId: parameter.ruleId } : {}),
      questions: parameter.questions,
      article: parameter.reference,
    };
  });
}
