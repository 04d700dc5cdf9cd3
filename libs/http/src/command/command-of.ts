import type { AggregateRef, CommandRequest } from '@huiying/messaging';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../auth/principal';
import { ProblemException } from '../problem/problem-exception';
import { requestHash } from './request-hash';

type RequestParts = Pick<FastifyRequest, 'method' | 'url' | 'headers' | 'body'>;

/**
 * A staff command as the engine takes it (engine rule 20).
 * @param target the resource in the command's path, whose version the caller must name: `If-Match: "7"` (or `*`), or
 * `If-None-Match: *` when it must not exist yet. Left out for a command that makes a new thing under an id of ours.
 * @throws ProblemException 400 `IDEMPOTENCY.KEY_MISSING|KEY_INVALID`, 428 `PRECONDITION.REQUIRED`,
 * 400 `PRECONDITION.MALFORMED`
 */
export function commandOf(
  request: RequestParts,
  principal: Principal,
  target?: AggregateRef,
): CommandRequest {
  const traceparent = one(request.headers['traceparent']);
  return {
    principal: principal.sub,
    idempotencyKey: idempotencyKeyOf(request),
    requestHash: requestHash(request.method, request.url, request.body),
    ...(target ? { target: { ref: target, version: versionOf(request) } } : {}),
    ...(traceparent ? { traceparent } : {}),
  };
}

function idempotencyKeyOf(request: RequestParts): string {
  const key = one(request.headers['idempotency-key']);
  if (!key)
    throw new ProblemException(400, 'IDEMPOTENCY.KEY_MISSING', { detail: 'send an Idempotency-Key header' });
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new ProblemException(400, 'IDEMPOTENCY.KEY_INVALID', { detail: '1 to 200 visible ASCII characters' });
}

function versionOf(request: RequestParts): number | 'any' | 'none' {
  const match = one(request.headers['if-match'])?.trim();
  const noneMatch = one(request.headers['if-none-match'])?.trim();
  if (match === undefined && noneMatch === undefined) {
    throw new ProblemException(428, 'PRECONDITION.REQUIRED', {
      detail: 'send the ETag of the resource as If-Match',
    });
  }
  if (match === undefined && noneMatch === '*') return 'none';
  if (match === '*' && noneMatch === undefined) return 'any';
  const version = /^"(0|[1-9]\d{0,8})"$/.exec(match ?? '')?.[1];
  if (version !== undefined && noneMatch === undefined) return Number(version);
  throw new ProblemException(400, 'PRECONDITION.MALFORMED', {
    detail: 'expected If-Match with one strong ETag or *, or If-None-Match: *',
  });
}

const one = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join(', ') : header;
