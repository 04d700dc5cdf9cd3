import { migrateService } from '@huiying/messaging';
import { stores } from './persistence/facts';
import { migrations } from './persistence/migrations';
import { migrationConfig } from './reporting.config';

migrateService({ ...migrationConfig(), stores, migrations }).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
