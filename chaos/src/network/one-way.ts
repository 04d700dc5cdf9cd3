import type { Writable } from 'node:stream';

/** What is done to the traffic of a way. `held`: nothing passes and nothing ends, like a cable that is out. */
export type Weather = { readonly delayMs: number } | 'held';

/** One direction of a connection: every piece arrives in its order, later, or never. */
export class OneWay {
  private readonly pieces: { readonly bytes: Buffer; readonly since: number }[] = [];
  private timer: NodeJS.Timeout | undefined;
  private forgets = false;

  constructor(
    private readonly to: Writable,
    private readonly weather: () => Weather,
  ) {}

  take(bytes: Buffer): void {
    if (this.forgets) return;
    this.pieces.push({ bytes, since: Date.now() });
    this.pump();
  }

  /** Lets through what may pass now. Call when the weather has changed. */
  pump(): void {
    clearTimeout(this.timer);
    const weather = this.weather();
    if (weather === 'held') return;
    for (let next = this.pieces[0]; next; next = this.pieces[0]) {
      const wait = next.since + weather.delayMs - Date.now();
      if (wait > 0) {
        this.timer = setTimeout(() => this.pump(), wait);
        return;
      }
      this.pieces.shift();
      this.to.write(next.bytes);
    }
  }

  /** Nothing that is said from now on arrives, nor what is still on its way. */
  forget(): void {
    this.forgets = true;
    this.pieces.length = 0;
    clearTimeout(this.timer);
  }
}
