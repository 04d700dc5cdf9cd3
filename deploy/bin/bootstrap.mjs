// The first thing that runs after `git clone`: Node's own modules only. It installs and builds what is missing or older
// than its sources, says so on stderr, and hands over to the compiled program of the verb. When nothing is missing it
// prints nothing and costs about 0.1 s.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { archiveBrokerClasses, buildIfStale, installIfStale } from './prepare.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
process.chdir(root);

/** Verb → what must be there first, and what runs then. */
const VERBS = {
  demo: { built: true, program: ['dist/deploy/src/demo/main.js'] },
  start: { built: true, program: ['dist/deploy/src/start.js'] },
  cli: { built: true, program: ['dist/deploy/src/cli/main.js'] },
  bench: { built: true, program: ['dist/bench/src/main.js'] },
  chaos: { built: true, program: ['dist/chaos/src/main.js'] },
  clean: { built: false, program: ['dist/deploy/src/clean.js'] },
  test: { built: true, program: ['test/run-tests.mjs'] },
  prepare: { built: true, program: undefined },
};

const [verb = '', ...args] = process.argv.slice(2);
const plan = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
if (plan === undefined)
  fail(`Usage: node deploy/bin/bootstrap.mjs ${Object.keys(VERBS).join('|')} [arguments]`);
if (verb === 'clean' && !existsSync('dist/deploy/src/clean.js')) nothingBuiltYet();

const release = await takeTurn();
try {
  if (plan.built) {
    await installIfStale(root);
    await buildIfStale(root);
    await archiveBrokerClasses(root);
  }
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
} finally {
  release();
}
if (plan.program === undefined) process.exit(0);
const [program, ...fixed] = plan.program;
if (!existsSync(program)) fail(`${program} does not exist in this version`);
hand(spawn(process.execPath, [program, ...fixed, ...args], { stdio: 'inherit' }));

/** The child is in our process group: Ctrl-C reaches it without us. What is sent to us alone is passed on. */
function hand(child) {
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** Two verbs at once must not install into the same directory. The turn of a holder that died is void. */
async function takeTurn() {
  const turn = join(root, '.huiying', 'preparing');
  mkdirSync(dirname(turn), { recursive: true });
  for (let waited = 0; ; waited += 250) {
    try {
      mkdirSync(turn);
      writeFileSync(join(turn, 'pid'), String(process.pid));
      const done = () => rmSync(turn, { recursive: true, force: true });
      process.once('exit', done);
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));
      return () => {
        process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM').removeAllListeners('SIGHUP');
        process.removeListener('exit', done);
        done();
      };
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isVoid(turn)) {
        rmSync(turn, { recursive: true, force: true });
        continue;
      }
      if (waited === 0)
        process.stderr.write('· another huiying command is installing or building; waiting for it\n');
      await new Promise((resume) => setTimeout(resume, 250));
    }
  }
}

function isVoid(turn) {
  try {
    process.kill(Number(readFileSync(join(turn, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    // Between making the directory and writing the pid there is a moment without a pid.
    return error.code === 'ESRCH' || (existsSync(turn) && Date.now() - statSync(turn).mtimeMs > 5_000);
  }
}

/** Nothing was ever built, so nothing runs; what can be there is data of an older checkout. */
function nothingBuiltYet() {
  const kept = new Set(['kafka-lib', 'stamps']);
  const entries = existsSync('.huiying') ? readdirSync('.huiying').filter((entry) => !kept.has(entry)) : [];
  for (const entry of entries) rmSync(join('.huiying', entry), { recursive: true, force: true });
  process.exit(0);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
