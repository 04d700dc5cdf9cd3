import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Many clocks of one day end at one instant. With the instant alone in the index, each look for the next few hundred
 * read and sorted all that were left of it. Few wait for topics to be read; whether one does was asked of all.
 */
export class TimersInOrder1763804400000 implements MigrationInterface {
  name = 'TimersInOrder1763804400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index timer_due;
      create index timer_due on timer (due_at, store, aggregate_id, name);
      create index timer_waiting on timer (store, aggregate_id) where wait_for is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
