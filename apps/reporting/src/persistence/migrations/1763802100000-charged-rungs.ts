import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CHARGED_ABOUT } from './1763800290000-sources-of-all-indicators';

/** The ledger reads all rungs with points of a case; most rungs carry none. */
export class ChargedRungs1763802100000 implements MigrationInterface {
  name = 'ChargedRungs1763802100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CHARGED_ABOUT);
    await runner.query(
      'create index alert_fact_charged_about on alert_fact (charged_about) where charged_about is not null',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
