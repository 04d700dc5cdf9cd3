import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Counter, Gauge, register } from 'prom-client';
import { ProblemException } from '../problem/problem-exception';
import { problemOf } from '../problem/problem-of';

export interface CrowdLimit {
  /** Requests that one service answers at once; what is in work then is answered in bounded time. */
  readonly together: number;
  /** Of those, the requests of one caller, so that nobody's programme takes the place of the officers. */
  readonly perCaller: number;
}

/** Requests that were refused here: counted, not logged, or a crowd would fill the log. */
export const crowdedOut = new WeakSet<IncomingMessage>();

const ALWAYS_ANSWERED = /^\/(health|metrics)/;

/**
 * What is above the limit is refused at once, before its token and its body are read: 429 `REQUEST.TOO_MANY` when it is
 * the caller's own doing, else 503 `OVERLOADED`; `Retry-After` in seconds. A refused command has done nothing and may
 * be sent again under its `Idempotency-Key`. Messages are not refused: they wait in Kafka.
 *
 * A caller is known by the text of the token, which is checked later; who sends none or a wrong one shares a place.
 */
export function limitCrowd(fastify: FastifyInstance, limit: CrowdLimit): void {
  const callers = new Map<string, number>();
  const counted = new WeakMap<FastifyRequest, string>();
  const figures = crowdFigures();
  let together = 0;

  fastify.addHook('onRequest', (request, reply, done) => {
    if (ALWAYS_ANSWERED.test(request.url)) return done();
    const caller = request.headers.authorization ?? '';
    const own = callers.get(caller) ?? 0;
    if (own >= limit.perCaller) return refuse(request, reply, 429, 'REQUEST.TOO_MANY');
    if (together >= limit.together) return refuse(request, reply, 503, 'OVERLOADED');
    callers.set(caller, own + 1);
    counted.set(request, caller);
    together += 1;
    figures.together.set(together);
    done();
  });

  const left = (request: FastifyRequest): void => {
    const caller = counted.get(request);
    if (caller === undefined) return;
    counted.delete(request);
    together -= 1;
    figures.together.set(together);
    const others = (callers.get(caller) ?? 1) - 1;
    if (others === 0) callers.delete(caller);
    else callers.set(caller, others);
  };
  fastify.addHook('onResponse', (request, _reply, done) => (left(request), done()));
  fastify.addHook('onRequestAbort', (request, done) => (left(request), done()));

  function refuse(request: FastifyRequest, reply: FastifyReply, status: 429 | 503, code: string): void {
    figures.refused.inc({ status: String(status) });
    crowdedOut.add(request.raw);
    void reply
      .status(status)
      .headers({ 'content-type': 'application/problem+json; charset=utf-8', 'retry-after': '1' })
      .send(JSON.stringify(problemOf(new ProblemException(status, code), request.id)));
  }
}

function crowdFigures(): { readonly together: Gauge; readonly refused: Counter<'status'> } {
  const [together, refused] = ['huiying_http_together', 'huiying_http_refused_total'];
  return {
    together:
      (register.getSingleMetric(together) as Gauge | undefined) ??
      new Gauge({ name: together, help: 'Requests in work.' }),
    refused:
      (register.getSingleMetric(refused) as Counter<'status'> | undefined) ??
      new Counter({ name: refused, help: 'Requests refused as too many.', labelNames: ['status'] }),
  };
}
