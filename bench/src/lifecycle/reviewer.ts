import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { Agent, request, type IncomingMessage } from 'node:http';
import { passedReview } from './sample-papers';

const CONNECTIONS = 16;
const PATIENCE_MS = 300;
/** Not yet known, parked for the moment, too much, or away (contract §5). */
const AGAIN = new Set([404, 429, 500, 502, 503, 504]);
const BODY = JSON.stringify(passedReview);

interface Answer {
  readonly status: number;
  readonly etag: string | undefined;
  readonly text: string;
}

/**
 * The reviewer's part, over REST with kept connections: reads the order with its reply, and passes it under the version
 * that was read; when the case has moved meanwhile (412), once more.
 */
export class Reviewer {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  private readonly waiting: string[] = [];
  private working = 0;
  private closed = false;
  /** Requests that were answered, and versions that had moved. */
  requests = 0;
  stale = 0;
  /** How often each status was answered. */
  readonly answers = new Map<number, number>();

  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly refused: (orderId: string, why: string) => void,
    private readonly patient = false,
  ) {}

  check(orderId: string): void {
    this.waiting.push(orderId);
    if (this.working < CONNECTIONS) void this.work();
  }

  close(): void {
    this.closed = true;
    this.agent.destroy();
  }

  private async work(): Promise<void> {
    this.working += 1;
    for (let orderId = this.waiting.shift(); orderId !== undefined; orderId = this.waiting.shift())
      await this.pass(orderId).catch((error: unknown) => this.refused(orderId, String(error)));
    this.working -= 1;
  }

  private async pass(orderId: string): Promise<void> {
    const key = randomUUID();
    for (let left = 10; ; left -= 1) {
      const seen = await this.ask('GET', `/orders/${orderId}`);
      if (seen.status !== 200) return this.refused(orderId, `GET ${seen.status} ${seen.text}`);
      const headers = { 'idempotency-key': key, 'if-match': seen.etag ?? '*' };
      const { status, text } = await this.ask('POST', `/orders/${orderId}/review`, headers, BODY);
      if (status === 200) return;
      if (status !== 412 || left === 0) return this.refused(orderId, `POST ${status} ${text}`);
      this.stale += 1;
    }
  }

  /** A service that is away or overloaded is asked again, with the same idempotency key, until it answers. */
  private async ask(...request: Parameters<Reviewer['askOnce']>): Promise<Answer> {
    for (;;) {
      const answer = await this.askOnce(...request).catch((error: unknown) => {
        if (!this.patient || this.closed) throw error;
        return undefined;
      });
      if (answer) this.answers.set(answer.status, (this.answers.get(answer.status) ?? 0) + 1);
      const again = answer === undefined || AGAIN.has(answer.status);
      if (answer !== undefined && !(again && this.patient && !this.closed)) return answer;
      await pause(PATIENCE_MS);
    }
  }

  private askOnce(
    method: string,
    path: string,
    more: Record<string, string> = {},
    body?: string,
  ): Promise<Answer> {
    this.requests += 1;
    const content = body === undefined ? {} : { 'content-type': 'application/json' };
    const headers = { authorization: `Bearer ${this.token}`, ...content, ...more };
    return new Promise((settle, fail) => {
      const sent = request(`${this.url}${path}`, { method, agent: this.agent, headers }, (response) => {
        read(response).then(settle, fail);
      });
      sent.on('error', fail);
      sent.end(body);
    });
  }
}

async function read(response: IncomingMessage): Promise<Answer> {
  let text = '';
  for await (const piece of response.setEncoding('utf8')) text += piece as string;
  return { status: response.statusCode ?? 0, etag: response.headers.etag, text };
}
