import { loadPolicies, type RuleStatement } from '@huiying/policy';
import type { Scene } from '../scenes/scene';
import { PROVEN_ELSEWHERE } from './proven-elsewhere';

const policies = loadPolicies();

/** Enforced, and in force: what a program must be seen to do. */
const isEnforced = ({ kind, open }: RuleStatement): boolean => kind === 'enforced' && open !== true;

/** The enforced rules of each jurisdiction, in the order of its regulation. */
export function enforcedRules(): readonly { readonly name: string; readonly rules: readonly string[] }[] {
  return policies.jurisdictions().map(({ id, name }) => ({
    name,
    rules: [...policies.catalogue(id).values()].filter(isEnforced).map((rule) => rule.id),
  }));
}

/** How rules were seen: named in a message or an answer, or by what happened. */
export interface Seen {
  readonly named: ReadonlySet<string>;
  readonly observed: ReadonlySet<string>;
}

const isSeen = (rule: string, { named, observed }: Seen): boolean => named.has(rule) || observed.has(rule);

/** What scenes claim to show and nobody outside has seen. */
export function claimedInVain(scenes: readonly Pick<Scene, 'title' | 'shows'>[], seen: Seen): string[] {
  return scenes.flatMap(({ title, shows }) =>
    shows.filter((rule) => !isSeen(rule, seen)).map((rule) => `${rule}（${title}）`),
  );
}

/** The rules that were seen at work, by place, and those that tests prove elsewhere. */
export function rulesText(seen: Seen, inVain: readonly string[]): string {
  const places = enforcedRules();
  const lines = places.flatMap(({ name, rules }) => {
    const shown = rules.filter((rule) => isSeen(rule, seen));
    const rest = rules.filter((rule) => !isSeen(rule, seen));
    return [
      `  ${name}：${rules.length} 条强制规则，看到 ${shown.length} 条`,
      ...listed(
        '消息或答复中点名',
        shown.filter((rule) => seen.named.has(rule)),
      ),
      ...listed(
        '由发生的事看到',
        shown.filter((rule) => !seen.named.has(rule)),
      ),
      ...listed('本次未看到', rest),
    ];
  });
  const all = places.flatMap(({ rules }) => rules);
  return [
    ...lines,
    `  合计：${all.length} 条强制规则，看到 ${all.filter((rule) => isSeen(rule, seen)).length} 条`,
    ...PROVEN_ELSEWHERE.map(({ rule, why, test }) => `  另由测试证明：${rule}，${why}（${test}）`),
    ...(inVain.length === 0 ? [] : [`  场景声明却未看到：${inVain.join('、')}`]),
  ].join('\n');
}

const listed = (label: string, rules: readonly string[]): string[] =>
  rules.length === 0 ? [] : [`    ${label}：${rules.join(' ')}`];
