import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

const SECONDS = 6;
const RENEW_AFTER_MS = 2_000;

/**
 * A lease row that expires by the database's real clock: a holder that was stopped loses it, unlike an advisory lock
 * (engine rule 10). What a late holder still does must be harmless by itself.
 */
export class Lease {
  private readonly holder = randomUUID();
  private renewedAt = 0;

  constructor(
    private readonly pool: Pool,
    private readonly name: string,
  ) {}

  /** True while this process holds the lease; takes or renews it when needed. */
  async held(): Promise<boolean> {
    if (Date.now() - this.renewedAt < RENEW_AFTER_MS) return true;
    const taken = await this.pool.query({
      name: 'lease',
      text: `insert into lease (name, holder, expires_at) values ($1, $2, clock_timestamp() + interval '${SECONDS} seconds')
             on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
              where lease.holder = excluded.holder or lease.expires_at < clock_timestamp()`,
      values: [this.name, this.holder],
    });
    const held = taken.rowCount === 1;
    this.renewedAt = held ? Date.now() : 0;
    return held;
  }

  async release(): Promise<void> {
    this.renewedAt = 0;
    await this.pool.query('delete from lease where name = $1 and holder = $2', [this.name, this.holder]);
  }
}
