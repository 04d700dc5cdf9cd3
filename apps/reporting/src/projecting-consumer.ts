import type { DataOf, Incoming, MessageContract } from '@huiying/contracts';
import { Consumer } from '@huiying/messaging';
import type { AggregateRef, Received, Store, TimerRequest, UnitOfWork } from '@huiying/messaging';
import type { Type } from '@nestjs/common';

/** One row that an event changes: which table, which id, and the pure projection. */
interface ProjectedRow<D> {
  readonly store: Store<unknown>;
  readonly id: (message: Incoming<D>) => string;
  readonly project: (fact: unknown, message: Incoming<D>) => unknown;
  readonly timers: (fact: unknown) => readonly TimerRequest[];
  /** Messages of which it is false leave the row alone. */
  readonly when: (message: Incoming<D>) => boolean;
}

/** A row that one message changes. */
export interface Change extends AggregateRef {
  readonly project: (fact: unknown) => unknown;
  readonly timers: (fact: unknown) => readonly TimerRequest[];
}

/**
 * One consumed message and the rows that it changes; the table of them is `reporting.messages.ts`. The consumer and the
 * rebuild read the same two functions, so a row cannot come out differently.
 */
export interface Projection {
  readonly contract: MessageContract;
  readonly consumer: Type;
  /** The aggregate of the message's subject: it carries the de-duplication. */
  readonly about: (message: Incoming) => AggregateRef;
  readonly changes: (message: Incoming) => readonly Change[];
}

/** A row of a projection. `timers` are scheduled with every change of the row. */
export function row<S, D>(
  store: Store<S>,
  id: (message: Incoming<D>) => string,
  project: (fact: S | undefined, message: Incoming<D>) => S,
  timers: (fact: S) => readonly TimerRequest[] = () => [],
): ProjectedRow<D> {
  return {
    store,
    id,
    project: (fact, message) => project(fact as S | undefined, message),
    timers: (fact) => timers(fact as S),
    when: () => true,
  };
}

/** A row that only some of the messages change. */
export const rowWhen = <S, D>(
  when: (message: Incoming<D>) => boolean,
  ...of: Parameters<typeof row<S, D>>
): ProjectedRow<D> => ({ ...row(...of), when });

/**
 * The consumer of one message. All consumers here are alike: load the rows, project, save; so they are made from the
 * table and not written thirty times.
 * @param about the aggregate of the message's subject: it carries the de-duplication, whichever rows change
 */
export function on<C extends MessageContract>(
  contract: C,
  about: (message: Incoming<DataOf<C>>) => AggregateRef,
  ...rows: readonly ProjectedRow<DataOf<C>>[]
): Projection {
  const changes = (message: Incoming<DataOf<C>>): Change[] =>
    rows
      .filter(({ when }) => when(message))
      .map(({ store, id, project, timers }) => ({
        ...{ store, id: id(message), timers },
        project: (fact) => project(fact, message),
      }));
  class Projecting {
    async handle(message: Received<DataOf<C>>, unit: UnitOfWork): Promise<void> {
      for (const { store, id, project, timers } of changes(message)) {
        const fact = project(await unit.find(store, id));
        unit.save(store, id, fact);
        unit.schedule(timers(fact));
      }
    }
  }
  Object.defineProperty(Projecting, 'name', { value: `On(${contract.type})` });
  Consumer(contract, { aggregate: about, also: changes })(Projecting);
  return {
    ...{ contract, consumer: Projecting },
    about: about as Projection['about'],
    changes: changes as Projection['changes'],
  };
}
