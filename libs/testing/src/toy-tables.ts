import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The toy service's tables. */
export class ToyTables1763800200000 implements MigrationInterface {
  readonly name = 'ToyTables1763800200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(aggregateTable('thing'));
    await runner.query(
      aggregateTable('account', ["total int generated always as ((doc->>'total')::int) stored"]),
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
