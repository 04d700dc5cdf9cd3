import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBroker } from '../../../deploy/src/platform/broker';
import { homeAt } from '../../../deploy/src/platform/paths';
import { secretsOf } from '../../../deploy/src/platform/secrets';

/** A real broker for one suite: SASL SCRAM, deny by default, a free port, data in a directory that `stop` removes. */
export interface SuiteBroker {
  /** As `admin`, a super user. */
  readonly connection: {
    readonly brokers: readonly string[];
    readonly clientId: string;
    readonly username: string;
    readonly password: string;
    readonly securityProtocol: 'SASL_PLAINTEXT';
  };
  /** SIGKILL; `restart` brings it back with the same data on the same port. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startSuiteBroker(): Promise<SuiteBroker> {
  const root = mkdtempSync(join(tmpdir(), 'huiying-log-'));
  const home = homeAt(root);
  const broker = await startBroker({ home, secrets: secretsOf(home), ephemeral: true, heapMegabytes: 320 });
  const { brokers, username, password } = broker.access;
  return {
    connection: { brokers, username, password, clientId: 'log-features', securityProtocol: 'SASL_PLAINTEXT' },
    kill: () => broker.kill9(),
    restart: () => broker.restart(),
    stop: async () => {
      await broker.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
