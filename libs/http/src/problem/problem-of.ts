import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { CommandRefused, NotYetKnown } from '@huiying/messaging';
import type { CommandRefusal } from '@huiying/messaging';
import { ProblemException } from './problem-exception';
import type { Problem } from './problem-exception';

/** What a caller is told of an error. Anything that is not recognised is 500 `INTERNAL` without a word of its text. */
export function problemExceptionOf(error: unknown): ProblemException {
  if (error instanceof ProblemException) return error;
  if (error instanceof CommandRefused) return ofRefusal(error.refusal);
  if (error instanceof NotYetKnown) return notYetKnown();
  if (databaseIsAway(error))
    return new ProblemException(503, 'UNAVAILABLE', { headers: { 'retry-after': '2' } });
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  return new ProblemException(status, codeOf(status));
}

/** The body of the answer; `requestId` is what the log line of the request carries. */
export function problemOf(exception: ProblemException, requestId?: string): Problem {
  const { ruleId, detail, errors } = exception.fields;
  return {
    type: `urn:huiying:problem:${exception.code}`,
    title: STATUS_CODES[exception.status] ?? 'Error',
    status: exception.status,
    code: exception.code,
    ...(ruleId ? { ruleId } : {}),
    ...(detail ? { detail } : {}),
    ...(errors ? { errors } : {}),
    ...(requestId ? { instance: `urn:huiying:request:${requestId}` } : {}),
  };
}

function ofRefusal(refusal: CommandRefusal): ProblemException {
  switch (refusal.kind) {
    case 'idempotency-key-reused':
      return new ProblemException(422, 'IDEMPOTENCY.KEY_REUSED', {
        detail: 'this Idempotency-Key has been used for another request',
      });
    case 'not-yet-known':
      return notYetKnown();
    case 'stale':
      return new ProblemException(412, 'PRECONDITION.STALE', { headers: { etag: `"${refusal.version}"` } });
    case 'exists':
      return new ProblemException(412, 'PRECONDITION.EXISTS', { headers: { etag: `"${refusal.version}"` } });
    case 'parked':
      return new ProblemException(409, 'CASE.PARKED', {
        detail: 'a message of this case waits for an operator',
      });
  }
}

/** Ids come to a service by events: an unknown but well-formed one may be on its way (engine rule 16). */
export function notYetKnown(): ProblemException {
  return new ProblemException(404, 'NOT_YET_KNOWN', { headers: { 'retry-after': '1' } });
}

const AWAY = /^(08\w{3}|57P0[1-3]|53300|40001|40P01|55P03|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE)$/;

/** Postgres closed, full, or busy with a lock: the same request may work in a moment. */
function databaseIsAway(error: unknown): boolean {
  if ((error as Error | null)?.name === 'Unavailable') return true; // the engine's word for it
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && AWAY.test(code);
}

/** Fastify's own errors carry a status; only the caller's faults are taken from it. */
function statusOf(error: unknown): number {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

const CODES: Readonly<Record<number, string>> = {
  400: 'REQUEST.MALFORMED',
  401: 'AUTH.TOKEN_MISSING',
  403: 'AUTH.FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  413: 'REQUEST.TOO_LARGE',
  415: 'REQUEST.MEDIA_TYPE',
  503: 'UNAVAILABLE',
};

const codeOf = (status: number): string => CODES[status] ?? (status >= 500 ? 'INTERNAL' : 'REQUEST.REFUSED');
