import { Injectable } from '@nestjs/common';
import { Reader, ref, type UnitOfWork } from '@huiying/messaging';
import type { JurisdictionId } from '@huiying/policy';
import type { Organisation } from '../organisation/organisation';
import { organisations } from './stores';

export interface VersionedOrganisation {
  readonly organisation: Organisation;
  readonly version: number;
}

/** A replica sees what another one entered after at most this long. */
const FRESH_MS = 500;

/**
 * The directory. A proposal looks at every organisation of a place, so each process keeps them for half a second of
 * machine time; whatever this process writes it forgets at once. What an order needs is only that the organisation is
 * active, and that is never taken back.
 */
@Injectable()
export class Organisations {
  private readonly kept = new Map<
    JurisdictionId,
    { readonly until: number; readonly entries: Promise<readonly Organisation[]> }
  >();

  constructor(private readonly reader: Reader) {}

  find(unit: UnitOfWork, org: string): Promise<Organisation | undefined> {
    return unit.find(organisations, org);
  }

  save(unit: UnitOfWork, organisation: Organisation): void {
    unit.save(organisations, organisation.org, organisation);
  }

  /** After the commit of a change. */
  forget(): void {
    this.kept.clear();
  }

  /** All organisations of a place. */
  of(pack: JurisdictionId): Promise<readonly Organisation[]> {
    const now = performance.now();
    const kept = this.kept.get(pack);
    if (kept && kept.until > now) return kept.entries;
    const entries = this.reader
      .query<{ doc: Organisation }>('select doc from organisation where pack = $1 order by id', [pack])
      .then((rows) => rows.map(({ doc }) => doc));
    // a failed read is not kept: the next message asks the database again
    entries.catch(() => this.kept.delete(pack));
    this.kept.set(pack, { until: now + FRESH_MS, entries });
    return entries;
  }

  async read(org: string): Promise<VersionedOrganisation | undefined> {
    const found = await this.reader.read<Organisation>(ref(organisations, org));
    return found && { organisation: found.doc, version: found.version };
  }

  /** The organisation of that code, and those of the place of that code. */
  async named(code: string): Promise<readonly Organisation[]> {
    const rows = await this.reader.query<{ doc: Organisation }>(
      'select doc from organisation where id = $1 or jurisdiction = $1 order by id',
      [code],
    );
    return rows.map(({ doc }) => doc);
  }

  async list(
    filter: { readonly jurisdiction?: string | undefined; readonly status?: string | undefined },
    limit: number,
    after?: string,
  ): Promise<readonly VersionedOrganisation[]> {
    const rows = await this.reader.query<{ doc: Organisation; version: number }>(
      `select doc, version from organisation where ($1::text is null or jurisdiction = $1) and ($2::text is null or status = $2)
        and ($3::text is null or id > $3) order by id limit $4`,
      [filter.jurisdiction ?? null, filter.status ?? null, after ?? null, limit + 1],
    );
    return rows.map(({ doc, version }) => ({ organisation: doc, version }));
  }

  async provisioning(): Promise<readonly string[]> {
    const rows = await this.reader.query<{ id: string }>(
      `select id from organisation where status = 'provisioning' order by id limit 100`,
    );
    return rows.map(({ id }) => id);
  }

  async active(): Promise<readonly string[]> {
    const rows = await this.reader.query<{ id: string }>(
      `select id from organisation where status = 'active' order by id`,
    );
    return rows.map(({ id }) => id);
  }
}
