import type { LocalDate } from './vocabulary';

/** A raw value of the law as it stands in a file: from when, which value, which article says so. */
export interface DatedBlock {
  readonly from: LocalDate;
  /** Last day of the block; without it the block runs until the next one begins. */
  readonly to?: LocalDate;
  /** Absent: the rule has ended and nothing takes its place; `note` says why. */
  readonly value?: unknown;
  readonly reference: string;
  readonly note?: string;
  /** Pack version that corrected an earlier block of the same day; older references keep the older value. */
  readonly correctedIn?: string;
}

export interface ParameterEntry {
  readonly name: { readonly zh: string; readonly en: string };
  readonly description?: string;
  /** Recorded and shown only: no code reads it, and whoever changes it is told so. */
  readonly descriptive?: true;
  readonly unit?: string;
  readonly rule?: string;
  /** Numbers of the recorded questions of procedure (`Q29`) that the value answers. */
  readonly questions?: readonly string[];
  readonly values: readonly DatedBlock[];
}

/** A parameter as it stands on one day under one version of a pack. */
export interface Parameter {
  readonly key: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly value: unknown;
  readonly unit?: string;
  readonly reference: string;
  readonly note?: string;
  readonly from: LocalDate;
  readonly ruleId?: string;
  readonly questions: readonly string[];
  readonly file: string;
  /** No code reads it: another value changes nothing. */
  readonly descriptive?: true;
  /** True where the regulation is silent and the value is the product's own recorded default. */
  readonly isDefault: boolean;
}

export class PackFault extends Error {
  /** @param file file name · @param key path of the key at fault · @param found value · @param expected in words */
  constructor(
    readonly file: string,
    readonly key: string,
    readonly found: unknown,
    readonly expected: string,
  ) {
    super(`${file}: '${key}' is ${JSON.stringify(found) ?? 'absent'}; expected ${expected}`);
    this.name = 'PackFault';
  }
}
