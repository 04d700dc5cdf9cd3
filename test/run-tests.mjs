// Everything that guards the project, one after the other; ends with `N passed, N failed`.
// Arguments choose stages: npm test -- unit int. Each stage counts its own tests; a check counts as one.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const bin = (name) => join('node_modules', '.bin', name);
const results = mkdtempSync(join(tmpdir(), 'huiying-tests-'));
const jest = (project, ...more) => ({
  name: project,
  command: [
    bin('jest'),
    '--selectProjects',
    project,
    '--json',
    '--outputFile',
    join(results, `${project}.json`),
    ...more,
  ],
  report: join(results, `${project}.json`),
});

const stages = [
  { name: 'types', command: [bin('tsc'), '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'lint', command: [bin('eslint'), '.'] },
  {
    name: 'format',
    command: [
      bin('prettier'),
      '--check',
      '--log-level',
      'warn',
      'apps',
      'libs',
      'deploy',
      'bench',
      'chaos',
      'test',
    ],
  },
  { name: 'build', command: [bin('nest'), 'build', 'intake'] },
  { name: 'contracts', command: [process.execPath, 'dist/libs/contracts/src/generate/main.js', '--check'] },
  { name: 'conformance', command: [process.execPath, 'dist/libs/policy/src/conformance/main.js', '--check'] },
  jest('unit'),
  jest('int', '--runInBand'),
  jest('e2e', '--runInBand'),
];

const wanted = process.argv.slice(2);
const chosen = wanted.length > 0 ? stages.filter((stage) => wanted.includes(stage.name)) : stages;
if (chosen.length === 0) {
  console.error(
    `no such stage: ${wanted.join(', ')}; expected some of ${stages.map((stage) => stage.name).join(', ')}`,
  );
  process.exit(2);
}

/** A stage whose report is written and that does not end has left something running: that is a failure of its own. */
const LINGER_MS = 60_000;
/** Five times what the longest stage takes on a busy machine of two cores: it hangs. */
const LONGEST_MS = 25 * 60_000;

let running;
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopped = true;
    running?.kill(signal);
  });
}

const run = ([command, ...args], report) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    running = child;
    const began = Date.now();
    const watch = setInterval(() => {
      const lingers = report && existsSync(report) && Date.now() - statSync(report).mtimeMs > LINGER_MS;
      if (!lingers && Date.now() - began < LONGEST_MS) return;
      console.error(
        lingers ? 'the stage has reported and still runs: it is ended' : 'the stage hangs: it is ended',
      );
      child.kill('SIGKILL');
    }, 5_000);
    child.on('exit', (code) => {
      clearInterval(watch);
      resolve(code ?? 1);
    });
  });

let passed = 0;
let failed = 0;
const failures = [];
for (const stage of chosen) {
  const began = Date.now();
  console.log(`\n── ${stage.name} ──`);
  const code = await run(stage.command, stage.report);
  let counts = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  if (stage.report) {
    try {
      const report = JSON.parse(readFileSync(stage.report, 'utf8'));
      // a suite that could not even be loaded has no tests of its own and still is a failure
      counts = {
        passed: report.numPassedTests,
        failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
      };
      if (code !== 0 && counts.failed === 0) counts.failed = 1;
    } catch {
      counts = { passed: 0, failed: 1 };
    }
  }
  if (stopped) {
    console.log('stopped');
    process.exit(1);
  }
  passed += counts.passed;
  failed += counts.failed;
  if (counts.failed > 0) failures.push(stage.name);
  console.log(
    `── ${stage.name}: ${counts.passed} passed, ${counts.failed} failed, ${Math.round((Date.now() - began) / 1000)} s`,
  );
}
rmSync(results, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nfailed: ${failures.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
