import type { EngineStep } from '../chunk/chunk-setting';

/**
 * Arms `HUIYING_CRASH_AT=<step>[#<n>]`: the process kills itself with SIGKILL when it reaches the step for the n-th
 * time. For crash tests of the real process; without the variable nothing is armed.
 */
export function crashPoint(armed: string | undefined): { reached?: (step: EngineStep) => void } {
  if (!armed) return {};
  const [step, count = '1'] = armed.split('#');
  let left = Number(count);
  return {
    reached: (reached) => {
      if (reached === step && --left === 0) process.kill(process.pid, 'SIGKILL');
    },
  };
}
