import { rmSync } from 'node:fs';
import { as, type KafkaAccess } from './kafka-access';
import type { ServiceName } from './names';
import { ownerOf } from './ownership';
import { homeAt, type Home } from './paths';
import { postgresAccess, type PostgresAccess } from './postgres-access';
import { readPrivateJson, writePrivateJson } from './private-file';
import { passwordOf, secretsOf, type Secrets } from './secrets';

/** What a running platform tells other processes of the same user about itself. Readable by its owner only. */
interface Note {
  /** Absent when the services are not children of a process here (compose). */
  readonly ownerPid?: number;
  readonly kafka: KafkaAccess;
  readonly databaseUrl: string;
  readonly http: Readonly<Partial<Record<ServiceName, string>>>;
  readonly clock: 'system' | 'simulated';
}

/** A platform that another process runs, as the operator's command line uses it. */
export interface RunningPlatform {
  readonly home: Home;
  readonly secrets: Secrets;
  readonly kafkaAdmin: KafkaAccess;
  readonly kafkaAs: (principal: string) => KafkaAccess;
  readonly postgres: PostgresAccess;
  readonly http: Readonly<Partial<Record<ServiceName, string>>>;
  readonly clock: 'system' | 'simulated';
}

export class NoPlatformRuns extends Error {
  constructor(readonly home: Home) {
    super(`No platform runs in ${home.root}. Start one with: npm start`);
  }
}

export function announce(home: Home, note: Note): void {
  writePrivateJson(home.platformFile, note);
}

export function withdraw(home: Home): void {
  rmSync(home.platformFile, { force: true });
}

/**
 * Finds the platform of a home.
 * @param root default: `HUIYING_HOME`, else `.huiying` in the checkout
 * @throws NoPlatformRuns
 */
export function findPlatform(root?: string): RunningPlatform {
  const home = homeAt(root);
  const note = readPrivateJson<Note>(home.platformFile);
  if (note === undefined || (note.ownerPid !== undefined && ownerOf(home) !== note.ownerPid))
    throw new NoPlatformRuns(home);
  const secrets = secretsOf(home);
  return {
    home,
    secrets,
    kafkaAdmin: note.kafka,
    kafkaAs: (principal) => as(note.kafka, principal, passwordOf(secrets.kafka, principal)),
    postgres: postgresAccess(note.databaseUrl, secrets.postgres),
    http: note.http,
    clock: note.clock,
  };
}
