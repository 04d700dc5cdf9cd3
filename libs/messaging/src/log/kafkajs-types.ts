/** Shapes of the parts of kafkajs 2.2.4 that kafkajs-internals.ts hands out; only what is used. */

/** A protocol answer or a kafkajs object without types: its parts are named where they are taken out. */
export type Untyped = any;

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
    /** Ours: what happens when a request was not answered in time. */
    unanswered?: () => void;
  };
  isConnected(): boolean;
  connect: () => Promise<unknown>;
}

export interface Protocol {
  readonly request: Untyped;
  readonly response: {
    readonly decode: (raw: Buffer) => Promise<Untyped>;
    readonly parse: (data: Untyped) => Promise<Untyped>;
  };
  readonly requestTimeout?: number;
}

export interface FetchRequest {
  readonly topics: readonly { readonly topic: string; readonly partitions: readonly object[] }[];
}

export interface KafkaBroker {
  readonly nodeId: number;
  readonly connectionPool: {
    readonly host: string;
    readonly port: number;
    readonly pool: KafkaConnection[];
    send(protocol: Protocol & { logResponseError?: boolean }): Promise<Untyped>;
  };
  lookupRequest(apiKey: number, definition: unknown): (request: object) => Protocol;
  metadata(topics?: string[]): Promise<Untyped>;
  fetch(request: FetchRequest): Promise<Untyped>;
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
  readonly offset: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly timestamp: number;
  readonly isControlRecord?: boolean;
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
