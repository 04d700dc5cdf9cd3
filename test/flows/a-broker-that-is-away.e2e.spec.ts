import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { eventually } from '../../deploy/src/players/eventually';
import { SERVICE_NAMES } from '../../deploy/src/platform/platform';

jest.setTimeout(60_000);

/** A port of this machine at which nobody answers: the system gave it to us and we gave it back. */
async function silentPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

const publicKey = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' });

describe.each(SERVICE_NAMES)('%s, started while broker and database are away', (service) => {
  let child: ChildProcess;
  let url: string;

  beforeAll(async () => {
    const [port, nobody] = [await silentPort(), await silentPort()];
    url = `http://127.0.0.1:${port}`;
    child = spawn(process.execPath, [join('dist', 'apps', service, 'src', 'main.js')], {
      stdio: 'ignore',
      env: {
        PATH: process.env['PATH'],
        HUIYING_SERVICE: service,
        HUIYING_DATA_KEY: randomBytes(32).toString('base64'),
        HUIYING_JWT_PUBLIC_KEY: Buffer.from(publicKey).toString('base64'),
        KAFKA_BROKERS: `127.0.0.1:${nobody}`,
        KAFKA_USERNAME: `svc-${service}`,
        KAFKA_PASSWORD: 'unknown',
        DATABASE_URL: `postgres://${service}:unknown@127.0.0.1:${nobody}/huiying`,
        PORT: String(port),
      },
    });
  });
  afterAll(async () => {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  });

  it('lives, says that it is not ready, and tells a caller when to come again', async () => {
    const live = await eventually('it answers', async () =>
      fetch(`${url}/health/live`).catch(() => undefined),
    );
    expect(live.status).toBe(200);
    expect((await fetch(`${url}/health/ready`)).status).toBe(503);
    const refused = await fetch(`${url}/anything`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    expect(child.exitCode).toBeNull();
  });
});
