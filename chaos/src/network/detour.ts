import { connect, createServer, type Server, type Socket } from 'node:net';
import { OneWay, type Weather } from './one-way';

export type Way = 'toServer' | 'toClient';
export const BOTH_WAYS: readonly Way[] = ['toServer', 'toClient'];

/** How to know the request whose answer may get lost, and its answer, in the bytes of a protocol. */
export interface Dialect {
  readonly isRequest: (piece: Buffer) => boolean;
  readonly isAnswer: (piece: Buffer) => boolean;
}

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  readonly ways: Readonly<Record<Way, OneWay>>;
}

/**
 * A TCP proxy on loopback between the services and a server of theirs, for what a network does: delay, silence, one way
 * only, cuts, refusal, connections that are open and dead, resets in mid-request, and work that is done while the
 * answer never comes.
 */
export class Detour {
  private readonly server: Server;
  private readonly pairs = new Set<Pair>();
  private readonly weather: Record<Way, Weather> = { toServer: { delayMs: 0 }, toClient: { delayMs: 0 } };
  private refuses = false;
  private silent = false;
  private toLose = 0;
  private toReset = { count: 0, atLeast: 0 };
  /** Requests that reached the server and whose connection ended before their answer. */
  answersLost = 0;
  /** Requests of which the server got the first half. */
  resets = 0;

  private constructor(
    private readonly target: { readonly host: string; readonly port: number },
    private readonly dialect: Dialect,
  ) {
    this.server = createServer((client) => this.accept(client));
  }

  /** @param target where the server listens */
  static async before(target: { host: string; port: number }, dialect: Dialect): Promise<Detour> {
    const detour = new Detour(target, dialect);
    await new Promise<void>((ready) => detour.server.listen(0, '127.0.0.1', ready));
    return detour;
  }

  /** Where clients reach the server by it, on 127.0.0.1. */
  get port(): number {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
    return address.port;
  }

  /** How many are open now. */
  get connections(): number {
    return this.pairs.size;
  }

  /** What has been held back goes on in its order when the weather allows it. */
  set(weather: Weather, ways: readonly Way[] = BOTH_WAYS): void {
    for (const way of ways) {
      this.weather[way] = weather;
      for (const pair of this.pairs) pair.ways[way].pump();
    }
  }

  /** Ends every connection now; new ones are taken. */
  cut(): void {
    for (const pair of this.pairs) end(pair);
  }

  /** From now on, or no longer: whoever connects is shown the door. */
  refuse(refuses: boolean): void {
    this.refuses = refuses;
  }

  /**
   * From now on, or no longer: connections stay open, new ones are taken, and nobody is ever answered on any of them,
   * also afterwards: what a firewall that has forgotten its connections does.
   */
  silence(silent: boolean): void {
    this.silent = silent;
    if (silent) for (const { ways } of this.pairs) for (const way of BOTH_WAYS) ways[way].forget();
  }

  /** Of the next `count` requests that have so many bytes the server gets the first half, then the connection is reset. */
  resetNext(count: number, atLeast: number): void {
    this.toReset = { count, atLeast };
  }

  /** The next `count` requests of the dialect reach the server, and the connection ends before their answer. */
  loseAnswers(count: number): void {
    this.toLose = count;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((done) => this.server.close(() => done()));
  }

  private accept(client: Socket): void {
    if (this.refuses) {
      client.on('error', () => undefined).resetAndDestroy();
      return;
    }
    const server = connect(this.target);
    const ways = {
      toServer: new OneWay(server, () => this.weather.toServer),
      toClient: new OneWay(client, () => this.weather.toClient),
    };
    if (this.silent) for (const way of BOTH_WAYS) ways[way].forget();
    this.join({ client, server, ways });
  }

  private join(pair: Pair): void {
    const { client, server, ways } = pair;
    this.pairs.add(pair);
    const over = (): void => {
      this.pairs.delete(pair);
      end(pair);
    };
    for (const socket of [client, server]) socket.setNoDelay(true).on('error', over).on('close', over);
    let losing = false;
    client.on('data', (piece) => {
      if (this.toReset.count > 0 && piece.length >= this.toReset.atLeast) return this.reset(pair, piece);
      if (this.toLose > 0 && this.dialect.isRequest(piece)) {
        this.toLose -= 1;
        losing = true;
      }
      ways.toServer.take(piece);
    });
    server.on('data', (piece) => {
      if (!losing) return ways.toClient.take(piece);
      if (!this.dialect.isAnswer(piece)) return;
      this.answersLost += 1;
      over();
    });
  }

  private reset(pair: Pair, piece: Buffer): void {
    this.toReset.count -= 1;
    this.resets += 1;
    pair.server.write(piece.subarray(0, piece.length >> 1), () => end(pair));
  }
}

function end({ client, server, ways }: Pair): void {
  for (const way of BOTH_WAYS) ways[way].forget();
  client.resetAndDestroy();
  server.destroy();
}
