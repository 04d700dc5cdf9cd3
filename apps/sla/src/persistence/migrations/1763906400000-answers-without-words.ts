import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers of commands are stored as they were given: what officers and units had written is not to lie there readable. */
export class AnswersWithoutWords1763906400000 implements MigrationInterface {
  name = 'AnswersWithoutWords1763906400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update idempotency
         set answer = ((answer - '{reason,instruction}'::text[]) #- '{decision,reason}') #- '{closure,note}'
       where answer ? 'requestId' or answer ? 'supervisionId'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
