import { loadPolicies } from '@huiying/policy';
import { watchListOf } from '../watch-list/watch-list';
import type { Blamed, WatchListRules } from '../watch-list/watch-list';
import { topicsOf } from './hot-topics';
import type { HotTopicRules, TopicCount } from './hot-topics';

const longnan = loadPolicies().inForce('360783', '2026-03-02')!;
const xinxiang = loadPolicies().inForce('410772', '2026-03-02')!;
const rules = longnan.value<HotTopicRules>('hot_topics');
const topic = (
  name: string,
  current: number,
  before: number,
  byOrg: Record<string, number> = {},
): TopicCount => ({
  topic: name,
  current,
  before,
  byOrg,
});

describe('hot topics', () => {
  it('LN-64, XX-29, HA-43: five cases or more, twice the mean of the six months before', () => {
    const topics = topicsOf([topic('noise', 12, 36), topic('water', 12, 37), topic('heat', 4, 0)], rules, 1);
    expect(topics.map(({ topic: name, growth, hot }) => [name, growth, hot])).toEqual([
      ['noise', 2, true],
      ['water', 12 / (37 / 6), false],
      ['heat', null, false],
    ]);
  });

  it('LN-57, KY-43: what never came before and comes five times is hot; it names the unit on which it falls', () => {
    expect(topicsOf([topic('fence', 5, 0, { 'ln-a': 4, 'ln-b': 1 })], rules, 1)).toEqual([
      {
        ...{ topic: 'fence', count: 5, share: 1, mean: 0, growth: null, hot: true, org: 'ln-a' },
        orgShare: 0.8,
      },
    ]);
  });

  it('a quarter is compared with as many months', () => {
    expect(topicsOf([topic('noise', 12, 24)], rules, 3)[0]).toMatchObject({
      mean: 12,
      growth: 1,
      hot: false,
    });
  });

  it('a hot topic is never cut off the list', () => {
    const many = Array.from({ length: 12 }, (_, at) => topic(`t${at}`, 50, 300));
    expect(topicsOf([...many, topic('new', 5, 0)], rules, 1).map(({ topic: name }) => name)).toContain('new');
  });
});

describe('XX-32: key targets of supervision', () => {
  const watched = xinxiang.value<WatchListRules>('watch_list');
  const blamed = (per: Blamed['per'], key: string, complaints: number, badRatings: number): Blamed => ({
    ...{ per, key, complaints, badRatings },
  });
  const all = [
    blamed('organisation', 'a', 2, 3),
    blamed('organisation', 'b', 4, 0),
    blamed('window', 'a/3', 6, 0),
    blamed('staff', 'a/17', 9, 0),
  ];

  it('complaints and bad ratings count together, from the threshold of the pack', () => {
    expect(watchListOf(all, watched).map(({ key }) => key)).toEqual(['a/3', 'a']);
    expect(watchListOf(all, { ...watched, count: 4 }).map(({ key }) => key)).toEqual(['a/3', 'a', 'b']);
  });

  it('members of staff are on it only where the pack says so', () => {
    expect(watchListOf(all, { ...watched, per: ['staff'] }).map(({ key }) => key)).toEqual(['a/17']);
  });
});
