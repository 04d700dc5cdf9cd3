import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger, LoggerModule } from 'nestjs-pino';
import { randomUUID } from 'node:crypto';
import { AccessGuard } from '../auth/access.guard';
import { checkKey, tokenVerifier } from '../auth/tokens';
import { bodyPipe } from '../problem/body.pipe';
import { ProblemFilter } from '../problem/problem.filter';
import { logging } from './logging';
import { openDocs } from './open-api';
import { openProbes } from './probes';
import type { ReadyProbe } from './probes';

export interface EdgeSettings {
  readonly service: string;
  readonly jwtPublicKey: string;
  readonly logLevel: string;
}

class ServiceRoot {}

/** The service's module with the log beside it. The filter is set; guard and pipe follow in `openEdge`. */
export async function createApp(module: Type, settings: EdgeSettings): Promise<NestFastifyApplication> {
  await checkKey(settings.jwtPublicKey);
  const root: DynamicModule = {
    module: ServiceRoot,
    imports: [LoggerModule.forRoot(logging(settings.service, settings.logLevel)), module],
  };
  const adapter = new FastifyAdapter({ bodyLimit: 1_048_576, genReqId: () => randomUUID() });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.useGlobalFilters(new ProblemFilter());
  return app;
}

/**
 * Guard, validation, probes and documents. Called after the messages are connected: the message path has taken its
 * globals by then, and pays for neither a guard nor a pipe.
 */
export function openEdge(app: NestFastifyApplication, settings: EdgeSettings, probe: ReadyProbe): void {
  app.useGlobalGuards(new AccessGuard(tokenVerifier(settings.jwtPublicKey)));
  app.useGlobalPipes(bodyPipe());
  openProbes(app.getHttpAdapter().getInstance(), probe);
  openDocs(app, settings.service);
}
