import { ProblemException } from '@huiying/http';
import { periodOf } from '../indicators/period';
import type { Period } from '../indicators/period';

/** @throws ProblemException 400 `PERIOD.INVALID` */
export function periodOfQuery(text: string): Period {
  const period = periodOf(text);
  if (period) return period;
  throw new ProblemException(400, 'PERIOD.INVALID', { detail: 'expected 2026-10, 2026-Q4 or 2026' });
}
