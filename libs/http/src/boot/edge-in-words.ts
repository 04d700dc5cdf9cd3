import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** Names of the extensions that `@Roles` and `@Public` leave in the document. */
export const ROLES_IN_DOCUMENT = 'x-roles';
export const PUBLIC_IN_DOCUMENT = 'x-public';

const PROBLEM = '#/components/responses/Problem';
const text = (description: string) => ({ type: 'string', description });

/** RFC 9457, as `Problem` in problem/problem-exception.ts has it. */
const schemas: Schemas = {
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'code'],
    properties: {
      type: text('urn:huiying:problem:<code>'),
      title: { type: 'string' },
      status: { type: 'integer' },
      code: text('stable; what a program decides by'),
      ruleId: text('where a rule of the regulation refused, e.g. LN-27'),
      detail: text('for a person; no personal data'),
      errors: {
        type: 'array',
        items: {
          type: 'object',
          required: ['path', 'message'],
          properties: { path: { type: 'string' }, message: { type: 'string' } },
        },
      },
      instance: text('urn:huiying:request:<id>, as the log knows the request'),
    },
  },
};

const header = (name: string, required: boolean, description: string): Parameter => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});

/** What every command carries (engine rule 20); a version is named where the path names a resource. */
function headersOf(method: string, path: string): Parameter[] {
  if (method === 'get') return [];
  const key = header(
    'Idempotency-Key',
    true,
    'the same key and body again: the same answer, and nothing twice',
  );
  if (!path.includes('{')) return [key];
  const version = header(
    'If-Match',
    false,
    'the ETag of the resource (428 without it, 412 when it is stale), or *',
  );
  const absent = header('If-None-Match', false, '* to create what must not exist yet');
  return method === 'put' ? [key, version, absent] : [key, version];
}

/**
 * Adds to each operation what the edge does with it, so that no controller repeats it: the roles, the headers of a
 * command, the shape of a refusal. What a controller says itself stays.
 */
export function edgeInWords(document: OpenAPIObject): OpenAPIObject {
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const method of ['get', 'put', 'post', 'patch', 'delete'] as const) {
      const operation = operations[method];
      if (operation) describe(operation, headersOf(method, path));
    }
  }
  const { components } = document;
  return {
    ...document,
    components: {
      ...components,
      schemas: { ...components?.schemas, ...schemas },
      responses: {
        ...components?.responses,
        Problem: {
          description: 'A refusal or a fault',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

function describe(operation: Operation, headers: readonly Parameter[]): void {
  const extensions = operation as unknown as Record<string, unknown>;
  const roles = extensions[ROLES_IN_DOCUMENT];
  if (Array.isArray(roles)) operation.description ||= `Roles: ${roles.join(', ')}.`;
  if (extensions[PUBLIC_IN_DOCUMENT] === true) operation.security = [];
  const parameters = (operation.parameters ??= []);
  const known = new Set(parameters.flatMap((one) => ('name' in one ? [one.name.toLowerCase()] : [])));
  parameters.push(...headers.filter((one) => 'name' in one && !known.has(one.name.toLowerCase())));
  for (const answer of Object.values(operation.responses)) {
    if (answer && 'description' in answer && answer.description === '') answer.description = 'Done';
  }
  operation.responses['default'] ??= { $ref: PROBLEM };
}
