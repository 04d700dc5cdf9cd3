import { migrateService } from '@huiying/messaging';
import { stores } from './persistence/facts';
import { keptStores } from './persistence/kept';
import { migrations } from './persistence/migrations';
import { migrationConfig } from './reporting.config';

migrateService({ ...migrationConfig(), stores: [...stores, ...keptStores], migrations }).catch(
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
