import { Inject, Injectable } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Received, UnitOfWork } from '../unit/unit-of-work';
import { CONSUMER_EXTRAS } from './decorators';
import type { Consuming } from './registry';
import { Engine } from './engine';
import { Registry } from './registry';

/** Readiness of the message path, for /health/ready. */
export abstract class Readiness {
  abstract isReady(): boolean;
  abstract details(): Record<string, unknown>;
}

/**
 * Nest's transport for the engine: handlers are found as @EventPattern methods (that is what @Consumer makes of a
 * class), so pipes, filters and lifecycle stay Nest's; batches, transactions and order are the engine's.
 */
@Injectable()
export class KafkaLogServer extends Server implements CustomTransportStrategy {
  constructor(
    @Inject(Engine) private readonly engine: Engine,
    @Inject(Registry) private readonly registry: Registry,
  ) {
    super();
  }

  override listen(callback: (error?: unknown) => void): void {
    for (const [type, handler] of this.messageHandlers) this.register(type, handler);
    this.engine.start().then(
      () => callback(),
      (error: unknown) => callback(error),
    );
  }

  override async close(): Promise<void> {
    await this.engine.stop();
  }

  override on(): void {
    throw new Error('the engine has no transport events');
  }

  override unwrap<T>(): T {
    return this.engine as T;
  }

  private register(type: string, handler: MessageHandler): void {
    if (handler.next) throw new Error(`${type} has two consumers in this service; expected one`);
    const extras = handler.extras?.[CONSUMER_EXTRAS] as Omit<Consuming, 'invoke'> | undefined;
    if (!extras) throw new Error(`${type} is handled by an @EventPattern; expected a @Consumer`);
    this.registry.addConsumer({ ...extras, invoke: invoker(handler) });
  }
}

/** Nest answers with a stream; the engine wants the handler's own error, by type. */
function invoker(handler: MessageHandler): Consuming['invoke'] {
  return async (message: Received<unknown>, unit: UnitOfWork) => {
    const answer: unknown = await handler(message, unit);
    if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
  };
}
