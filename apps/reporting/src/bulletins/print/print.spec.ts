import { createHash } from 'node:crypto';
import { unzipSync, strFromU8 } from 'fflate';
import { aBulletin } from '../../../test/a-bulletin';
import { compose } from '../compose';
import { publicEdition } from '../public-edition';
import { docx } from './docx';
import { html } from './html';
import { pdf } from './pdf';
import { xlsx } from './xlsx';

const version = { version: 1, frozenAt: aBulletin.asOf, changes: [], digest: 'd' };
const paper = compose(aBulletin, version);
const parts = (bytes: Buffer) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
const hash = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

describe('a bulletin as it is read', () => {
  it('LN-64, HA-31: says place, period, edition, version and the moment of the figures', () => {
    expect(paper.title).toBe('龙南市政务服务诉求办理月报');
    expect(paper.subtitle).toBe('2026年10月 · 内部版 · 第1版');
    expect(compose(aBulletin, undefined).subtitle).toContain('草稿，未定稿');
    expect(html(paper)).toContain(
      '2026年10月，受理诉求1,234件，按期办结率83.3%。数据截至2026年11月2日09:00。',
    );
  });

  it('names the correction and its reason', () => {
    const second = compose(aBulletin, {
      ...version,
      version: 2,
      reason: '补录三件',
      changes: [{ at: 'x', from: 1, to: 2 }],
    });
    expect(html(second)).toContain('更正原因：补录三件。共更正1处。');
  });

  it('shows what a share is made of; – for nothing to divide by, ＊ for what is masked', () => {
    expect(html(paper)).toContain('90%（18/20）');
    expect(html(paper)).toContain('<td class="number">–</td>');
    expect(html(compose(publicEdition(aBulletin), version))).toContain('<td class="number">＊</td>');
  });

  it('HTML lets no name become markup, and loads nothing', () => {
    expect(html(paper)).toContain('丙局 &#60;&#38;&#62;');
    expect(html(paper)).not.toMatch(/<script|<link|src=/);
  });

  it('a workbook has a sheet for each table, numbers as numbers, and charts', () => {
    const found = parts(xlsx(paper));
    expect(found['xl/workbook.xml']).toContain('name="总体指标"');
    expect(found['xl/worksheets/sheet2.xml']).toContain('<v>1234</v>');
    expect(Object.keys(found)).toContain('xl/charts/chart1.xml');
  });

  it('a document has the tables, the page number and the charts', () => {
    const found = parts(docx(paper));
    expect(found['word/document.xml']).toContain('丙局 &lt;&amp;&gt;');
    expect(found['word/footer1.xml']).toContain('PAGE');
    expect(found['word/charts/chart1.xml']).toContain('各月受理量');
  });

  it('a PDF brings its own Chinese characters', async () => {
    const bytes = await pdf(paper);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1')).toMatch(/NotoSansHans/);
  });

  it('equal data give equal bytes in every format', async () => {
    const again = compose(JSON.parse(JSON.stringify(aBulletin)) as typeof aBulletin, version);
    expect(hash(xlsx(again))).toBe(hash(xlsx(paper)));
    expect(hash(docx(again))).toBe(hash(docx(paper)));
    expect(hash(await pdf(again))).toBe(hash(await pdf(paper)));
    expect(html(again)).toBe(html(paper));
  });
});
