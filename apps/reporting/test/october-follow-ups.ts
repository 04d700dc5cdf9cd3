import type { FollowUp } from '../src/follow-ups/follow-up';

const drawn = (caseId: string, fields: Partial<FollowUp>): FollowUp => ({
  followUpId: `f-${caseId}`,
  sampleId: 's-1',
  caseId,
  jurisdiction: '360783',
  method: 'telephone',
  state: 'to_visit',
  sampledAt: '2026-10-21T09:00:00+08:00',
  sampledOn: '2026-10-21',
  attempts: 0,
  ...fields,
});

const visited = (visitedOn: string, fields: Partial<FollowUp>): Partial<FollowUp> => ({
  state: 'visited',
  visitedOn,
  visitedAt: `${visitedOn}T10:00:00+08:00`,
  ...fields,
});

/** Four drawn in the month of `october.ts`: two reached, of whom one is satisfied and one thinks it solved; one not reached; one left. */
export const followUps: FollowUp[] = [
  drawn('c1', {
    org: 'ln-a',
    ...visited('2026-10-22', { outcome: 'reached', satisfaction: 'satisfied', solved: true }),
  }),
  drawn('c2', {
    org: 'ln-a',
    ...visited('2026-10-23', { outcome: 'reached', satisfaction: 'dissatisfied' }),
  }),
  drawn('c3', { org: 'ln-b', ...visited('2026-10-23', { outcome: 'unreachable', attempts: 1 }) }),
  drawn('c9', { org: 'ln-b' }),
];
