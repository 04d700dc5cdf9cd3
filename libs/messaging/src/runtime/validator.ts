import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { MessageContract } from '@huiying/contracts';

export interface SchemaError {
  readonly path: string;
  readonly message: string;
}

/** Compiled JSON Schemas of the contracts. Compiled when first used: a service pays for its own messages only. */
export class Validator {
  private readonly ajv = addFormats(new Ajv({ allErrors: false, strict: false, ownProperties: true }));
  private readonly compiled = new Map<string, ValidateFunction>();

  /** Undefined when the data is valid. Values are never repeated: they may be personal data. */
  errorsOf(contract: MessageContract, data: unknown): readonly SchemaError[] | undefined {
    const validate = this.compiledOf(contract);
    if (validate(data)) return undefined;
    return (validate.errors ?? []).slice(0, 5).map((error) => ({
      path: error.instancePath || '/',
      message: `${error.message ?? 'is not valid'}${allowed(error.params)}`,
    }));
  }

  /** @throws Error naming contract, path and expectation. */
  assertValid(contract: MessageContract, data: unknown): void {
    const errors = this.errorsOf(contract, data);
    if (errors) {
      throw new Error(
        `${contract.type}: ${errors.map((error) => `${error.path} ${error.message}`).join('; ')}`,
      );
    }
  }

  private compiledOf(contract: MessageContract): ValidateFunction {
    let validate = this.compiled.get(contract.type);
    if (!validate) {
      validate = this.ajv.compile(contract.schema);
      this.compiled.set(contract.type, validate);
    }
    return validate;
  }
}

function allowed(params: Record<string, unknown>): string {
  const values = params['allowedValues'];
  if (Array.isArray(values)) return `: ${values.join(', ')}`;
  const extra = params['additionalProperty'];
  // a sender may write anything where the name of a field belongs
  return typeof extra === 'string' && /^[A-Za-z][A-Za-z0-9_]{0,40}$/.test(extra) ? `: ${extra}` : '';
}
