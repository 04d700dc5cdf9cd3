import { mkdtempSync, rmSync } from 'node:fs';
import { constants, getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { homeAt } from './paths';
import { PatientReaders } from './patient-readers';
import { startPostgres, type Postgres } from './postgres';
import { withClient } from './postgres-access';
import { preparePostgres } from './postgres-roles';
import { secretsOf } from './secrets';

jest.setTimeout(60_000);

const root = mkdtempSync(join(tmpdir(), 'huiying-patient-'));
const home = homeAt(root);
const secrets = secretsOf(home);
let database: Postgres;
let patient: PatientReaders;
beforeAll(async () => {
  database = await startPostgres({ home, secrets, ephemeral: true });
  await preparePostgres(database.access, secrets.postgres);
  patient = new PatientReaders(database.access.adminUrl);
});
afterAll(async () => {
  await patient.stop();
  await database.stop();
  rmSync(root, { recursive: true, force: true });
});

/** The priority of a session of this login, once it is another than at first, or after `patienceMs`. */
const priorityOf = (login: string, patienceMs: number): Promise<number> =>
  withClient(database.access.urlFor(login), async (client) => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const pid = rows[0]?.pid ?? 0;
    for (const until = Date.now() + patienceMs; getPriority(pid) === 0 && Date.now() < until;)
      await pause(50);
    return getPriority(pid);
  });

describe('long questions to the database', () => {
  it('of an analyst take the processor only when nobody else wants it', async () => {
    expect(await priorityOf('bi', 10_000)).toBe(constants.priority.PRIORITY_LOW);
  });

  it('of a service take it as they always did', async () => {
    expect(await priorityOf('intake', 1_500)).toBe(constants.priority.PRIORITY_NORMAL);
  });
});
