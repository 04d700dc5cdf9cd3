import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { asyncApiYaml } from './asyncapi';
import { differences, write } from './main';

const root = join(__dirname, '..', '..', '..', '..');

describe('what is generated from the contracts', () => {
  it('is what the repository holds: no published schema has changed without a new version', () => {
    expect(differences(root)).toEqual([]);
  });

  it('is a valid AsyncAPI 3 document', async () => {
    const { document, diagnostics } = await new Parser().parse(asyncApiYaml());
    expect(diagnostics.filter((diagnostic) => Number(diagnostic.severity) === 0)).toEqual([]);
    expect(document?.version()).toBe('3.0.0');
  }, 60_000);
});

describe('a published schema', () => {
  let copy: string;
  const snapshot = 'libs/contracts/snapshots/intake.case.accepted.v1.json';

  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'contracts-'));
    cpSync(join(root, 'libs/contracts/snapshots'), join(copy, 'libs/contracts/snapshots'), {
      recursive: true,
    });
    expect(write(copy, false)).toEqual([]);
  });

  afterEach(() => rmSync(copy, { recursive: true }));

  it('that differs from its contract is reported, and not overwritten unless told so', () => {
    const changed = readFileSync(join(copy, snapshot), 'utf8').replace('"caseNo"', '"caseNumber"');
    writeFileSync(join(copy, snapshot), changed);
    expect(differences(copy)).toEqual([expect.stringContaining(`${snapshot}: the published schema changed`)]);
    expect(write(copy, false)).toEqual([snapshot]);
    expect(readFileSync(join(copy, snapshot), 'utf8')).toBe(changed);
    expect(write(copy, true)).toEqual([]);
    expect(differences(copy)).toEqual([]);
  });

  it('whose contract is gone is reported', () => {
    writeFileSync(join(copy, 'libs/contracts/snapshots/intake.case.forgotten.v1.json'), '{}\n');
    expect(differences(copy)).toEqual([expect.stringContaining('no contract defines it any more')]);
  });
});
