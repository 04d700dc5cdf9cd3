export * from './engine-platform';
export * from './toy-service';
