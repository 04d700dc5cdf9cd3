import { ToDeptRatingConcentrated } from '@huiying/contracts';
import { taskOf, type Concentration, type StandingRating } from './concentration';
import { tellHead } from './tell-head';
import { weighConcentration } from './weigh-concentration';
import { checkWork, letFallAway, reportWork } from './work-off';

const DAY = 24 * 60 * 60 * 1000;
const now = Date.parse('2026-11-25T10:00:00+08:00');
const nobody: Concentration = {
  ...{ concentrationId: 'n-1', jurisdiction: '220271', org: 'jl-a', staffNo: '0042', tasks: [] },
};
const law = { limit: { ratings: 3, days: 30 }, ruleId: 'JL-04', at: now };
const bad = (ratingId: string, daysAgo = 0, windowNo = 'A-03'): StandingRating => ({
  ...{ ratingId, recordedAt: now - daysAgo * DAY, windowNo },
});
const three = [bad('r-1', 20), bad('r-2', 3, 'A-04'), bad('r-3')];
const step = { at: now, by: 'somebody' };
const opened = (): Concentration => weighConcentration(nobody, three, law)!.concentration;
const accepted = (of: Concentration, at = now): Concentration => {
  const reported = reportWork(of, { ...step, at }) as Concentration;
  return checkWork(reported, { ...step, at }, true) as Concentration;
};

describe('where bad ratings gather, the head of the window rectifies (JL-04, 谁办理、谁负责)', () => {
  it('opens a task at the number of the pack, of the window of the latest', () => {
    expect(weighConcentration(nobody, three.slice(1), law)).toBeUndefined();
    expect(taskOf(opened())).toMatchObject({
      ...{ no: 1, state: 'open', windowNo: 'A-03', ruleId: 'JL-04', ratingIds: ['r-1', 'r-2', 'r-3'] },
    });
  });

  it('counts what came within the days of the pack', () => {
    expect(weighConcentration(nobody, [bad('r-0', 30), ...three.slice(1)], law)).toBeDefined();
    expect(weighConcentration(nobody, [bad('r-0', 30.1), ...three.slice(1)], law)).toBeUndefined();
  });

  it('opens one task, however often it is weighed; what comes meanwhile belongs to it', () => {
    expect(weighConcentration(opened(), three, law)).toBeUndefined();
    const more = weighConcentration(opened(), [...three, bad('r-4')], law);
    expect(more?.opened).toBe(false);
    expect(more?.concentration.tasks).toMatchObject([{ no: 1, ratingIds: ['r-1', 'r-2', 'r-3', 'r-4'] }]);
  });

  it('what was worked off is not counted again; three others are a further task', () => {
    const done = accepted(opened());
    expect(weighConcentration(done, [...three, bad('r-4'), bad('r-5')], law)).toBeUndefined();
    const again = weighConcentration(done, [...three, bad('r-4'), bad('r-5'), bad('r-6')], law);
    expect(again?.concentration.tasks).toMatchObject([
      { no: 1 },
      { no: 2, ratingIds: ['r-4', 'r-5', 'r-6'] },
    ]);
  });

  it('department and head are told under the rule; the telephone is named by reference only', () => {
    const of = opened();
    const events = tellHead(of, taskOf(of)!);
    expect(events.map(({ contract }) => contract.type)).toEqual([
      ToDeptRatingConcentrated.type,
      'notice.sms.v1',
    ]);
    expect(events.map(({ data }) => data)).toMatchObject([
      { concentrationId: 'n-1', task: 1, on: 'staff', windowNo: 'A-03', ruleId: 'JL-04' },
      { phoneRef: 'jl-a.window_head.A-03', recipientRole: 'window_head', params: { count: '3', days: '30' } },
    ]);
  });

  it('of ratings without a window the handler of the department is written to', () => {
    const { windowNo: _, ...task } = taskOf(opened())!;
    expect(tellHead(opened(), task).at(-1)?.data).toMatchObject({ phoneRef: 'jl-a.handler' });
  });

  it('is finished when the supervisor finds it put right, and not before', () => {
    expect(checkWork(opened(), step, true)).toMatchObject({ reasonCode: 'RATING.WRONG_STATE' });
    const wanting = checkWork(reportWork(opened(), step) as Concentration, step, false) as Concentration;
    expect(taskOf(wanting)).toMatchObject({ state: 'open', checks: [{ passed: false }] });
    expect(taskOf(accepted(wanting))).toMatchObject({
      ...{ state: 'accepted', reports: [step, step], checks: [{ passed: false }, { passed: true }] },
    });
    expect(reportWork(accepted(wanting), step)).toMatchObject({ reasonCode: 'RATING.WRONG_STATE' });
  });

  it('falls away on record when so many were annulled that the rest would open none', () => {
    expect(letFallAway(opened(), step, 3)).toMatchObject({
      ...{ reasonCode: 'RATING.STILL_CONCENTRATED', ruleId: 'JL-04' },
    });
    expect(taskOf(letFallAway(opened(), step, 2) as Concentration)).toMatchObject({
      ...{ state: 'fallen_away', fellAway: step },
    });
  });
});
