import type { PackSource } from '../load/read-pack-folder';
import { countReadings, parametersByQuestion, type Questions } from './check-questions';

/** `docs/clock-questions.md`: each question with its parameters, the places that honour either reading, and the proof. */
export function renderQuestions(questions: Questions, sources: readonly PackSource[]): string {
  const { total, both, partly, open } = countReadings(questions);
  const keys = parametersByQuestion(sources);
  return [
    '# 时限与程序问题对照表 Questions of clock and procedure',
    '',
    '<!-- Generated from libs/policy/questions.yaml and the packs; do not edit. -->',
    '',
    'Where the regulations are silent or allow two readings, each reading is a value of a named parameter. A spec shows both.',
    '',
    `${total} questions · ${both} in both readings 两种读法均可 · ${partly} partly 部分 · ${open} open 待后续实现`,
    '',
    '| 问题 question | 参数 parameters | 位置 places | 测试 tests | 待办 waits |',
    '|---|---|---|---|---|',
    ...Object.entries(questions).map(([name, entry]) => {
      const { zh, en, places = [], tests = [], open: waits } = entry;
      const parameters = keys.get(name) ?? ['`versions › from` of `pack.yaml`'];
      const cells = [
        `${name} ${zh}<br>${en}`,
        parameters.map(code).join('<br>'),
        places.map(code).join('<br>'),
        tests.map(code).join('<br>'),
        waits ? `**open** #${waits.issue}: ${waits.waits}` : '',
      ];
      return `| ${cells.join(' | ')} |`;
    }),
    '',
  ].join('\n');
}

const code = (text: string): string => (text.includes('`') ? text : `\`${text}\``);
