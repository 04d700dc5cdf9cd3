import { hostname } from 'node:os';
import type { CipherName } from '../unit/ciphers';
import type { LogConnection } from '../log/ports';

/** What a service process needs from its environment; validated once at boot. */
export interface ServiceConfig {
  readonly service: string;
  /**
   * Which of the service's processes this is, the same after a restart: a killed one's place in its groups and its
   * leases are then free at once (engine rules 2 and 10). Default: the host's name.
   */
  readonly instance?: string;
  readonly kafka: LogConnection;
  readonly database: { readonly url: string; readonly schema: string };
  readonly port: number;
  /** Address to listen on; without it the loopback one. A container sets 0.0.0.0. */
  readonly host?: string;
  /** Requests that are answered at once, and those of one caller among them; more are refused with 503 and 429. */
  readonly crowd: { readonly together: number; readonly perCaller: number };
  readonly clock: 'system' | 'simulated';
  /** 32 bytes; encrypts dead letters and parked bodies, and wraps the keys of cases. */
  readonly dataKey: Buffer;
  /** Data keys from before a rotation, for reading; the first one in use is the last of the list. */
  readonly oldDataKeys?: readonly Buffer[];
  /** What is sealed from now on; what the other one sealed stays readable. */
  readonly cipher?: CipherName;
  /** PEM of the Ed25519 key that signs REST tokens. */
  readonly jwtPublicKey: string;
  readonly logLevel: string;
  /** Spans are sent as the OTEL_* variables say: OTEL_EXPORTER_OTLP_ENDPOINT or OTEL_TRACES_EXPORTER=otlp asks for it. */
  readonly tracing?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @throws Error naming the variable, its value (secrets left out) and what was expected.
 */
export function serviceConfig(env: Environment): ServiceConfig {
  const service = required(env, 'HUIYING_SERVICE', 'the name of the service');
  const dataKey = keyOf('HUIYING_DATA_KEY', required(env, 'HUIYING_DATA_KEY', '32 bytes in base64'));
  const old = (env['HUIYING_OLD_DATA_KEYS'] ?? '').split(',').filter((each) => each !== '');
  const port = Number(env['PORT'] ?? '0');
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT is '${env['PORT']}'; expected 0 to 65535`);
  }
  return {
    service,
    instance: (env['HUIYING_INSTANCE'] || hostname()).replaceAll('/', '_'),
    kafka: {
      brokers: required(env, 'KAFKA_BROKERS', 'host:port, comma separated').split(','),
      clientId: service,
      securityProtocol: oneOf(env, 'KAFKA_SECURITY_PROTOCOL', ['SASL_PLAINTEXT', 'SASL_SSL', 'PLAINTEXT']),
      ...(env['KAFKA_USERNAME'] ? { username: env['KAFKA_USERNAME'] } : {}),
      ...(env['KAFKA_PASSWORD'] ? { password: env['KAFKA_PASSWORD'] } : {}),
      ...(env['KAFKA_CA'] ? { ca: env['KAFKA_CA'] } : {}),
    },
    database: {
      url: required(env, 'DATABASE_URL', 'postgres://… of the runtime login'),
      schema: env['DATABASE_SCHEMA'] ?? service,
    },
    port,
    ...(env['HOST'] ? { host: env['HOST'] } : {}),
    crowd: {
      together: positive(env, 'HUIYING_REQUESTS_TOGETHER', 64),
      perCaller: positive(env, 'HUIYING_REQUESTS_PER_CALLER', 32),
    },
    clock: oneOf({ ...env, CLOCK: env['CLOCK'] ?? 'system' }, 'CLOCK', ['system', 'simulated']),
    dataKey,
    oldDataKeys: old.map((each) => keyOf('HUIYING_OLD_DATA_KEYS', each)),
    cipher: oneOf(env, 'HUIYING_CIPHER', ['aes-256-gcm', 'sm4']),
    jwtPublicKey: Buffer.from(required(env, 'HUIYING_JWT_PUBLIC_KEY', 'PEM in base64'), 'base64').toString(),
    logLevel: env['LOG_LEVEL'] ?? 'info',
    tracing: tracingOf(env),
  };
}

function keyOf(name: string, base64: string): Buffer {
  const key = Buffer.from(base64, 'base64');
  if (key.length !== 32) throw new Error(`${name} has ${key.length} bytes; expected 32 in base64`);
  return key;
}

/** From which indexes are derived: a rotation must not move them, so it is the first data key that was ever in use. */
export const indexKeyOf = ({ dataKey, oldDataKeys = [] }: ServiceConfig): Buffer =>
  oldDataKeys.at(-1) ?? dataKey;

/** @throws Error for an exporter that is not built in */
function tracingOf(env: Environment): boolean {
  const otherwise = env['OTEL_EXPORTER_OTLP_ENDPOINT'] ? 'otlp' : 'none';
  const given = { OTEL_TRACES_EXPORTER: env['OTEL_TRACES_EXPORTER'] || otherwise };
  return oneOf(given, 'OTEL_TRACES_EXPORTER', ['otlp', 'none']) === 'otlp';
}

function positive(env: Environment, name: string, otherwise: number): number {
  const value = Number(env[name] ?? otherwise);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} is '${env[name]}'; expected 1 or more`);
  return value;
}

function required(env: Environment, name: string, expectation: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new Error(`${name} is missing; expected ${expectation}`);
  return value;
}

function oneOf<T extends string>(env: Environment, name: string, values: readonly T[]): T {
  const value = env[name] ?? values[0];
  const found = values.find((candidate) => candidate === value);
  if (!found) throw new Error(`${name} is '${value}'; expected one of ${values.join(', ')}`);
  return found;
}
