import { describeDifferences, describePack, diffPacks, loadPolicies } from '../index';

const policies = loadPolicies();
const packs = policies.jurisdictions().map(({ code }) => policies.inForce(code, '2026-03-02')!);
const longnan = policies.inForce('360783', '2026-03-02')!;
const xinxiang = policies.inForce('410772', '2026-03-02')!;

describe('a pack as a text for lawyers', () => {
  it.each(packs.map((pack) => [pack.id, pack]))(
    '%s reads in Chinese, without a word of the vocabulary left over',
    (_id, pack) => {
      const text = describePack(pack)
        .replaceAll(pack.ref, '')
        .replaceAll(/INTAKE\.[A-Z_]+|[A-Z]{2}-\d{2}|Q\d+|OA|GB\/T|12388/g, '')
        .split('\n')
        .filter((line) => !line.trimStart().startsWith('注'));
      expect(text.filter((line) => /[a-z]{2,}/.test(line))).toEqual([]);
    },
  );

  it('tells article by article, in the order of the regulation, with the number and the rule', () => {
    const text = describePack(longnan);
    expect(text).toContain(
      '第十三条第（二）项\n  · 投诉类沟通时限：2 个工作日，自工单到达承办单位起 〔LN-33〕',
    );
    expect(text.indexOf('第八条第（二）项')).toBeLessThan(text.indexOf('第十三条第（一）项'));
    expect(text.indexOf('第十三条第（一）项')).toBeLessThan(text.indexOf('\n第二十六条\n'));
    expect(text.indexOf('\n第二十六条\n')).toBeLessThan(text.indexOf('条文未规定'));
  });

  it('names what two jurisdictions answer differently, with both values and articles', () => {
    const text = describeDifferences(xinxiang, longnan);
    expect(text).toContain('LN@1.0.0#2021-03-04：较短者优先（第十三条末款）');
    expect(text).toContain('XX@1.0.0#2020-08-18：依法律、行政法规（第六条第（一）项）');
    expect(text).toContain('XX@1.0.0#2020-08-18：无此规定');
  });

  it('a pack does not differ from itself', () => {
    expect(diffPacks(longnan, longnan)).toEqual([]);
    expect(describeDifferences(longnan, longnan)).toContain('无差异');
  });
});
