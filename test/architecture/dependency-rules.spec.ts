import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';

const root = join(__dirname, '..', '..');
const config = join(root, '.dependency-cruiser.cjs');
const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

/** The planted tree has the shape of the project, so that the anchored paths of the rules apply to it. */
function plantedViolations(): Report['summary']['violations'] {
  const run = spawnSync(
    process.execPath,
    [cruiser, '--config', config, '--output-type', 'json', 'apps', 'libs'],
    {
      cwd: join(__dirname, 'violations'),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return (JSON.parse(run.stdout) as Report).summary.violations;
}

const planted: readonly (readonly [rule: string, file: string])[] = [
  ['no-cycles', 'libs/contracts/src/cycle-a.ts'],
  ['contracts-know-the-schema-library-only', 'libs/contracts/src/knows-ajv.ts'],
  ['working-days-know-nothing', 'libs/working-days/src/knows-policy.ts'],
  ['policy-knows-working-days-only', 'libs/policy/src/knows-contracts.ts'],
  ['only-messaging-knows-the-kafka-client', 'apps/sla/src/knows-kafka.ts'],
  ['messaging-knows-contracts-only', 'libs/messaging/src/knows-policy.ts'],
  ['services-meet-in-contracts', 'apps/sla/src/knows-rating.ts'],
  ['decisions-are-pure', 'apps/sla/src/deadline/knows-nest.ts'],
  ['nothing-imports-consumers', 'apps/sla/src/http/calls-consumer.ts'],
  ['testing-is-for-specs', 'apps/sla/src/knows-rating.ts'],
  ['no-inside-through-own-index', 'libs/contracts/src/through-index.ts'],
  ['no-grab-bags', 'libs/contracts/src/knows-anything.ts'],
];

describe('who may import whom', () => {
  it('holds in the whole project', () => {
    execFileSync(process.execPath, [cruiser, '--config', config, 'apps', 'libs'], {
      cwd: root,
      stdio: 'pipe',
    });
  }, 60_000);

  it('finds each planted violation', () => {
    const found = plantedViolations().map((violation) => `${violation.rule.name} ${violation.from}`);
    for (const [rule, file] of planted) expect(found).toContain(`${rule} ${file}`);
  }, 60_000);

  it('has a planted violation for each rule', () => {
    const names = [...readFileSync(config, 'utf8').matchAll(/name: '([a-z-]+)'/g)].map((match) => match[1]);
    expect(planted.map(([rule]) => rule).sort()).toEqual([...names].sort());
  });
});

describe('names of files and folders', () => {
  it('say what is inside: none could hold anything', () => {
    const files = execFileSync('git', ['ls-files', 'apps', 'libs', 'deploy', 'bench', 'test'], {
      cwd: root,
      encoding: 'utf8',
    }).split('\n');
    const grabBag = /(^|\/)(utils?|common|helpers?|lib|misc|base|manager|shared)(\/|\.[a-z]+$)/;
    expect(
      files.filter((file) => grabBag.test(file) && !file.startsWith('test/architecture/violations/')),
    ).toEqual([]);
  });
});

describe('a decision', () => {
  it('may not read the clock, the environment or chance', async () => {
    const text = readFileSync(join(__dirname, 'violations/apps/sla/src/deadline/reads-the-clock.ts'), 'utf8');
    const { default: rules } = (await import(join(root, 'eslint.config.mjs'))) as {
      default: { rules?: Record<string, unknown>; files?: string[] }[];
    };
    const pure = rules.find((block) => block.files?.includes('apps/*/src/*/*.ts'));
    const eslint = new ESLint({
      cwd: root,
      overrideConfigFile: true,
      overrideConfig: [{ files: ['**/*.js'], rules: (pure?.rules ?? {}) as never }],
    });
    const [result] = await eslint.lintText(text.replace(/: number/g, ''), {
      filePath: 'apps/sla/src/deadline/reads-the-clock.js',
    });
    const messages = (result?.messages ?? []).map((message) => message.ruleId);
    expect(messages.filter((rule) => rule === 'no-restricted-properties')).toHaveLength(2);
    expect(messages).toContain('no-restricted-syntax');
    expect(messages).toContain('no-restricted-globals');
  }, 60_000);
});
