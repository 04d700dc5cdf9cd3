/**
 * Writes data/CN/<year>.json from the `chinese-days` package and the list of notices. Run once per year and
 * review the difference against the notice; from then on the file is the truth, not the package.
 *
 *   node libs/working-days/tools/seed-national-tables.mjs 2026      one year
 *   node libs/working-days/tools/seed-national-tables.mjs           every year that has a notice
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { notices } from './state-council-notices.mjs';

const require = createRequire(import.meta.url);
const seed = JSON.parse(
  readFileSync(join(dirname(require.resolve('chinese-days')), 'chinese-days.json'), 'utf8'),
);
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'data', 'CN');

/** The package shortens three names: 清明, 端午, 中秋. */
const nameOf = (entry) => entry.split(',')[1].replace(/^(清明|端午|中秋)$/, '$1节');
const sourceOf = ({ document, issuedOn, url }) => ({ document, url, issuedOn });

function tableOf(year) {
  const days = [];
  for (const [kind, entries] of [
    ['holiday', seed.holidays],
    ['workday', seed.workdays],
  ])
    for (const [date, entry] of Object.entries(entries))
      if (date.startsWith(`${year}-`)) days.push({ date, kind, name: nameOf(entry) });
  days.sort((a, b) => (a.date < b.date ? -1 : 1));
  if (days.length === 0)
    throw new Error(`chinese-days has no day of ${year}; expected holidays and workdays`);
  const [source, ...later] = notices.filter((notice) => notice.year === year);
  const amendments = [...later, ...notices.filter((notice) => notice.alsoChanges?.includes(year))];
  return {
    region: 'CN',
    year,
    version: '1',
    source: sourceOf(source),
    ...(amendments.length > 0 ? { amendments: amendments.map(sourceOf) } : {}),
    days,
  };
}

const asked = process.argv.slice(2).map(Number);
const years = asked.length > 0 ? asked : [...new Set(notices.map((notice) => notice.year))];
mkdirSync(folder, { recursive: true });
for (const year of years) {
  if (!notices.some((notice) => notice.year === year))
    throw new Error(
      `${year} has no notice in state-council-notices.mjs; expected its number before its days`,
    );
  const { days, ...head } = tableOf(year);
  const rows = days.map((day) => `    ${JSON.stringify(day)}`).join(',\n');
  const text = `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "days": [\n${rows}\n  ]\n}\n`;
  writeFileSync(join(folder, `${year}.json`), text);
  process.stdout.write(`CN/${year}.json: ${days.length} days\n`);
}
