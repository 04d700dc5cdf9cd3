import { formatTime } from '@huiying/contracts';
import type { DeadlineRule, Pack, StartEvent } from '@huiying/policy';
import {
  explain,
  explanationText,
  type Calendar,
  type Explanation,
  type Extension,
  type Pause,
} from '@huiying/working-days';
import { countsFromVerification } from './appealed';
import { deadlineOf, type CaseClocks } from './case-clocks';
import { pausesOf } from './clock-ending';
import { countingOf, type Ledger } from './counting';
import { isOpen, type Deadline } from './deadline';
import { extensionsOf, prescribedClocks, type PrescribedClock } from './prescribed-clocks';

const START_EVENTS: Partial<Record<StartEvent, string>> = {
  order_delivered: '交办单到达承办单位',
  acceptance_decided: '承办单位决定受理',
  redo_ordered: '重办通知到达承办单位',
  supervision_delivered: '督办送达承办单位',
  unit_replied: '承办单位的答复获得认可',
  notice_delivered: '差评告知到达被评单位',
  appeal_received: '收到申诉',
  finding_recorded: '核查认定作出',
};

/** The number of the law that the deadline rests on, as it stands in the pack of the case. */
export interface CitedParameter {
  readonly key: string;
  readonly name: string;
  readonly reference: string;
  readonly from: string;
}

export interface ExplainedDeadline {
  readonly explanation: Explanation;
  /** Absent where the pack has no such clock any more. */
  readonly parameter?: CitedParameter;
  readonly text: string;
}

/**
 * Why a deadline ends when it does, day by day: start event, rule and article, calendar with its documents, each day,
 * pauses, extensions, what a new calendar moved (件件可查).
 * @param calendar the one under which the deadline was last counted; a frozen one stays explained by its own
 */
export function explainDeadline(
  clocks: CaseClocks,
  deadlineId: string,
  pack: Pack,
  calendar: Calendar,
): ExplainedDeadline | undefined {
  const found = deadlineOf(clocks, deadlineId);
  if (!found) return undefined;
  const { order, deadline } = found;
  const pauses = pausesOf(deadline, clocks, order, pack);
  const extensions = extensionsOf(deadline, order);
  const prescribed = prescribedClocks(clocks, order, pack).find((each) => each.deadlineId === deadlineId);
  const { reclassified } = clocks;
  return explainClock(
    { deadline, pauses, extensions, rule: prescribed?.rule, reclassified, shortened: prescribed?.shortened },
    pack,
    calendar,
  );
}

export interface ExplainableClock {
  readonly deadline: Deadline;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
  /** Absent where the pack has no such clock any more. */
  readonly rule: DeadlineRule | undefined;
  /** Its limit took the place of the counted one (Q33). */
  readonly ledger?: Ledger | undefined;
  /** Types that the case was before. */
  readonly reclassified?: CaseClocks['reclassified'];
  readonly shortened?: PrescribedClock['shortened'];
}

/** The same for any clock, of a case or of a bad rating. */
export function explainClock(clock: ExplainableClock, pack: Pack, calendar: Calendar): ExplainedDeadline {
  const { startedAt, workingDays, ruleId, article, recomputations } = clock.deadline;
  const explanation = explain({
    startedAt,
    workingDays,
    calendar,
    options: countingOf(workingDays, pack),
    pauses: clock.pauses.filter(({ to }) => isOpen(clock.deadline) || to !== undefined),
    extensions: clock.extensions,
    startEvent: startedBy(clock.deadline, pack),
    ruleId,
    article,
    recomputations: recomputations.map((change) => ({ ...change, reason: '日历更新' })),
  });
  const statement = pack.statements(ruleId)?.zh;
  const parameter = citedBy(clock.rule, pack);
  const lines = [
    explanationText(explanation),
    ...(clock.ledger && clock.deadline.dueOn >= clock.ledger.limit
      ? [`台账：已列入整改台账，整改期限改为${clock.deadline.dueOn}`]
      : []),
    ...reclassifications(clock, pack),
    ...(statement === undefined ? [] : [`规定：${statement}`]),
    ...(parameter
      ? [`参数：${parameter.name}（${parameter.key}），自${parameter.from}起适用；规则包${pack.ref}`]
      : []),
  ];
  return { explanation, ...(parameter ? { parameter } : {}), text: lines.join('\n') };
}

/** No limit changes without a record: which type it was, which it is, and what that left the unit. */
function reclassifications(
  { reclassified = [], shortened, deadline }: ExplainableClock,
  pack: Pack,
): string[] {
  const name = (type: string) =>
    pack.parameter(`sla.${type}.completion`)?.name.zh.replace(/类.*$/, '') ?? type;
  return [
    ...reclassified.map(
      ({ at, from, to }) =>
        `重新分类：${formatTime(at).slice(0, 16).replace('T', ' ')}由“${name(from)}”改为“${name(to)}”，期限按新类别计算`,
    ),
    ...(shortened === undefined
      ? []
      : [`新类别期限较短：重新分类之后至少保留一个工作日，以原期限为限；本期限至${deadline.dueOn}`]),
  ];
}

/** What began it, as this pack reads Q2, Q32 and Q52: never what another reading would have begun it with. */
function startedBy({ kind, startEvent }: Pick<Deadline, 'kind' | 'startEvent'>, pack: Pack): string {
  if (startEvent === 'order_delivered' && pack.clock.startEvent === 'received') return '收到诉求';
  if (countsFromVerification(kind, pack)) return '差评经核实：申诉期届满，或申诉后维持';
  if (startEvent === 'acceptance_decided' && pack.value('report.undecided') === 'counts_as_accepted')
    return '承办单位决定受理，或受理期限届满未作决定';
  return START_EVENTS[startEvent] ?? startEvent;
}

function citedBy(rule: DeadlineRule | undefined, pack: Pack): CitedParameter | undefined {
  const found = rule && pack.parameter(rule.parameter);
  return found && { key: found.key, name: found.name.zh, reference: found.reference, from: found.from };
}
