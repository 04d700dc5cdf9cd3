import {
  AlertRaised,
  CaseAccepted,
  CaseCompleted,
  CaseRegistered,
  CaseUrged,
  DeadlineClosed,
  DeadlineSet,
  ExtensionDecided,
  ExtensionRequested,
  OrderAssigned,
  OrderDelivered,
  OrganisationChanged,
  RatingRecorded,
  RedoOrdered,
} from '@huiying/contracts';
import { Client } from 'pg';
import type { EventLogs } from '../../../test/event-logs';
import { RunningReporting } from '../../../test/running-reporting';
import { PROJECTED_FORM } from './projected-form';
import type { rebuild as Rebuild, Rebuilt, RebuildOptions } from './rebuild';

jest.setTimeout(240_000);

let reporting: RunningReporting;
let logs: EventLogs;
let reader: Client;
let owner: Client;
let rebuild: typeof Rebuild;
let projections: RebuildOptions['projections'];

const connected = async (login: string): Promise<Client> => {
  const client = new Client({ connectionString: reporting.databaseUrl(login) });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};
const built = (options: Partial<RebuildOptions> = {}): Promise<Rebuilt> =>
  rebuild({ reader, owner, projections, ...options });
const figures = async (): Promise<unknown> => {
  const { body } = await reporting.get('/indicators?period=2026-11&by=organisation');
  return (body as { rows: unknown }).rows;
};

/** The live tables have read everything that was logged. */
async function upToDate(): Promise<Rebuilt> {
  for (let tries = 0; tries < 100; tries += 1) {
    const compared = await built({ compareOnly: true });
    if (compared.ahead === 0) return compared;
  }
  throw new Error('the live tables do not catch up');
}

beforeAll(async () => {
  reporting = await RunningReporting.start();
  logs = await reporting.keepLogs();
  [reader, owner] = [await connected('operator'), await connected('reporting_owner')];
  // only now is the environment there that the module reads when it is loaded
  ({ rebuild } = await import('./rebuild'));
  ({ projections } = await import('../../reporting.messages'));
}, 120_000);
afterAll(async () => {
  await Promise.all([reader, owner].map((client) => client?.end().catch(() => undefined)));
  await reporting?.stop();
});

