import { migrateService } from '@huiying/messaging';
import { migrations } from './persistence/migrations';
import { stores } from './persistence/stores';
import { migrationConfig } from './rating.config';

migrateService({
  ...migrationConfig(),
  stores,
  migrations,
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
