/**
 * The parts of kafkajs 2.2.4 below its public classes, with the types that it lacks. The public Consumer and Producer
 * hide what the engine's rules need: which partition failed, a join that waits for our positions, a poll that can be
 * cut. The version is pinned and upstream has had no release since 2023; `log.features.ts` holds every use to account.
 */
/* eslint-disable @typescript-eslint/no-require-imports */

export interface KafkaConnection {
  connectionStatus: string;
  authenticatedAt: unknown;
  chunks: Buffer[];
  bytesBuffered: number;
  bytesNeeded: number;
  socket?: { destroy(error?: Error): void };
  readonly requestQueue: {
    readonly inflight: Map<number, unknown>;
    rejectAll(error: Error): void;
    destroy(): void;
  };
  isConnected(): boolean;
  connect(): Promise<unknown>;
}

export interface Protocol {
  readonly request: unknown;
  readonly response: { decode(raw: Buffer): Promise<any>; parse(data: any): Promise<any> };
  readonly requestTimeout?: number;
}

export interface KafkaBroker {
  readonly nodeId: number;
  readonly connectionPool: {
    readonly host: string;
    readonly port: number;
    readonly pool: KafkaConnection[];
    send(protocol: Protocol & { logResponseError?: boolean }): Promise<any>;
  };
  lookupRequest(apiKey: number, definition: unknown): (request: object) => Protocol;
  metadata(topics?: string[]): Promise<any>;
  disconnect(): Promise<void>;
  leaveGroup(request: { groupId: string; memberId: string }): Promise<unknown>;
  findGroupCoordinator(request: { groupId: string; coordinatorType: number }): Promise<unknown>;
}

export interface KafkaCluster {
  targetTopics: Set<string>;
  readonly brokerPool: {
    brokers: Record<string, KafkaBroker>;
    seedBroker?: KafkaBroker;
    metadataMaxAge: number;
    metadata: { readonly clusterId: string } | null;
    createBroker(options: object): KafkaBroker;
    findConnectedBroker(): Promise<KafkaBroker>;
  };
  connect(): Promise<void>;
  refreshMetadata(): Promise<void>;
  refreshMetadataIfNecessary(): Promise<void>;
  addMultipleTargetTopics(topics: readonly string[]): Promise<void>;
  findTopicPartitionMetadata(topic: string): readonly { partitionId: number; leader: number }[];
  findBroker(node: { nodeId: number | string }): Promise<KafkaBroker>;
  findControllerBroker(): Promise<KafkaBroker>;
  findGroupCoordinator(group: { groupId: string }): Promise<KafkaBroker>;
  fetchTopicsOffset(
    topics: readonly object[],
  ): Promise<readonly { topic: string; partitions: readonly { partition: number; offset: string }[] }[]>;
  getNodeIds(): string[];
  removeBroker(address: { host: string; port: number }): void;
}

export interface KafkaMessage {
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Record<string, Buffer | string | (Buffer | string)[] | undefined>;
  readonly timestamp: string;
  readonly batchContext?: { readonly timestampType: number };
}

export interface KafkaBatch {
  readonly topic: string;
  readonly partition: number;
  readonly highWatermark: string;
  readonly messages: readonly KafkaMessage[];
  isEmpty(): boolean;
  isEmptyDueToFiltering(): boolean;
  lastOffset(): string;
}

type Assigned = readonly { topic: string; partitions: readonly number[] }[];
type TopicPartitions = readonly { topic: string; partitions: number[] }[];

export interface KafkaGroup {
  memberId: string | null;
  maxWaitTime: number;
  minBytes: number;
  topicsSubscribed: readonly string[];
  topicConfigurations: Record<string, { fromBeginning: boolean }>;
  recoverFromFetch(error: Error): Promise<void>;
  readonly seekOffset: { clear(): void };
  readonly subscriptionState: { subscriptionStatesByTopic: Record<string, unknown>; active(): Assigned };
  readonly offsetManager: { nextOffset(topic: string, partition: number): { toString(): string } };
  leave(): Promise<void>;
  connect(): Promise<void>;
  joinAndSync(): Promise<void>;
  heartbeat(options: { interval: number }): Promise<void>;
  fetch(nodeId: string): Promise<KafkaBatch[]>;
  assigned(): Assigned;
  filterPartitionsByNode(nodeId: string, partitions: Assigned): Assigned;
  pause(partitions: TopicPartitions): void;
  resume(partitions: TopicPartitions): void;
  isPaused(topic: string, partition: number): boolean;
  paused(): readonly unknown[];
  seek(position: { topic: string; partition: number; offset: string }): void;
  hasSeekOffset(position: { topic: string; partition: number }): boolean;
  resolveOffset(position: { topic: string; partition: number; offset: string }): void;
  commitOffsets(offsets: object): Promise<void>;
}

interface EncoderInstance {
  writeBuffer(bytes: Buffer): EncoderInstance;
}

export const Cluster = require('kafkajs/src/cluster') as new (options: object) => KafkaCluster;
export const ConsumerGroup = require('kafkajs/src/consumer/consumerGroup') as new (
  options: object,
) => KafkaGroup;
export const Connection = require('kafkajs/src/network/connection') as { prototype: KafkaConnection };
export const RequestQueue = require('kafkajs/src/network/requestQueue') as { prototype: any };
export const Encoder = require('kafkajs/src/protocol/encoder') as new () => EncoderInstance;
export const Emitter = require('kafkajs/src/instrumentation/emitter') as new () => object;
export const createAdmin = require('kafkajs/src/admin') as (options: object) => any;
export const createLogger = require('kafkajs/src/loggers').createLogger as (options: object) => unknown;
export const socketFactory = require('kafkajs/src/network/socketFactory') as () => unknown;
export const { MemberMetadata, MemberAssignment } = require('kafkajs/src/consumer/assignerProtocol') as {
  MemberMetadata: {
    encode(metadata: { version: number; topics: readonly string[] }): Buffer;
    decode(bytes: Buffer): { topics: string[] };
  };
  MemberAssignment: { encode(assignment: { version: number; assignment: Record<string, number[]> }): Buffer };
};
export const requests = require('kafkajs/src/protocol/requests').requests as Record<string, unknown>;
export const brokerError = require('kafkajs/src/protocol/error').createErrorFromCode as (
  code: number,
) => Error & {
  readonly type: string;
  readonly retriable: boolean;
};
export const isRebalancing = require('kafkajs/src/errors').isRebalancing as (error: unknown) => boolean;

/** Numbers of the Kafka protocol that we send by hand. */
export const API = { Produce: 0, Metadata: 3 } as const;
