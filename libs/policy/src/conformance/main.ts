import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readSources } from '../load/compiled-packs';
import { findPacksFolder } from '../load/read-pack-folder';
import { parse } from 'yaml';
import { checkCatalogues, countRules } from './check-catalogue';
import { checkQuestions, countReadings, type Questions } from './check-questions';
import { renderConformance } from './render-document';
import { renderQuestions } from './render-questions';

/**
 * Writes docs/conformance.md and docs/clock-questions.md, and fails where a rule or question has no place, a place does not
 * exist, or a test does not name it.
 */
function main(): void {
  const packs = findPacksFolder();
  const root = dirname(dirname(dirname(packs)));
  const [defaults, ...sources] = readSources(packs);
  const repository = {
    read: (path: string) =>
      existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined,
  };
  const faults = checkCatalogues(sources, defaults!, repository);
  writeFileSync(join(root, 'docs', 'conformance.md'), renderConformance(sources));
  const questions = parse(readFileSync(join(dirname(packs), 'questions.yaml'), 'utf8')) as Questions;
  const unanswered = checkQuestions(questions, [defaults!, ...sources], repository);
  writeFileSync(
    join(root, 'docs', 'clock-questions.md'),
    renderQuestions(questions, [defaults!, ...sources]),
  );
  const { total, expected, open, byKind } = countRules(sources);
  const kinds = Object.entries(byKind).map(([kind, count]) => `${count} ${kind}`);
  process.stdout.write(`${total} of ${expected} rules, ${open} open; ${kinds.join(', ')}\n`);
  const readings = countReadings(questions);
  process.stdout.write(
    `${readings.total} questions, ${readings.both} in both readings, ${readings.partly} partly, ${readings.open} open\n`,
  );
  const all = [...faults, ...unanswered];
  for (const { ruleId, fault } of all) process.stderr.write(`${ruleId} ${fault}\n`);
  if (all.length > 0 || total !== expected) process.exitCode = 1;
}

main();
