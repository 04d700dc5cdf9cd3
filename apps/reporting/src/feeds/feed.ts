import { createHash } from 'node:crypto';

/** Where numbers come from that no event tells: whoever imports them names the document that says so. */
export interface SourceDocument {
  readonly publisher: string;
  readonly document: string;
  /** Local date. */
  readonly issuedOn: string;
  /** Of the file, lower-case hex. */
  readonly sha256?: string;
}

export interface FeedVersion {
  readonly version: number;
  readonly source: SourceDocument;
  /** Why there is a new version; the first has none. */
  readonly reason?: string;
  readonly lines: number;
  /** SHA-256 of the lines as they are kept. */
  readonly digest: string;
  readonly importedAt: string;
  readonly importedBy: string;
}

/** What one document says of one month of one jurisdiction. The last version counts; older ones are kept. */
export interface Feed<L> {
  readonly feedId: string;
  readonly jurisdiction: string;
  readonly month: string;
  readonly versions: readonly FeedVersion[];
  readonly lines: readonly L[];
}

export interface Import<L> {
  readonly jurisdiction: string;
  readonly month: string;
  readonly source: SourceDocument;
  readonly reason: string | undefined;
  readonly lines: readonly L[];
}

export interface FeedRefused {
  readonly reasonCode: string;
  readonly detail?: string;
}

export const feedIdOf = (jurisdiction: string, month: string): string => `${jurisdiction}:${month}`;

/**
 * Takes an import as the feed's next version. Its lines replace those before as a whole: a document is right or is
 * corrected, it is not added to.
 * @param keyOf what a line is about; two lines about the same thing contradict each other
 */
export function takeImport<L>(
  feed: Feed<L> | undefined,
  { jurisdiction, month, source, reason, lines }: Import<L>,
  keyOf: (line: L) => string,
  { at, by }: { at: string; by: string },
): Feed<L> | FeedRefused {
  const sorted = [...lines].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const twice = sorted.find((line, place) => place > 0 && keyOf(sorted[place - 1] as L) === keyOf(line));
  if (twice !== undefined) return { reasonCode: 'FEED.LINE_REPEATED', detail: keyOf(twice) };
  const digest = createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
  const last = feed?.versions.at(-1);
  if (last && reason === undefined) return { reasonCode: 'FEED.REASON_MISSING' };
  if (last?.digest === digest && JSON.stringify(last.source) === JSON.stringify(source))
    return { reasonCode: 'FEED.NOTHING_CHANGED' };
  const version: FeedVersion = {
    version: (last?.version ?? 0) + 1,
    source,
    ...(last && reason !== undefined ? { reason } : {}),
    lines: sorted.length,
    digest,
    importedAt: at,
    importedBy: by,
  };
  const feedId = feedIdOf(jurisdiction, month);
  return { feedId, jurisdiction, month, versions: [...(feed?.versions ?? []), version], lines: sorted };
}
