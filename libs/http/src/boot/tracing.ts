import { recordSpans } from '@huiying/messaging';
import { trace } from '@opentelemetry/api';
import { setTimeout as pause } from 'node:timers/promises';

const LAST_MOMENT_MS = 500;

/**
 * Sends spans as OTLP over HTTP, in batches; where to, which share and how many at once is said by the variables of
 * OpenTelemetry (OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_SAMPLER, OTEL_TRACES_SAMPLER_ARG, OTEL_BSP_*). A collector
 * that is away loses spans and nothing else. Loaded only where it is asked for: an idle service does not carry it.
 * @returns ends it; what waits is sent, if that takes no longer than a moment
 */
export async function startTracing(service: string): Promise<() => Promise<void>> {
  const [{ BasicTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.namespace': 'huiying', 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  trace.setGlobalTracerProvider(provider);
  recordSpans(true);
  return async () => {
    recordSpans(false);
    await Promise.race([
      provider.shutdown().catch(() => undefined),
      pause(LAST_MOMENT_MS, undefined, { ref: false }),
    ]);
  };
}
