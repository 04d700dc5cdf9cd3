import { migrateService } from '@huiying/messaging';
import { Responsibility1763800100000 } from './persistence/migrations/1763800100000-responsibility';
import { Publications1763806500000 } from './persistence/migrations/1763806500000-publications';
import { stores } from './persistence/stores';
import { migrationConfig } from './routing.config';

migrateService({
  ...migrationConfig(),
  stores,
  migrations: [Responsibility1763800100000, Publications1763806500000],
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
