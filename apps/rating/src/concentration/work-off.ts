import type { Refusal } from '../rating/refusal';
import { isUnfinished, taskOf, withTask, type Concentration, type ConcentrationTask } from './concentration';

interface Step {
  readonly at: number;
  readonly by: string;
}

/** The head of the window says what was done (JL-04). After a check that found it wanting he says it again. */
export function reportWork(of: Concentration, step: Step): Refusal | Concentration {
  const task = taskOf(of);
  if (task?.state !== 'open') return wrongState(task, 'an open task');
  return withTask(of, { ...task, state: 'reported', reports: [...task.reports, step] });
}

/**
 * Who supervises has looked. What is not put right stays open; what follows for the unit (JL-05, JL-10) a person records as
 * an incident.
 */
export function checkWork(of: Concentration, step: Step, passed: boolean): Refusal | Concentration {
  const task = taskOf(of);
  if (task?.state !== 'reported') return wrongState(task, 'a task whose head has reported');
  const checks = [...task.checks, { ...step, passed }];
  return withTask(of, { ...task, state: passed ? 'accepted' : 'open', checks });
}

/**
 * So many of the ratings were annulled that the rest would have opened no task: it falls away on record, by a person's word.
 * @param standing how many of its ratings stand
 */
export function letFallAway(of: Concentration, step: Step, standing: number): Refusal | Concentration {
  const task = taskOf(of);
  if (!isUnfinished(task)) return wrongState(task, 'an unfinished task');
  if (standing >= task.limit.ratings)
    return {
      reasonCode: 'RATING.STILL_CONCENTRATED',
      ruleId: task.ruleId,
      message: `${standing} of its ratings stand; from ${task.limit.ratings} on they are to be worked off`,
    };
  return withTask(of, { ...task, state: 'fallen_away', fellAway: step });
}

const wrongState = (task: ConcentrationTask | undefined, expected: string): Refusal => ({
  reasonCode: 'RATING.WRONG_STATE',
  ruleId: task?.ruleId,
  message: `it is ${task?.state ?? 'no task'}; expected ${expected}`,
});
