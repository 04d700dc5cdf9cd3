import type { Params } from 'nestjs-pino';
import { crowdedOut } from './crowd-limit';

interface LoggedRequest {
  readonly id: unknown;
  readonly method: string;
  readonly url: string;
}

const PROBES = /^\/(health|metrics|docs)/;

const wholePathOf = ({ originalUrl, url }: { originalUrl?: string; url?: string | undefined }): string =>
  originalUrl ?? url ?? '';

/**
 * JSON lines. Of a request only id, method and path: a query, a header or a body can hold a phone number or a token,
 * so none of them has a way into the log.
 */
export function logging(service: string, level: string): Params {
  return {
    pinoHttp: {
      level,
      base: { service },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      // an answered request is worth a line when somebody looks for it; a refused or failed one always
      customLogLevel: (request, reply, error) =>
        crowdedOut.has(request)
          ? 'debug'
          : error || reply.statusCode >= 500
            ? 'error'
            : reply.statusCode >= 400
              ? 'info'
              : 'debug',
      // the probes of every second; fastify's middleware shortens `url`, so the whole path is asked for
      autoLogging: { ignore: (request) => PROBES.test(wholePathOf(request)) },
      quietReqLogger: true,
      serializers: {
        req: ({ id, method, url }: LoggedRequest) => ({ id, method, path: url.split('?')[0] }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
        err: (error: Error) => ({ type: error.name, stack: error.stack }),
      },
    },
  };
}
