import type { PlatformOptions } from '../../../deploy/src/platform/platform';
import { Detour } from './detour';
import { commits, produces } from './dialects';

export type Server = 'database' | 'broker';

/** The proxies between the services and their servers; nobody else goes by them, the players and the judge do not. */
export class Detours {
  private readonly open = new Map<Server, Detour>();

  constructor(private readonly wanted: readonly Server[]) {}

  /** What the platform asks when it has a server that its services are to reach. */
  get options(): Pick<PlatformOptions, 'databaseVia' | 'kafkaVia'> {
    const databaseVia = async (serverUrl: string): Promise<string> => {
      const url = new URL(serverUrl);
      const detour = await Detour.before({ host: url.hostname, port: Number(url.port) }, commits);
      this.open.set('database', detour);
      url.port = String(detour.port);
      return url.toString();
    };
    const kafkaVia = async (port: number): Promise<number> => {
      const detour = await Detour.before({ host: '127.0.0.1', port }, produces);
      this.open.set('broker', detour);
      return detour.port;
    };
    return {
      ...(this.wanted.includes('database') ? { databaseVia } : {}),
      ...(this.wanted.includes('broker') ? { kafkaVia } : {}),
    };
  }

  /** @throws Error when this one was not wanted */
  to(server: Server): Detour {
    const detour = this.open.get(server);
    if (!detour) throw new Error(`this scene has no detour to the ${server}`);
    return detour;
  }

  async close(): Promise<void> {
    await Promise.all([...this.open.values()].map((detour) => detour.close()));
  }
}
