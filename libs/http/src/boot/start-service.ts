import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { KafkaLogServer, Readiness } from '@huiying/messaging';
import type { ServiceConfig } from '@huiying/messaging';
import { Logger } from 'nestjs-pino';
import { limitCrowd } from './crowd-limit';
import { closedUntil } from './doorkeeper';
import { createApp, openEdge } from './edge';
import { collectProcessMetrics } from './probes';
import { startTracing } from './tracing';
import { endGracefully, exitOnUncaught } from './shutdown';

/**
 * Boots a service: Nest on Fastify, the message runtime, health, metrics, documents, and a graceful end.
 *
 * The port is open before the broker is reached, so that a service whose broker is away says "not ready" (503) instead
 * of refusing connections. A wrong configuration or wiring ends the process with 1 and the reason on stderr.
 * @param config `host` defaults to 127.0.0.1
 */
export async function startService(
  module: Type,
  config: ServiceConfig & { readonly host?: string },
): Promise<NestFastifyApplication> {
  let report = (reason: string): void => void process.stderr.write(`${reason}\n`);
  exitOnUncaught((reason) => report(reason));
  collectProcessMetrics();
  const endTracing = config.tracing ? await startTracing(config.service) : undefined;
  const app = await createApp(module, config);
  const logger = app.get(Logger);
  report = (reason) => logger.fatal(reason);
  app.connectMicroservice(
    { strategy: app.get(KafkaLogServer, { strict: false }) },
    { inheritAppConfig: true },
  );
  const readiness = app.get(Readiness, { strict: false });
  let started = false;
  let stopping = false;
  const fastify = app.getHttpAdapter().getInstance();
  limitCrowd(fastify, config.crowd);
  closedUntil(fastify, () => started && !stopping);
  openEdge(app, config, {
    isReady: () => !stopping && readiness.isReady(),
    details: () => ({ stopping, ...readiness.details() }),
  });
  endGracefully(app, logger, {
    onStop: () => (stopping = true),
    afterwards: () => endTracing?.() ?? Promise.resolve(),
  });
  await app.listen(config.port, config.host ?? '127.0.0.1');
  logger.log(`listening on ${await app.getUrl()}`);
  await app.startAllMicroservices();
  started = true;
  return app;
}
