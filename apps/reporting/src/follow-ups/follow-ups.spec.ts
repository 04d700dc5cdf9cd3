import { draftOfValues, loadPolicies } from '@huiying/policy';
import { drawSample, drawn } from './draw-sample';
import type { Draw } from './draw-sample';
import type { FollowUp } from './follow-up';
import { recordVisit } from './record-visit';
import type { Visit } from './record-visit';

const pack = loadPolicies().inForce('410772', '2026-03-02')!;
const cases = Array.from({ length: 100 }, (_, at) => ({ caseId: `c${at}`, caseNo: null, org: 'xx-a' }));
const ids = (of: readonly { caseId: string }[]) => of.map(({ caseId }) => caseId);
const moment = { at: '2026-11-02T09:00:00+08:00', on: '2026-11-02', by: 'officer' };
const draw: Draw = {
  ...{ jurisdiction: '410772', period: '2026-10', org: undefined, seed: '2026年第10期', size: 10 },
  method: 'telephone',
};

describe('XX-28: who is followed up is drawn, not chosen', () => {
  it('the same seed draws the same cases, in whatever order they are stored', () => {
    expect(ids(drawn(cases, 'seed', 10))).toEqual(ids(drawn([...cases].reverse(), 'seed', 10)));
    expect(ids(drawn(cases, 'seed', 10))).not.toEqual(ids(drawn(cases, 'another', 10)));
  });

  it('a case that comes in late moves no other one', () => {
    const before = ids(drawn(cases, 'seed', 10));
    const after = ids(drawn([...cases, { caseId: 'late', caseNo: null, org: null }], 'seed', 11));
    expect(after.filter((id) => id !== 'late').slice(0, 10)).toEqual(before);
  });

  it('every case has the same chance, within what chance allows', () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed += 1)
      for (const id of ids(drawn(cases, String(seed), 10))) times.set(id, (times.get(id) ?? 0) + 1);
    // 200 expected each, standard deviation 13.4; five of them are missed once in a million
    expect([...times.values()].every((count) => Math.abs(count - 200) < 70)).toBe(true);
    expect(times.size).toBe(100);
  });

  it('the record says seed, method, rule of the draw and out of how many; the draw can be repeated from it', () => {
    const made = drawSample(cases, draw, { pack, ...moment });
    if ('reasonCode' in made) throw new Error(made.reasonCode);
    expect(made.sample).toMatchObject({
      ...{ seed: '2026年第10期', method: 'telephone', drawing: 'sha256_order', size: 10, population: 100 },
      ...{ drawnAt: moment.at, drawnBy: 'officer' },
    });
    expect(made.sample.caseIds).toEqual(ids(drawn(cases, made.sample.seed, made.sample.size)));
    expect(made.followUps[0]).toMatchObject({
      state: 'to_visit',
      sampleId: made.sample.sampleId,
      org: 'xx-a',
    });
  });

  it('a way of following up that the regulation does not know is refused; so is a draw from nobody', () => {
    const harsher = { ...draw, method: 'summons' as 'telephone' };
    expect(drawSample(cases, harsher, { pack, ...moment })).toEqual({
      reasonCode: 'FOLLOWUP.METHOD_UNKNOWN',
      ruleId: 'XX-28',
    });
    expect(drawSample([], draw, { pack, ...moment })).toEqual({ reasonCode: 'FOLLOWUP.NOBODY_TO_ASK' });
  });
});

const open: FollowUp = {
  ...{ followUpId: 'f-c1', sampleId: 's', caseId: 'c1', jurisdiction: '410772', method: 'telephone' },
  ...{ state: 'to_visit', sampledAt: moment.at, sampledOn: moment.on, attempts: 0 },
};
const now = { pack, ...moment };
const visit = (fields: Partial<Visit>): Visit => ({
  ...{ method: undefined, outcome: 'reached', satisfaction: undefined, solved: undefined },
  ...fields,
});

describe('XX-28: what a follow-up found', () => {
  it('who was reached is recorded with satisfaction and whether it is solved; once', () => {
    const visited = recordVisit(open, visit({ satisfaction: 'satisfied', solved: true }), now) as FollowUp;
    expect(visited).toMatchObject({
      state: 'visited',
      outcome: 'reached',
      satisfaction: 'satisfied',
      solved: true,
    });
    expect(recordVisit(visited, visit({ satisfaction: 'dissatisfied' }), now)).toEqual({
      reasonCode: 'FOLLOWUP.ALREADY_VISITED',
    });
  });

  it('who was not reached can be tried again', () => {
    const missed = recordVisit(open, visit({ outcome: 'unreachable' }), now) as FollowUp;
    expect(missed).toMatchObject({ state: 'visited', attempts: 1 });
    const reached = recordVisit(missed, visit({ satisfaction: 'fairly_satisfied' }), now);
    expect(reached).toMatchObject({ outcome: 'reached', attempts: 1 });
  });

  it.each([
    ['reached, and nothing asked', visit({})],
    ['not reached, and yet satisfied', visit({ outcome: 'unreachable', satisfaction: 'satisfied' })],
    ['a file was read, and yet it is solved', visit({ outcome: 'reviewed', solved: true })],
  ])('an answer that nobody gave is refused: %s', (_, wrong) => {
    expect(recordVisit(open, wrong, now)).toEqual({ reasonCode: 'FOLLOWUP.ANSWER_INCONSISTENT' });
  });

  it('may be made in another way that the regulation lists, and in no other', () => {
    const listed = loadPolicies().drafted(
      draftOfValues(pack, { 'follow_up.methods': ['telephone', 'file_review'] }),
    );
    const narrow = { ...now, pack: listed.inForce('410772', '2026-03-02') };
    expect(recordVisit(open, visit({ method: 'file_review', outcome: 'reviewed' }), narrow)).toMatchObject({
      method: 'file_review',
    });
    expect(recordVisit(open, visit({ method: 'site_visit', outcome: 'reviewed' }), narrow)).toEqual({
      reasonCode: 'FOLLOWUP.METHOD_UNKNOWN',
      ruleId: 'XX-28',
    });
  });
});
