import { checkBroker } from './recovery/after-broker-loss';
import { JURISDICTIONS, startPlatform, type Platform } from './platform/platform';

/**
 * `npm start`: runs the platform until it is told to stop. `CLOCK=simulated` starts it with the simulated clock,
 * `BROKER_LOST=yes` on an empty broker after the data of the former one was lost (docs/runbooks/broker-lost.md).
 */
async function main(): Promise<void> {
  const clock = process.env['CLOCK'] ?? 'system';
  if (clock !== 'system' && clock !== 'simulated')
    throw new Error(`CLOCK is "${clock}"; expected "system" or "simulated"`);
  const began = Date.now();
  const say = (line: string): void => console.log(`· ${line}`);

  let stopping: Promise<void> | undefined;
  const starting = startPlatform({
    clock,
    supervise: true,
    onProgress: say,
    beforeServices: (infrastructure) =>
      checkBroker(infrastructure, process.env['BROKER_LOST'] === 'yes', say),
    onServiceExit: (name, code, logTail) =>
      say(`${name} exited (${code}) and is started again; its last lines:\n${logTail}`),
  });
  const stop = (): void => {
    stopping ??= (async () => {
      say('stopping');
      const running = await starting.catch(() => undefined);
      const killed = (await running?.stop()) ?? [];
      for (const name of killed) say(`${name} did not stop within 10 s and was killed`);
      say('stopped; nothing is left running');
    })().then(() => process.exit(0), reportAndExit);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

  const platform = await starting;
  if (stopping === undefined) summary(platform, (Date.now() - began) / 1000);
}

function summary(platform: Platform, seconds: number): void {
  const { services, home, kafkaAdmin } = platform;
  const lines = [
    `The platform is running (${seconds.toFixed(1)} s), for jurisdictions ${JURISDICTIONS.join(', ')}.`,
    ...services.names.map(
      (name) => `  ${name.padEnd(10)} ${services.url(name)}   API: ${services.url(name)}/docs`,
    ),
    `  kafka      ${kafkaAdmin.brokers.join(', ')} (${kafkaAdmin.securityProtocol}, SCRAM-SHA-512)`,
    `  postgres   ${new URL(platform.postgres.adminUrl).host}`,
    `  Credentials and tokens: ${home.connectionFile}`,
    `  Logs: ${home.logs}`,
    'Ctrl-C stops it; the data stays. `npm run clean` removes the data.',
  ];
  console.log(lines.join('\n'));
}

function reportAndExit(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

main().catch(reportAndExit);
