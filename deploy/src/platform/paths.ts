import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The checkout: the nearest directory upwards that holds our package.json (the same from src and from dist). */
export function repositoryRoot(from: string = __dirname): string {
  for (let at = from; ; at = dirname(at)) {
    const manifest = join(at, 'package.json');
    if (
      existsSync(manifest) &&
      (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'huiying'
    )
      return at;
    if (dirname(at) === at) throw new Error(`No package.json named "huiying" above ${from}`);
  }
}

/** Where one platform keeps everything that is its own. Several homes can run at once on one machine. */
export interface Home {
  readonly root: string;
  readonly kafka: string;
  readonly postgres: string;
  readonly logs: string;
  readonly run: string;
  readonly secretsFile: string;
  readonly portsFile: string;
  readonly connectionFile: string;
  readonly platformFile: string;
}

/**
 * The layout of a home directory, created when missing.
 * @param root default: `HUIYING_HOME`, else `.huiying` in the checkout
 */
export function homeAt(root?: string): Home {
  const at = resolve(root ?? process.env['HUIYING_HOME'] ?? join(repositoryRoot(), '.huiying'));
  const home: Home = {
    root: at,
    kafka: join(at, 'kafka'),
    postgres: join(at, 'postgres'),
    logs: join(at, 'logs'),
    run: join(at, 'run'),
    secretsFile: join(at, 'secrets.json'),
    portsFile: join(at, 'ports.json'),
    connectionFile: join(at, 'connection.json'),
    platformFile: join(at, 'run', 'platform.json'),
  };
  for (const directory of [home.logs, home.run]) mkdirSync(directory, { recursive: true });
  return home;
}

/** The broker's jars; `npm run` verbs put them there (deploy/bin/bootstrap.mjs). */
export function kafkaJars(): string {
  const jars = process.env['HUIYING_KAFKA_LIB'] ?? join(repositoryRoot(), '.huiying', 'kafka-lib');
  if (!existsSync(jars))
    throw new Error(`The broker's jars are not in ${jars}. Run: node deploy/bin/bootstrap.mjs prepare`);
  return jars;
}
