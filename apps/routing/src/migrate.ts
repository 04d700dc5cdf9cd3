import { migrateService } from '@huiying/messaging';
import { migrations } from './persistence/migrations/in-order';
import { stores } from './persistence/stores';
import { migrationConfig } from './routing.config';

migrateService({
  ...migrationConfig(),
  stores,
  migrations,
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
