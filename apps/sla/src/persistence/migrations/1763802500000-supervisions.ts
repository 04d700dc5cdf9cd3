import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register of supervisions (督办), its numbers, and the findings of fault after a redo. */
export class Supervisions1763802500000 implements MigrationInterface {
  name = 'Supervisions1763802500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      aggregateTable('supervision', [
        `jurisdiction text generated always as (doc->>'jurisdiction') stored`,
        `org text generated always as (doc->>'org') stored`,
        `case_id text generated always as (doc->>'caseId') stored`,
        `order_id text generated always as (doc->>'orderId') stored`,
        `closed boolean generated always as (doc ? 'closure') stored`,
        `issued_at bigint generated always as ((doc->>'issuedAt')::bigint) stored`,
      ]),
    );
    await runner.query('create index supervision_issued on supervision (issued_at, id)');
    await runner.query('create index supervision_case on supervision (case_id)');
    await runner.query('create index supervision_order on supervision (order_id)');
    await runner.query(aggregateTable('supervision_register'));
    await runner.query(
      aggregateTable('fault_finding', [
        `jurisdiction text generated always as (doc->>'jurisdiction') stored`,
        `at_fault boolean generated always as ((doc->>'atFault')::boolean) stored`,
      ]),
    );
    await runner.query(`
      comment on table supervision is 'Register of supervisions; instructions and notes under the key of the deployment.';
      comment on table supervision_register is 'Last notice number of a division in a year; no gaps.';
      comment on table fault_finding is 'Whose fault it is that a person is dissatisfied after the redo, by order.';`);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
