/** How the players behave; a rehearsal of failures changes some of it. */
export interface Habits {
  /** Tries again until it succeeds, as the contract asks of a client. A bench stops at the first failure instead. */
  readonly patient: boolean;
  /** How many times the next record is sent: what the sender's retries do to the receiver. */
  readonly copies: () => number;
  /** Which department owns the n-th case, of that many. */
  readonly departmentOf: (n: number, departments: number) => number;
  /** How long a department works on an order before it answers, in milliseconds. */
  readonly workMs: number;
}

export const plainHabits: Habits = {
  patient: false,
  copies: () => 1,
  departmentOf: (n, departments) => n % departments,
  workMs: 0,
};
