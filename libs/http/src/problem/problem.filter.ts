import { Catch, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { throwError } from 'rxjs';
import { problemExceptionOf, problemOf } from './problem-of';

/**
 * Every error of the HTTP edge leaves as `application/problem+json`: a stable code, never a stack trace, never text
 * of the database or of a person. An error of the message path is handed on untouched; the engine judges it by type.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType() !== 'http') return throwError(() => error);
    const http = host.switchToHttp();
    const problem = problemExceptionOf(error);
    if (problem.status >= 500) this.logger.error(stackOf(error));
    const requestId = http.getRequest<FastifyRequest>().id;
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return undefined;
    for (const [name, value] of Object.entries(problem.fields.headers ?? {})) void reply.header(name, value);
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemOf(problem, requestId)));
    return undefined;
  }
}

/** Name and frames; a driver's `detail`, which quotes values, stays out of the log. */
function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.name) : 'a value that is no Error was thrown';
}
