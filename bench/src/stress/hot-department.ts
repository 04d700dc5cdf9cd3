import { build, type Histogram } from 'hdr-histogram-js';
import { plainHabits } from '../lifecycle/habits';
import { sendWhenDue } from '../lifecycle/open-loop';
import { Players } from '../lifecycle/players';
import type { Stand } from '../stand';

const SECONDS = 20;
const SETTLE_MS = 120_000;
/** Nine of ten cases belong to the first department. */
const hot = (n: number, departments: number): number =>
  n % 10 === 9 ? 1 + (((n / 10) | 0) % (departments - 1)) : 0;
const even = (n: number, departments: number): number => n % departments;

export interface HotRound {
  /** Due → order at the department, of the departments that are not hot. */
  readonly normal: Histogram;
  readonly others: Histogram;
  readonly caseNos: readonly string[];
  readonly surprises: readonly string[];
}

/** The same rate twice: shared evenly, and nine tenths for one department. Only the other departments' cases count. */
export async function hotDepartment(
  stand: Stand,
  orgs: readonly string[],
  ratePerSecond: number,
): Promise<HotRound> {
  const caseNos: string[] = [];
  const surprises: string[] = [];
  const measured = async (departmentOf: (n: number, departments: number) => number): Promise<Histogram> => {
    const found = build({ highestTrackableValue: 300_000, numberOfSignificantValueDigits: 3 });
    const players = await Players.join(stand, orgs, { ...plainHabits, departmentOf });
    try {
      const total = Math.round(ratePerSecond * SECONDS);
      const isOther = (caseNo: string): boolean =>
        departmentOf(players.caseNos.indexOf(caseNo), orgs.length) !== 0;
      players.watcher = {
        rated: ({ caseNo, intendedAt, orderSeenAt = 0 }) => {
          if (isOther(caseNo)) found.recordValue(orderSeenAt - intendedAt);
        },
      };
      const began = Date.now();
      await sendWhenDue(players, total, (n) => Math.round(began + (n * 1000) / ratePerSecond));
      await players.settle(SETTLE_MS);
    } finally {
      caseNos.push(...players.caseNos);
      surprises.push(...players.surprises.lines());
      await players.leave();
    }
    return found;
  };
  return { normal: await measured(even), others: await measured(hot), caseNos, surprises };
}
