import type { MessageContract } from '@huiying/contracts';
import Ajv, { type ValidateFunction } from 'ajv';

const ajv = new Ajv({ strict: false });
const known = new Map<unknown, ValidateFunction>();

/** Whether data is what its contract promises. */
export function ajvFor(schema: MessageContract['schema']): ValidateFunction {
  const before = known.get(schema) ?? ajv.compile(schema);
  known.set(schema, before);
  return before;
}
