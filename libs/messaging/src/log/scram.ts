import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { Encoder, brokerError } from './kafkajs-internals';
import type { Protocol } from './kafkajs-types';

const SHA_512 = 2;
const ITERATIONS = 4_096;
const KEY_BYTES = 64;
const NO_TAGS = Buffer.from([0]);
const NONE = Buffer.from([1]);
const derive = promisify(pbkdf2);

export interface ScramUser {
  readonly name: string;
  readonly password: string;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}

const compact = (bytes: Buffer): Buffer => Buffer.concat([varint(bytes.length + 1), bytes]);

async function upsertion({ name, password }: ScramUser): Promise<Buffer> {
  const salt = randomBytes(32);
  const iterations = Buffer.alloc(4);
  iterations.writeInt32BE(ITERATIONS);
  const salted = await derive(password, salt, ITERATIONS, KEY_BYTES, 'sha512');
  const mechanism = Buffer.from([SHA_512]);
  return Buffer.concat([
    compact(Buffer.from(name)),
    mechanism,
    iterations,
    compact(salt),
    compact(salted),
    NO_TAGS,
  ]);
}

/** Reads KIP-482's compact types in order. */
class CompactReader {
  private at = 0;
  constructor(private readonly bytes: Buffer) {}

  varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes.readUInt8(this.at++);
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }
  int16(): number {
    return this.bytes.readInt16BE((this.at += 2) - 2);
  }
  skip(bytes: number): void {
    this.at += bytes;
  }
  text(): string | null {
    const length = this.varint() - 1;
    if (length < 0) return null;
    return this.bytes.toString('utf8', this.at, (this.at += length));
  }
  tags(): void {
    for (let left = this.varint(); left > 0; left -= 1) {
      this.varint();
      this.skip(this.varint());
    }
  }
}

/** What the broker said about each user. */
export interface ScramVerdict {
  readonly name: string;
  readonly errorCode: number;
  readonly message: string | null;
}

/** AlterUserScramCredentials response, version 0: throttle time, then (user, error code, error message) each. */
export function decodeVerdicts(payload: Buffer): readonly ScramVerdict[] {
  const reader = new CompactReader(payload);
  reader.tags();
  reader.skip(4);
  const verdicts: ScramVerdict[] = [];
  for (let left = reader.varint() - 1; left > 0; left -= 1) {
    const name = reader.text() ?? '';
    verdicts.push({ name, errorCode: reader.int16(), message: reader.text() });
    reader.tags();
  }
  return verdicts;
}

/**
 * KIP-554 AlterUserScramCredentials (API key 51, version 0), which kafkajs lacks: creates users or changes their
 * passwords, SCRAM-SHA-512 with 4,096 iterations. The password leaves this process only salted. Rejects naming the
 * users that were refused and why.
 */
export async function upsertScramUsers(users: readonly ScramUser[]): Promise<Protocol> {
  const upsertions = await Promise.all(users.map(upsertion));
  const body = Buffer.concat([NO_TAGS, NONE, varint(users.length + 1), ...upsertions, NO_TAGS]);
  return {
    request: {
      apiKey: 51,
      apiVersion: 0,
      apiName: 'AlterUserScramCredentials',
      encode: async () => new Encoder().writeBuffer(body),
    },
    response: {
      decode: async (payload) => decodeVerdicts(payload),
      parse: async (verdicts: readonly ScramVerdict[]) => {
        const refused = verdicts.filter(({ errorCode }) => errorCode !== 0);
        const why = refused.map((one) => `${one.name}: ${one.message ?? brokerError(one.errorCode).message}`);
        if (refused.length > 0) throw new Error(`SCRAM users were refused: ${why.join('; ')}`);
        return verdicts;
      },
    },
  };
}
