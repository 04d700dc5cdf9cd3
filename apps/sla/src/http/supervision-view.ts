import { formatTime } from '@huiying/contracts';
import { isOpen, type Deadline } from '../deadline/deadline';
import type { Supervision } from '../supervision/supervision';

/**
 * A supervision as the contract shows it, with the end of its clock; `issued` until it has reached the unit.
 * @param open without it the words are left out: what a command answers is stored as it was given, and words are kept sealed
 */
export function supervisionView(
  { sealedInstruction, closure, issuedAt, dueAt: expected, ...supervision }: Supervision,
  deadline: Deadline | null | undefined,
  now: number,
  open?: (sealed: string) => string,
): object {
  const { sealedNote, at, ...closed } = closure ?? {};
  return {
    ...supervision,
    issuedAt: formatTime(issuedAt),
    state: stateOf(deadline, now),
    dueAt: formatTime(deadline?.dueAt ?? expected),
    ...(deadline ? { dueOn: deadline.dueOn, provisional: deadline.provisional } : {}),
    ...(deadline ? { deliveredAt: formatTime(deadline.startedAt) } : {}),
    ...(deadline && !isOpen(deadline) ? { endedAt: formatTime(deadline.closedAt) } : {}),
    ...(sealedInstruction === undefined || !open ? {} : { instruction: open(sealedInstruction) }),
    ...(at === undefined || sealedNote === undefined
      ? {}
      : { closure: { ...closed, at: formatTime(at), ...(open ? { note: open(sealedNote) } : {}) } }),
  };
}

function stateOf(deadline: Deadline | null | undefined, now: number): Deadline['state'] | 'issued' {
  if (!deadline) return 'issued';
  return deadline.state === 'running' && deadline.dueAt < now ? 'missed' : deadline.state;
}
