import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of which form the rows are: those that an older release has projected are of the first, a new database has none yet. */
export class ProjectedForm1763812300000 implements MigrationInterface {
  name = 'ProjectedForm1763812300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create table projected_form (form int not null, one boolean primary key default true check (one))',
    );
    await runner.query(
      'insert into projected_form (form) select case when exists (select 1 from case_fact) then 1 else 2 end',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