describe('a rebuild of the facts', () => {
  it('has the checksum of the live tables, although events came in another order, and twice', async () => {
    const caseNo = { caseId: 'c-00000000000000000777' };
    await reporting.publish(RedoOrdered);
    await reporting.publish(RatingRecorded);
    await reporting.publish(DeadlineSet);
    await reporting.publish(DeadlineClosed);
    await reporting.publish(DeadlineSet, { deadlineId: 'o-late:completion:1', dueOn: '2026-11-24' });
    await reporting.publish(AlertRaised);
    await reporting.publish(ExtensionRequested);
    await reporting.publish(ExtensionDecided);
    await reporting.publish(OrganisationChanged);
    await reporting.publish(OrderAssigned);
    await reporting.publish(OrderDelivered);
    await reporting.publish(CaseCompleted);
    await reporting.publish(CaseRegistered);
    await reporting.publish(CaseAccepted);
    await reporting.publish(CaseUrged);
    await reporting.publish(CaseUrged);
    await reporting.publish(CaseUrged, {}, 4);
    await reporting.publish(CaseAccepted, {}, 2);
    await reporting.publish(RatingRecorded, {}, 1);
    await reporting.publish(CaseRegistered, caseNo);
    await logs.doubleAndTurnRound();
    const compared = await upToDate();
    expect(compared).toMatchObject({ identical: true, differing: {}, switched: false });
    expect(compared.live.tables).toMatchObject({
      case_fact: { rows: 2 },
      deadline_fact: { rows: 2 },
      rating_fact: { rows: 1 },
      organisation_fact: { rows: 1 },
    });
  });

  it('takes the place of the live tables; figures, views and indexes are as before, and the projection goes on', async () => {
    const indexes = `select array_agg(indexname order by indexname) as names from pg_indexes where schemaname = 'reporting'`;
    const before = [await figures(), (await owner.query(indexes)).rows];
    await owner.query('update projected_form set form = 1');
    expect(await built()).toMatchObject({ identical: true, ahead: 0, switched: true });
    expect([await figures(), (await owner.query(indexes)).rows]).toEqual(before);
    const bi = await connected('bi');
    const { rows } = await bi.query<{ urges: number }>('select urges from case_v1 order by urges desc');
    await bi.end();
    expect(rows).toEqual([{ urges: 2 }, { urges: 0 }]);
    expect((await owner.query('select form from projected_form')).rows).toEqual([{ form: PROJECTED_FORM }]);
    await reporting.publish(CaseUrged);
    expect(await upToDate()).toMatchObject({ identical: true });
    const urged = await owner.query(`select doc->'urges' as urges from case_fact where doc ? 'urges'`);
    expect(urged.rows).toEqual([{ urges: 3 }]);
  });

  it('catches up with what is said while it runs', async () => {
    const going = built();
    for (let number = 100; number < 130; number += 1) {
      const caseId = `c-00000000000000000${number}`;
      await reporting.publish(CaseRegistered, { caseId });
      // the clock of this test is the machine's: a deadline of the past would have fallen due
      const due = { dueOn: '2999-12-31', dueAt: '2999-12-31T23:59:59+08:00' };
      await reporting.publish(DeadlineSet, { caseId, deadlineId: `o-${number}:completion:1`, ...due });
      await reporting.publish(CaseAccepted, { caseId });
    }
    expect((await going).switched).toBe(true);
    const after = await upToDate();
    expect(after).toMatchObject({ identical: true });
    expect(after.live.tables['case_fact']?.rows).toBe(32);
    const clocks = await owner.query(
      `select count(*)::int as count from timer where store = 'deadline_fact' and aggregate_id like 'o-1%'`,
    );
    expect(clocks.rows).toEqual([{ count: 30 }]);
  });

  it('finds rows that are not what the events say, and mends them', async () => {
    await owner.query(`update case_fact set doc = doc || '{"urges": 9}' where id = 'c-00000000000000000777'`);
    expect(await built({ compareOnly: true })).toMatchObject({
      identical: false,
      differing: { case_fact: 1 },
    });
    expect(await built()).toMatchObject({ identical: false, switched: true });
    expect(await built({ compareOnly: true })).toMatchObject({ identical: true, differing: {} });
  });

  it('leaves the live tables as they are when it is killed, and can be started again', async () => {
    const before = await upToDate();
    const doomed = await connected('reporting_owner');
    const { rows } = await doomed.query<{ pid: number }>('select pg_backend_pid() as pid');
    const killed = built({
      owner: doomed,
      onProgress: ({ step }) => {
        if (step === 'switch') void owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      },
    });
    await expect(killed).rejects.toThrow();
    const after = await built({ compareOnly: true });
    expect(after).toMatchObject({ identical: true, live: before.live });
  });

  it('is refused when the logs do not hold what the live tables have heard', async () => {
    logs.closed = true;
    await reporting.publish(CaseRegistered, { caseId: 'c-00000000000000000888' });
    for (let rows = 0; rows === 0;) {
      const found = await owner.query(`select id from case_fact where id = 'c-00000000000000000888'`);
      rows = found.rows.length;
    }
    const before = await figures();
    await expect(built({ attempts: 2 })).rejects.toThrow('c-00000000000000000888');
    expect(await figures()).toEqual(before);
  });

  it('runs once at a time', async () => {
    const other = await connected('reporting_owner');
    await other.query(`select pg_advisory_lock(hashtext('reporting.rebuild'))`);
    await expect(built()).rejects.toThrow('another rebuild');
    await other.end();
  });
});
