import { migrateService } from '@huiying/messaging';
import { Rating1763800100000 } from './persistence/migrations/1763800100000-rating';
import { Appeal1763800500000 } from './persistence/migrations/1763800500000-appeal';
import { stores } from './persistence/stores';
import { migrationConfig } from './rating.config';

migrateService({
  ...migrationConfig(),
  stores,
  migrations: [Rating1763800100000, Appeal1763800500000],
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
