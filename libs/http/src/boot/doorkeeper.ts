import type { FastifyInstance } from 'fastify';
import { ProblemException } from '../problem/problem-exception';
import { problemOf } from '../problem/problem-of';

const ALWAYS_OPEN = /^\/(health|metrics|docs)/;

/**
 * Between the opening of the port and the start of messaging, a command could not commit and a figure would be of an
 * unknown past: everything but probes and documents is answered with 503 `UNAVAILABLE`.
 */
export function closedUntil(fastify: FastifyInstance, isOpen: () => boolean): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isOpen() || ALWAYS_OPEN.test(request.url)) return done();
    const problem = problemOf(new ProblemException(503, 'UNAVAILABLE'), request.id);
    void reply
      .status(503)
      .headers({ 'content-type': 'application/problem+json; charset=utf-8', 'retry-after': '2' })
      .send(JSON.stringify(problem));
  });
}
