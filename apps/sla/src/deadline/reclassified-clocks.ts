import type { DeadlineKind } from '@huiying/policy';
import type { CaseClocks, OrderClocks, Reclassification } from './case-clocks';
import type { PrescribedClock } from './prescribed-clocks';

/** Whose limits differ by type; a window for a return, a redo and a supervision are the same for every type. */
const OF_ITS_TYPE: readonly DeadlineKind[] = ['first_contact', 'acceptance', 'completion', 'feedback'];

/** A person finds another type (XX-03): told twice, the first counts. */
export const reclassifyClocks = (clocks: CaseClocks, found: Reclassification): CaseClocks =>
  clocks.caseType === found.to
    ? clocks
    : { ...clocks, caseType: found.to, reclassified: [...(clocks.reclassified ?? []), found] };

/**
 * The limits of the new type instead of those of the former one (decision 0025). A duty under both runs from the same
 * start, as a declared complexity does (Q37); one that becomes shorter leaves the unit a working day, where the former
 * limit did. A duty that only the new type has begins with the reclassification; one that it has not falls away.
 * @param present the clocks that the new type prescribes
 * @param former those of the type before
 * @param startsAnew the other reading: every limit runs from the reclassification
 */
export function reclassifiedClocks(
  present: readonly PrescribedClock[],
  former: readonly PrescribedClock[],
  order: OrderClocks,
  at: number,
  startsAnew: boolean,
): PrescribedClock[] {
  const before = new Map(former.map((clock) => [clock.deadlineId, clock]));
  const owed = present.map((clock): PrescribedClock => {
    if (!OF_ITS_TYPE.includes(clock.rule.kind) || clock.round > 1) return clock;
    const was = before.get(clock.deadlineId);
    if (startsAnew || was?.rule.startEvent !== clock.rule.startEvent)
      return { ...clock, startedAt: Math.max(clock.startedAt, at), resumes: true };
    const formerWorkingDays = was.rule.workingDays;
    return formerWorkingDays > clock.rule.workingDays
      ? { ...clock, shortened: { at, formerWorkingDays } }
      : clock;
  });
  const gone = former.filter(
    ({ deadlineId }) =>
      !present.some((clock) => clock.deadlineId === deadlineId) &&
      order.deadlines.some((each) => each.deadlineId === deadlineId),
  );
  return [
    ...owed,
    ...gone.map((clock) => ({ ...clock, ending: clock.ending ?? { how: 'reclassified' as const, at } })),
  ];
}
