import { loadPolicies } from '@huiying/policy';
import { indicators } from '../indicators/catalogue';
import { assessmentsOf, isOfLength } from './assessment';
import type { Assessment } from './assessment';
import { notCompetent } from './competent-body';
import { decideAssessment } from './decide-assessment';
import type { AssessmentDecision } from './decide-assessment';
import { score } from './score';
import type { Compared, Measure } from './score';
import { nameUnit } from './spot-check';
import type { SpotCheck } from './spot-check';

const huian = loadPolicies().inForce('350521', '2026-03-02')!;
const assessment = (id: string): Assessment => assessmentsOf(huian).find((each) => each.id === id)!;
const share = (of: string, numerator: number, denominator: number): Measure => ({
  ...{ of, numerator, denominator },
  value: denominator === 0 ? null : numerator / denominator,
});
const unit = (key: string, measures: Measure[], ...failed: string[]): Compared => ({
  ...{ key, name: key, measures },
  marks: failed.map((evidence) => ({ for: 'spot_check_failed', evidence })),
});

describe('HA-33: results enter the quarterly contest of windows and the yearly awards', () => {
  const window = (key: string, good: number, of: number, ...more: Measure[]) =>
    unit(key, [share('good_rating_rate', good, of), ...more]);

  it('a window is scored by its ratings, its rectifications and what people say after them', () => {
    const all = [share('real_name_rectified_rate', 1, 2), share('satisfied_after_rate', 1, 1)];
    const [scored] = score([window('a/1', 9, 10, ...all)], assessment('red_flag_window')).scored;
    // 60 × 0.9 + 20 × 0.5 + 20 × 1
    expect(scored).toMatchObject({ score: 84, without: [], deducted: [] });
    expect(scored?.parts.map(({ points }) => Math.round(points))).toEqual([54, 10, 20]);
  });

  it('what has no value says nothing: its points go to the others', () => {
    const [scored] = score(
      [window('a/1', 9, 10, share('satisfied_after_rate', 0, 0))],
      assessment('red_flag_window'),
    ).scored;
    expect(scored).toMatchObject({
      score: 90,
      without: ['real_name_rectified_rate', 'satisfied_after_rate'],
    });
  });

  it('equal scores share a place; too few ratings give none, and none at all no score', () => {
    const { ranking } = score(
      [
        window('a/1', 9, 10),
        window('b/1', 18, 20),
        window('c/1', 4, 4),
        window('d/1', 5, 10),
        window('e/1', 0, 0),
      ],
      assessment('red_flag_window'),
    );
    expect(ranking.placed.map(({ org, rank }) => [org, rank])).toEqual([
      ['a/1', 1],
      ['b/1', 1],
      ['d/1', 3],
    ]);
    expect(ranking.unplaced.map(({ org, why }) => [org, why])).toEqual([
      ['c/1', 'below_minimum_volume'],
      ['e/1', 'no_value'],
    ]);
  });

  it('a person is scored by the complaints that were upheld, each named', () => {
    const marks = ['c2', 'c1'].map((evidence) => ({ for: 'complaint_upheld' as const, evidence }));
    const { scored } = score(
      [{ key: 'a/7', name: null, measures: [], marks }],
      assessment('advanced_individual'),
    );
    expect(scored).toMatchObject([{ score: 60, deducted: [{ points: 40, evidence: ['c1', 'c2'] }] }]);
  });
});

