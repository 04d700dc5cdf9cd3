import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrokerCertificate } from './broker-certificate';
import type { KafkaAccess } from './kafka-access';
import { repositoryRoot, type Home } from './paths';
import { passwordOf, type Secrets } from './secrets';

export interface Listening {
  readonly port: number;
  readonly controllerPort: number;
  /** With it every connection of clients is encrypted. */
  readonly certificate: BrokerCertificate | undefined;
  /** A second listener for clients, and the port under which it is known to them. */
  readonly detour: { readonly port: number; readonly advertised: number } | undefined;
}

/** What clients speak with the broker. */
export const protocolOf = (certificate: BrokerCertificate | undefined): KafkaAccess['securityProtocol'] =>
  certificate === undefined ? 'SASL_PLAINTEXT' : 'SASL_SSL';

const SCRAM = 'org.apache.kafka.common.security.scram.ScramLoginModule';
const PLAIN = 'org.apache.kafka.common.security.plain.PlainLoginModule';

/** Writes the broker's settings below `home.run`: those that all our brokers share, then addresses and passwords. Answers the file. */
export function writeProperties(home: Home, secrets: Secrets, listening: Listening): string {
  const file = join(home.run, 'kafka.properties');
  const fixed = readFileSync(join(repositoryRoot(), 'deploy', 'kafka', 'server.properties'), 'utf8');
  const admin = passwordOf(secrets.kafka, 'admin');
  const controller = passwordOf(secrets.kafka, 'controller');
  const own = [
    `log.dirs=${home.kafka}`,
    // A static quorum of one: with the dynamic kind the first port is written into the log and could not change.
    `controller.quorum.voters=1@127.0.0.1:${listening.controllerPort}`,
    ...listeners(listening, admin),
    `listener.name.controller.plain.sasl.jaas.config=${PLAIN} required username="controller" password="${controller}" user_controller="${controller}";`,
    ...encryption(listening.certificate, admin),
  ];
  mkdirSync(home.kafka, { recursive: true });
  writeFileSync(file, `${fixed}\n${own.join('\n')}\n`, { mode: 0o600 });
  return file;
}

/** The listener of the clients is named after its protocol; that of a detour has a name of its own. */
function listeners({ port, controllerPort, certificate, detour }: Listening, admin: string): string[] {
  const protocol = protocolOf(certificate);
  const own = { name: protocol as string, port, advertised: port };
  const forClients = detour === undefined ? [own] : [own, { name: 'DETOUR', ...detour }];
  const at = (name: string, place: number): string => `${name}://127.0.0.1:${place}`;
  return [
    `listeners=${[...forClients.map((each) => at(each.name, each.port)), at('CONTROLLER', controllerPort)].join(',')}`,
    `advertised.listeners=${forClients.map((each) => at(each.name, each.advertised)).join(',')}`,
    `inter.broker.listener.name=${protocol}`,
    `listener.security.protocol.map=${forClients.map(({ name }) => `${name}:${protocol}`).join(',')},CONTROLLER:SASL_PLAINTEXT`,
    ...forClients.map(
      ({ name }) =>
        `listener.name.${name.toLowerCase()}.scram-sha-512.sasl.jaas.config=${SCRAM} required username="admin" password="${admin}";`,
    ),
  ];
}

function encryption(certificate: BrokerCertificate | undefined, password: string): string[] {
  if (certificate === undefined) return [];
  return [
    `ssl.keystore.location=${certificate.keystore}`,
    'ssl.keystore.type=PKCS12',
    `ssl.keystore.password=${password}`,
    // the broker is a client of its own listener
    `ssl.truststore.location=${certificate.caFile}`,
    'ssl.truststore.type=PEM',
  ];
}
