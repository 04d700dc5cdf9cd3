export * from './unit/store';
export * from './unit/unit-of-work';
export * from './unit/commands';
export * from './runtime/decorators';
export * from './runtime/service-config';
export * from './schema/engine-tables';
export * from './log/ports';
