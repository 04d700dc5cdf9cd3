import type { CaseType } from '@huiying/contracts';
import type { Created } from './case-facts';
import type { End } from './case-file';
import type { ClosedClocks } from './follow-routing';

/** What a person makes one part of; the words of it lie sealed. What is left out is as in the original. */
export interface PartPlan {
  readonly caseType?: CaseType | undefined;
  readonly topic?: Created['topic'];
  readonly serviceCase?: Created['serviceCase'];
}

/** A split that routing has not answered yet. */
export interface Splitting {
  readonly plans: readonly PartPlan[];
  /** Who splits it. */
  readonly by: string;
  readonly role: 'clerk' | 'dispatcher';
  readonly at: number;
}

/** Where a part stands, as the original needs to know it. */
export interface PartState {
  readonly caseId: string;
  /** `2/3`. */
  readonly part: string;
  readonly replied?: boolean;
  /** Absent while it is open. */
  readonly end?: End;
  /** The round that ended; a redo begins the next one. */
  readonly round?: number;
  /** What sla said when the clocks of a round were closed. */
  readonly closed?: ClosedClocks;
}

/** A completed part is over when its clocks are closed as well, whichever of the two is heard first. */
export function isOver({ end, round, closed }: PartState): boolean {
  return end !== undefined && (end !== 'completed' || closed?.round === round);
}

/** Everybody who is going to be answered has been, and somebody was. */
export function allAnswered(parts: readonly PartState[]): boolean {
  const waitsForNothing = parts.every(({ replied, end }) => replied || end !== undefined);
  return waitsForNothing && parts.some(({ replied }) => replied);
}
