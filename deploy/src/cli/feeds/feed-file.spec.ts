import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext } from '../command';
import { importFile } from '../commands/import';
import { feedKinds, linesOfUnits, readFeedFile, type FeedKind } from './feed-file';
import { readCsv } from './read-csv';

const { volumes, statements } = feedKinds as Readonly<Record<'volumes' | 'statements', FeedKind>>;
const folder = mkdtempSync(join(tmpdir(), 'feeds-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fileOf = (content: string | Uint8Array): string => {
  const path = join(folder, 'file.csv');
  writeFileSync(path, content);
  return path;
};
const wrongIn = (kind: FeedKind, content: string | Uint8Array): string => {
  try {
    readFeedFile(kind, fileOf(content));
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
};

describe('办件量 from a file', () => {
  it('is read as spreadsheets save it: BOM, Chinese headings, any order, quoted cells, empty lines', () => {
    const { rows } = readFeedFile(
      volumes,
      fileOf('\uFEFF办件量,单位编码,窗口编号\r\n1200,ln-a,"3号窗口, ""东"""\r\n\r\n0,ln-b,\r\n'),
    );
    expect(rows).toEqual([
      { line: 2, org: 'ln-a', windowNo: '3号窗口, "东"', volume: 1200 },
      { line: 4, org: 'ln-b', volume: 0 },
    ]);
  });

  it('each line that is wrong is named with its column, its value and what was expected, all at once', () => {
    expect(
      wrongIn(volumes, 'org,channel,volume\nln-a,pc,12.5\nln-b,fax,3\n,pc,4\nln-c,pc\n').split('\n'),
    ).toEqual([
      'line 2, column volume: "12.5"; expected a whole number from 0 to 1000000000',
      expect.stringMatching(/^line 3, column channel: "fax"; expected one of pc, /),
      expect.stringMatching(/^line 4, column org: ""; expected a code/),
      'line 5: 2 cells; expected 3, as in the heading',
      'line 5, column volume: ""; expected a whole number from 0 to 1000000000',
    ]);
  });

  it('a heading that is unknown, missing or there twice is named, and nothing of the lines is guessed', () => {
    expect(wrongIn(volumes, 'org,org,count\nln-a,ln-a,1\n').split('\n')).toEqual([
      'line 1, heading 2: "org" stands there twice',
      'line 1, heading 3: "count"; expected one of org, taskCode, windowNo, channel, volume',
      'line 1: the column volume is missing',
    ]);
    expect(wrongIn(volumes, '')).toBe('line 1: the file is empty; expected a heading');
    expect(wrongIn(volumes, 'org,volume\n')).toBe('line 2: expected at least one line under the heading');
  });

  it('two lines about the same thing contradict each other', () => {
    expect(wrongIn(volumes, 'org,volume\nln-a,1\nln-b,2\nln-a,3\n')).toBe(
      'line 4 is about the same as line 2: ln-a/-/-/-',
    );
  });

  it('a file in another encoding, or with a quotation mark that is never closed, is refused', () => {
    expect(wrongIn(volumes, Uint8Array.from([0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0x0a]))).toContain('not UTF-8');
    expect(wrongIn(volumes, 'org,volume\n"ln-a,1\n')).toContain('line 2: a quotation mark');
  });

  it('units that the platform does not know are found again in the lines', () => {
    const file = readFeedFile(volumes, fileOf('org,volume\nln-a,1\nln-x,2\n'));
    expect(linesOfUnits(file, ['ln-x'])).toEqual([
      'line 3, column org: "ln-x"; expected a unit of that jurisdiction',
    ]);
  });

  it('lines keep their numbers behind a cell with line breaks', () => {
    const lines = readCsv(Buffer.from('a,b\n"1\n2",3\n4,5'));
    expect(lines.map(({ number }) => number)).toEqual([1, 2, 4]);
  });
});

describe('import', () => {
  const nowhere: CommandContext = {
    platform: () => fail('no platform is needed'),
    operator: () => fail('no operator is needed'),
  };
  const fail = (message: string): never => {
    throw new Error(message);
  };

  it('a file can be checked before there is a platform to send it to', async () => {
    const path = fileOf('kind,sourceSystem,upstreamNo\ncase,henan-zwfw,HN-1\nrating,henan-zwfw,HP-1\n');
    expect(readFeedFile(statements, path).rows).toHaveLength(2);
    expect(await importFile.run(['statements', path], { check: true }, nowhere)).toMatchObject({
      json: { lines: 2 },
      text: '2 lines can be imported',
    });
  });

  it('nothing is sent of a file with one wrong line, and none without its source', async () => {
    const wrong = importFile.run(['volumes', fileOf('org,volume\nln-a,1\nln-b,x\n')], {}, nowhere);
    await expect(wrong).rejects.toThrow('line 3, column volume: "x"');
    const unnamed = importFile.run(
      ['volumes', fileOf('org,volume\nln-a,1\n')],
      { period: '2026-10' },
      nowhere,
    );
    await expect(unnamed).rejects.toThrow('--jurisdiction is missing');
  });
});
