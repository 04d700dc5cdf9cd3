import type { ReadRecord } from './read-everything';

/**
 * What a sender says of one subject stands on a topic in the order of its numbers. A record that comes again under its
 * old id stands anywhere: receivers drop it. A new one that goes back, or takes a number that was given, is a fault.
 */
export class InOrder {
  private readonly ids = new Set<string>();
  private readonly last = new Map<string, number>();
  private readonly wrong: string[] = [];
  /** Records whose place was judged. */
  judged = 0;

  take({ topic, subject, source, sequence, type, id }: ReadRecord): void {
    if (sequence === undefined || this.ids.has(`${topic} ${id}`)) return;
    this.ids.add(`${topic} ${id}`);
    const said = `${topic} ${source} ${subject}`;
    const before = this.last.get(said) ?? 0;
    this.judged += 1;
    this.last.set(said, Math.max(before, sequence));
    if (sequence <= before) this.wrong.push(`${type} ${sequence} of ${subject} after ${before} on ${topic}`);
  }

  faults(): string[] {
    if (this.judged === 0) return ['order: no record on the topics bears a number, so none was judged'];
    const [first] = this.wrong;
    return first === undefined ? [] : [`order: ${this.wrong.length} records go back, first ${first}`];
  }
}
