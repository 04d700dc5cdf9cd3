import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import schema from '../../schema/pack.schema.json';
import { PackFault } from '../parameter';
import type { PackSource } from './read-pack-folder';

type Part = 'header' | 'parameters' | 'rules';
const validators = new Map<Part, ValidateFunction>();

/** Compiled when first needed: an unchanged pack is read from its compiled form and never comes here. */
function validatorOf(part: Part): ValidateFunction {
  const known = validators.get(part);
  if (known) return known;
  const { $id: _id, ...rest } = schema;
  const compiled = new Ajv({ strict: false, allowUnionTypes: true, verbose: true }).compile({
    ...rest,
    $ref: `#/$defs/${part}`,
  });
  validators.set(part, compiled);
  return compiled;
}

export function checkShape(source: PackSource): void {
  const folder = (source.header as PackSource['header'] | undefined)?.id ?? 'draft';
  check('header', source.header, `${folder}/pack.yaml`);
  for (const { file, key, entry } of source.entries) check('parameters', { [key]: entry }, file);
  check('rules', source.rules, `${folder}/rules.yaml`);
}

function check(part: Part, content: unknown, file: string): void {
  const validate = validatorOf(part);
  if (validate(content)) return;
  const error = mostTelling(validate.errors ?? []);
  throw new PackFault(file, place(error), found(error), expectation(error));
}

/** The deepest error is about the value itself; those above it only say that something below is wrong. */
function mostTelling(errors: readonly ErrorObject[]): ErrorObject {
  return [...errors].sort((a, b) => depth(b) - depth(a))[0]!;
}

function depth({ instancePath, keyword }: ErrorObject): number {
  return instancePath.split('/').length + (keyword === 'additionalProperties' ? 0.5 : 0);
}

function place({ instancePath, keyword, params }: ErrorObject): string {
  const path = instancePath.slice(1).replaceAll('~1', '/').replaceAll('/', ' › ');
  const inside = (name: string) => (path === '' ? name : `${path} › ${name}`);
  if (keyword === 'additionalProperties') return inside(String(params['additionalProperty']));
  if (keyword === 'required') return inside(String(params['missingProperty']));
  return path;
}

function found({ keyword, data, params }: ErrorObject): unknown {
  if (keyword === 'required') return undefined;
  if (keyword === 'additionalProperties')
    return (data as Record<string, unknown>)[params['additionalProperty'] as string];
  return data;
}

function expectation({ keyword, params, message, schema: limit }: ErrorObject): string {
  switch (keyword) {
    case 'additionalProperties':
      return 'no such key: it is not in the schema';
    case 'required':
      return 'it to be given';
    case 'enum':
      return `one of ${(params['allowedValues'] as readonly unknown[]).join(', ')}`;
    case 'minimum':
      return `${String(limit)} or more`;
    case 'maximum':
      return `${String(limit)} or less`;
    case 'pattern':
      return `the form ${String(limit)}`;
    case 'type':
      return `a value of type ${String(params['type'])}`;
    default:
      return message ?? keyword;
  }
}
