import { chmodSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBroker } from './platform/broker';
import { classArchive } from './platform/java';
import { prepareKafka } from './platform/kafka-admin';
import { startGuard } from './platform/leftovers';
import { homeAt } from './platform/paths';
import { secretsOf } from './platform/secrets';

/**
 * Runs a broker once in a temporary home, lets it do what every first start does, and has Java write the classes that it
 * loaded into an archive (JEP 350) when it ends.
 */
async function main(): Promise<void> {
  const home = homeAt(mkdtempSync(join(tmpdir(), 'huiying-archive-')));
  chmodSync(home.root, 0o711);
  const endGuard = startGuard(home, true);
  const draft = `${classArchive()}.${process.pid}`;
  rmSync(classArchive(), { force: true });
  const secrets = secretsOf(home);
  try {
    const broker = await startBroker({
      home,
      secrets,
      ephemeral: true,
      jvm: [`-XX:ArchiveClassesAtExit=${draft}`],
    });
    try {
      await prepareKafka(broker.access, secrets.kafka);
    } finally {
      await broker.stop();
    }
    renameSync(draft, classArchive()); // whole or not at all
  } finally {
    endGuard();
    rmSync(draft, { force: true });
    rmSync(home.root, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
