import { constants, setPriority } from 'node:os';
import { Client } from 'pg';

const LOOK_MS = 500;
/** Logins that ask long questions and that nobody waits for. */
const PATIENT = ['bi'];

/**
 * Long questions of analysts take the processor only when nobody else wants it: the sessions of `bi` get the lowest
 * priority of the operating system, which PostgreSQL itself has no word for. Only for the embedded database, whose
 * processes are of this machine; analysts of a server elsewhere get a replica (deploy/README.md).
 */
export class PatientReaders {
  private readonly lowered = new Set<number>();
  private readonly looking: NodeJS.Timeout;
  private session: Promise<Client> | undefined;
  private stopped = false;

  constructor(private readonly adminUrl: string) {
    this.looking = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.looking);
    await this.session?.then((client) => client.end()).catch(() => undefined);
  }

  private async look(): Promise<void> {
    try {
      const client = await (this.session ??= this.connected());
      const { rows } = await client.query<{ pid: number }>(
        'select pid from pg_stat_activity where usename = any($1)',
        [PATIENT],
      );
      for (const { pid } of rows) if (!this.lowered.has(pid)) lower(pid);
      this.lowered.clear();
      for (const { pid } of rows) this.lowered.add(pid);
    } catch {
      // the database is away: it is looked at again when it is back
      this.session = undefined;
    }
  }

  private async connected(): Promise<Client> {
    const client = new Client({ connectionString: this.adminUrl, application_name: 'huiying priorities' });
    client.on('error', () => (this.session = undefined));
    await client.connect();
    if (this.stopped) await client.end();
    return client;
  }
}

/** A session that has just ended has nothing to be lowered. */
function lower(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch (error) {
    if ((error as { info?: { code?: string } }).info?.code !== 'ESRCH') throw error;
  }
}
