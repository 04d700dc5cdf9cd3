import { migrateService } from '@huiying/messaging';
import { migrationConfig } from './intake.config';
import { CaseFile1763800100000 } from './persistence/migrations/1763800100000-case-file';
import { ContainedCases1763803510000 } from './persistence/migrations/1763803510000-contained-cases';
import { LocalEntries1764010800000 } from './persistence/migrations/1764010800000-local-entries';
import { SimilarTexts1764003600000 } from './persistence/migrations/1764003600000-similar-texts';
import { stores } from './persistence/stores';

migrateService({
  ...migrationConfig(),
  stores,
  migrations: [
    CaseFile1763800100000,
    ContainedCases1763803510000,
    SimilarTexts1764003600000,
    LocalEntries1764010800000,
  ],
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
