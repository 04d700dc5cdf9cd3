import type { INestApplication, LoggerService } from '@nestjs/common';

/** The platform gives a process ten seconds; what has not drained by then is redone after the restart. */
const PATIENCE_MS = 9_000;

/**
 * SIGTERM and SIGINT: not ready, no new requests, messaging drains in Nest's lifecycle, exit 0 (1 when it took too
 * long). An error that nobody caught ends the process with 1: its state is unknown, and a restart is safe.
 */
export function endGracefully(
  app: INestApplication,
  logger: LoggerService,
  { onStop, afterwards }: { readonly onStop: () => void; readonly afterwards: () => Promise<void> },
): void {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (stopping) return;
    stopping = true;
    onStop();
    logger.log(`${signal}: stopping`);
    setTimeout(() => {
      logger.error(`not stopped after ${PATIENCE_MS} ms`);
      process.exit(1);
    }, PATIENCE_MS).unref();
    try {
      await app.close();
      await afterwards();
      process.exit(0);
    } catch (error) {
      logger.error(error instanceof Error ? error.stack : String(error));
      process.exit(1);
    }
  };
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));
}

/** Before anything else is up, so that a failed boot also says why. */
export function exitOnUncaught(report: (reason: string) => void): void {
  const end = (error: unknown): void => {
    report(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  };
  process.on('unhandledRejection', end);
  process.on('uncaughtException', end);
}
