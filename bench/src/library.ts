import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { loadPolicies } from '@huiying/policy';
import { median } from './figures/statistics';
import { benchPolicy, type PolicyFigure } from './policy.bench';
import { benchWorkingDays, type WorkingDaysFigure } from './working-days.bench';

const COLD_STARTS = 5;
/** Set in a process of its own that does nothing but load the packs and say how long it took. */
const COLD = 'BENCH_COLD_POLICY';

export interface LibraryFigures {
  readonly workingDays: readonly WorkingDaysFigure[];
  /** Milliseconds until the law of all jurisdictions is loaded, in a process that has just started. */
  readonly policyLoadMs: number;
  readonly policy: readonly PolicyFigure[];
}

export function libraryFigures(): LibraryFigures {
  const cold = Array.from({ length: COLD_STARTS }, () => {
    const out = execFileSync(process.execPath, [__filename], {
      env: { ...process.env, NODE_OPTIONS: '', [COLD]: '1' },
    });
    return Number(out.toString());
  });
  return { workingDays: benchWorkingDays(), policyLoadMs: median(cold), policy: benchPolicy() };
}

if (process.env[COLD] === '1') {
  const began = performance.now();
  loadPolicies();
  process.stdout.write(String(performance.now() - began));
}
