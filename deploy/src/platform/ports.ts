import { createServer } from 'node:net';
import type { Home } from './paths';
import { readPrivateJson, writePrivateJson } from './private-file';

/** Ports that a home tries first, so that bookmarks and clients survive; another home's or program's wins. */
const USUAL: Readonly<Record<string, number>> = {
  kafka: 19092,
  'kafka-controller': 19093,
  postgres: 15432,
  intake: 17001,
  routing: 17002,
  sla: 17003,
  rating: 17004,
  reporting: 17005,
};

/**
 * A free TCP port on 127.0.0.1 for that purpose: the one this home had last time, else the usual one, else any.
 * `ephemeral` homes (tests) skip the usual ones, because many run at once.
 */
export async function choosePort(home: Home, purpose: string, ephemeral = false): Promise<number> {
  const remembered = readPrivateJson<Record<string, number>>(home.portsFile) ?? {};
  const wishes = [remembered[purpose], ephemeral ? undefined : USUAL[purpose], 0];
  for (const wish of wishes) {
    const port = wish === undefined ? undefined : await listenOnce(wish);
    if (port === undefined) continue;
    const now = readPrivateJson<Record<string, number>>(home.portsFile) ?? {};
    writePrivateJson(home.portsFile, { ...now, [purpose]: port });
    return port;
  }
  throw new Error(`No free port on 127.0.0.1 for ${purpose}`);
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once('error', () => settle(undefined));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
