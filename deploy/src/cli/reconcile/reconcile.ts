import type { Operator } from '../operator';
import { STATES, stateOf, type Evidence, type State } from './classify';
import { PROVINCE_TOPICS, ReceiptBook, tablesOf } from './evidence';
import { inboundOf, type Inbound } from './inbound';
import { readTopics } from './read-topics';

export interface Reconciliation {
  readonly messages: number;
  readonly counts: Readonly<Record<State, number>>;
  /** Everything that is not at a good end, most worrying first. */
  readonly open: readonly (Omit<Inbound, 'offset'> & { readonly state: State })[];
}

const AT_AN_END: readonly State[] = [
  'completed',
  'refused',
  'returned',
  'transferred',
  'withdrawn',
  'duplicate',
  'recorded',
  'answered',
  'replayed',
];

/**
 * Accounts for every message of the province that is still on its topics. The topics themselves are the truth about
 * what was sent and what was answered; the services' tables only say where a record lies that has no answer yet. What is
 * read while it runs may show as in progress or unread, never as missing: the province's topics are read first, then
 * the tables, then the receipts.
 */
export async function reconcile(operator: Operator): Promise<Reconciliation> {
  const admin = await operator.admin();
  const messages: Inbound[] = [];
  await readTopics(operator.log, admin, PROVINCE_TOPICS, (record) => messages.push(inboundOf(record)));
  const tables = await tablesOf(await operator.database());
  const book = new ReceiptBook();
  await readTopics(operator.log, admin, ['province.receipts'], (record) => book.take(record));
  return account(messages, { ...tables, receiptsOf: book.receiptsOf, answered: book.answered });
}

export function account(messages: readonly Inbound[], evidence: Evidence): Reconciliation {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>;
  const heard = new Set<string>();
  const open: (Omit<Inbound, 'offset'> & { state: State })[] = [];
  for (const message of [...messages].sort((a, b) => a.appendedAtMs - b.appendedAtMs)) {
    const key = `${message.topic}/${message.upstreamNo}/${message.eventSeq}`;
    const numbered = message.upstreamNo !== undefined && message.eventSeq !== undefined;
    const state = stateOf(message, evidence, numbered && heard.has(key));
    if (numbered && state !== 'rejected') heard.add(key);
    counts[state] += 1;
    const { offset: _, ...shown } = message;
    if (!AT_AN_END.includes(state)) open.push({ ...shown, state });
  }
  open.sort((a, b) => STATES.indexOf(b.state) - STATES.indexOf(a.state));
  return { messages: messages.length, counts, open };
}

/** A table for people. */
export function reconciliationText({ messages, counts, open }: Reconciliation, listed = 20): string {
  const rows = STATES.filter((state) => counts[state] > 0 || state === 'missing').map(
    (state) => `  ${state.padEnd(12)} ${String(counts[state]).padStart(8)}`,
  );
  const shown = open.slice(0, listed).map(({ state, upstreamNo, eventSeq, type, place }) => {
    const name = upstreamNo === undefined ? place : `${upstreamNo}/${eventSeq ?? '?'}`;
    return `  ${state.padEnd(12)} ${name}  ${type ?? 'type unreadable'}  at ${place}`;
  });
  const rest = open.length > listed ? [`  … and ${open.length - listed} more (--json lists all)`] : [];
  return [
    `${messages} messages of the province:`,
    ...rows,
    ...(open.length === 0 ? [] : ['To be looked at:', ...shown, ...rest]),
    counts.missing === 0 ? 'Every message is accounted for.' : `${counts.missing} MISSING.`,
  ].join('\n');
}
