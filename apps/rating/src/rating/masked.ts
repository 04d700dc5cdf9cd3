/** Identity and phone numbers in somebody's words, which the rated unit need not see. */
const NUMBERS: readonly RegExp[] = [
  /(?<!\d)\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/g,
  /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g,
  /(?<!\d)0\d{2,3}[- ]?[2-9]\d{6,7}(?!\d)/g,
];

/** All but the last two characters of each number become `*`. */
export function masked(text: string): string {
  return NUMBERS.reduce(
    (rest, pattern) => rest.replace(pattern, (number) => '*'.repeat(number.length - 2) + number.slice(-2)),
    text,
  );
}
