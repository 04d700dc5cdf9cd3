export * from './ports';
export { createKafkaClient } from './kafka-client';
export type { KafkaClientOptions } from './kafka-client';
export type { LogLevel, LogSink } from './kafkajs-logger';
export { DestinationForbidden, DestinationUnknown, RecordTooLarge, TransportUnavailable } from './log-errors';
export { keyPartitioner, murmur2 } from './partitioner';
export { sizeOf as recordBytes } from './produce-plan';
