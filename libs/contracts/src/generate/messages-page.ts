import { allContracts } from '../all-contracts';
import type { MessageContract } from '../message';
import { ACCEPTED_TIME, INSTANT, LOCAL_DATE } from '../times';
import { byTopic, keyNames, plainSchema, type JsonSchema } from './plain';

/** Who consumes a message type, by service or outside party; written by the services' message tables. */
export type Consumers = Readonly<Record<string, readonly string[]>>;

const topicNotes: Readonly<Record<string, string>> = {
  'province.cases': 'The province writes; intake reads. 省平台写入，intake 读取。',
  'province.ratings': 'The province writes; rating reads. 省平台写入，rating 读取。',
  'province.receipts': 'We write; the province reads. 本平台写入，省平台读取。',
  'dept.{org}.orders': 'We write; that department alone reads. 本平台写入，仅该单位可读。',
  'dept.{org}.actions': 'That department alone writes. 仅该单位可写。',
  'notices.outbound': 'We write; the gateway reads. 本平台写入，短信网关读取。',
  'intake.keys': 'Compacted. 压缩主题。',
  'routing.directory': 'Compacted. 压缩主题。',
};

/** `docs/messages.md`: every message, who publishes and consumes it, its fields and an example. */
export function messagesPage(consumers: Consumers): string {
  const lines = [
    '# Messages · 消息',
    '',
    'Generated from `libs/contracts`; the envelope is CloudEvents 1.0 in `ce_*` headers, the body is the data below.',
    'Delivery is at-least-once: receivers drop by (`source`, `subject`, `sequence`) or by `id`.',
    '',
    '由 `libs/contracts` 生成。信封为 CloudEvents 1.0（`ce_*` 头），正文即下列数据。至少一次投递：接收方按（`source`、`subject`、`sequence`）或 `id` 去重。',
  ];
  const topics = byTopic(allContracts);
  lines.push('', '| topic | key | messages |', '|---|---|---|');
  for (const [topic, contracts] of topics) {
    const keys = new Set(contracts.flatMap(keyNames));
    lines.push(
      `| \`${topic}\` | ${[...keys].map((key) => `\`${key}\``).join(' or ') || '–'} | ${contracts.length} |`,
    );
  }
  for (const [topic, contracts] of topics) {
    lines.push('', `## \`${topic}\``);
    if (topicNotes[topic]) lines.push('', topicNotes[topic]);
    for (const contract of contracts) lines.push('', ...section(contract, consumers[contract.type] ?? []));
  }
  return `${lines.join('\n')}\n`;
}

function section(contract: MessageContract, consumers: readonly string[]): string[] {
  return [
    `### \`${contract.type}\``,
    '',
    contract.doc.en,
    contract.doc.zh,
    '',
    `- published by · 发布方: ${contract.doc.by}`,
    `- consumed by · 消费方: ${consumers.length > 0 ? consumers.join(', ') : '–'}`,
    '',
    '| field | required | form |',
    '|---|---|---|',
    ...fields(plainSchema(contract), ''),
    '',
    '<details><summary>example · 示例</summary>',
    '',
    '```json',
    JSON.stringify(contract.example, null, 2),
    '```',
    '',
    '</details>',
  ];
}

function fields(schema: JsonSchema, path: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const required = schema.required?.includes(name) ? 'yes' : '';
    const row = `| \`${path}${name}\` | ${required} | ${form(field)} |`;
    const inner = field.items?.properties ? field.items : field;
    return [row, ...fields(inner, `${path}${name}${inner === field ? '' : '[]'}.`)];
  });
}

function form(field: JsonSchema): string {
  const base = shape(field);
  return field.description ? `${base} – ${field.description}` : base;
}

function shape(field: JsonSchema): string {
  if (field.enum) return field.enum.map((word) => `\`${word}\``).join(' ');
  if (field.anyOf) return field.anyOf.map(shape).join(' or ');
  if (field.pattern === INSTANT) return 'instant';
  if (field.pattern === LOCAL_DATE) return 'date';
  if (field.pattern === ACCEPTED_TIME) return 'time';
  if (field.type === 'array') return `list of ${field.items ? shape(field.items) : 'anything'}`;
  if (field.type === 'object' && field.properties) return `{${Object.keys(field.properties).join(', ')}}`;
  return [field.type ?? 'anything', field.maxLength === undefined ? '' : `≤ ${field.maxLength}`]
    .join(' ')
    .trim();
}
