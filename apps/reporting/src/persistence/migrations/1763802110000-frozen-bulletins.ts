import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bulletins are frozen by people and cannot be made again: they are not among the tables of facts. */
export class FrozenBulletins1763802110000 implements MigrationInterface {
  name = 'FrozenBulletins1763802110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(aggregateTable('bulletin'));
    await runner.query(aggregateTable('bulletin_bytes'));
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
