import { setTimeout as pause } from 'node:timers/promises';
import { JURISDICTION } from '../../bench/src/lifecycle/sample-papers';
import type { Stand } from '../../bench/src/stand';
import type { Services } from '../../deploy/src/platform/services';

const EVERY_MS = 100;
const PATH = '/dispatch?limit=5';
const ANSWER_WITHIN_MS = 20_000;

/**
 * A dispatcher's program that reads its list ten times a second through two processes of routing, as behind a balancer:
 * in turns, and by the other door when one is shut. A request that no door answers is a failed one.
 */
export class RequestStream {
  answered = 0;
  readonly failures: string[] = [];
  private closed = false;
  private running: Promise<void> = Promise.resolve();

  private constructor(
    private readonly token: string,
    private readonly doors: readonly Pick<Services, 'url'>[],
  ) {}

  static async open(stand: Stand, doors: readonly Pick<Services, 'url'>[]): Promise<RequestStream> {
    const { token } = await stand.platform.mint({ role: 'dispatcher', jurisdiction: JURISDICTION });
    const stream = new RequestStream(token, doors);
    stream.running = stream.work();
    return stream;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.running;
  }

  private async work(): Promise<void> {
    for (let n = 0; !this.closed; n += 1) {
      await this.ask(n);
      await pause(EVERY_MS);
    }
  }

  private async ask(n: number): Promise<void> {
    const refusals: string[] = [];
    for (let door = 0; door < this.doors.length; door += 1) {
      const answer = await this.askAt(this.doors[(n + door) % this.doors.length]!);
      if (answer === undefined) return void (this.answered += 1);
      refusals.push(answer);
    }
    this.failures.push(`a request failed: ${refusals.join('; ')}`);
  }

  /** @returns why it was not answered */
  private async askAt(door: Pick<Services, 'url'>): Promise<string | undefined> {
    try {
      const answer = await fetch(`${door.url('routing')}${PATH}`, {
        headers: { authorization: `Bearer ${this.token}` },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const text = await answer.text();
      return answer.status === 200 ? undefined : `${answer.status} ${text}`;
    } catch (error) {
      const { cause, message } = error as Error;
      return String((cause as { code?: string } | undefined)?.code ?? message);
    }
  }
}
