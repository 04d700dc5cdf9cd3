import { migrateService } from '@huiying/messaging';
import { CaseClocks1763800100000 } from './persistence/migrations/1763800100000-case-clocks';
import { stores } from './persistence/stores';
import { migrationConfig } from './sla.config';

migrateService({ ...migrationConfig(), stores, migrations: [CaseClocks1763800100000] }).catch(
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
