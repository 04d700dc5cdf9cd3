import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { build, type Histogram } from 'hdr-histogram-js';
import type { Stand } from '../stand';
import { residentMb } from '../watch/processor-time';

const PATH = '/orders?limit=50';
const JURISDICTIONS = ['410772', '220271', '350521', '360783', '520121'] as const;
const ROLES = ['reviewer', 'supervisor'] as const;
const CONNECTIONS_EACH = 80;
const NORMAL_MS = 5_000;
const CROWD_MS = 20_000;
const LOOK_MS = 50;
/** So many answers one after the other, each as quick as before, and it is over. */
const IN_A_ROW = 20;
/** As `Retry-After` says. */
const COMES_AGAIN_MS = 1_000;
const GIVEN_UP_AFTER_MS = 60_000;

export interface OverloadRound {
  /** Milliseconds of the requests that were answered. */
  readonly normal: Histogram;
  readonly crowded: Histogram;
  readonly refused: number;
  /** Answers that are neither. */
  readonly others: ReadonlyMap<number, number>;
  readonly backAfterSeconds: number;
  /** Resident megabytes of the service before, at most, and when it is over. */
  readonly memory: readonly [before: number, most: number, after: number];
}

/** Ten programmes with eighty connections each ask routing for its orders again and again, refused or not. */
export async function overload(stand: Stand): Promise<OverloadRound> {
  const tokens = await Promise.all(
    JURISDICTIONS.flatMap((jurisdiction) =>
      ROLES.map(async (role) => (await stand.platform.mint({ role, jurisdiction })).token),
    ),
  );
  const agent = new Agent({ keepAlive: true, maxSockets: tokens.length * CONNECTIONS_EACH });
  const url = `${stand.platform.services.url('routing')}${PATH}`;
  const ask = (token: string) => timed(url, token, agent);
  const memory = () => residentMb(stand.platform.services.pid('routing'));
  const before = memory();
  const normal = build();
  for (const from = Date.now(); Date.now() - from < NORMAL_MS; await pause(LOOK_MS))
    normal.recordValue((await ask(tokens[0]!)).ms);
  const crowded = build();
  const others = new Map<number, number>();
  let refused = 0;
  let most = before;
  const end = Date.now() + CROWD_MS;
  const connection = async (token: string): Promise<void> => {
    while (Date.now() < end) {
      const { status, ms } = await ask(token);
      if (status === 200) crowded.recordValue(ms);
      else if (status === 429 || status === 503) {
        refused += 1;
        await pause(COMES_AGAIN_MS);
      } else others.set(status, (others.get(status) ?? 0) + 1);
      most = Math.max(most, memory());
    }
  };
  await Promise.all(
    tokens.flatMap((token) => Array.from({ length: CONNECTIONS_EACH }, () => connection(token))),
  );
  const over = Date.now();
  const quick = 2 * Math.max(normal.getValueAtPercentile(99), 5);
  for (let row = 0; row < IN_A_ROW && Date.now() - over < GIVEN_UP_AFTER_MS; await pause(LOOK_MS)) {
    const { status, ms } = await ask(tokens[0]!);
    row = status === 200 && ms <= quick ? row + 1 : 0;
  }
  const backAfterSeconds = Math.max(0, (Date.now() - over - IN_A_ROW * LOOK_MS) / 1000);
  agent.destroy();
  return { normal, crowded, refused, others, backAfterSeconds, memory: [before, most, memory()] };
}

function timed(url: string, token: string, agent: Agent): Promise<{ status: number; ms: number }> {
  const began = Date.now();
  return new Promise((settle, fail) => {
    const asking = request(url, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      answer.resume();
      answer.once('end', () => settle({ status: answer.statusCode ?? 0, ms: Date.now() - began }));
    });
    asking.once('error', fail);
    asking.end();
  });
}
