/** 18 digits (the last may be X) or the old 15; not a part of a longer number such as a case number. */
const IDENTITY =
  /(?<![0-9A-Za-z])(?:[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])\d{2}\d{3}[0-9Xx]|[1-9]\d{7}(?:0[1-9]|1[0-2])\d{2}\d{3})(?![0-9A-Za-z])/g;
/** Mobile numbers with or without +86 and with spaces or dashes between their groups. */
const MOBILE = /(?<![0-9A-Za-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9A-Za-z])/g;
/** Landlines with an area code. */
const LANDLINE = /(?<![0-9A-Za-z])0\d{2,3}[- ]?\d{7,8}(?:-\d{1,6})?(?![0-9A-Za-z])/g;

/**
 * Hides telephone and identity numbers in a text that goes to a department (contract §3, LN-53): the handling unit is
 * often the accused one, and a few digits left in place would be enough to find the complainant among its customers.
 * Full-width digits count as digits.
 */
export function maskText(text: string): string {
  const narrow = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const masked = narrow
    .replace(IDENTITY, '［身份证号已隐去］')
    .replace(MOBILE, '［电话已隐去］')
    .replace(LANDLINE, '［电话已隐去］');
  // without a number in it the person's own writing stays as it was
  return masked === narrow ? text : masked;
}
