import { generateKeyPairSync } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { openApiOf } from '@huiying/http';
import { register } from 'prom-client';
import { SERVICE_NAMES, type ServiceName } from '../platform/names';

type Load = () => Promise<Type>;

/** Loaded late: a service's module reads its environment when it is loaded. */
const MODULES: Readonly<Record<ServiceName, Load>> = {
  intake: async () => (await import('../../../apps/intake/src/intake.module')).IntakeModule,
  routing: async () => (await import('../../../apps/routing/src/routing.module')).RoutingModule,
  sla: async () => (await import('../../../apps/sla/src/sla.module')).SlaModule,
  rating: async () => (await import('../../../apps/rating/src/rating.module')).RatingModule,
  reporting: async () => (await import('../../../apps/reporting/src/reporting.module')).ReportingModule,
};

/**
 * `docs/openapi/<service>.json` as it should be: what each service serves at `/docs-json`. The services are wired, not
 * started: nothing connects to a broker or a database.
 */
export async function openApiFiles(
  names: readonly ServiceName[] = SERVICE_NAMES,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const name of names) files.set(`docs/openapi/${name}.json`, await documentOf(name));
  return files;
}

async function documentOf(service: ServiceName): Promise<string> {
  const publicKey = generateKeyPairSync('ed25519')
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();
  const before = { ...process.env };
  Object.assign(process.env, {
    HUIYING_SERVICE: service,
    KAFKA_BROKERS: '127.0.0.1:1',
    KAFKA_SECURITY_PROTOCOL: 'SASL_PLAINTEXT',
    KAFKA_USERNAME: 'nobody',
    KAFKA_PASSWORD: 'nothing',
    DATABASE_URL: `postgres://${service}:nothing@127.0.0.1:1/huiying`,
    HUIYING_JWT_PUBLIC_KEY: Buffer.from(publicKey).toString('base64'),
    HUIYING_DATA_KEY: Buffer.alloc(32).toString('base64'),
  });
  register.clear(); // five services in one process: each registers the engine's figures
  try {
    const module = await MODULES[service]();
    // Nest's preview reads the modules and makes no provider
    const app = await NestFactory.create(module, new FastifyAdapter(), {
      preview: true,
      abortOnError: false,
      logger: ['error'],
    });
    const document = openApiOf(app, service);
    await app.close();
    return `${JSON.stringify(inOrder(document), null, 2)}\n`;
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** Paths and schemas by name, so that moving a controller changes nothing; all else stays as it was written. */
function inOrder(document: ReturnType<typeof openApiOf>): object {
  const byName = <V>(entries: Readonly<Record<string, V>> = {}): Record<string, V> =>
    Object.fromEntries(Object.entries(entries).sort(([one], [other]) => (one < other ? -1 : 1)));
  const { paths, components, ...rest } = document;
  return {
    ...rest,
    paths: byName(paths),
    components: { ...components, schemas: byName(components?.schemas) },
  };
}
