import { departmentPrincipal, type ServiceName } from './names';
import type { Home } from './paths';
import { readPrivateJson, writePrivateJson } from './private-file';
import type { IssuedToken } from './tokens';

export interface ConnectionPrincipal {
  readonly username: string;
  readonly password: string;
  /** Division code, or `*` when it serves all. */
  readonly jurisdiction: string;
  /** What the names of its consumer groups begin with. */
  readonly groupPrefix: string;
}

/** `connection.json` (contract §7): everything that an outside party or a test client of a local run needs. */
export interface Connection {
  readonly kafka: {
    readonly brokers: readonly string[];
    readonly securityProtocol: string;
    readonly mechanism: 'SCRAM-SHA-512';
    readonly caFile?: string;
    readonly principals: Readonly<Record<string, ConnectionPrincipal>>;
  };
  readonly postgres: { readonly bi: { readonly url: string } };
  readonly http: Readonly<Partial<Record<ServiceName, string>>>;
  readonly tokens: readonly IssuedToken[];
  readonly clock: 'system' | 'simulated';
}

export function readConnection(home: Home): Connection | undefined {
  return readPrivateJson<Connection>(home.connectionFile);
}

export function writeConnection(home: Home, connection: Connection): void {
  writePrivateJson(home.connectionFile, connection);
}

/** Adds what `org credentials` issued for one department: its broker login and its REST token. Replaces older ones. */
export function addDepartment(home: Home, password: string, token: IssuedToken): Connection {
  const now = readConnection(home);
  if (now === undefined) throw new Error(`No ${home.connectionFile}: the platform has not been started here`);
  if (token.org === undefined) throw new Error('A department token must name its organisation');
  const name = departmentPrincipal(token.org);
  const principal: ConnectionPrincipal = {
    username: name,
    password,
    jurisdiction: token.jurisdiction,
    groupPrefix: `${name}.`,
  };
  const connection: Connection = {
    ...now,
    kafka: { ...now.kafka, principals: { ...now.kafka.principals, [name]: principal } },
    tokens: [...now.tokens.filter((t) => t.role !== 'department' || t.org !== token.org), token],
  };
  writeConnection(home, connection);
  return connection;
}
