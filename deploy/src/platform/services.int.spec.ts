import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createPublicKey } from 'node:crypto';
import { jwtVerify } from 'jose';
import {
  addDepartment,
  findPlatform,
  NoPlatformRuns,
  SERVICE_NAMES,
  startPlatform,
  type Platform,
} from './platform';
import { birthOf } from './leftovers';
import { secretsOf } from './secrets';

jest.setTimeout(120_000); // several such suites may share two cores

/** Stand-ins with the processes' manners only: what the platform does with a process is the subject here. */
const MAIN = `
const http = require('node:http');
const server = http.createServer((request, response) => {
  if (request.url === '/exit') process.exit(7);
  if (request.url === '/program') return response.end(__filename);
  response.end(request.url === '/environment' ? JSON.stringify(process.env) : 'ready');
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => server.close(() => process.exit(0)) && server.closeAllConnections());`;
const MIGRATE = `
const { Client } = require(${JSON.stringify(require.resolve('pg'))});
const client = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
client.connect()
  .then(() => client.query('create table if not exists migrated (at timestamptz default now())'))
  .then(() => client.end());`;

function builtServices(): string {
  const directory = mkdtempSync(join(tmpdir(), 'huiying-built-'));
  for (const service of SERVICE_NAMES) {
    const source = join(directory, 'apps', service, 'src');
    mkdirSync(source, { recursive: true });
    writeFileSync(join(source, 'main.js'), MAIN);
    writeFileSync(join(source, 'migrate.js'), MIGRATE);
  }
  return directory;
}

