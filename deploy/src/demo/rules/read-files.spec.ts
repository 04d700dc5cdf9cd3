import type { Stage } from '../stage';
import { readFiles } from './read-files';

/** Answers as the services do: a list of deadlines is a bare array. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  'intake /cases/c-done': { leadOrg: 'ln-csgl', life: [{ what: 'registered' }, { what: 'accepted' }] },
  'routing /cases/c-done': {},
  'sla /cases/c-done/deadlines': [{ deadlineId: 'o-1:completion' }],
  'sla /deadlines/o-1%3Acompletion/explanation': { ruleId: 'LN-33' },
  'intake /cases/c-transferred': { life: [{ what: 'accepted' }, { what: 'transferred' }] },
  'routing /cases/c-transferred': {},
  'sla /ratings/r-1/deadlines': [{ deadlineId: 'r-1@u:appeal' }],
  'sla /deadlines/r-1%40u%3Aappeal/explanation': { ruleId: 'HA-19' },
  'intake /cases/c-refused': { life: [{ what: 'registered' }, { what: 'refused' }] },
};

const OF_THE_RATING = ['sla /ratings/r-1/deadlines', 'sla /deadlines/r-1%40u%3Aappeal/explanation'];

async function asked(...cases: readonly string[]): Promise<string[]> {
  const questions: string[] = [];
  const get = (service: string, path: string): Promise<unknown> => {
    questions.push(`${service} ${path}`);
    return Promise.resolve(ANSWERS[`${service} ${path}`]);
  };
  await readFiles({ cases, badRatings: ['r-1'], officer: () => ({ get }) } as unknown as Stage);
  return questions;
}

it('reads how the deadlines of a case were counted, also when the case has ended', async () => {
  expect(await asked('c-done')).toContain('sla /deadlines/o-1%3Acompletion/explanation');
});

it('asks nobody but intake about a case that was never accepted', async () => {
  expect(await asked('c-refused')).toEqual(['intake /cases/c-refused', ...OF_THE_RATING]);
});

it('asks for no count of a case that was passed on before any unit was charged with it', async () => {
  expect(await asked('c-transferred')).toEqual([
    'intake /cases/c-transferred',
    'routing /cases/c-transferred',
    ...OF_THE_RATING,
  ]);
});

it('reads how the deadlines of a bad rating were counted', async () => {
  expect(await asked()).toEqual(OF_THE_RATING);
});
