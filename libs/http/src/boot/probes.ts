import type { FastifyInstance } from 'fastify';
import { Histogram, collectDefaultMetrics, register } from 'prom-client';

/** Whether the service can do its work now: broker joined, database reached, not shutting down. */
export interface ReadyProbe {
  isReady(): boolean;
  details(): object;
}

/**
 * `/health/live` (the process answers), `/health/ready` (503 until messaging says so), `/metrics` (Prometheus text).
 * Plain routes beside Nest's: a probe must not depend on a token or on a guard.
 */
export function openProbes(fastify: FastifyInstance, probe: ReadyProbe): void {
  observeRequests(fastify);
  fastify.get('/health/live', () => ({ status: 'live' }));
  fastify.get('/health/ready', (_request, reply) => {
    const ready = probe.isReady();
    void reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', ...probe.details() });
  });
  fastify.get('/metrics', async (_request, reply) => {
    void reply.header('content-type', register.contentType);
    return register.metrics();
  });
}

/** Process metrics once per process. The event loop is sampled ten times a second: finer costs an idle service CPU. */
export function collectProcessMetrics(): void {
  if (!register.getSingleMetric('process_cpu_seconds_total')) {
    collectDefaultMetrics({ eventLoopMonitoringPrecision: 100 });
  }
}

function observeRequests(fastify: FastifyInstance): void {
  const name = 'http_request_duration_seconds';
  const known = register.getSingleMetric(name) as Histogram<'method' | 'route' | 'status'> | undefined;
  const duration =
    known ??
    new Histogram({
      name,
      help: 'Time from the request to the end of its answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    });
  fastify.addHook('onResponse', (request, reply, done) => {
    // the route's pattern, never the path: ids would be labels without end
    const route = request.routeOptions.url ?? 'unknown';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
}
