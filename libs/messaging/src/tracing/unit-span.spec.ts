import { SpanKind, trace } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  ParentBasedSampler,
  type Sampler,
  SamplingDecision,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { recordSpans, unitSpan } from './unit-span';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const recorded = `00-${TRACE}-b7ad6b7169203331-01`;
const notRecorded = `00-${TRACE}-b7ad6b7169203331-00`;

const sent = new InMemorySpanExporter();
let roots = SamplingDecision.RECORD_AND_SAMPLED;
const root: Sampler = { shouldSample: () => ({ decision: roots }), toString: () => 'as the test says' };

const work = (traceparent?: string) =>
  unitSpan({
    name: 'process case.accepted.v1',
    kind: SpanKind.CONSUMER,
    traceparent,
    startedAt: 1_764_000_000_000,
    attributes: { 'messaging.destination.name': 'intake.cases' },
  });

beforeAll(() => {
  const spanProcessors = [new SimpleSpanProcessor(sent)];
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors, sampler: new ParentBasedSampler({ root }) }),
  );
});
beforeEach(() => {
  recordSpans(true);
  sent.reset();
  roots = SamplingDecision.RECORD_AND_SAMPLED;
});
afterAll(() => {
  recordSpans(false);
  trace.disable();
});

describe('the span of a unit of work', () => {
  it('belongs to the trace of what asked for it, and what it publishes belongs to it', () => {
    const span = work(recorded);
    span.end();
    const [found] = sent.getFinishedSpans();
    expect(found).toMatchObject({
      name: 'process case.accepted.v1',
      kind: SpanKind.CONSUMER,
      parentSpanContext: { spanId: 'b7ad6b7169203331' },
      startTime: [1_764_000_000, 0],
    });
    expect(span.traceparent).toBe(`00-${TRACE}-${found?.spanContext().spanId}-01`);
  });

  it('begins a trace when nothing came with the message, or no trace context', () => {
    for (const traceparent of [undefined, '', 'no context', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`])
      expect(work(traceparent).traceparent).toMatch(/^00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  it('is not recorded when its root was not, and the same context goes on', () => {
    const span = work(notRecorded);
    span.end();
    expect(span.traceparent).toBe(notRecorded);
    expect(sent.getFinishedSpans()).toEqual([]);
  });

  it('says nothing to what follows when the sampler passes a new trace over', () => {
    roots = SamplingDecision.NOT_RECORD;
    expect(work().traceparent).toBeUndefined();
  });

  it('names what failed by its class, never by its words', () => {
    work(recorded).fail(new TypeError('张三 is no number'));
    expect(JSON.stringify(sent.getFinishedSpans()[0]?.status)).toContain('TypeError');
    expect(JSON.stringify(sent.getFinishedSpans()[0]?.status)).not.toContain('张三');
  });

  it('passes the context on, and records nothing, where tracing is off', () => {
    recordSpans(false);
    const span = work(recorded);
    span.end();
    expect(span.traceparent).toBe(recorded);
    expect(sent.getFinishedSpans()).toEqual([]);
  });
});
