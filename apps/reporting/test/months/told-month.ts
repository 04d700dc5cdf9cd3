import type { DataOf, Incoming, MessageContract } from '@huiying/contracts';
import { Validator } from '@huiying/messaging';
import { deadlineFacts } from '../../src/persistence/facts';
import { fallDue, tooLateFrom } from '../../src/projections/deadline-fact';
import type { DeadlineFact } from '../../src/projections/deadline-fact';
import { projections } from '../../src/reporting.messages';
import type { ReportingDatabase } from '../reporting-database';

interface Row {
  readonly table: string;
  readonly id: string;
  readonly doc: unknown;
}

const validator = new Validator();

/** A month as the services tell it: each event is checked against its contract and changes the rows that its consumer changes. */
export class ToldMonth {
  private readonly rows = new Map<string, Row>();
  private told = 0;

  constructor(readonly jurisdiction: string) {}

  /** Says what the contract requires, as in its example, with what the story says instead. */
  say<C extends MessageContract>(contract: C, said: Partial<DataOf<C>>): void {
    const { required, properties } = contract.schema as unknown as { required: string[]; properties: object };
    const sample = contract.example as Record<string, unknown>;
    const data = {
      ...Object.fromEntries(required.map((field) => [field, sample[field]])),
      ...('jurisdiction' in properties ? { jurisdiction: this.jurisdiction } : {}),
      ...said,
    } as DataOf<C> & Readonly<Record<string, string | undefined>>;
    validator.assertValid(contract, data);
    const subject =
      contract.topic === 'rating.ratings' || contract.topic === 'sla.deadlines'
        ? (data['ratingId'] ?? data['caseId'])
        : (data['caseId'] ?? data['org']);
    const message = {
      ...{ id: `${contract.type}:${(this.told += 1)}`, source: '/huiying/story', type: contract.type },
      ...{ subject: subject ?? '', sequence: this.told, jurisdiction: this.jurisdiction },
      ...{ correlationId: 'a-month', data, topic: contract.topic, partition: 0, offset: 0n },
      ...{ key: null, appendedAt: 0, arrivedAt: 0 },
    } as Incoming<DataOf<C>>;
    const projection = projections.find((each) => each.contract === contract);
    if (!projection) throw new Error(`${contract.type} is not read`);
    for (const { store, id, project } of projection.changes(message)) {
      const key = `${store.table}/${id}`;
      this.keep(store.table, id, project(this.rows.get(key)?.doc));
    }
  }

  /** What the service's own users told it, and no event. */
  keep(table: string, id: string, doc: unknown): void {
    this.rows.set(`${table}/${id}`, { table, id, doc });
  }

  /** The timers of the clocks that still run then. */
  fallDueUntil(instant: string): void {
    for (const { table, id, doc } of [...this.rows.values()]) {
      if (table !== deadlineFacts.table) continue;
      const clock = doc as DeadlineFact;
      if (Date.parse(clock.dueAt) < Date.parse(instant))
        this.keep(table, id, fallDue(clock, tooLateFrom(clock)));
    }
  }

  async insertInto(database: ReportingDatabase): Promise<void> {
    for (const { table, id, doc } of this.rows.values()) await database.insert(table, id, doc as object);
  }
}
