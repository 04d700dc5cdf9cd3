import { loadPolicies, type RuleStatement } from '@huiying/policy';
import type { Scene } from '../scenes/scene';

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

/** What scenes claim to show and nobody outside was told of. */
export function claimedInVain(
  scenes: readonly Pick<Scene, 'title' | 'shows'>[],
  seen: ReadonlySet<string>,
): string[] {
  return scenes.flatMap(({ title, shows = [] }) =>
    shows.filter((rule) => !seen.has(rule)).map((rule) => `${rule}（${title}）`),
  );
}

/** The rules that were seen at work, by place, and those that were not. */
export function rulesText(seen: ReadonlySet<string>, inVain: readonly string[]): string {
  const places = enforcedRules();
  const lines = places.flatMap(({ name, rules }) => {
    const shown = rules.filter((rule) => seen.has(rule));
    const rest = rules.filter((rule) => !seen.has(rule));
    const head = `  ${name}：强制规则 ${rules.length} 条，看到 ${shown.length} 条`;
    return [
      `${head}：${shown.join(' ')}`,
      ...(rest.length === 0 ? [] : [`    未在消息与答复中点名：${rest.join(' ')}`]),
    ];
  });
  const all = places.flatMap(({ rules }) => rules);
  return [
    ...lines,
    `  合计：强制规则 ${all.length} 条，看到 ${all.filter((rule) => seen.has(rule)).length} 条`,
    ...(inVain.length === 0 ? [] : [`  场景声明却未看到：${inVain.join('、')}`]),
  ].join('\n');
}
