import { Type } from '@sinclair/typebox';
import {
  type DataOf,
  type MessageContract,
  type OutgoingEvent,
  defineMessage,
  event,
} from '@huiying/contracts';
import {
  type ClockStart,
  NotYetKnown,
  PermanentFailure,
  type Received,
  type Store,
  type UnitOfWork,
  ref,
  store,
} from '@huiying/messaging';

/** The smallest service that shows what the engine promises: an account that counts what it was told. */
export interface Account {
  readonly id: string;
  readonly total: number;
  readonly entries: readonly string[];
}

const doc = {
  by: 'any service',
  en: 'A message of the engine’s own tests.',
  zh: '引擎自测消息。',
} as const;
const entry = Type.Object(
  { accountId: Type.String(), text: Type.String(), amount: Type.Number() },
  { additionalProperties: false },
);
const example = { accountId: 'a1', text: 'x', amount: 1 };
const asEntry = { key: 'accountId', schema: entry, doc, example } as const;

/** In: from our own, from the province, from a department; and what others may have to wait for. */
export const EntryMade = defineMessage({ type: 'toy.entry.made.v1', topic: 'toy.entries', ...asEntry });
export const EntrySent = defineMessage({
  type: 'province.toy.sent.v1',
  topic: 'province.toy',
  external: true,
  ...asEntry,
});
export const EntryActed = defineMessage({
  type: 'dept.toy.acted.v1',
  topic: 'dept.{org}.actions',
  external: true,
  ...asEntry,
});
export const ThingMade = defineMessage({ type: 'toy.thing.made.v1', topic: 'toy.things', ...asEntry });

/** Out: to our own, to the province, to a department, and that the department has it. */
const booked = {
  schema: Type.Object({ accountId: Type.String(), text: Type.String(), total: Type.Number() }),
  doc,
  example: { accountId: 'a1', text: 'x', total: 1 },
} as const;
export const EntryBooked = defineMessage({
  type: 'toy.entry.booked.v1',
  topic: 'toy.booked',
  key: 'accountId',
  ...booked,
});
export const EntryReceipt = defineMessage({
  type: 'receipt.toy.booked.v1',
  topic: 'province.receipts',
  key: 'accountId',
  external: true,
  retained: true,
  ...booked,
});
export const OrderGiven = defineMessage({
  type: 'order.toy.given.v1',
  topic: 'dept.{org}.orders',
  key: 'accountId',
  external: true,
  ...booked,
});
const delivery = Type.Object({ org: Type.String(), deliveredAt: Type.Number() });
export const OrderDelivered = defineMessage({
  type: 'toy.order.delivered.v1',
  topic: 'toy.booked',
  key: [],
  schema: delivery,
  doc,
  example: { org: 'tax', deliveredAt: 1 },
});

export const accounts: Store<Account> = store<Account>('account', { publishes: true });
export const things: Store<{ id: string }> = store<{ id: string }>('thing');

const jurisdiction = '360783';

/**
 * Books one entry. The text says what shall happen: `boom` is a defect, `nul` is data that the database refuses, `cycle`
 * is a document that is no JSON, `never` can never be taken, `needs:<id>` needs a thing that may not have come yet,
 * `tell:<org>,<org>` gives the organisations an order, `at:<ISO>|<name>` wakes the account then, `touch:<id>` writes
 * another account too.
 */
export async function book(message: Received<DataOf<typeof EntryMade>>, unit: UnitOfWork): Promise<void> {
  const { accountId, text, amount } = message.data;
  const [verb, rest = ''] = splitOnce(text);
  if (verb === 'boom') throw new Error(`a defect near 张三 of ${text}`);
  if (verb === 'never')
    throw new PermanentFailure('TOY.NEVER', [{ path: '/text', message: 'is never taken' }]);
  if (verb === 'needs' && !(await unit.find(things, rest))) {
    if (message.waited) throw new PermanentFailure('TOY.UNKNOWN_THING');
    throw new NotYetKnown([ThingMade.topic]);
  }
  const before = (await unit.find(accounts, accountId)) ?? { id: accountId, total: 0, entries: [] };
  const entries = [...before.entries, verb === 'nul' ? 'a\u0000b' : text];
  const after: Account & { self?: unknown } = { ...before, total: before.total + amount, entries };
  if (verb === 'cycle') after.self = after;
  unit.save(accounts, accountId, after);
  if (verb === 'touch') {
    const other = (await unit.find(accounts, rest)) ?? { id: rest, total: 0, entries: [] };
    unit.save(accounts, rest, { ...other, total: other.total + amount });
  }
  if (verb === 'at') {
    const [iso = '', name = ''] = rest.split('|');
    unit.schedule([{ store: accounts, id: accountId, name, dueAt: Date.parse(iso) }]);
  }
  unit.publish(eventsOf(message, verb, rest, after.total));
}

function eventsOf(
  message: Received<DataOf<typeof EntryMade>>,
  verb: string,
  rest: string,
  total: number,
): OutgoingEvent[] {
  const { accountId, text } = message.data;
  const shared = { subject: accountId, jurisdiction, data: { accountId, text, total } };
  const orders =
    verb === 'tell'
      ? rest.split(',').map((org) => event(OrderGiven, { ...shared, org, startsClock: true }))
      : [];
  const receipts = message.topic === EntrySent.topic ? [event(EntryReceipt, shared)] : [];
  // the outside first: that our own hear of it before is the engine's doing
  return [...receipts, ...orders, event(EntryBooked, shared)];
}

/** Notes a thing that entries may need. */
export async function noteThing(
  message: Received<DataOf<typeof ThingMade>>,
  unit: UnitOfWork,
): Promise<void> {
  const { accountId: id } = message.data;
  await unit.find(things, id);
  unit.save(things, id, { id });
}

/** What the toy tells its own services once a department has its order. */
export const delivered = (start: ClockStart): OutgoingEvent =>
  event(OrderDelivered, {
    subject: start.subject,
    jurisdiction,
    data: { org: start.org, deliveredAt: start.deliveredAt },
  });

const accountOf = (message: { data: unknown }): string => (message.data as { accountId: string }).accountId;

export const bookAt = (message: { data: unknown }): ReturnType<typeof ref> =>
  ref(accounts, accountOf(message));
export const thingAt = (message: { data: unknown }): ReturnType<typeof ref> =>
  ref(things, accountOf(message));

/** Contracts that `book` takes; `ThingMade` is `noteThing`'s. */
export const bookedContracts: readonly MessageContract[] = [EntryMade, EntrySent, EntryActed];
export const toyContracts: readonly MessageContract[] = [...bookedContracts, ThingMade];

function splitOnce(text: string): [string, string?] {
  const at = text.indexOf(':');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
