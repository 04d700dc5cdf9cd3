/** What somebody outside saw of a rule that no message and no answer names. */
export interface Observation {
  readonly rule: string;
  readonly what: string;
}

/** What the players saw with their own eyes, in the order in which they saw it. */
export class Observations {
  private readonly noted: Observation[] = [];
  private told = 0;

  /**
   * Notes that a rule was seen at work.
   * @param what in the words of the law, Chinese
   * @param holds whether it was so
   * @throws Error when it was not: the story ends there
   */
  note(rule: string, what: string, holds: boolean): void {
    if (!holds) throw new Error(`${rule}: expected to see “${what}”, and did not`);
    this.noted.push({ rule, what });
  }

  get rules(): readonly string[] {
    return this.noted.map(({ rule }) => rule);
  }

  /** Those since the last time that somebody asked. */
  takeNew(): readonly Observation[] {
    const fresh = this.noted.slice(this.told);
    this.told = this.noted.length;
    return fresh;
  }
}
