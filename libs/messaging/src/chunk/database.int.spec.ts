import { startInfrastructure, type Infrastructure } from '../../../../deploy/src/platform/infrastructure';
import { withClient } from '../../../../deploy/src/platform/postgres-access';
import { Database } from './database';

jest.setTimeout(60_000);

describe('the pools of a service', () => {
  let infrastructure: Infrastructure;
  let database: Database;

  beforeAll(async () => {
    infrastructure = await startInfrastructure();
    database = new Database(infrastructure.postgres.urlFor('sla'), 'sla');
  });
  afterAll(async () => {
    await database.close();
    await infrastructure.stop();
  });

  const ended = (pid: number): Promise<unknown> =>
    withClient(infrastructure.postgres.adminUrl, (client) =>
      client.query('select pg_terminate_backend($1)', [pid]),
    );

  it.each(['messages', 'relay', 'timers', 'http'] as const)(
    '%s: a session that the server ends between two statements fails the next one, not the process',
    async (name) => {
      const client = await database[name].connect();
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      const gone = new Promise((resolve) => client.once('end', () => resolve('gone')));
      await ended(rows[0]?.pid ?? 0);
      expect(await gone).toBe('gone');
      await expect(client.query('select 1')).rejects.toThrow();
      client.release(true);
      expect((await database[name].query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    },
  );
});
