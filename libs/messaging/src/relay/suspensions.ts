/** A destination that refuses is asked again after this time; the others are not delayed (engine rule 12). */
const SUSPEND_MS = 5_000;

interface Suspension {
  readonly until: number;
  /** One of our own topics: what tells the outside of the same decisions must wait with it (engine rule 14). */
  readonly internal: boolean;
}

/** Destinations that are set aside because they are gone, closed or refuse what they are sent. */
export class Suspensions {
  private readonly byTopic = new Map<string, Suspension>();

  add(topic: string, internal: boolean, nowMs = performance.now()): void {
    this.byTopic.set(topic, { until: nowMs + SUSPEND_MS, internal });
  }

  /** @returns true when a destination is to be tried again. */
  lift(nowMs = performance.now()): boolean {
    const before = this.byTopic.size;
    for (const [topic, { until }] of this.byTopic) if (until <= nowMs) this.byTopic.delete(topic);
    return this.byTopic.size < before;
  }

  has(topic: string): boolean {
    return this.byTopic.has(topic);
  }

  topics(): string[] {
    return [...this.byTopic.keys()];
  }

  internalTopics(): string[] {
    return [...this.byTopic].filter(([, { internal }]) => internal).map(([topic]) => topic);
  }
}
