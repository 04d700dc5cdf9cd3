import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../platform/paths';
import { consumersByType, consumersFile, tables } from './consumers';
import { openApiFiles } from './open-api';
import { differences, writeFiles } from './settle';

jest.setTimeout(60_000);

describe('who consumes what', () => {
  it('is told in the documentation as the services have it', () => {
    expect(differences(repositoryRoot(), consumersFile())).toEqual([]);
  });

  it('leaves no published event between services without a reader', () => {
    const consumers = consumersByType();
    const published = Object.values(tables).flatMap(({ publishes }) => publishes.map(({ type }) => type));
    expect(published.filter((type) => consumers[type]?.length === 0)).toEqual(UNREAD);
  });

  it('lets nobody wait for an event that nobody publishes', () => {
    const published = new Set(
      Object.values(tables).flatMap(({ publishes }) => publishes.map(({ type }) => type)),
    );
    const waitedFor = Object.entries(tables).flatMap(([service, { consumes }]) =>
      consumes
        .filter(({ type, external }) => !external && !published.has(type))
        .map(({ type }) => `${service}: ${type}`),
    );
    expect(waitedFor).toEqual([]);
  });
});

describe('the REST documents', () => {
  let files: Map<string, string>;
  beforeAll(async () => {
    files = await openApiFiles();
  });

  it('are what the services serve', () => {
    expect(differences(repositoryRoot(), files)).toEqual([]);
  });

  it('are valid OpenAPI 3', () => {
    // the validator is an ES module, which jest's own loader cannot take
    const validate = `import parser from '@apidevtools/swagger-parser';
      for (const file of process.argv.slice(1)) await parser.validate(file);`;
    const run = () =>
      execFileSync(process.execPath, ['--input-type=module', '-e', validate, ...files.keys()], {
        cwd: repositoryRoot(),
        stdio: 'pipe',
      });
    expect(run).not.toThrow();
  });

  it('say of every operation what it is for, who may call it and how it refuses', () => {
    for (const [path, text] of files) {
      for (const [route, operations] of Object.entries(JSON.parse(text).paths as Paths)) {
        for (const [method, operation] of Object.entries(operations)) {
          const where = `${path} ${method} ${route}`;
          expect([where, operation.summary]).toEqual([where, expect.stringMatching(/\S/)]);
          expect([where, operation['x-roles'] ?? operation['x-public']]).not.toEqual([where, undefined]);
          expect([where, operation.responses['default']]).not.toEqual([where, undefined]);
        }
      }
    }
  });
});

describe('a generated file', () => {
  it('that somebody changed by hand is reported with the line, and written again when told so', () => {
    const root = mkdtempSync(join(tmpdir(), 'huiying-generated-'));
    const wanted = new Map([['docs/page.md', 'one\ntwo\n']]);
    expect(differences(root, wanted)).toEqual(['docs/page.md: missing']);
    expect(writeFiles(root, wanted)).toEqual(['docs/page.md']);
    writeFileSync(join(root, 'docs/page.md'), 'one\n2\n');
    expect(differences(root, wanted)).toEqual(['docs/page.md: out of date, line 2 is "2"; expected "two"']);
    expect(writeFiles(root, wanted)).toEqual(['docs/page.md']);
    expect(readFileSync(join(root, 'docs/page.md'), 'utf8')).toBe('one\ntwo\n');
    expect(writeFiles(root, wanted)).toEqual([]);
    rmSync(root, { recursive: true });
  });
});

interface Operation {
  readonly summary?: string;
  readonly 'x-roles'?: readonly string[];
  readonly 'x-public'?: boolean;
  readonly responses: Readonly<Record<string, unknown>>;
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** The office's lists are asked of the service itself; the event is the record of what was proposed, passed on, published, issued. */
const UNREAD = [
  'routing.case.proposed.v1',
  'routing.case.referred.v1',
  'routing.case.published.v1',
  'routing.case.special_report.v1',
  'routing.duty.look_missed.v1',
];
