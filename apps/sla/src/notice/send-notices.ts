import { NoticeSms, phoneRefOf, type OutgoingEvent } from '@huiying/contracts';
import type { Surroundings } from '../deadline/counting';
import type { Deadline, IssuedRung } from '../deadline/deadline';
import { announce, ruleIdField } from '../deadline/deadline-events';
import type { Holder, Keeper } from '../deadline/keeper';

/**
 * The messages (HA-30, LN-66…69) of the rungs of one clock that are out and not yet written of, one each, in their
 * order. A rung that was taken back before its message went out has none.
 */
export function sendNotices(
  keeper: Keeper,
  holder: Holder,
  deadline: Deadline,
  on: Surroundings,
): { readonly deadline: Deadline; readonly events: readonly OutgoingEvent[] } {
  const waiting = deadline.rungs.filter(
    ({ noticedAt, withdrawnAt }) => noticedAt === undefined && withdrawnAt === undefined,
  );
  if (waiting.length === 0) return { deadline, events: [] };
  const rungs = deadline.rungs.map((rung) =>
    waiting.includes(rung) ? { ...rung, noticedAt: on.now } : rung,
  );
  return {
    deadline: { ...deadline, rungs },
    events: waiting.flatMap((issued) => noticeOf(keeper, holder, deadline, issued, on)),
  };
}

/** To a role of the unit, by reference: the number of a telephone stands in no event. The case's number is all it names. */
function noticeOf(
  keeper: Keeper,
  { org }: Holder,
  { kind, deadlineId, dueOn }: Deadline,
  issued: IssuedRung,
  { pack }: Surroundings,
): OutgoingEvent[] {
  const rung = pack.rungs(kind).find((each) => each.rung === issued.rung);
  if (!rung) return [];
  const { addresseeRole, notice, workingDays, ruleId } = rung;
  const no = keeper.caseNo === undefined ? {} : { caseNo: keeper.caseNo };
  return [
    announce(keeper, NoticeSms, {
      aboutKind: 'deadline',
      aboutId: deadlineId,
      recipientRole: addresseeRole,
      orgCode: org,
      phoneRef: phoneRefOf({ org, jurisdiction: keeper.jurisdiction }, addresseeRole),
      template: notice,
      params: { ...no, dueOn, days: String(workingDays), points: String(issued.points) },
      ...ruleIdField(ruleId),
    }),
  ];
}
