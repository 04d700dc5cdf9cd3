export * from './engine-platform';
export * from './toy-service';
export * from './toy-world';
export * from './toy-child';
