import type { Evidence } from './classify';
import type { Inbound } from './inbound';
import { account, reconciliationText } from './reconcile';

let next = 0n;
const sent = (fields: Partial<Inbound> = {}): Inbound => {
  next += 1n;
  return {
    place: `province.cases/0/${next}`,
    topic: 'province.cases',
    partition: 0,
    offset: next,
    appendedAtMs: Number(next),
    id: `m-${next}`,
    type: 'province.case.created.v1',
    upstreamNo: `N${next}`,
    eventSeq: 1,
    ...fields,
  };
};

const knowing = (fields: Partial<Evidence> = {}): Evidence => ({
  receiptsOf: new Map(),
  answered: new Set(),
  deadLetters: new Map(),
  queued: new Map(),
  readUpTo: new Map([
    ['province.cases/0', 10_000n],
    ['province.ratings/0', 10_000n],
  ]),
  onFile: new Set(),
  ...fields,
});

const told = (message: Inbound, ...receipts: string[]): Partial<Evidence> => ({
  receiptsOf: new Map([[message.upstreamNo ?? '', receipts]]),
  answered: new Set([message.id ?? '']),
});

const stateIn = (message: Inbound, evidence: Partial<Evidence>): string => {
  const { counts } = account([message], knowing(evidence));
  return Object.entries(counts).find(([, count]) => count > 0)?.[0] ?? '';
};

describe('reconciling the province’s messages', () => {
  it.each([
    ['completed', ['case.registered', 'case.accepted', 'case.completed']],
    ['in progress', ['case.accepted', 'case.completed', 'case.reopened']],
    ['completed', ['case.accepted', 'case.completed', 'case.reopened', 'case.completed']],
    ['refused', ['case.registered', 'case.held', 'case.refused']],
    ['held', ['case.registered', 'case.held']],
    ['duplicate', ['case.registered', 'case.duplicate']],
    ['waiting', ['message.waiting']],
    ['in progress', ['case.held', '1/2 case.registered', '1/2 case.refused', '2/2 case.held']],
    ['completed', ['case.accepted', '1/2 case.completed', '2/2 case.withdrawn', 'case.completed']],
    ['in progress', ['case.completed', '1/2 case.reopened']],
    ['completed', ['case.completed', '1/2 case.reopened', '1/2 case.completed']],
  ])('a case is %s after %j', (state, receipts) => {
    const message = sent();
    expect(stateIn(message, told(message, ...receipts))).toBe(state);
  });

  it('a message that was read and left no trace is missing', () => {
    expect(stateIn(sent(), {})).toBe('missing');
    expect(reconciliationText(account([sent()], knowing()))).toContain('1 MISSING');
  });

  it('a message beyond the reader’s offset is unread, not missing', () => {
    const message = sent();
    expect(stateIn(message, { readUpTo: new Map([['province.cases/0', message.offset]]) })).toBe('unread');
  });

  it('a record in the dead-letter store is rejected, one behind a parked case is parked', () => {
    const message = sent();
    expect(stateIn(message, { deadLetters: new Map([[message.place, 'open']]) })).toBe('rejected');
    expect(
      stateIn(message, {
        deadLetters: new Map([[message.place, 'open']]),
        queued: new Map([[message.place, 'parked']]),
      }),
    ).toBe('parked');
  });

  it('the same number and sequence again is a replay, whatever became of the case', () => {
    const first = sent();
    const again = sent({ upstreamNo: first.upstreamNo, id: 'another' });
    const { counts } = account([first, again], knowing(told(first, 'case.accepted')));
    expect(counts).toMatchObject({ 'in progress': 1, replayed: 1, missing: 0 });
  });

  it('a follow-up that intake has on file but nobody answered is in progress', () => {
    const urged = sent({ type: 'province.case.urged.v1', eventSeq: 2 });
    expect(stateIn(urged, { onFile: new Set([`${urged.upstreamNo}/2`]) })).toBe('in progress');
    expect(stateIn(urged, told(urged, 'case.urged'))).toBe('answered');
    const tooLate = sent({ type: 'province.case.withdrawn.v1', eventSeq: 2 });
    expect(stateIn(tooLate, told(tooLate, 'case.completed', 'message.rejected'))).toBe('rejected');
  });
});
