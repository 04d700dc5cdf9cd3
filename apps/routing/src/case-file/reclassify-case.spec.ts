import { LN, MONDAY, context, facts, handled, state } from '../a-case.fixture';
import type { CaseFile } from './case-file';
import { receiveCase } from './receive-case';
import { reclassifyCase } from './reclassify-case';

const consultation = { caseType: 'consultation' } as const;
const proposedCase = (): CaseFile => state(receiveCase(undefined, facts(LN, consultation), context(LN)));
const handledCase = (): CaseFile => handled(LN, consultation, { co: ['csj'] });

describe('a case of another type after its acceptance (decision 0025)', () => {
  it('its units keep their orders and hear which elements the reply must have now (LN-44, LN-46)', () => {
    const before = handledCase();
    const outcome = reclassifyCase(before, 'complaint', MONDAY + 1, LN);
    if (outcome.kind !== 'became') throw new Error(outcome.kind);
    expect(outcome.state.orders).toEqual(before.orders);
    expect(outcome.state.facts.caseType).toBe('complaint');
    expect(outcome.events.map(({ contract, org, data }) => [contract.type, org, data])).toEqual([
      [
        'routing.case.reclassified.v1',
        undefined,
        expect.objectContaining({ from: 'consultation', to: 'complaint' }),
      ],
      ...['zrzy', 'csj'].map((org) => [
        'order.reclassified.v1',
        org,
        expect.objectContaining({ caseType: 'complaint', replyElements: [...LN.replyElements('complaint')] }),
      ]),
    ]);
  });

  it('no unit has it yet: the order that will be given names the new type', () => {
    const outcome = reclassifyCase(proposedCase(), 'complaint', MONDAY + 1, LN);
    expect(outcome).toMatchObject({ state: { status: 'proposed', facts: { caseType: 'complaint' } } });
  });

  it('told twice, or when the case has been completed, changes nothing', () => {
    expect(reclassifyCase(handledCase(), 'consultation', MONDAY, LN).kind).toBe('nothing');
    const completed = { ...handledCase(), status: 'completed', round: 1 } as unknown as CaseFile;
    expect(reclassifyCase(completed, 'complaint', MONDAY, LN).kind).toBe('nothing');
  });
});
