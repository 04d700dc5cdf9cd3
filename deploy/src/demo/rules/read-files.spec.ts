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
  'intake /cases/c-refused': { life: [{ what: 'registered' }, { what: 'refused' }] },
};

async function asked(...cases: readonly string[]): Promise<string[]> {
  const questions: string[] = [];
  const get = (service: string, path: string): Promise<unknown> => {
    questions.push(`${service} ${path}`);
    return Promise.resolve(ANSWERS[`${service} ${path}`]);
  };
  await readFiles({ cases, officer: () => ({ get }) } as unknown as Stage);
  return questions;
}

it('reads how the deadlines of a case were counted, also when the case has ended', async () => {
  expect(await asked('c-done')).toContain('sla /deadlines/o-1%3Acompletion/explanation');
});

it('asks nobody but intake about a case that was never accepted', async () => {
  expect(await asked('c-refused')).toEqual(['intake /cases/c-refused']);
});

it('asks for no count of a case that was passed on before any unit was charged with it', async () => {
  expect(await asked('c-transferred')).toEqual([
    'intake /cases/c-transferred',
    'routing /cases/c-transferred',
  ]);
});
