import type { Logger } from '@nestjs/common';
import type { EngineLog } from '../chunk/chunk-setting';

/** The engine's log lines through the service's logger: a message and fields, never contents. */
export function engineLog(logger: Logger): EngineLog {
  return {
    info: (message, fields) => logger.log({ msg: message, ...fields }),
    warn: (message, fields) => logger.warn({ msg: message, ...fields }),
    error: (message, fields) => logger.error({ msg: message, ...fields }),
  };
}