describe('the five services as processes', () => {
  const builtAt = builtServices();
  const otherBuild = builtServices();
  const exits: string[] = [];
  let platform: Platform;

  beforeAll(async () => {
    process.env['KAFKA_ADMIN_PASSWORD'] = 'must-not-reach-a-service';
    platform = await startPlatform({
      temporary: true,
      env: {},
      builtAt,
      clock: 'simulated',
      supervise: true,
      onServiceExit: (name, code) => void exits.push(`${name} ${code}`),
    });
  });
  afterAll(async () => {
    delete process.env['KAFKA_ADMIN_PASSWORD'];
    await platform?.stop();
    for (const build of [builtAt, otherBuild]) rmSync(build, { recursive: true, force: true });
  });

  const environmentOf = async (service: (typeof SERVICE_NAMES)[number]): Promise<Record<string, string>> =>
    (await fetch(`${platform.services.url(service)}/environment`)).json() as Promise<Record<string, string>>;

  it('each get their own principal, login and schema, and no one else’s secret', async () => {
    const sla = await environmentOf('sla');
    expect(sla).toMatchObject({
      HUIYING_SERVICE: 'sla',
      KAFKA_USERNAME: 'svc-sla',
      DATABASE_SCHEMA: 'sla',
      KAFKA_SECURITY_PROTOCOL: 'SASL_PLAINTEXT',
      CLOCK: 'simulated',
    });
    expect(new URL(sla['DATABASE_URL'] ?? '').username).toBe('sla');
    const { kafka, postgres } = secretsOf(platform.home);
    const mine = [kafka['svc-sla'], postgres['sla']];
    const others = [...Object.values(kafka), ...Object.values(postgres)].filter(
      (secret) => !mine.includes(secret),
    );
    for (const secret of [...others, 'must-not-reach-a-service'])
      expect(JSON.stringify(sla)).not.toContain(secret);
  });

  it('start after their migrations have run', async () => {
    const { withClient } = await import('./postgres-access');
    const rows = await withClient(platform.postgres.urlFor('rating'), (client) =>
      client.query('select * from migrated'),
    );
    expect(rows.rowCount).toBe(0);
  });

  it('stay down after kill -9 until they are started again, on the same port', async () => {
    const [url, before] = [platform.services.url('routing'), platform.services.pid('routing')];
    await platform.services.kill9('routing');
    await pause(1_500);
    await expect(fetch(url)).rejects.toThrow();
    await platform.services.restart('routing');
    expect(platform.services.url('routing')).toBe(url);
    expect(platform.services.pid('routing')).not.toBe(before);
    expect((await fetch(url)).status).toBe(200);
  });

  it('go over to another build one at a time, and stay with it', async () => {
    const program = async (service: (typeof SERVICE_NAMES)[number]): Promise<string> =>
      (await fetch(`${platform.services.url(service)}/program`)).text();
    await platform.services.restart('routing', otherBuild);
    await platform.services.restart('routing');
    expect(await program('routing')).toContain(otherBuild);
    expect(await program('sla')).toContain(builtAt);
  });

  it('are started again when they exit by themselves', async () => {
    const before = platform.services.pid('rating');
    await fetch(`${platform.services.url('rating')}/exit`).catch(() => undefined);
    for (let left = 100; left > 0 && platform.services.pid('rating') === before; left -= 1) await pause(100);
    for (let left = 100; left > 0; left -= 1) {
      if ((await fetch(platform.services.url('rating')).catch(() => undefined))?.status === 200) break;
      await pause(100);
    }
    expect(exits).toEqual(['rating 7']);
    expect(platform.services.pid('rating')).not.toBe(before);
  });

  it('are found by other processes of the same user', () => {
    const found = findPlatform(platform.home.root);
    expect(found.http).toEqual(platform.connection().http);
    expect(found.clock).toBe('simulated');
    expect(() => findPlatform(join(builtAt, 'no-home'))).toThrow(NoPlatformRuns);
  });

  describe('connection.json', () => {
    it('holds all that an outside party needs, for its owner’s eyes only', () => {
      expect(statSync(platform.home.connectionFile).mode & 0o077).toBe(0);
      const connection = platform.connection();
      expect(Object.keys(connection.http)).toEqual([...SERVICE_NAMES]);
      expect(connection.kafka.principals['province']).toMatchObject({
        username: 'province',
        groupPrefix: 'province.',
      });
      expect(connection.kafka.mechanism).toBe('SCRAM-SHA-512');
      expect(new URL(connection.postgres.bi.url).username).toBe('bi');
      expect(readFileSync(platform.home.connectionFile, 'utf8')).not.toContain(
        secretsOf(platform.home).kafka['admin'],
      );
    });

    it('holds tokens that the public key proves, with role and scope', async () => {
      const dispatcher = platform
        .connection()
        .tokens.find((t) => t.role === 'dispatcher' && t.jurisdiction === '360783');
      const key = createPublicKey(secretsOf(platform.home).jwt.publicKey);
      const { payload } = await jwtVerify(dispatcher?.token ?? '', key, {
        algorithms: ['EdDSA'],
        issuer: 'huiying',
        audience: 'huiying',
      });
      expect(payload).toMatchObject({ role: 'dispatcher', jurisdiction: '360783' });
      expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(30 * 24 * 60 * 60);
    });

    it('takes in a department that got its credentials', async () => {
      const token = await platform.mint({ role: 'department', jurisdiction: '410772', org: 'org1' });
      addDepartment(platform.home, 'its-password', token);
      expect(platform.connection().kafka.principals['dept.org1']).toEqual({
        username: 'dept.org1',
        password: 'its-password',
        jurisdiction: '410772',
        groupPrefix: 'dept.org1.',
      });
      expect(platform.connection().tokens.filter((t) => t.org === 'org1')).toEqual([token]);
    });
  });

  it('leave nothing running when the platform stops', async () => {
    const pids = [
      ...SERVICE_NAMES.map((name) => platform.services.pid(name)),
      platform.infrastructure.broker?.pid() ?? -1,
      platform.infrastructure.database?.pid() ?? -1,
    ];
    expect(pids.every((pid) => birthOf(pid) !== undefined)).toBe(true);
    expect(await platform.stop()).toEqual([]);
    expect(pids.filter((pid) => birthOf(pid) !== undefined)).toEqual([]);
  });
});
