import { Type } from '@sinclair/typebox';
import { type DataOf, type MessageContract, type OutgoingEvent, defineMessage, event } from '@huiying/contracts';
import { type Received, type Store, type UnitOfWork, ref, store } from '@huiying/messaging';

/** The smallest service that shows what the engine promises: an account that counts what it was told. */
export interface Account {
  readonly id: string;
  readonly total: number;
  readonly entries: readonly string[];
}

const doc = { by: 'any service', en: 'A message of the engine’s own tests.', zh: '引擎自测消息。' } as const;
const entry = Type.Object({ accountId: Type.String(), text: Type.String(), amount: Type.Number() }, { additionalProperties: false });
const example = { accountId: 'a1', text: 'x', amount: 1 };

export const EntryMade = defineMessage({ type: 'toy.entry.made.v1', topic: 'toy.entries', key: 'accountId', schema: entry, doc, example });
export const EntrySent = defineMessage({ type: 'province.toy.sent.v1', topic: 'province.toy', key: 'accountId', external: true, schema: entry, doc, example });
export const EntryBooked = defineMessage({ type: 'toy.entry.booked.v1', topic: 'toy.booked', key: 'accountId', schema: Type.Object({ accountId: Type.String(), text: Type.String(), total: Type.Number() }), doc, example: { accountId: 'a1', text: 'x', total: 1 } });
export const EntryReceipt = defineMessage({ type: 'receipt.toy.booked.v1', topic: 'province.receipts', key: 'accountId', external: true, retained: true, schema: Type.Object({ accountId: Type.String(), total: Type.Number() }), doc, example: { accountId: 'a1', total: 1 } });

export const accounts: Store<Account> = store<Account>('account', { publishes: true });

/** Books one entry; `boom` in the text is a defect, `nul` is data that the database refuses. */
export async function book(message: Received<DataOf<typeof EntryMade>>, unit: UnitOfWork): Promise<void> {
  const { accountId, text, amount } = message.data;
  if (text === 'boom') throw new Error('a defect');
  const before = (await unit.find(accounts, accountId)) ?? { id: accountId, total: 0, entries: [] };
  const stored = text === 'nul' ? 'a\u0000b' : text;
  const after = { ...before, total: before.total + amount, entries: [...before.entries, stored] };
  unit.save(accounts, accountId, after);
  const shared = { subject: accountId, jurisdiction: '360783' };
  const events: OutgoingEvent[] = [event(EntryBooked, { ...shared, data: { accountId, text, total: after.total } })];
  if (message.topic === 'province.toy') events.push(event(EntryReceipt, { ...shared, data: { accountId, total: after.total } }));
  unit.publish(events);
}

export const bookAt = (message: { data: unknown }): ReturnType<typeof ref> => ref(accounts, (message.data as { accountId: string }).accountId);

export const toyContracts: readonly MessageContract[] = [EntryMade, EntrySent];
