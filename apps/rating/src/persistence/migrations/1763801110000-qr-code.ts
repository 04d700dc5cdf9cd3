import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes to rate by, how often each was used, and the keyed indexes by which signals of integrity are found. */
export class QrCode1763801110000 implements MigrationInterface {
  name = 'QrCode1763801110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(aggregateTable('qr_code'));
    await runner.query(aggregateTable('qr_use'));
    await runner.query(`
      comment on table qr_code is 'Codes to rate by: whose, where, until when; the token itself is not kept here.';
      comment on table qr_use is 'Ratings by a code on one day, of everybody and of one person by keyed index.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
