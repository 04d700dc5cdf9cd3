import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { logLevel } from 'kafkajs';
import { clientConfig, type KafkaAccess } from './kafka-access';

export interface ScramUser {
  readonly name: string;
  readonly password: string;
}

const ITERATIONS = 4096;
const SCRAM_SHA_512 = 2;

/**
 * Creates users or replaces their passwords with one AlterUserScramCredentials request (KIP-554; key 51, version 0),
 * which the client library lacks. Logins work at once.
 * @throws Error naming the users that the broker refused, with its reason
 */
export async function upsertScramUsers(access: KafkaAccess, users: readonly ScramUser[]): Promise<void> {
  const answer = await sendToController(access, {
    apiKey: 51,
    apiVersion: 0,
    apiName: 'AlterUserScramCredentials',
    encode: () => Promise.resolve(rawEncoder(upsertion(users))),
  });
  const refused = errorsIn(answer).filter(({ code }) => code !== 0);
  if (refused.length > 0)
    throw new Error(
      `The broker refused SCRAM users: ${refused.map((r) => `${r.user} (${r.code} ${r.message})`).join(', ')}`,
    );
}

interface RawRequest {
  readonly apiKey: number;
  readonly apiVersion: number;
  readonly apiName: string;
  readonly encode: () => Promise<unknown>;
}
interface RawResponse {
  readonly decode: (raw: Buffer) => Promise<Buffer>;
  readonly parse: (raw: Buffer) => Promise<Buffer>;
}
interface ClientCluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  refreshMetadata(): Promise<void>;
  findControllerBroker(): Promise<{
    connectionPool: { send(call: { request: RawRequest; response: RawResponse }): Promise<Buffer> };
  }>;
}

/** The library keeps its cluster to itself: the same thing is made here from its parts. */
function clusterOf(access: KafkaAccess): ClientCluster {
  /* eslint-disable @typescript-eslint/no-require-imports -- internals have no types and no export */
  const Cluster = require('kafkajs/src/cluster') as new (options: object) => ClientCluster;
  const { createLogger } = require('kafkajs/src/loggers') as { createLogger: (options: object) => unknown };
  const silent = require('kafkajs/src/loggers/console') as unknown;
  const socketFactory = require('kafkajs/src/network/socketFactory') as () => unknown;
  /* eslint-enable @typescript-eslint/no-require-imports */
  return new Cluster({
    ...clientConfig(access, 'huiying-scram'),
    logger: createLogger({ level: logLevel.NOTHING, logCreator: silent }),
    socketFactory: socketFactory(),
    allowAutoTopicCreation: false,
    metadataMaxAge: 300_000,
  });
}

async function sendToController(access: KafkaAccess, request: RawRequest): Promise<Buffer> {
  const cluster = clusterOf(access);
  await cluster.connect();
  try {
    await cluster.refreshMetadata();
    const controller = await cluster.findControllerBroker();
    const asIs = (raw: Buffer): Promise<Buffer> => Promise.resolve(raw);
    return await controller.connectionPool.send({ request, response: { decode: asIs, parse: asIs } });
  } finally {
    await cluster.disconnect();
  }
}

function rawEncoder(body: Buffer): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- internals have no types and no export
  const Encoder = require('kafkajs/src/protocol/encoder') as new () => {
    writeBufferInternal(body: Buffer): void;
  };
  const encoder = new Encoder();
  encoder.writeBufferInternal(body);
  return encoder;
}

function upsertion(users: readonly ScramUser[]): Buffer {
  const noTags = Buffer.from([0]);
  const upserts = users.flatMap(({ name, password }) => {
    const salt = randomBytes(32);
    const iterations = Buffer.alloc(4);
    iterations.writeInt32BE(ITERATIONS);
    const salted = pbkdf2Sync(password, salt, ITERATIONS, 64, 'sha512');
    return [
      compact(Buffer.from(name)),
      Buffer.from([SCRAM_SHA_512]),
      iterations,
      compact(salt),
      compact(salted),
      noTags,
    ];
  });
  const noDeletions = unsignedVarint(1);
  return Buffer.concat([noTags, noDeletions, unsignedVarint(users.length + 1), ...upserts, noTags]);
}

function compact(bytes: Buffer): Buffer {
  return Buffer.concat([unsignedVarint(bytes.length + 1), bytes]);
}

function unsignedVarint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}

/** Response version 0: header tags, throttle time, compact array of {user, error code, error message, tags}. */
function errorsIn(answer: Buffer): { user: string; code: number; message: string }[] {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = answer.readUInt8(at++);
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const text = (): string => {
    const length = Math.max(varint() - 1, 0);
    at += length;
    return answer.toString('utf8', at - length, at);
  };
  varint();
  at += 4;
  return Array.from({ length: varint() - 1 }, () => {
    const user = text();
    const code = answer.readInt16BE(at);
    at += 2;
    const message = text();
    varint();
    return { user, code, message };
  });
}
