import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..');
const read = (page: string): string => readFileSync(join(root, page), 'utf8');
const scripts = Object.keys(
  (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts,
).sort();
const READMES = ['README.md', 'README.zh-CN.md'];

/** `npm test`, `npm start` and `npm run <name>` as they stand in a text. */
const named = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/npm (?:run (?:--silent )?([a-z][\w:-]*)|(test|start)\b)/g)].map(
      ([, script, verb]) => script ?? verb ?? '',
    ),
  ),
];
const firstCells = (page: string): string =>
  read(page)
    .split('\n')
    .filter((line) => line.startsWith('| `npm'))
    .map((line) => line.split('|')[1] ?? '')
    .join('\n');

const PAGES = [
  ...READMES,
  'CONTRIBUTING.md',
  'deploy/README.md',
  ...['docs', 'docs/decisions']
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.md')),
  ...['apps', 'libs']
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name, 'README.md')))
    .filter((path) => existsSync(join(root, path))),
];

describe('the pages for people', () => {
  it.each(READMES)('%s has a row for each script of package.json, and for no other', (page) => {
    expect(named(firstCells(page)).sort()).toEqual(scripts);
  });

  it.each(PAGES)('%s names only scripts that exist', (page) => {
    expect(named(read(page)).filter((name) => !scripts.includes(name))).toEqual([]);
  });

  it.each(PAGES)('%s links only to what exists', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link]) => link ?? '');
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  it.each(READMES)('%s sends a reader only to files that exist', (page) => {
    const paths = [...read(page).matchAll(/`((?:apps|libs|deploy|docs|test|bench)\/[\w./-]+)`/g)].map(
      ([, path]) => path ?? '',
    );
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('the two READMEs give the same commands', () => {
    const commands = (page: string): string[] =>
      [...read(page).matchAll(/```bash\n([\s\S]*?)```/g)].map(([, block]) =>
        (block ?? '').replaceAll(/ *#.*$/gm, '').trim(),
      );
    expect(commands('README.zh-CN.md')).toEqual(commands('README.md'));
  });
});
