import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '../platform/connection';
import type { ServiceName } from '../platform/names';
import type { Role } from '../platform/tokens';

/** A command or query that was answered with a problem (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly body: Readonly<Record<string, unknown>>,
    request: string,
  ) {
    const { code, ruleId, detail } = body;
    const rule = typeof ruleId === 'string' ? ` (${ruleId})` : '';
    super(`${request}: ${status} ${String(code)}${rule} ${typeof detail === 'string' ? detail : ''}`.trim());
  }

  get code(): string {
    return String(this.body['code']);
  }
}

interface Answer {
  readonly body: Record<string, unknown>;
  readonly etag: string | undefined;
}

/** Nothing was done; the answer says after how many seconds to come again. */
const TOO_MANY = new Set(['REQUEST.TOO_MANY', 'OVERLOADED']);

/** How long something that another service has just published may be unknown to the one that is asked. */
const NOT_YET_MS = 10_000;

/** Someone of an office with a bearer token: nothing but HTTP. */
export class Officer {
  constructor(
    private readonly http: Connection['http'],
    private readonly token: string,
    private readonly hear: (answer: unknown) => void = () => undefined,
  ) {}

  /** The same officer; whatever is answered is told to somebody who listens, problems too. */
  overheardBy(hear: (answer: unknown) => void): Officer {
    return new Officer(this.http, this.token, hear);
  }

  /** With the token of `connection.json` for that role and place. */
  static of(connection: Connection, role: Role, jurisdiction: string, org?: string): Officer {
    const issued = connection.tokens.find(
      (token) => token.role === role && token.jurisdiction === jurisdiction && token.org === org,
    );
    if (issued === undefined) throw new Error(`connection.json has no token of ${role} for ${jurisdiction}`);
    return new Officer(connection.http, issued.token);
  }

  /** @throws Problem */
  async get(service: ServiceName, path: string): Promise<Record<string, unknown>> {
    return (await this.request(service, 'GET', path)).body;
  }

  /** What is answered as a file. @param type its media type @throws Problem */
  async paper(service: ServiceName, path: string, type: string): Promise<Buffer> {
    // figures of this moment: a story goes on as soon as it is told
    const headers = { authorization: `Bearer ${this.token}`, accept: type, 'cache-control': 'no-cache' };
    const response = await fetch(`${this.http[service]}${path}`, { headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.ok) return bytes;
    throw new Problem(
      response.status,
      JSON.parse(bytes.toString()) as Answer['body'],
      `GET ${service}${path}`,
    );
  }

  /** A question that needs a body and changes nothing, as the previews are. @throws Problem */
  async ask(service: ServiceName, path: string, body: unknown): Promise<Record<string, unknown>> {
    return (await this.request(service, 'POST', path, body)).body;
  }

  /** A list's first page. @throws Problem */
  async list(service: ServiceName, path: string): Promise<Record<string, unknown>[]> {
    return (await this.get(service, path))['items'] as Record<string, unknown>[];
  }

  /**
   * A command on the resource that its path names: reads the resource's version, sends it back, and does so again when
   * somebody was faster (412).
   * @throws Problem
   */
  async command(service: ServiceName, path: string, body: unknown): Promise<Record<string, unknown>> {
    const resource = path.slice(0, path.lastIndexOf('/'));
    const key = randomUUID();
    for (let left = 5; ; left -= 1) {
      const { etag } = await this.request(service, 'GET', resource);
      try {
        const headers = { 'idempotency-key': key, 'if-match': etag ?? '*' };
        return (await this.request(service, 'POST', path, body, headers)).body;
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 412 || left <= 0) throw error;
      }
    }
  }

  /** Enters something new. @throws Problem */
  async create(service: ServiceName, path: string, body: unknown): Promise<Record<string, unknown>> {
    return (await this.request(service, 'POST', path, body, { 'idempotency-key': randomUUID() })).body;
  }

  /**
   * Enters a version of a document at a collection: the one after what stands at `corrected`, else the first.
   * @throws Problem 412 when there is one already
   */
  async enter(
    service: ServiceName,
    collection: string,
    corrected: string | undefined,
    body: unknown,
  ): Promise<Record<string, unknown>> {
    const version =
      corrected === undefined
        ? { 'if-none-match': '*' }
        : { 'if-match': (await this.request(service, 'GET', corrected)).etag ?? '*' };
    const headers = { 'idempotency-key': randomUUID(), ...version };
    return (await this.request(service, 'POST', collection, body, headers)).body;
  }

  /** Creates with PUT, or replaces what is there. @throws Problem */
  async put(service: ServiceName, path: string, body: unknown): Promise<Record<string, unknown>> {
    const there = await this.request(service, 'GET', path).catch((error: unknown) => {
      if (error instanceof Problem && error.status === 404) return undefined;
      throw error;
    });
    const version = there === undefined ? { 'if-none-match': '*' } : { 'if-match': there.etag ?? '*' };
    const headers = { 'idempotency-key': randomUUID(), ...version };
    return (await this.request(service, 'PUT', path, body, headers)).body;
  }

  private async request(
    service: ServiceName,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const base = this.http[service];
    if (base === undefined) throw new Error(`connection.json has no URL of ${service}`);
    for (const began = Date.now(); ;) {
      const response = await fetch(`${base}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const answer = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
      this.hear(answer);
      if (response.ok) return { body: answer, etag: response.headers.get('etag') ?? undefined };
      const notYet = response.status === 404 && String(answer['code']).endsWith('NOT_YET_KNOWN');
      const tooMany = TOO_MANY.has(String(answer['code']));
      if (!(notYet || tooMany) || Date.now() - began > NOT_YET_MS)
        throw new Problem(response.status, answer, `${method} ${service}${path}`);
      await pause(tooMany ? 1_000 * Number(response.headers.get('retry-after') ?? 1) : 50);
    }
  }
}
