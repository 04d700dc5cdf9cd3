import { strFromU8, unzipSync } from 'fflate';
import { csv } from './csv';
import type { Cell, Exported } from './dataset';
import { jsonLines } from './json-lines';
import { workbook } from './workbook';

const columns = [
  { name: 'case_id', said: '件标识' },
  { name: 'days', said: '天数' },
  { name: 'late', said: '超期' },
];
const of = (...pages: Cell[][][]): Exported => ({
  title: '诉求件',
  columns,
  pages: (async function* () {
    for (const page of pages) yield await Promise.resolve(page);
  })(),
});
async function all(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const read: Buffer[] = [];
  for await (const chunk of chunks) read.push(chunk);
  return Buffer.concat(read);
}

describe('an export as CSV', () => {
  it.each(['=1+1', '+86', '-2', '@sum', '\tx', '\rx', '＝1'])(
    'opens %j as text, not as a formula',
    async (text) => {
      const written = (await all(csv(of([[text, -2, false]])))).toString();
      expect(written).toMatch(/\r\n"?'/);
      expect(written).toMatch(/,-2,false\r\n$/);
    },
  );

  it('quotes what has commas, quotes or line ends, and leaves nothing where nothing is', async () => {
    const written = await all(csv(of([['a,"b"\nc', null, true]])));
    expect(written.toString()).toBe('case_id,days,late\r\n"a,""b""\nc",,true\r\n');
  });

  it('begins with a byte order mark where it is asked for', async () => {
    expect((await all(csv(of(), true))).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect((await all(csv(of()))).subarray(0, 3).toString()).toBe('cas');
  });
});

it('an export as JSON lines has an object for each row', async () => {
  const lines = (await all(jsonLines(of([['a', 1, false]], [['b', null, true]]))))
    .toString()
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    { case_id: 'a', days: 1, late: false },
    { case_id: 'b', days: null, late: true },
  ]);
});

describe('an export as a workbook', () => {
  const parts = async (exported: Exported, rowsPerSheet?: number) =>
    Object.fromEntries(
      Object.entries(unzipSync(await all(workbook(exported, rowsPerSheet)))).map(([path, bytes]) => [
        path,
        strFromU8(bytes),
      ]),
    );

  it('has its columns in Chinese, numbers as numbers and texts as texts', async () => {
    const sheet = (await parts(of([['=1+1', 2.5, true]])))['xl/worksheets/sheet1.xml'];
    expect(sheet).toContain('件标识');
    expect(sheet).toContain(
      '<c t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c><c><v>2.5</v></c><c t="b"><v>1</v></c>',
    );
    expect(sheet).toMatch(/<\/sheetData><\/worksheet>$/);
  });

  it('goes on in a further sheet when one is full', async () => {
    const rows = Array.from({ length: 5 }, (_, at): Cell[] => [`c${at}`, at, false]);
    const made = await parts(of(rows.slice(0, 3), rows.slice(3)), 2);
    expect(Object.keys(made).filter((path) => path.startsWith('xl/worksheets/'))).toHaveLength(3);
    expect(made['xl/workbook.xml']?.match(/<sheet /g)).toHaveLength(3);
    expect(made['xl/worksheets/sheet3.xml']).toContain('c4');
  });
});

it.each([csv, jsonLines, workbook])(
  '%p reads a page when the one before is sent, and keeps none',
  async (write) => {
    let read = 0;
    const page = Array.from({ length: 1000 }, (_, at): Cell[] => [`case-${at}`, at, false]);
    const pages = (async function* () {
      for (; read < 150; read += 1) yield await Promise.resolve(page);
    })();
    let sent = 0;
    for await (const chunk of write({ title: 't', columns, pages })) {
      sent += chunk.length;
      // a compressor may hold back a few pages, never all of them
      if (sent > 0 && read < 100) expect(read).toBeLessThan(100);
      if (sent > 0) break;
    }
    expect(read).toBeLessThan(50);
  },
);
