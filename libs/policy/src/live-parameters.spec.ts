import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describePack } from './describe/describe-pack';
import { describeDifferences } from './describe/diff-packs';
import { draftOfValues } from './load/draft-of-values';
import { loadPolicies } from './policies';

const ROOT = join(__dirname, '..', '..', '..');
/** Names that are put together when they are read: `template.…`, and the rungs and limits of which the pack asks by family. */
const READ_BY_FAMILY = /^(template|check|sla|alert\.rung|reply\.elements)\./;

/** Everything that runs, without its specs. */
function programText(folder: string): string {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter(
      (file) =>
        file.endsWith('.ts') && !file.includes('/test/') && !/\.(spec|fixture|features)\.ts$/.test(file),
    )
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8'))
    .join('\n');
}

const program = ['apps', 'libs/policy/src', 'deploy/src'].map(programText).join('\n');
const isRead = (key: string): boolean => READ_BY_FAMILY.test(key) || program.includes(`'${key}'`);

const policies = loadPolicies();
const parameters = policies
  .jurisdictions()
  .flatMap(({ code }) => policies.inForce(code, '2026-11-23')?.parameters() ?? []);

describe('a parameter of a pack', () => {
  it('is read by the program, or says that it is recorded only: nobody changes a value in vain without being told', () => {
    const inert = parameters.filter(({ key, descriptive }) => !descriptive && !isRead(key));
    expect([...new Set(inert.map(({ key }) => key))]).toEqual([]);
  });

  it('that says so is not read', () => {
    const live = parameters.filter(({ key, descriptive }) => descriptive && isRead(key));
    expect([...new Set(live.map(({ key }) => key))]).toEqual([]);
  });

  it('that is recorded only says so in the text of the pack, and to who drafts another value', () => {
    const pack = policies.inForce('520121', '2026-11-23')!;
    const draft = policies.drafted(draftOfValues(pack, { 'report.cycle': ['quarter'] }));
    const told = describeDifferences(pack, draft.inForce('520121', '2026-11-23')!);
    expect(told).toContain('仅记载条文，改动不影响系统办理');
    expect(describePack(pack)).toMatch(/通报周期：.*仅记载条文/);
  });
});
