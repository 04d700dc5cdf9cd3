/** Characters that make one piece of a text. Chinese is written without spaces: three characters tell phrases apart. */
const PIECE = 3;
export const BANDS = 32;
export const ROWS = 2;
/** A passage shorter than this says nothing to an officer who compares two texts. */
const TELLING_PASSAGE = 6;

/** Numbers, from 0 to 2³²-1, that choose the hash functions; secret, since the index is made with them. */
export type Seeds = Uint32Array;
/** One for the pieces, and two for each of the functions. */
export const SEEDS = 1 + 2 * BANDS * ROWS;

/** Only letters and digits count, whatever their width and case. */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

export function piecesOf(text: string): Set<string> {
  const characters = [...normalised(text)];
  const pieces = new Set<string>();
  for (let i = 0; i + PIECE <= characters.length; i++) pieces.add(characters.slice(i, i + PIECE).join(''));
  return pieces;
}

/**
 * MinHash of a text in bands (locality-sensitive hashing): two texts that share a part s of their pieces have a band in
 * common with probability 1 - (1 - s²)³²: 0.95 at three tenths, 0.73 at one fifth, 0.03 at three hundredths. Empty for a text without a piece.
 * @returns one text of numbers per band, to be hashed under a key before it is kept
 */
export function bandsOf(text: string, seeds: Seeds): string[] {
  const pieces = [...piecesOf(text)];
  if (pieces.length === 0) return [];
  const minima = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const piece of pieces) {
    const hash = hashOf(piece, seeds[0] ?? 0);
    for (let i = 0; i < minima.length; i++) {
      const permuted = mixed(Math.imul(hash ^ (seeds[1 + 2 * i] ?? 0), (seeds[2 + 2 * i] ?? 0) | 1));
      if (permuted < (minima[i] ?? 0)) minima[i] = permuted;
    }
  }
  return Array.from({ length: BANDS }, (_, band) =>
    [band, ...minima.subarray(band * ROWS, (band + 1) * ROWS)].join(':'),
  );
}

export interface Likeness {
  /** Pieces in common, of all pieces of both: 0 nothing, 1 the same words. Two decimals. */
  readonly score: number;
  /** The longest passages that both have, at most three: what the officer is shown as the reason. */
  readonly passages: readonly string[];
}

export function likenessOf(one: string, other: string): Likeness {
  const [a, b] = [piecesOf(one), piecesOf(other)];
  const shared = [...a].filter((piece) => b.has(piece)).length;
  const all = a.size + b.size - shared;
  return {
    score: all === 0 ? 0 : Math.round((100 * shared) / all) / 100,
    passages: passagesIn(normalised(one), b),
  };
}

/** Runs of neighbouring pieces that the other text has too, longest first. */
function passagesIn(text: string, other: ReadonlySet<string>): string[] {
  const characters = [...text];
  const found = new Set<string>();
  let start = 0;
  for (let i = 0; i + PIECE <= characters.length + 1; i++) {
    if (i + PIECE <= characters.length && other.has(characters.slice(i, i + PIECE).join(''))) continue;
    const passage = characters.slice(start, i + PIECE - 1);
    if (passage.length >= TELLING_PASSAGE) found.add(passage.join(''));
    start = i + 1;
  }
  return [...found].sort((x, y) => y.length - x.length).slice(0, 3);
}

function hashOf(piece: string, seed: number): number {
  let hash = seed;
  for (const character of piece) hash = mixed(hash ^ (character.codePointAt(0) ?? 0));
  return hash;
}

/** The finaliser of MurmurHash3: every bit of the input reaches every bit of the output. */
function mixed(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
