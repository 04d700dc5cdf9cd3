import { DeadlineChanged, DeadlineSet, type DataOf, type OutgoingEvent } from '@huiying/contracts';

export interface Estimate {
  readonly deadlineId: string;
  readonly dueOn: string;
  readonly calendarVersion: string;
}

/** Due dates that were announced though their year is not loaded (Q36): never silent, somebody has to load it. */
export function estimatesIn(events: readonly OutgoingEvent[]): readonly Estimate[] {
  return events.flatMap(({ contract, data }) => {
    if (contract !== DeadlineSet && contract !== DeadlineChanged) return [];
    const { provisional, deadlineId, dueOn, calendarVersion } = data as DataOf<typeof DeadlineSet>;
    return provisional ? [{ deadlineId, dueOn, calendarVersion }] : [];
  });
}
