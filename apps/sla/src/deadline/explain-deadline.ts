import type { Pack } from '@huiying/policy';
import type { StartEvent } from '@huiying/policy';
import { explain, explanationText, type Calendar, type Explanation } from '@huiying/working-days';
import { deadlineOf, type CaseClocks, type OrderClocks } from './case-clocks';
import { pausesOf } from './clock-ending';
import { countingOf } from './counting';
import { isOpen } from './deadline';
import { extensionsOf, prescribedClocks } from './prescribed-clocks';

const START_EVENTS: Partial<Record<StartEvent, string>> = {
  order_delivered: '交办单到达承办单位',
  acceptance_decided: '承办单位决定受理',
  redo_ordered: '重办通知到达承办单位',
  unit_replied: '承办单位的答复获得认可',
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
  const { startedAt, startEvent, workingDays, ruleId, article, recomputations } = deadline;
  const pauses = pausesOf(deadline, clocks, order, pack).filter(
    ({ to }) => isOpen(deadline) || to !== undefined,
  );
  const explanation = explain({
    startedAt,
    workingDays,
    calendar,
    options: countingOf(workingDays, pack),
    pauses,
    extensions: extensionsOf(deadline, order),
    startEvent: startedBy(startEvent, pack),
    ruleId,
    article,
    recomputations: recomputations.map((change) => ({ ...change, reason: '日历更新' })),
  });
  const statement = pack.statements(ruleId)?.zh;
  const parameter = citedBy(clocks, order, deadlineId, pack);
  const lines = [
    explanationText(explanation),
    ...(statement === undefined ? [] : [`规定：${statement}`]),
    ...(parameter
      ? [`参数：${parameter.name}（${parameter.key}），自${parameter.from}起适用；规则包${pack.ref}`]
      : []),
  ];
  return { explanation, ...(parameter ? { parameter } : {}), text: lines.join('\n') };
}

/** Q2: where the pack counts from the receipt of the case, no unit's order starts a clock. */
const startedBy = (startEvent: StartEvent, { clock }: Pack): string =>
  startEvent === 'order_delivered' && clock.startEvent === 'received'
    ? '收到诉求'
    : (START_EVENTS[startEvent] ?? startEvent);

function citedBy(
  clocks: CaseClocks,
  order: OrderClocks,
  deadlineId: string,
  pack: Pack,
): CitedParameter | undefined {
  const prescribed = prescribedClocks(clocks, order, pack).find((each) => each.deadlineId === deadlineId);
  const found = prescribed && pack.parameter(prescribed.rule.parameter);
  return found && { key: found.key, name: found.name.zh, reference: found.reference, from: found.from };
}
