import { reasonCodes, type Reason } from '../reason-codes';

const areas: Readonly<Record<string, string>> = {
  MESSAGE: 'The record itself · 消息本身',
  ENVELOPE: 'The envelope · 信封',
  INTAKE: 'Receiving a case · 接收与甄别',
  ROUTING: 'Assignment and return · 分派与退回',
  CASE: 'The case · 诉求件',
  ORDER: 'The work order · 交办单',
  SLA: 'Deadlines · 期限',
  RATING: 'Ratings · 评价',
  POLICY: 'The policy packs · 规则包',
};

/** `docs/reason-codes.md`: every code that an answer can carry. */
export function reasonCodesPage(): string {
  const lines = [
    '# Reason codes · 原因代码',
    '',
    'Generated from `libs/contracts/src/reasons/`. A code is never renamed and never changes its meaning.',
    '由 `libs/contracts/src/reasons/` 生成。代码不改名，含义不变更。',
  ];
  const entries = Object.entries<Reason>(reasonCodes);
  for (const area of new Set(entries.map(([code]) => code.split('.')[0] ?? ''))) {
    lines.push('', `## ${areas[area] ?? area}`, '', '| code | meaning | 含义 |', '|---|---|---|');
    for (const [code, reason] of entries) {
      if (code.startsWith(`${area}.`)) lines.push(`| \`${code}\` | ${reason.en} | ${reason.zh} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}
