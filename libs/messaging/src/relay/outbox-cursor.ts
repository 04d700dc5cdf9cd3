import type { Pool } from 'pg';

const LOOK_MS = 1_000;

interface Mark {
  /** The highest id given out when it was taken. */
  readonly high: bigint;
  /** Every transaction that can hold a number up to `high` began before this one. */
  readonly until: bigint;
}

/**
 * The id below which the relay need not look: dead index entries there are not visited again, even while a long reader
 * keeps them from being vacuumed (engine rule 13).
 *
 * An id is given out before its transaction commits, so a row may appear below one that has been sent. A fixed slack
 * would lose it: later rows of the same case would go out first, and receivers drop the lower sequence as a duplicate.
 * So a mark is taken (the highest id), and counts once every transaction of its time has ended. An id is given out a
 * moment before its transaction gets a number of its own, hence the second between the two halves of a mark.
 */
export class OutboxCursor {
  private position = 0n;
  private lookedAt = -Infinity;
  private rowsSeen = false;
  private fresh: bigint | undefined;
  private marks: Mark[] = [];
  private proven = 0n;

  get value(): bigint {
    return this.position;
  }

  /** Before each read. Costs nothing while the outbox is empty, and one small query a second under load. */
  async look(pool: Pool, nowMs = performance.now()): Promise<void> {
    if (!this.rowsSeen || nowMs - this.lookedAt < LOOK_MS) return;
    this.lookedAt = nowMs;
    this.rowsSeen = false;
    const { rows } = await pool.query<{ high: string; oldest: string; next: string }>({
      name: 'outbox-mark',
      text: `select case when is_called then last_value else 0 end as high,
          pg_snapshot_xmin(s)::text as oldest, pg_snapshot_xmax(s)::text as next from outbox_id_seq, pg_current_snapshot() as s`,
    });
    const row = rows[0];
    if (row) this.noted(BigInt(row.high), BigInt(row.oldest), BigInt(row.next));
  }

  /** What was read from `value` on has been sent, up to `last`; `complete`: nothing more was there. */
  passed(last: bigint | undefined, complete: boolean): void {
    this.rowsSeen ||= last !== undefined;
    const reached = complete || last === undefined || this.proven < last ? this.proven : last;
    if (reached > this.position) this.position = reached;
  }

  /** Rows that were left out are wanted again (a destination takes records again). */
  restart(): void {
    this.position = 0n;
  }

  private noted(high: bigint, oldest: bigint, next: bigint): void {
    for (const mark of this.marks)
      if (mark.until <= oldest && mark.high > this.proven) this.proven = mark.high;
    this.marks = this.marks.filter((mark) => mark.until > oldest);
    if (this.fresh !== undefined) this.marks.push({ high: this.fresh, until: next });
    this.fresh = high;
  }
}
