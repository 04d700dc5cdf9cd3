import { join } from 'node:path';
import type { Figure } from '../figures/figure';
import { median, spreadOf, written } from '../figures/statistics';
import { msPerHop } from '../growth/growth';
import { saturated, type PlatformRound } from '../lifecycle/closed-loop';
import { onboardDepartments } from '../lifecycle/onboarding';
import { Players } from '../lifecycle/players';
import { oracle } from '../oracle/oracle';
import { NOTHING_JUDGED, together } from '../oracle/verdict';
import type { Options } from '../options';
import { Stand } from '../stand';
import type { Found, Say } from '../stress/stress';
import { quiet } from '../watch/quiet';
import { Collector } from './collector';

const DEPARTMENTS = 4;
const LOOP = { window: 500, seconds: 6 } as const;
const ENCRYPTION_OFF = join(__dirname, 'without-encryption.js');

/** One platform of the comparison, with those who play outside of it. */
class Side {
  private constructor(
    readonly stand: Stand,
    readonly players: Players,
    private readonly orgs: readonly string[],
  ) {}

  /** @param env what its services find in their environment beside the usual */
  static async start(say: Say, env: NodeJS.ProcessEnv = {}, tls = false): Promise<Side> {
    const before = Object.fromEntries(Object.keys(env).map((name) => [name, process.env[name]]));
    Object.assign(process.env, env);
    try {
      const stand = await Stand.start(say, { tls });
      const orgs = await onboardDepartments(stand, DEPARTMENTS);
      return new Side(stand, await Players.join(stand, orgs), orgs);
    } finally {
      for (const [name, value] of Object.entries(before))
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
    }
  }

  round(): Promise<PlatformRound> {
    return saturated(this.stand, this.players, LOOP);
  }

  async end(): Promise<Found['verdict']> {
    await quiet(this.stand);
    const verdict = await oracle(this.stand, this.players.caseNos, this.orgs);
    await this.stop();
    return { ...verdict, faults: [...verdict.faults, ...this.players.surprises.lines()] };
  }

  async stop(): Promise<void> {
    await this.players.leave();
    await this.stand.stop();
  }
}

/** What safety and sight cost: each beside the same platform without it, in turns, ÷ what that one carries. */
export async function costs({ rounds }: Options, say: Say): Promise<Found> {
  const figures: Figure[] = [];
  const verdicts = [NOTHING_JUDGED];
  const beside = async (name: string, targets: [number, number], sides: [Side, Side], note = () => '') => {
    const [on, off] = sides;
    try {
      figures.push(await compared(name, targets, on, off, rounds, say));
      const last = figures.pop()!;
      figures.push({ ...last, note: last.note + note() });
      verdicts.push(await on.end(), await off.end());
    } catch (error) {
      await Promise.all([on.stop(), off.stop()]);
      throw error;
    }
  };
  say('encrypted connections to the broker, on and off');
  await beside(
    'throughput, TLS on ÷ off',
    [0.75, 0.9],
    [await Side.start(say, {}, true), await Side.start(say)],
  );
  say('traces, one of ten and none');
  const collector = new Collector();
  const tracing = {
    OTEL_EXPORTER_OTLP_ENDPOINT: await collector.start(),
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: '0.1',
  };
  const received = () => `; ${(collector.bytes / 1e6).toFixed(1)} MB of spans received`;
  await beside(
    'throughput, traces of 10 % ÷ none',
    [0.9, 0.95],
    [await Side.start(say, tracing), await Side.start(say)],
    received,
  );
  collector.stop();
  say('texts and persons sealed and not');
  await beside(
    'throughput, fields encrypted ÷ not',
    [0.9, 0.95],
    [await Side.start(say), await Side.start(say, { NODE_OPTIONS: `--require ${ENCRYPTION_OFF}` })],
  );
  return { figures, verdict: together(verdicts) };
}

async function compared(
  name: string,
  [floor, aim]: [number, number],
  on: Side,
  off: Side,
  rounds: number,
  say: Say,
): Promise<Figure> {
  await on.round(); // so that the code is compiled
  await off.round();
  const pairs: [on: PlatformRound, off: PlatformRound][] = [];
  for (let n = 1; n <= rounds; n += 1) {
    const first = n % 2 === 0 ? await on.round() : undefined;
    const without = await off.round();
    pairs.push([first ?? (await on.round()), without]);
    const [a, b] = pairs.at(-1)!;
    say(`round ${n}: ${a.lifecyclesPerSecond.toFixed(0)} ÷ ${b.lifecyclesPerSecond.toFixed(0)} lifecycles/s`);
  }
  const speeds = pairs.map(([a, b]) => a.lifecyclesPerSecond / b.lifecyclesPerSecond);
  const processor = median(pairs.map(([a, b]) => msPerHop(b) / msPerHop(a)));
  const note = `${written(spreadOf(speeds), 2)}; by processor time per hop ${processor.toFixed(2)}`;
  return { name, unit: '×', measured: median(speeds), floor, aim, digits: 2, note };
}
