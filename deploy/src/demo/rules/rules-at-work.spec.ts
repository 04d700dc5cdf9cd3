import { SCENES } from '../scenes';
import { claimedInVain, enforcedRules, rulesText } from './rules-at-work';
import { rulesNamedIn } from './rules-named-in';

it('finds the rules that a message names, wherever they stand, and nothing that only looks like one', () => {
  const message = {
    ruleId: 'LN-27',
    reasons: [{ check: 'petition', rule: 'XX-11' }],
    caseNo: 'LN-20260928-0001',
    note: '依据 LN-28 办理',
  };
  expect([...rulesNamedIn(message)]).toEqual(['LN-27', 'XX-11']);
});

it('names what a scene claims and nobody was told of', () => {
  const scene = { title: '退回', shows: ['LN-27', 'LN-28'] };
  const inVain = claimedInVain([scene], new Set(['LN-27']));
  expect(inVain).toEqual(['LN-28（退回）']);
  expect(rulesText(new Set(['LN-27']), inVain)).toContain('场景声明却未看到：LN-28（退回）');
});

it('counts enforced rules only, by place', () => {
  const text = rulesText(new Set(['LN-27', 'LN-01']), []);
  expect(text).toMatch(/龙南.*强制规则 \d+ 条，看到 1 条：LN-27/);
});

const enforced = new Set(enforcedRules().flatMap(({ rules }) => rules));

it.each(SCENES.flatMap(({ title, shows = [] }) => shows.map((rule) => [rule, title])))(
  '%s, which the demo claims to show (%s), is an enforced rule of a catalogue',
  (rule) => {
    expect(enforced).toContain(rule);
  },
);
