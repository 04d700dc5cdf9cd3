import { became, refused, type Outcome } from '../outcome';
import type { CaseFile } from './case-file';

/**
 * 快速协调 (LN-30, LN-31): the office settles with the units whose duty a case is. From the second granted return on
 * no unit gets the case without it (Q34). What was said is kept sealed beside the case; here only that it was.
 */
export function recordCoordination(file: CaseFile): Outcome<CaseFile> {
  if (file.status !== 'proposed' && file.status !== 'handling') {
    return refused('CASE.WRONG_STATE', `the case is ${file.status}`);
  }
  return became({ ...file, coordinations: file.coordinations + 1 }, []);
}
