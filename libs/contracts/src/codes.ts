import {
  caseTypes,
  channels,
  satisfactions,
  type CaseType,
  type Channel,
  type Satisfaction,
} from './vocabulary/words';

/** What a sender wrote: a canonical word, or a code of a named code system. */
export type WordOrCode = string | { readonly code: string | number; readonly codeSystem: string };

type Table<Word> = Readonly<Record<string, Readonly<Record<string, Word>>>>;

/** The same digit means opposite things: GB/T 39046—2020 A.8 counts from the best, the national interface to it. */
export const satisfactionCodes: Table<Satisfaction> = {
  gbt39046: {
    1: 'very_satisfied',
    2: 'satisfied',
    3: 'fairly_satisfied',
    4: 'dissatisfied',
    5: 'very_dissatisfied',
  },
  'national-interface': {
    5: 'very_satisfied',
    4: 'satisfied',
    3: 'fairly_satisfied',
    2: 'dissatisfied',
    1: 'very_dissatisfied',
  },
};

const firstFiveChannels = { 1: 'pc', 2: 'mobile', 3: 'qr', 4: 'hall_tablet', 5: 'hall_terminal' } as const;

/** `default` is a rating that the system gave (Zhejiang's 7): nobody's opinion, never counted. */
export const channelCodes: Table<Channel | 'default'> = {
  'national-interface': { ...firstFiveChannels, 6: 'telephone', 7: 'sms' },
  zhejiang: { ...firstFiveChannels, 6: 'sms', 7: 'default' },
};

export const caseTypeCodes: Table<CaseType> = {
  platform: { 1: 'consultation', 2: 'complaint', 3: 'suggestion', 4: 'report', 5: 'help', 9: 'other' },
};

function wordOf<Word extends string, Canonical extends Word>(
  value: WordOrCode | undefined,
  words: readonly Canonical[],
  codes: Table<Word>,
): Word | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return words.find((word) => word === value);
  const system = Object.hasOwn(codes, value.codeSystem) ? codes[value.codeSystem] : undefined;
  const code = String(value.code);
  return system && Object.hasOwn(system, code) ? system[code] : undefined;
}

/** The canonical word, or undefined when the table does not say: never guessed, the case is held for a person. */
export const caseTypeOf = (value: WordOrCode | undefined): CaseType | undefined =>
  wordOf<CaseType, CaseType>(value, caseTypes, caseTypeCodes);

export const channelOf = (value: WordOrCode | undefined): Channel | 'default' | undefined =>
  wordOf<Channel | 'default', Channel>(value, channels, channelCodes);

export const satisfactionOf = (value: WordOrCode | undefined): Satisfaction | undefined =>
  wordOf<Satisfaction, Satisfaction>(value, satisfactions, satisfactionCodes);

/** What an option of the rating form speaks of: institution, platform or staff (HA-08). */
export type RatingDimension =
  | 'matter'
  | 'process'
  | 'efficiency'
  | 'convenience'
  | 'platform_ease'
  | 'platform_completeness'
  | 'attitude'
  | 'skill';

const options = (
  codes: Readonly<Record<RatingDimension, string>>,
): Readonly<Record<string, RatingDimension>> =>
  Object.fromEntries(
    Object.entries(codes).flatMap(([dimension, list]) =>
      list.split(' ').map((code) => [code, dimension as RatingDimension]),
    ),
  );

/**
 * Options by version of the national form, since the same number has meant different things; the first digit is the level.
 * A version that is not here is kept as it came and read as nothing.
 */
export const optionCodes: Table<RatingDimension> = {
  '2020': options({
    matter: '512 516 408 409 308 310 311 207 208 108 109 111',
    process: '510 511 406 411 307 313 210 113 114',
    efficiency: '309 209 110',
    convenience: '513 514 515 407 412 312',
    platform_ease: '410 212',
    platform_completeness: '211 112',
    attitude: '517 413 314 214 115',
    skill: '213',
  }),
};

/** What the options speak of, each dimension once; undefined when one of them is not in its version. */
export function dimensionsOf(
  codes: readonly string[],
  version: string | undefined,
): readonly RatingDimension[] | undefined {
  const table =
    version !== undefined && Object.hasOwn(optionCodes, version) ? optionCodes[version] : undefined;
  if (!table) return [];
  const found = codes.map((code) => (Object.hasOwn(table, code) ? table[code] : undefined));
  return found.includes(undefined) ? undefined : [...new Set(found.filter((one) => one !== undefined))];
}
