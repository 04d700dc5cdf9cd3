import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import type { Journey } from './journey';

const PER_LOOK = 1_000;

/** By primary key, so that the look costs the same whatever is stored. */
const VISIBLE = `
  select u.case_id from unnest($1::text[], $2::text[]) as u(case_id, rating_id)
    join reporting.case_fact c on c.id = u.case_id
    join reporting.rating_fact r on r.id = u.rating_id
   where c.doc->>'ending' = 'completed' and c.doc ? 'onTime' and r.doc->>'state' = 'recorded'`;

/** Looks whether reporting counts a case as completed, with the verdict on its clock, and its rating as recorded. */
export class ReportingWatch {
  private readonly pool: Pool;
  private readonly waiting = new Map<string, Journey>();
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    databaseUrl: string,
    private readonly everyMs: number,
    private readonly visible: (journey: Journey) => void,
    /** A database that is away is asked again. */
    private readonly patient = false,
  ) {
    const connection = {
      connectionString: databaseUrl,
      max: 1,
      connectionTimeoutMillis: 5_000,
      query_timeout: 20_000,
    };
    const ignore = (): void => undefined; // a lost connection fails the look that waits for it
    this.pool = new Pool(connection)
      .on('error', ignore)
      .on('connect', (client) => client.on('error', ignore));
  }

  open(): void {
    this.running = this.look();
  }

  expect(journey: Journey): void {
    this.waiting.set(journey.caseId, journey);
  }

  async close(): Promise<void> {
    this.stopping = true;
    await this.running;
    await this.pool.end();
  }

  private async look(): Promise<void> {
    while (!this.stopping) {
      await this.lookOnce().catch((error: unknown) => {
        if (!this.patient) throw error;
      });
      await pause(this.everyMs);
    }
  }

  private async lookOnce(): Promise<void> {
    const some = [...this.waiting.values()].slice(0, PER_LOOK);
    if (some.length === 0) return;
    const values = [some.map(({ caseId }) => caseId), some.map(({ ratingId }) => ratingId)];
    const { rows } = await this.pool.query<{ case_id: string }>({ name: 'visible', text: VISIBLE, values });
    for (const { case_id: caseId } of rows) {
      const journey = this.waiting.get(caseId);
      if (journey && this.waiting.delete(caseId)) this.visible(journey);
    }
  }
}
