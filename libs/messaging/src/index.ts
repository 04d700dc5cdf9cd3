export * from './unit/store';
export * from './unit/unit-of-work';
export * from './unit/commands';
export { HeldRecords, type AboutCase, type AboutRating } from './unit/held-records';
export { seenKeyOf } from './chunk/chunk';
export { CONTAINED, dataWithoutWords } from './chunk/without-words';
export { AesSealing, KeyedSealing, type SealingKeys } from './unit/keyed-sealing';
export { NUMBERS_PER_STEP } from './unit/number-blocks';
export * from './runtime/decorators';
export * from './runtime/service-config';
export { MessagingModule, type MessagingOptions } from './runtime/messaging.module';
export { KafkaLogServer, Readiness } from './runtime/kafka-log-server';
export { LOG_ADMIN } from './runtime/log-admin-token';
export {
  type Rejection,
  type RejectionAnswering,
  type RejectionOptions,
  DEPARTMENT_ACTIONS,
  orgOfTopic,
} from './runtime/registry';
export { recordSpans } from './tracing/unit-span';
export { Validator, type SchemaError } from './runtime/validator';
export { type ClockStart, type DeliveryEvent } from './relay/delivery';
export { SimulatedClock, SystemClock, CLOCK_TOPIC } from './clock/simulated-clock';
export * from './schema/engine-tables';
export { migrateService, type MigrateOptions } from './schema/migrate';
export { deadLetterIdOf, openRecord, type StoredRecord } from './chunk/sealed-record';
export type {
  LogAck,
  LogAdmin,
  LogBatch,
  LogClient,
  LogConnection,
  LogConsumer,
  LogConsumerListener,
  LogProducer,
  LogRecord,
  OutgoingRecord,
  TopicPartition,
  TopicPartitionOffset,
  TopicSpec,
  AccessRule,
} from './log/ports';
export { createKafkaClient, keyPartitioner } from './log';
export * from './sequence/ordered-events';
export * from './sequence/content-hash';
