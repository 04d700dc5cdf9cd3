/** Counts distinct messages (by id) of each type about each number, and how many came more than once under one id. */
export class ExactlyOnce {
  private readonly ids = new Set<string>();
  private readonly counts = new Map<string, Map<string, number>>();
  /** Sent again under the same id: at-least-once allows it, the receiver drops it. */
  redelivered = 0;

  take(number: string, type: string, id: string): void {
    if (this.ids.has(`${type} ${id}`)) {
      this.redelivered += 1;
      return;
    }
    this.ids.add(`${type} ${id}`);
    const byNumber = this.counts.get(type) ?? new Map<string, number>();
    this.counts.set(type, byNumber.set(number, (byNumber.get(number) ?? 0) + 1));
  }

  /**
   * One line per type: how many numbers have it not at all, or more than once; and types that nobody expects. What is
   * possible need not be there, but not twice either, nor for a number that was never sent.
   */
  faults(
    expected: ReadonlyMap<string, readonly string[]>,
    possible: ReadonlyMap<string, readonly string[]> = new Map(),
  ): string[] {
    const faults: string[] = [];
    for (const [type, numbers] of [...expected, ...possible]) {
      const found = this.counts.get(type) ?? new Map<string, number>();
      const missing = numbers.filter((number) => !found.has(number));
      const doubled = [...found].filter(([, count]) => count > 1);
      const known = new Set(numbers);
      const strange = [...found.keys()].filter((number) => !known.has(number));
      if (missing.length > 0 && expected.has(type))
        faults.push(`${type}: missing for ${missing.length}, first ${missing[0]}`);
      if (doubled.length > 0)
        faults.push(`${type}: more than once for ${doubled.length}, first ${doubled[0]?.[0]}`);
      if (strange.length > 0)
        faults.push(`${type}: for ${strange.length} that were never sent, first ${strange[0]}`);
    }
    for (const [type, found] of this.counts)
      if (!expected.has(type) && !possible.has(type))
        faults.push(`${type}: ${found.size}, none was expected`);
    return faults;
  }
}
