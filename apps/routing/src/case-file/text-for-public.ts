import { maskForPublic } from './mask-for-public';

/** What anybody may read of an answered case. */
export interface PublicText {
  readonly title: string;
  readonly content: string;
  readonly reply: string;
}

const HIDDEN = '［已隐去］';

/** Masked by the program; an officer reads this before saying what else has to be hidden. */
export function textForPublic({ title, content, reply }: PublicText): PublicText {
  return { title: maskForPublic(title), content: maskForPublic(content), reply: maskForPublic(reply) };
}

/**
 * The passages that an officer names are hidden wherever they occur, after the program has masked: a passage that is half
 * a number must not keep the number from being found. One that the program has hidden already is fine.
 * @returns the passages that occur nowhere: mistyped, they would leave in the text what should be hidden
 */
export function redacted(
  text: PublicText,
  passages: readonly string[],
): { readonly text: PublicText } | { readonly notFound: readonly string[] } {
  const masked = textForPublic(text);
  const longestFirst = [...new Set(passages.map((passage) => passage.trim()))]
    .filter((passage) => passage !== '')
    .sort((a, b) => b.length - a.length);
  const everything = [text, masked].flatMap(({ title, content, reply }) => [title, content, reply]);
  const notFound = longestFirst.filter((passage) => !everything.some((part) => part.includes(passage)));
  if (notFound.length > 0) return { notFound };
  const hide = (part: string) =>
    longestFirst.reduce((rest, passage) => rest.split(passage).join(HIDDEN), part);
  return {
    text: { title: hide(masked.title), content: hide(masked.content), reply: hide(masked.reply) },
  };
}
