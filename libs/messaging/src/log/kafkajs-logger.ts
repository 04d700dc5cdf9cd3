import { createLogger } from './kafkajs-internals';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Receives what the log client has to say. Fields never hold a record's key, value or headers. */
export type LogSink = (level: LogLevel, message: string, fields: Readonly<Record<string, unknown>>) => void;

const LEVELS: Readonly<Record<number, LogLevel>> = { 1: 'error', 2: 'warn', 4: 'info', 5: 'debug' };
const FIELDS = [
  'broker',
  'clientId',
  'groupId',
  'memberId',
  'topic',
  'partition',
  'retryCount',
  'retryTime',
  'error',
];

/** Errors only, one JSON line each, for processes that gave no sink. */
export const errorsToStderr: LogSink = (level, message, fields) => {
  if (level === 'error') process.stderr.write(`${JSON.stringify({ level, message, ...fields })}\n`);
};

function textOf(value: unknown): unknown {
  return value instanceof Error ? value.message : value;
}

/**
 * kafkajs calls every retried answer an error (a rebalance, a broker that restarts); what really ends a consumer or a
 * send reaches the caller as an Error, so its own errors are for debugging. Only the listed fields pass.
 */
export function kafkajsLogger(sink: LogSink): unknown {
  return createLogger({
    level: 2,
    logCreator: () => (entry: { level: number; namespace: string; log: Record<string, unknown> }) => {
      const level = LEVELS[entry.level] ?? 'debug';
      const fields = Object.fromEntries(
        FIELDS.filter((name) => entry.log[name] !== undefined).map((name) => [name, textOf(entry.log[name])]),
      );
      sink(
        level === 'error' ? 'debug' : level,
        `${entry.namespace}: ${String(entry.log['message'])}`,
        fields,
      );
    },
  });
}
