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

/** 好评 is 基本满意 or better; 差评 is 不满意 or worse. */
export const isGood = (satisfaction: Satisfaction): boolean =>
  satisfaction !== 'dissatisfied' && satisfaction !== 'very_dissatisfied';
