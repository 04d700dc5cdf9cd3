import type { Pack } from './pack';
import type { Parameter } from './parameter';
import type { Channel, ClockSubject, Complexity, DeadlineKind, StartEvent, Urgency } from './vocabulary';

export interface DeadlineContext {
  readonly complexity?: Complexity | undefined;
  readonly urgency?: Urgency | undefined;
  readonly channel?: Channel | undefined;
}

/** One limit of the law. Day 0 is the local date of `startEvent`; the unit is working days unless it says otherwise. */
export interface DeadlineRule {
  readonly kind: DeadlineKind;
  readonly workingDays: number;
  readonly startEvent: StartEvent;
  readonly ruleId: string;
  readonly article: string;
  /** Key of the parameter that holds the number; an explanation cites it. */
  readonly parameter: string;
  /** `contact_required` (XX-18): runs only when somebody found that contact is needed. */
  readonly condition: 'always' | 'contact_required';
  readonly extendable: boolean;
  /** A target that the product watches; missing it has no points (Q65, Q81). */
  readonly monitoredOnly: boolean;
}

/** Shape of a limit's value in the packs. */
export interface LimitValue {
  readonly workingDays: number;
  readonly start: StartEvent;
  readonly complexity?: 'ordinary' | 'complex';
  readonly channels?: readonly Channel[];
  readonly subjects?: readonly ClockSubject[];
  readonly condition?: 'contact_required';
  readonly monitoredOnly?: boolean;
}

/** Limits that are not about one type of case; their key names them as the regulations' comparison does. */
const LIMITS_BY_KEY: readonly (readonly [string, DeadlineKind])[] = [
  ['return.window', 'return'],
  ['redo.limit', 'redo'],
  ['supervise.limit', 'supervision'],
  ['sla.feedback_after_unit_reply', 'feedback'],
  ['appeal.window', 'appeal'],
  ['appeal.decision_limit', 'appeal_decision'],
  ['appeal.revocation_limit', 'revocation'],
];

const KINDS_BY_SUBJECT: readonly DeadlineKind[] = [
  'first_contact',
  'acceptance',
  'completion',
  'rectification',
];

export function deadlinesOf(pack: Pack, subject: ClockSubject, context: DeadlineContext): DeadlineRule[] {
  const own = KINDS_BY_SUBJECT.flatMap((kind) => {
    const limits = pack.parameters().filter(({ key }) => isLimitOf(key, subject, kind));
    const governing = theShorterGoverns(
      pack,
      limits.filter((limit) => applies(limit, subject, context)),
    );
    return governing ? [toRule(pack, kind, governing)] : [];
  });
  const others = LIMITS_BY_KEY.flatMap(([key, kind]) => {
    const limit = pack.parameter(key);
    return limit && applies(limit, subject, context) ? [toRule(pack, kind, limit)] : [];
  });
  return [...own, ...others];
}

function isLimitOf(key: string, subject: ClockSubject, kind: DeadlineKind): boolean {
  const stem = `sla.${subject}.${kind}`;
  return key === stem || key.startsWith(`${stem}.`);
}

function applies({ value }: Parameter, subject: ClockSubject, context: DeadlineContext): boolean {
  const limit = value as LimitValue;
  const complexity = context.complexity === 'complex' ? 'complex' : 'ordinary';
  if (limit.complexity && limit.complexity !== complexity) return false;
  if (limit.channels && !(context.channel && limit.channels.includes(context.channel))) return false;
  return !limit.subjects || limit.subjects.includes(subject);
}

/** Q29: where channel and complexity each give a limit, both hold, so the shorter one governs. */
function theShorterGoverns(pack: Pack, limits: readonly Parameter[]): Parameter | undefined {
  const byChannelToo = pack.value<string>('limit.channel_and_complexity') === 'shortest';
  const candidates = byChannelToo ? limits : limits.filter(({ value }) => !(value as LimitValue).channels);
  return [...candidates].sort((a, b) => days(a) - days(b))[0];
}

function days({ value }: Parameter): number {
  return (value as LimitValue).workingDays;
}

function toRule(pack: Pack, kind: DeadlineKind, limit: Parameter): DeadlineRule {
  const value = limit.value as LimitValue;
  return {
    kind,
    workingDays: value.workingDays,
    startEvent: value.start,
    ruleId: limit.ruleId ?? limit.key,
    article: limit.reference,
    parameter: limit.key,
    condition: value.condition ?? 'always',
    extendable: pack.extension.allowed && pack.extension.kinds.includes(kind),
    monitoredOnly: value.monitoredOnly ?? false,
  };
}
