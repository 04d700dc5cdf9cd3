import { formatTime } from '@huiying/contracts';
import type { Concentration, ConcentrationTask } from '../concentration/concentration';

interface At {
  readonly at: number;
}

const dated = <Step extends At>(step: Step) => ({ ...step, at: formatTime(step.at) });

/** A concentration as officers and its department see it: instants as ISO-8601. */
export const concentrationView = ({ tasks, ...of }: Concentration): object => ({
  ...of,
  state: tasks.at(-1)?.state,
  tasks: tasks.map(taskView),
});

const taskView = ({ openedAt, reports, checks, fellAway, ...task }: ConcentrationTask): object => ({
  ...task,
  openedAt: formatTime(openedAt),
  reports: reports.map(dated),
  checks: checks.map(dated),
  ...(fellAway ? { fellAway: dated(fellAway) } : {}),
});
