import { Controller, Injectable, SetMetadata, applyDecorators } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { MessageContract, Incoming, DataOf } from '@huiying/contracts';
import type { AggregateRef, Store } from '../unit/store';
import type { RejectionOptions } from './registry';

/** Where a consumed message lands. */
export interface ConsumerOptions<D> {
  /**
   * The one aggregate that this message is about. It carries the de-duplication of (topic, source, subject), the block
   * when the case is parked, and the order; so one subject always maps to the same aggregate.
   */
  readonly aggregate: (message: Incoming<D>) => AggregateRef;
  /** Further aggregates that `handle` will find; loaded in the same query. */
  readonly also?: (message: Incoming<D>) => readonly AggregateRef[];
  /** Those that only the aggregate's document names; one more query for the whole chunk. `doc` is undefined for a new one. */
  readonly then?: (message: Incoming<D>, doc: unknown) => readonly AggregateRef[];
}

export const CONSUMER_EXTRAS = 'huiying:consumer';
export const TIMER_HANDLER = 'huiying:timer-handler';
export const REJECTION_HANDLER = 'huiying:rejection-handler';

/**
 * One incoming message, one class with `handle(message, unit)`. Start-up fails when a contract has two consumers.
 * @throws PermanentFailure, NotYetKnown, or anything else (a defect: the message is isolated and its case parked).
 */
export function Consumer<C extends MessageContract>(
  contract: C,
  options: ConsumerOptions<DataOf<C>>,
): ClassDecorator {
  return (target) => {
    const descriptor = Object.getOwnPropertyDescriptor(target.prototype, 'handle');
    if (!descriptor) throw new Error(`${target.name}: a consumer needs a method 'handle'`);
    // Without these Nest hands on the message alone and leaves the unit of work out
    Payload()(target.prototype as object, 'handle', 0);
    Ctx()(target.prototype as object, 'handle', 1);
    EventPattern(contract.type, { [CONSUMER_EXTRAS]: { contract, ...options } })(
      target.prototype as object,
      'handle',
      descriptor,
    );
    Controller()(target);
  };
}

export interface TimerHandlerOptions {
  readonly name: string;
  readonly store: Store<unknown>;
  /**
   * Topics whose records up to the due instant must have been read before the timer may decide (engine rule 19).
   * Asked once the timer is due, with the aggregate's document.
   */
  readonly afterReading?: (doc: unknown, timerName: string) => readonly string[];
}

/** Fires for due timers of the name. The state decides; a timer that no longer matters does nothing. */
export function TimerHandler(options: TimerHandlerOptions): ClassDecorator {
  return applyDecorators(Injectable(), SetMetadata(TIMER_HANDLER, options));
}

/** Answers the sender of a record that cannot be taken. Its service owns the dead letters of the topic. */
export function RejectionHandler(options: RejectionOptions): ClassDecorator {
  return applyDecorators(Injectable(), SetMetadata(REJECTION_HANDLER, options));
}
