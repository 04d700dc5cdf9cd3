/**
 * The parts of kafkajs 2.2.4 below its public classes. The public Consumer and Producer hide what the engine's rules
 * need: which partition failed, a join that waits for our positions, a poll that can be cut. The version is pinned and upstream has had no release since 2023; `log.features.ts` holds every use to account.
 */
/* eslint-disable @typescript-eslint/no-require-imports */
import type { KafkaCluster, KafkaConnection, KafkaGroup, Protocol, Untyped } from './kafkajs-types';

interface EncoderInstance {
  writeBuffer(bytes: Buffer): EncoderInstance;
}

export const Cluster = require('kafkajs/src/cluster') as new (options: object) => KafkaCluster;
export const ConsumerGroup = require('kafkajs/src/consumer/consumerGroup') as new (
  options: object,
) => KafkaGroup;
export const Connection = require('kafkajs/src/network/connection') as { prototype: KafkaConnection };
export const RequestQueue = require('kafkajs/src/network/requestQueue') as { prototype: Untyped };
export const Encoder = require('kafkajs/src/protocol/encoder') as new () => EncoderInstance;
export const Emitter = require('kafkajs/src/instrumentation/emitter') as new () => object;
export const createAdmin = require('kafkajs/src/admin') as (options: object) => Untyped;
export const createLogger = require('kafkajs/src/loggers').createLogger as (options: object) => unknown;
export const socketFactory = require('kafkajs/src/network/socketFactory') as () => unknown;
export const { MemberMetadata, MemberAssignment } = require('kafkajs/src/consumer/assignerProtocol') as {
  MemberMetadata: {
    encode(metadata: { version: number; topics: readonly string[] }): Buffer;
    decode(bytes: Buffer): { topics: string[] };
  };
  MemberAssignment: { encode(assignment: { version: number; assignment: Record<string, number[]> }): Buffer };
};
export const crc32c = require('kafkajs/src/protocol/recordBatch/crc32C/crc32C') as (bytes: Buffer) => number;
export const requests = require('kafkajs/src/protocol/requests').requests as Record<string, unknown>;
export const brokerError = require('kafkajs/src/protocol/error').createErrorFromCode as (
  code: number,
) => Error & {
  readonly type: string;
  readonly retriable: boolean;
};
export const isRebalancing = require('kafkajs/src/errors').isRebalancing as (error: unknown) => boolean;

export const produceResponse =
  require('kafkajs/src/protocol/requests/produce/v7/response') as Protocol['response'];
export const Decoder = require('kafkajs/src/protocol/decoder') as new (bytes: Buffer) => object;
export const decodeStoredRecords = require('kafkajs/src/protocol/requests/fetch/v4/decodeMessages') as (
  decoder: object,
) => Promise<Untyped[]>;

/** Numbers of the Kafka protocol. */
export const API = { Fetch: 1, Metadata: 3 } as const;
