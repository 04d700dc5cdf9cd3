import { connect, createServer, type Server, type Socket } from 'node:net';

/** What is done to the traffic. `held`: nothing passes either way and no connection ends, like a cable that is out. */
export type Weather = { readonly delayMs: number } | 'held';

/**
 * A TCP proxy on loopback between the services and their database, for what a network does: delay, silence, a cut, and
 * a commit whose answer never comes.
 */
export class DatabaseDetour {
  private readonly server: Server;
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private weather: Weather = { delayMs: 0 };
  private waiting: (() => void)[] = [];
  private answersToLose = 0;
  /** Commits that the server did and the client was never told of. */
  answersLost = 0;

  private constructor(private readonly target: { host: string; port: number }) {
    this.server = createServer((client) => this.pair(client));
  }

  /** @returns the proxy, and the same URL with the proxy's address */
  static async before(serverUrl: string): Promise<{ detour: DatabaseDetour; url: string }> {
    const url = new URL(serverUrl);
    const detour = new DatabaseDetour({ host: url.hostname, port: Number(url.port) });
    await new Promise<void>((ready) => detour.server.listen(0, '127.0.0.1', ready));
    const address = detour.server.address();
    if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
    url.port = String(address.port);
    return { detour, url: url.toString() };
  }

  set(weather: Weather): void {
    this.weather = weather;
    if (weather === 'held') return;
    for (const go of this.waiting.splice(0)) go();
  }

  /** Ends every connection now; new ones are taken. */
  cut(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
  }

  /** The next `count` commits are done by the server, and the connection ends before their answer. */
  loseAnswers(count: number): void {
    this.answersToLose = count;
  }

  async close(): Promise<void> {
    this.set({ delayMs: 0 });
    this.cut();
    await new Promise<void>((done) => this.server.close(() => done()));
  }

  private pair(client: Socket): void {
    const server = connect(this.target);
    const both = [client, server] as const;
    this.pairs.add(both);
    let losing = false;
    const end = (): void => {
      this.pairs.delete(both);
      client.destroy();
      server.destroy();
    };
    for (const socket of both) socket.setNoDelay(true).on('error', end).on('close', end);
    client.on('data', (piece) => {
      if (this.answersToLose > 0 && isCommit(piece)) {
        this.answersToLose -= 1;
        losing = true;
      }
      this.pass(client, server, piece);
    });
    server.on('data', (piece) => {
      if (!losing) return this.pass(server, client, piece);
      if (!isCommitted(piece)) return;
      this.answersLost += 1;
      end();
    });
  }

  private pass(from: Socket, to: Socket, piece: Buffer): void {
    if (this.weather !== 'held' && this.weather.delayMs === 0 && !from.isPaused())
      return void to.write(piece);
    from.pause();
    const go = (): void => {
      to.write(piece);
      from.resume();
    };
    if (this.weather === 'held') this.waiting.push(go);
    else setTimeout(go, this.weather.delayMs);
  }
}

/** A Bind of the engine's prepared statement `commit` (PostgreSQL protocol 3.0: portal, then statement, each ended by 0). */
const isCommit = (piece: Buffer): boolean => piece.includes('\0commit\0', 0, 'latin1');
/** ReadyForQuery, idle: the transaction of the statement is over. */
const isCommitted = (piece: Buffer): boolean => piece.includes('Z\0\0\0\x05I', 0, 'latin1');
