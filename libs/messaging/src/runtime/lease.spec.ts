import type { Pool } from 'pg';
import { Lease } from './lease';

describe('a lease', () => {
  afterEach(() => jest.restoreAllMocks());

  it('is renewed in time although the machine’s clock was set back an hour', async () => {
    let renewals = 0;
    const query = async () => ({ rowCount: (renewals += 1) && 1 });
    const lease = new Lease({ query } as unknown as Pool, 'timers', 'one');
    const elapsed = performance.now();
    await lease.held();
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);
    jest.spyOn(performance, 'now').mockReturnValue(elapsed + 60_000);
    await lease.held();
    expect(renewals).toBe(2);
  });
});
