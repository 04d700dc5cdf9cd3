import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateService } from '@huiying/messaging';
import { Pool } from 'pg';
import type { QueryRunner } from 'typeorm';
import { homeAt } from '../../../deploy/src/platform/paths';
import { startPostgres } from '../../../deploy/src/platform/postgres';
import { preparePostgres } from '../../../deploy/src/platform/postgres-roles';
import { secretsOf } from '../../../deploy/src/platform/secrets';
import { migrations } from '../src/persistence/migrations';
import { OldRungsAreNoticed1763803570000 } from '../src/persistence/migrations/1763803570000-old-rungs-are-noticed';
import { stores } from '../src/persistence/stores';

const root = mkdtempSync(join(tmpdir(), 'huiying-sla-'));
let stop: () => Promise<void>;
let own: Pool;

beforeAll(async () => {
  const home = homeAt(root);
  const secrets = secretsOf(home);
  const postgres = await startPostgres({ home, secrets, ephemeral: true });
  await preparePostgres(postgres.access, secrets.postgres);
  const ownerUrl = postgres.access.urlFor('sla_owner');
  await migrateService({ ownerUrl, schema: 'sla', runtimeRole: 'sla', stores, migrations });
  own = new Pool({ connectionString: postgres.access.urlFor('sla'), max: 1 }).on('error', () => undefined);
  stop = async () => {
    await own.end();
    await postgres.stop();
    rmSync(root, { recursive: true, force: true });
  };
}, 60_000);
afterAll(() => stop());

const october = Date.parse('2026-10-09T00:00:00+08:00');
const november = Date.parse('2026-11-20T00:00:00+08:00');
const rung = (name: string, issuedAt: number, noticedAt?: number) => ({
  ...{ rung: name, issuedAt },
  ...(noticedAt === undefined ? {} : { noticedAt }),
});

describe('Q23: rungs that were out before messages were written of them', () => {
  it('get none after the upgrade; what waits for the window of a message still gets its own', async () => {
    const clock = (deadlineId: string, ...rungs: object[]) => ({ deadlineId, state: 'running', rungs });
    const doc = {
      jurisdiction: '360783',
      orders: [
        {
          orderId: 'o1',
          deadlines: [clock('d1', rung('blue', october), rung('yellow', november, 7)), clock('d2')],
        },
        { orderId: 'o2', deadlines: [clock('d3', rung('blue', october), rung('yellow', november))] },
      ],
    };
    const insert = (table: string, id: string, of: object) =>
      own.query(`insert into ${table} (id, version, doc) values ($1, 1, $2)`, [id, JSON.stringify(of)]);
    await insert('case_clocks', 'c1', doc);
    await insert('case_clocks', 'c2', { jurisdiction: '360783', orders: [] });
    const shares = [{ org: 'ha-a', deadlines: [clock('r1', rung('overdue', october))] }];
    await insert('rating_clocks', 'r', { jurisdiction: '350521', shares });
    await own.query(
      `insert into timer (store, aggregate_id, name, due_at) values ('case_clocks', 'c1', 'notice:d3', $1)`,
      ['2026-11-20T09:00:00+08:00'],
    );
    const runner = { query: (sql: string) => own.query(sql) } as unknown as QueryRunner;
    await new OldRungsAreNoticed1763803570000().up(runner);

    const { rows } = await own.query<{ doc: object }>(`select doc from case_clocks where id = 'c1'`);
    expect(rows[0]?.doc).toEqual({
      ...doc,
      orders: [
        {
          orderId: 'o1',
          deadlines: [clock('d1', rung('blue', october, october), rung('yellow', november, 7)), clock('d2')],
        },
        { orderId: 'o2', deadlines: [clock('d3', rung('blue', october, october), rung('yellow', november))] },
      ],
    });
    const ratings = await own.query<{ doc: object }>('select doc from rating_clocks');
    expect(ratings.rows[0]?.doc).toMatchObject({
      shares: [{ deadlines: [{ rungs: [rung('overdue', october, october)] }] }],
    });
  });
});
