import { ProblemException, type Principal } from '@huiying/http';
import type { ServiceInMemory } from './service-in-memory';

export interface Officer {
  readonly role: Principal['role'];
  readonly jurisdiction: string;
  /** Names the command; the same again would be the same command. */
  readonly key: string;
}

/** A command through its controller; what the law refuses is an answer like any other. */
export async function byOfficer<T>(
  service: ServiceInMemory,
  of: new (...args: never[]) => T,
  { role, jurisdiction, key }: Officer,
  run: (door: T, officer: Principal, request: never, reply: never) => Promise<unknown>,
): Promise<void> {
  const headers = { 'idempotency-key': key, 'if-match': '*' };
  const reply = { status: () => reply, header: () => reply };
  const officer = { sub: `${role}-1`, role, jurisdiction } as Principal;
  const request = { method: 'POST', url: '/', headers, body: {} };
  try {
    await run(service.get(of), officer, request as never, reply as never);
  } catch (error) {
    if (!(error instanceof ProblemException)) throw error;
  }
}
