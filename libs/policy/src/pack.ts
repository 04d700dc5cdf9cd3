import type { CountingOptions } from '@huiying/working-days';
import type { CheckEntry } from './checks/check';
import type { DeadlineContext, DeadlineRule } from './deadlines';
import { deadlinesOf } from './deadlines';
import type { Parameter } from './parameter';
import type {
  AccusedUnitPolicy,
  AlertRung,
  AppealRules,
  ClockOptions,
  ComplexityRules,
  ContactRules,
  ExtensionRules,
  RectificationRules,
  RedoRules,
  ReplyRelease,
  ReturnRules,
  ReviewRules,
  SignOffRules,
} from './rules-of-procedure';
import { countingOf } from './counting';
import { procedureOf } from './procedure';
import type { RuleStatement } from './catalogue';
import { rungsOf } from './rungs';
import type {
  CaseType,
  Channel,
  ClockSubject,
  DeadlineKind,
  JurisdictionId,
  LocalDate,
  StartEvent,
} from './vocabulary';

/** Names one version of one jurisdiction's law on one day; everything a pack answers follows from it. */
export interface PackIdentity {
  readonly ref: string;
  readonly id: JurisdictionId;
  readonly code: string;
  readonly aliases: readonly string[];
  readonly name: string;
  readonly region: string;
  readonly document: { readonly title: string; readonly number?: string; readonly authority: string };
  readonly version: string;
  readonly effectiveFrom: LocalDate;
}

/** The law of one jurisdiction as it stands for a case received on one day. Immutable; safe to keep for ever. */
export class Pack {
  readonly ref: string;
  readonly id: JurisdictionId;
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly returns: ReturnRules;
  readonly extension: ExtensionRules;
  readonly signOff: SignOffRules;
  readonly review: ReviewRules;
  readonly redo: RedoRules;
  readonly complexity: ComplexityRules;
  readonly contact: ContactRules;
  readonly appeal: AppealRules;
  readonly rectification: RectificationRules;
  readonly clock: ClockOptions;
  /** `clock` in the words of the working-day library: pass it as the `options` of its questions. */
  readonly counting: CountingOptions;
  readonly accusedUnit: AccusedUnitPolicy;
  readonly alerts: { readonly unit: 'working_day' | 'calendar_day' };
  readonly penalty: { readonly mode: 'max' | 'sum' };
  readonly dispatch: 'auto_when_single' | 'propose';
  /** Q81: working days within which a person should decide on a held case; watched, never punished. */
  readonly screeningWorkingDays: number;
  readonly limitConflict: 'shortest' | 'statute';
  readonly replyRelease: ReplyRelease;
  readonly completionEvent: 'submitted' | 'approved' | 'feedback';
  readonly checks: readonly CheckEntry[];

  private readonly limits = new Map<string, readonly DeadlineRule[]>();
  private readonly warnings = new Map<string, readonly AlertRung[]>();

  constructor(
    readonly identity: PackIdentity,
    private readonly values: ReadonlyMap<string, Parameter>,
    private readonly statementOf: (ruleId: string) => RuleStatement | undefined,
  ) {
    this.ref = identity.ref;
    this.id = identity.id;
    this.code = identity.code;
    this.name = identity.name;
    this.region = identity.region;
    const procedure = procedureOf(this);
    this.returns = procedure.returns;
    this.extension = procedure.extension;
    this.signOff = procedure.signOff;
    this.review = procedure.review;
    this.redo = procedure.redo;
    this.complexity = procedure.complexity;
    this.contact = procedure.contact;
    this.appeal = procedure.appeal;
    this.rectification = procedure.rectification;
    this.clock = procedure.clock;
    this.counting = countingOf(this);
    this.accusedUnit = procedure.accusedUnit;
    this.alerts = { unit: this.value('alert.unit') };
    this.penalty = { mode: this.value('penalty.mode') };
    this.dispatch = this.value('dispatch.mode');
    this.screeningWorkingDays = this.value<{ workingDays: number }>('screening.limit').workingDays;
    this.limitConflict = this.value('limit.conflict_rule');
    this.replyRelease = this.value('reply.release');
    this.completionEvent = this.value('completion.event');
    this.checks = procedure.checks;
  }

  /** Every parameter in force, in file order. */
  parameters(): readonly Parameter[] {
    return [...this.values.values()];
  }

  /** @returns the value with unit, article, note and first day; undefined where the law has none */
  parameter(key: string): Parameter | undefined {
    return this.values.get(key);
  }

  /** The bare value of a parameter that every pack has. @throws Error when the pack has no such key */
  value<T>(key: string): T {
    const found = this.values.get(key);
    if (found === undefined) throw new Error(`${this.ref}: parameter '${key}' is not in the pack`);
    return found.value as T;
  }

  covers(caseType: string): boolean {
    return this.value<readonly string[]>('types').includes(caseType);
  }

  /** Every limit that can run for such a case, whatever starts it; order: as the packs list the kinds. */
  deadlines(subject: ClockSubject, context: DeadlineContext = {}): readonly DeadlineRule[] {
    const { complexity = '', channel = '' } = context;
    return remembered(this.limits, `${subject}|${complexity}|${channel}`, () =>
      deadlinesOf(this, subject, context),
    );
  }

  /** The limits that begin to run with one event. */
  deadlinesStartedBy(
    event: StartEvent,
    subject: ClockSubject,
    context: DeadlineContext = {},
  ): readonly DeadlineRule[] {
    return this.deadlines(subject, context).filter((rule) => rule.startEvent === event);
  }

  /** Warnings before and after the due day, earliest first (Q22, Q27, Q46). */
  rungs(kind: DeadlineKind): readonly AlertRung[] {
    return remembered(this.warnings, kind, () => rungsOf(this, kind));
  }

  /** Names of the elements that a submission must fill, e.g. `['verification','process','measures','result']` (Q76). */
  replyElements(subject: ClockSubject): readonly string[] {
    return (this.parameter(`reply.elements.${subject}`)?.value as readonly string[] | undefined) ?? ['text'];
  }

  /** Which fact stops the completion clock, where a channel has its own (Q6, Q72). */
  completionEventFor(channel?: Channel): 'submitted' | 'approved' | 'feedback' {
    const own = this.value<Partial<Record<Channel, 'submitted' | 'approved' | 'feedback'>>>(
      'completion.event_by_channel',
    );
    return (channel && own[channel]) ?? this.completionEvent;
  }

  /** Article and our own one-sentence statement of a rule, for explanations. */
  statements(ruleId: string): RuleStatement | undefined {
    return this.statementOf(ruleId);
  }

  /** Chinese text with `{name}` places filled; an unknown place stays visible. @throws Error on an unknown template */
  text(template: string, fill: Readonly<Record<string, string | number>> = {}): string {
    const raw = this.value<string>(`template.${template}`);
    return raw.replace(/\{(\w+)\}/g, (place, name: string) => String(fill[name] ?? place));
  }

  /** Types of case this jurisdiction takes. */
  get types(): readonly CaseType[] {
    return this.value('types');
  }
}

/** A pack never changes, so an answer holds for ever; the questions asked of it are few. */
function remembered<T>(memory: Map<string, T>, question: string, answer: () => T): T {
  const known = memory.get(question);
  if (known !== undefined) return known;
  const found = answer();
  memory.set(question, found);
  return found;
}
