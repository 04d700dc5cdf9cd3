const DIGITS = '零一二三四五六七八九';
const LAST = 1_000_000;

/**
 * Position of a reference among the articles: 第十三条第（二）项 after 第十三条第（一）项, 二（四）2 after 二（四）1.
 * References without a number come last.
 */
export function articleOrder(reference: string): number {
  const numbers = [...reference.matchAll(/[零一二三四五六七八九十]+|\d+/g)]
    .slice(0, 3)
    .map(([text]) => numberOf(text));
  if (numbers.length === 0) return LAST;
  return (numbers[0] ?? 0) * 10_000 + (numbers[1] ?? 0) * 100 + (numbers[2] ?? 0);
}

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, units] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? (tens === '' ? 1 : DIGITS.indexOf(tens ?? '')) * 10 : 0;
  return ten + (units ? DIGITS.indexOf(units.slice(-1)) : 0);
}
