import type { CatalogueEntry } from '../catalogue';
import type { PackSource } from '../load/read-pack-folder';
import { countRules } from './check-catalogue';

const KINDS: Readonly<Record<CatalogueEntry['kind'], string>> = {
  enforced: '系统执行 enforced',
  recorded: '记录留痕 recorded',
  reported: '统计反映 reported',
  declared: '宣示条款 declared',
  outside: '系统之外 outside',
};
const DECIDES: Readonly<Record<CatalogueEntry['decides'], string>> = {
  system: '系统 system',
  person: '人员 person',
  both: '系统与人员 both',
  nobody: '–',
};

/** `docs/conformance.md`: every rule with its article, statement, kind, place and tests, and what is still open. */
export function renderConformance(sources: readonly PackSource[]): string {
  const { total, expected, open, byKind } = countRules(sources);
  const kinds = Object.entries(KINDS).map(
    ([kind, name]) => `${name} ${byKind[kind as CatalogueEntry['kind']]}`,
  );
  return [
    '# 规则对照表 Conformance',
    '',
    '<!-- Generated from libs/policy/packs/*/rules.yaml; do not edit. -->',
    '',
    `${total} of ${expected} rules listed · ${open} open (待后续实现, never counted as done) · ${kinds.join(' · ')}`,
    ...sources.flatMap(tableOf),
    '',
  ].join('\n');
}

function tableOf({ header, rules }: PackSource): string[] {
  const entries = Object.entries(rules);
  const open = entries.filter(([, rule]) => rule.open).length;
  return [
    '',
    `## ${header.id} ${header.name}`,
    '',
    `${header.document?.title ?? ''}; ${entries.length} rules, ${open} open.`,
    '',
    '| id | 条文 article | 规则 rule | 决定 decides | 类别 kind | 位置 place | 测试 tests |',
    '|---|---|---|---|---|---|---|',
    ...entries.map(([ruleId, rule]) => row(ruleId, rule)),
  ];
}

function row(ruleId: string, rule: CatalogueEntry): string {
  const kind = rule.open ? `${KINDS[rule.kind]} · **open**` : KINDS[rule.kind];
  const place = rule.reason ?? (rule.place ?? []).map((name) => `\`${name}\``).join('<br>');
  const tests = (rule.tests ?? []).map((test) => `\`${test}\``).join('<br>');
  return `| ${[ruleId, rule.article, `${rule.zh}<br>${rule.en}`, DECIDES[rule.decides], kind, place, tests].join(' | ')} |`;
}
