import {
  type Attributes,
  ROOT_CONTEXT,
  type SpanContext,
  type SpanKind,
  SpanStatusCode,
  TraceFlags,
  isSpanContextValid,
  trace,
} from '@opentelemetry/api';

/** What is being decided: a message, a timer or a command. */
export interface TracedWork {
  /** `process case.accepted.v1`, `timer rung`, `command order`: no id, no word of a sender. */
  readonly name: string;
  readonly kind: SpanKind;
  /** W3C trace context of what asked for it. */
  readonly traceparent?: string | undefined;
  /** Epoch milliseconds; a message's work begins when the broker has it, so that its waiting is seen. */
  readonly startedAt?: number;
  /** Ids of ours and places in the log; never personal data. */
  readonly attributes: Attributes;
}

/** The span of one unit of work. */
export interface UnitSpan {
  /** For everything that it publishes; what asked for it is passed on when this work itself is not recorded. */
  readonly traceparent?: string;
  end(): void;
  /** Errors are named by their class: their text may hold what a sender wrote. */
  fail(error: unknown): void;
}

const W3C = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const tracer = trace.getTracer('huiying');
let isOn = false;

/** Spans cost nothing until a provider is registered and this is called. */
export const recordSpans = (on: boolean): void => void (isOn = on);

/**
 * One span for each message, timer and command of a recorded trace; the trace goes on in what it publishes, so that a
 * case's way through the services is one trace. Which traces are recorded is the sampler's word, said once at the root.
 */
export function unitSpan(work: TracedWork): UnitSpan {
  const { traceparent } = work;
  if (!isOn) return passingOn(traceparent);
  const remote = traceparent === undefined ? undefined : spanContextOf(traceparent);
  const parent = remote ? trace.setSpanContext(ROOT_CONTEXT, remote) : ROOT_CONTEXT;
  const { name, kind, attributes, startedAt } = work;
  const options = { kind, attributes, ...(startedAt === undefined ? {} : { startTime: startedAt }) };
  const span = tracer.startSpan(name, options, parent);
  if (!span.isRecording()) return passingOn(traceparent);
  const { traceId, spanId } = span.spanContext();
  return {
    traceparent: `00-${traceId}-${spanId}-01`,
    end: () => span.end(),
    fail: (error) => {
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error | null)?.name ?? 'Error' });
      span.end();
    },
  };
}

const passingOn = (traceparent: string | undefined): UnitSpan => ({
  ...(traceparent === undefined ? {} : { traceparent }),
  end: () => undefined,
  fail: () => undefined,
});

/** Undefined for what is no W3C trace context: the work then begins a trace of its own. */
function spanContextOf(traceparent: string): SpanContext | undefined {
  const [, traceId = '', spanId = '', flags = ''] = W3C.exec(traceparent) ?? [];
  const context = { traceId, spanId, traceFlags: parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true };
  return isSpanContextValid(context) ? context : undefined;
}
