import { caseTypeOf } from '@huiying/contracts';
import { indexKeyOf } from '@huiying/messaging';
import type { Created } from '../case/case-facts';
import { matterOf } from '../case/matter-of';
import { config } from '../intake.config';
import { BlindIndex } from './blind-index';

let index: BlindIndex | undefined;

/**
 * Id of the row where the cases of the same person and matter meet; undefined for an unknown person. A function and not
 * a provider, because the engine asks for it before any consumer runs, to load the rows of a whole chunk in one query.
 */
export function matterIdOf(data: Created): string | undefined {
  const type = caseTypeOf(data.caseType);
  const matter = matterOf({ ...data, caseType: type ?? JSON.stringify(data.caseType) });
  if (matter === undefined) return undefined;
  index ??= new BlindIndex(indexKeyOf(config()));
  return `m-${index.of('matter', matter)}`;
}
