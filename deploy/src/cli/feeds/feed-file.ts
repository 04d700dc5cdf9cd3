import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { channels } from '@huiying/contracts';
import { readCsv } from './read-csv';
import { readTable, type Column, type Row } from './table';

/** What can be imported: where it goes, and the columns of its file. */
export interface FeedKind {
  readonly path: '/volumes' | '/upstream-statements';
  readonly columns: readonly Column[];
  readonly about: (row: Row) => string;
}

export interface FeedFile {
  readonly rows: readonly Row[];
  /** Lower-case hex: by it anybody can show later which file was imported. */
  readonly sha256: string;
}

const text = (name: string, alias: string, most: number, required: boolean): Column => ({
  ...{ name, aliases: [alias], required, expected: `a text of at most ${most} characters` },
  read: (cell) => (cell.length <= most ? cell : undefined),
});
const code = (name: string, alias: string, required: boolean): Column => ({
  ...{ name, aliases: [alias], required, expected: 'a code: letters, digits, . _ : -, at most 64' },
  read: (cell) => (/^[A-Za-z0-9_.:-]{1,64}$/.test(cell) ? cell : undefined),
});
const oneOf = (name: string, alias: string, words: readonly string[], required: boolean): Column => ({
  ...{ name, aliases: [alias], required, expected: `one of ${words.join(', ')}` },
  read: (cell) => (words.includes(cell) ? cell : undefined),
});
const said = (row: Row, names: readonly string[]): string => names.map((name) => row[name] ?? '-').join('/');

export const feedKinds: Readonly<Record<string, FeedKind>> = {
  volumes: {
    path: '/volumes',
    columns: [
      code('org', '单位编码', true),
      code('taskCode', '事项编码', false),
      text('windowNo', '窗口编号', 50, false),
      oneOf('channel', '渠道', channels, false),
      {
        ...{
          name: 'volume',
          aliases: ['办件量'],
          required: true,
          expected: 'a whole number from 0 to 1000000000',
        },
        read: (cell) => (/^\d{1,10}$/.test(cell) && Number(cell) <= 1_000_000_000 ? Number(cell) : undefined),
      },
    ],
    about: (row) => said(row, ['org', 'taskCode', 'windowNo', 'channel']),
  },
  statements: {
    path: '/upstream-statements',
    columns: [
      oneOf('kind', '类别', ['case', 'rating'], true),
      text('sourceSystem', '来源系统', 64, true),
      text('upstreamNo', '省平台编号', 100, true),
    ],
    about: (row) => said(row, ['kind', 'sourceSystem', 'upstreamNo']),
  },
};

/** @throws CsvError, TableErrors */
export function readFeedFile(kind: FeedKind, path: string): FeedFile {
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { rows: readTable(readCsv(bytes), kind.columns, kind.about), sha256 };
}

/** Which lines name a unit that the platform does not know; its answer names the units only. */
export const linesOfUnits = ({ rows }: FeedFile, units: readonly string[]): string[] =>
  rows
    .filter(({ org }) => units.includes(String(org)))
    .map(({ line, org }) => `line ${line}, column org: "${org}"; expected a unit of that jurisdiction`);
