import { LN, MONDAY, context, facts, handled, state } from '../a-case.fixture';
import { assignCase } from './assign-case';
import type { CaseFile } from './case-file';
import { receiveCase } from './receive-case';
import { releaseForSplit } from './release-for-split';
import { withdrawCase } from './withdraw-case';

const proposed = (): CaseFile =>
  state(receiveCase(undefined, facts(LN, { caseType: 'consultation' }), context(LN)));
const answer = (file: CaseFile) => {
  const outcome = releaseForSplit(file, MONDAY + 1);
  if (outcome.kind !== 'became') throw new Error(outcome.kind);
  return { file: outcome.state, said: outcome.events.map(({ data }) => data) };
};

describe('a case that a dispatcher wants to split (XX-03, decision 0027)', () => {
  it('is let go while no unit has it, and can be given to nobody afterwards', () => {
    const { file, said } = answer(proposed());
    expect(file).toMatchObject({ status: 'split', splitAt: MONDAY + 1 });
    expect(said).toEqual([expect.objectContaining({ granted: true })]);
    const to = { lead: 'zrzy', co: [], reason: '职责所在' };
    expect(assignCase(file, to, context(LN)).kind).not.toBe('became');
    expect(withdrawCase(file, MONDAY + 2).kind).toBe('nothing');
  });

  it('is never taken away from a unit: it stays whole', () => {
    const before = handled(LN, { caseType: 'consultation' });
    const { file, said } = answer(before);
    expect(file).toEqual(before);
    expect(said).toEqual([expect.objectContaining({ granted: false, reasonCode: 'CASE.WRONG_STATE' })]);
  });

  it('waits whole for the leaders to whom it was reported (LN-25)', () => {
    const specialReport = { ground: 'major', reportedAt: MONDAY, instructions: 0 } as const;
    const { said } = answer({ ...proposed(), specialReport });
    expect(said).toEqual([expect.objectContaining({ granted: false })]);
  });

  it('that has ended is not split', () => {
    const ended = { ...proposed(), status: 'withdrawn', withdrawnAt: MONDAY } as CaseFile;
    expect(answer(ended).said).toEqual([
      expect.objectContaining({ granted: false, reasonCode: 'CASE.ENDED' }),
    ]);
  });
});
