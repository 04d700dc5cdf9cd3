import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../platform/paths';
import { SCENES } from '../scenes';
import { PROVEN_ELSEWHERE } from './proven-elsewhere';
import { claimedInVain, enforcedRules, rulesText } from './rules-at-work';
import { rulesNamedIn } from './rules-named-in';

const seenAs = (named: readonly string[], observed: readonly string[] = []) => ({
  named: new Set(named),
  observed: new Set(observed),
});

it('finds the rules that a message names, wherever they stand, and nothing that only looks like one', () => {
  const message = {
    ruleId: 'LN-27',
    reasons: [{ check: 'petition', rule: 'XX-11' }],
    caseNo: 'LN-20260928-0001',
    note: '依据 LN-28 办理',
  };
  expect([...rulesNamedIn(message)]).toEqual(['LN-27', 'XX-11']);
});

it('names what a scene claims and nobody was told of or saw', () => {
  const scene = { title: '退回', shows: ['LN-27', 'LN-28', 'LN-29'] };
  const seen = seenAs(['LN-27'], ['LN-29']);
  const inVain = claimedInVain([scene], seen);
  expect(inVain).toEqual(['LN-28（退回）']);
  expect(rulesText(seen, inVain)).toContain('场景声明却未看到：LN-28（退回）');
});

it('counts enforced rules only, by place, and says how each was seen', () => {
  const text = rulesText(seenAs(['LN-27', 'LN-01'], ['LN-26']), []);
  expect(text).toMatch(/龙南.*\d+ 条强制规则，看到 2 条/);
  expect(text).toContain('消息或答复中点名：LN-27\n');
  expect(text).toContain('由发生的事看到：LN-26\n');
});

const enforced = enforcedRules().flatMap(({ rules }) => rules);
const claimed = SCENES.flatMap(({ shows }) => shows);
const listed = PROVEN_ELSEWHERE.map(({ rule }) => rule);

it('shows every enforced rule of the five regulations in a story, or says which test proves it', () => {
  expect(enforced.filter((rule) => !claimed.includes(rule) && !listed.includes(rule))).toEqual([]);
});

it('claims no rule that is not enforced, and lists none that a story shows', () => {
  expect([...claimed, ...listed].filter((rule) => !enforced.includes(rule))).toEqual([]);
  expect(listed.filter((rule) => claimed.includes(rule))).toEqual([]);
});

it('lists tests that are there and name the rule', () => {
  for (const { rule, test } of PROVEN_ELSEWHERE) {
    const file = join(repositoryRoot(), test);
    expect(existsSync(file) && readFileSync(file, 'utf8').includes(rule)).toBe(true);
  }
});