describe('HA-34: results enter the annual assessment', () => {
  it('with the formula of the pack; each failed spot check takes its points off', () => {
    const figures = [share('good_rating_rate', 8, 10), share('on_time_rectification_rate', 1, 2)];
    const year = [unit('a', figures), unit('b', figures, 'k-1', 'k-2')];
    // (40 × 0.8 + 30 × 0.5) ÷ 70 × 100
    expect(score(year, assessment('annual_performance')).scored).toMatchObject([
      { key: 'a', score: 67.14 },
      {
        key: 'b',
        score: 57.14,
        deducted: [{ for: 'spot_check_failed', points: 10, evidence: ['k-1', 'k-2'] }],
      },
    ]);
  });

  it('names figures that exist, quarterly or yearly', () => {
    const known = new Set(indicators.map(({ id }) => id));
    for (const each of assessmentsOf(huian))
      expect(each.components.filter(({ of }) => !known.has(of))).toEqual([]);
    expect(isOfLength('2026-Q1', assessment('red_flag_window'))).toBe(true);
    expect(isOfLength('2026-Q1', assessment('annual_performance'))).toBe(false);
  });

  it('a unit is named for what a spot check found, by a decision and once', () => {
    const check = {
      spotCheckId: 'k-1',
      org: 'a',
      failed: ['follow_up_recorded'],
      ruleId: 'HA-34',
    } as unknown as SpotCheck;
    const naming = { reference: '效能〔2026〕3号', on: '2026-04-01', at: '-', by: 's' };
    const named = nameUnit(check, naming) as SpotCheck;
    expect(named.named).toEqual(naming);
    expect(nameUnit(named, naming)).toMatchObject({ reasonCode: 'SPOTCHECK.NAMED', ruleId: 'HA-34' });
    expect(nameUnit({ ...check, failed: [] }, naming)).toMatchObject({
      reasonCode: 'SPOTCHECK.NOTHING_FAILED',
    });
  });
});

describe('a score is decided by a person', () => {
  const contest = assessment('red_flag_window');
  const standing = score([unit('a/1', [share('good_rating_rate', 9, 10)])], contest);
  const moment = {
    ...{ jurisdiction: '350521', period: { name: '2026-Q1', until: '2026-04-01' }, policyRef: 'HA@1.0.0' },
    ...{ today: '2026-04-02', at: '2026-04-02T09:00:00+08:00', by: 'head' },
  };
  const deciding = { chosen: ['a/1'], reference: '惠政务〔2026〕4号', body: 'committee' as const };

  it('once, after the period, with the scores of that moment', () => {
    const decided = decideAssessment(contest, standing, undefined, deciding, moment) as AssessmentDecision;
    expect(decided).toMatchObject({ chosen: ['a/1'], ruleId: 'HA-33', scored: [{ key: 'a/1', score: 90 }] });
    expect(decideAssessment(contest, standing, decided, deciding, moment)).toMatchObject({
      reasonCode: 'ASSESSMENT.DECIDED',
    });
    expect(
      decideAssessment(contest, standing, undefined, deciding, { ...moment, today: '2026-03-31' }),
    ).toMatchObject({ reasonCode: 'ASSESSMENT.PERIOD_RUNNING' });
  });

  it('and only for somebody who was compared', () => {
    const other = { ...deciding, chosen: ['z/9'] };
    expect(decideAssessment(contest, standing, undefined, other, moment)).toMatchObject({
      ...{ reasonCode: 'ASSESSMENT.NOT_COMPARED', detail: 'z/9' },
    });
  });
});

describe('HA-04: three bodies coordinate', () => {
  it('the committee decides the contest, the efficiency office assesses and checks, nobody for another', () => {
    expect(notCompetent(huian, 'contest', 'committee')).toBeUndefined();
    expect(notCompetent(huian, 'assess', 'efficiency_office')).toBeUndefined();
    expect(notCompetent(huian, 'spot_check', 'efficiency_office')).toBeUndefined();
    for (const body of ['committee', 'approval_reform_office'] as const)
      expect(notCompetent(huian, 'assess', body)).toMatchObject({
        ...{ reasonCode: 'COORDINATION.NOT_COMPETENT', ruleId: 'HA-04' },
      });
  });

  it('whoever decides says for whom; where the regulation knows one authority, nobody need', () => {
    expect(notCompetent(huian, 'contest', undefined)).toMatchObject({
      reasonCode: 'COORDINATION.BODY_MISSING',
    });
    const kaiyang = loadPolicies().inForce('520121', '2026-03-02')!;
    expect(notCompetent(kaiyang, 'contest', undefined)).toBeUndefined();
  });
});
