import { maskText } from './mask-text';

/** The readable text of a case, as long as it takes to write an order; it is kept sealed only. */
export interface CaseText {
  readonly title: string;
  readonly content: string;
  readonly attachments: readonly Attachment[];
  readonly supplements: readonly Supplement[];
}

export interface Supplement {
  readonly content: string;
  readonly newFacts?: boolean;
  readonly attachments: readonly Attachment[];
}

export interface Attachment {
  readonly name: string;
  readonly url?: string;
  readonly sha256?: string;
  readonly size?: number;
  readonly mediaType?: string;
}

/** Limits of `order.assigned.v1`. */
const TITLE = 200;
const CONTENT = 200_000;

/** What a department reads: masked, and with what the person added before this unit got the case. */
export function textForUnit(text: CaseText): { title: string; content: string; attachments: Attachment[] } {
  const added = text.supplements.map(({ content }, i) => `\n\n【补充${i + 1}】${content}`).join('');
  return {
    title: maskText(text.title).slice(0, TITLE),
    content: maskText(text.content + added).slice(0, CONTENT),
    attachments: masked([...text.attachments, ...text.supplements.flatMap(({ attachments }) => attachments)]),
  };
}

export function supplementForUnit(supplement: Supplement): {
  content: string;
  newFacts?: boolean;
  attachments: Attachment[];
} {
  return {
    ...supplement,
    content: maskText(supplement.content).slice(0, CONTENT),
    attachments: masked(supplement.attachments),
  };
}

/** A file name may hold a number of the person as well; at most 100 attachments leave. */
const masked = (attachments: readonly Attachment[]): Attachment[] =>
  attachments
    .slice(0, 100)
    .map((attachment) => ({ ...attachment, name: maskText(attachment.name).slice(0, 255) }));
