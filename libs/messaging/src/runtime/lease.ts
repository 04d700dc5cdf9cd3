import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

const SECONDS = 6;
const RENEW_AFTER_MS = 2_000;

/**
 * A lease row that expires by the database's real clock: a holder that was stopped loses it, unlike an advisory lock
 * (engine rule 10). What a late holder still does must be harmless by itself.
 */
export class Lease {
  private readonly holder: string;
  private renewedAt = -Infinity;

  constructor(
    private readonly pool: Pool,
    private readonly name: string,
    instance: string,
  ) {
    this.holder = `${instance}/${randomUUID()}`;
  }

  /** True while this process holds the lease; takes or renews it when needed. */
  async held(): Promise<boolean> {
    const asked = performance.now();
    if (asked - this.renewedAt < RENEW_AFTER_MS) return true;
    const taken = await this.pool.query({
      name: 'lease',
      text: `insert into lease (name, holder, expires_at) values ($1, $2, clock_timestamp() + interval '${SECONDS} seconds')
             on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
              where lease.holder = excluded.holder or lease.expires_at < clock_timestamp()`,
      values: [this.name, this.holder],
    });
    const held = taken.rowCount === 1;
    this.renewedAt = held ? asked : -Infinity;
    return held;
  }

  async release(): Promise<void> {
    this.renewedAt = -Infinity;
    await this.pool.query('delete from lease where name = $1 and holder = $2', [this.name, this.holder]);
  }
}

/** What a killed predecessor of this instance held is free at once; an instance is one process at a time. */
export async function inheritLeases(pool: Pool, instance: string): Promise<void> {
  await pool.query(`delete from lease where split_part(holder, '/', 1) = $1`, [instance]);
}
