export const ORDINARY = ['chains', 'lifecycle', 'latency', 'growth', 'library'] as const;
/** What piles up, dies or comes all at once; on platforms of their own (stress/). */
const STRESS = ['burst', 'hot', 'recovery', 'overload', 'held', 'ratings', 'timers', 'relay'] as const;
export const PARTS = [...ORDINARY, ...STRESS, 'costs', 'reporting', 'bi'] as const;
export type Part = (typeof PARTS)[number];

export interface Options {
  readonly parts: ReadonlySet<Part>;
  /** Interleaved rounds of reference, platform and naive chain. */
  readonly rounds: number;
  /** Seconds of feeding in one round. */
  readonly seconds: number;
  readonly idleSeconds: number;
  readonly latencySeconds: number;
  /** Cases per second at which latency is taken; undefined: 30 % and 60 % of the ceiling of this run. */
  readonly rates: readonly number[] | undefined;
  /** Cases in flight at once: in the platform, in the reference chain, in the naive chain. */
  readonly window: number;
  readonly referenceWindow: number;
  readonly naiveWindow: number;
  readonly departments: number;
  /** Stored cases at which the cost of a hop is taken. */
  readonly growth: readonly number[];
  /** Processes that are killed one after the other. */
  readonly kills: number;
  /** Cases that reporting has stored when it is asked for figures. */
  readonly stored: readonly number[];
  /** Events that reporting projects from the topics, and makes its rows again from in the logs. */
  readonly events: { readonly projected: number; readonly rebuilt: number };
  /** How long a foreign transaction stays open. */
  readonly heldSeconds: number;
  /** Timers that fall due at one instant, and all that wait. */
  readonly due: number;
  readonly pending: number;
  /** Events in an outbox that a service comes back to. */
  readonly backlog: number;
  /** Records a processor profile of each service over 20 s at saturation and prints its heaviest functions. */
  readonly profile: boolean;
  readonly json: string | undefined;
}

const DEFAULTS: Options = {
  parts: new Set(PARTS),
  rounds: 3,
  seconds: 10,
  idleSeconds: 20,
  latencySeconds: 20,
  rates: undefined,
  window: 1_000,
  referenceWindow: 2_000,
  naiveWindow: 150,
  departments: 4,
  growth: [10_000, 100_000],
  kills: 20,
  heldSeconds: 600,
  stored: [100_000, 1_000_000],
  events: { projected: 100_000, rebuilt: 1_000_000 },
  due: 100_000,
  pending: 1_000_000,
  backlog: 1_000_000,
  profile: false,
  json: undefined,
};

export const USAGE = `npm run bench -- [--parts=${PARTS.join(',')}] [--rounds=${DEFAULTS.rounds}] [--seconds=${DEFAULTS.seconds}]
  [--idle-seconds=${DEFAULTS.idleSeconds}] [--latency-seconds=${DEFAULTS.latencySeconds}] [--rates=CASES_PER_SECOND,…]
  [--window=${DEFAULTS.window}] [--departments=${DEFAULTS.departments}] [--growth=${DEFAULTS.growth.join(',')}]
  [--kills=${DEFAULTS.kills}] [--stored=${DEFAULTS.stored.join(',')}] [--projected=${DEFAULTS.events.projected}] [--rebuilt=${DEFAULTS.events.rebuilt}] [--held-seconds=${DEFAULTS.heldSeconds}] [--due=${DEFAULTS.due}] [--pending=${DEFAULTS.pending}] [--backlog=${DEFAULTS.backlog}]
  [--quick] [--profile] [--json=FILE]
--quick: two short rounds and growth to 10,000 cases, for a look at whether everything works. bench/README.md explains.`;

/** @throws Error naming the argument and what was expected */
export function optionsOf(args: readonly string[]): Options {
  const given = new Map<string, string>();
  for (const arg of args) {
    const [, name, value = ''] = /^--([a-z-]+)(?:=(.*))?$/.exec(arg) ?? [];
    if (name === undefined) throw new Error(`"${arg}" is no option\n${USAGE}`);
    given.set(name, value);
  }
  const take = (name: string): string | undefined => {
    const value = given.get(name);
    given.delete(name);
    return value;
  };
  const positive = (name: string, otherwise: number): number => {
    const text = take(name);
    const value = text === undefined ? otherwise : Number(text);
    if (!(value > 0)) throw new Error(`--${name} is "${text}"; expected a number above 0`);
    return value;
  };
  const quick = take('quick') !== undefined;
  const d: Options = quick
    ? {
        ...DEFAULTS,
        rounds: 2,
        window: 500,
        seconds: 5,
        idleSeconds: 5,
        latencySeconds: 6,
        growth: [2_000, 10_000],
        kills: 5,
        heldSeconds: 20,
        stored: [2_000, 10_000],
        events: { projected: 30_000, rebuilt: 50_000 },
        due: 5_000,
        pending: 50_000,
        backlog: 50_000,
      }
    : DEFAULTS;
  const options: Options = {
    parts: partsOf(take('parts')) ?? d.parts,
    rounds: positive('rounds', d.rounds),
    seconds: positive('seconds', d.seconds),
    idleSeconds: positive('idle-seconds', d.idleSeconds),
    latencySeconds: positive('latency-seconds', d.latencySeconds),
    rates: take('rates')?.split(',').map(Number),
    window: positive('window', d.window),
    referenceWindow: positive('reference-window', d.referenceWindow),
    naiveWindow: positive('naive-window', d.naiveWindow),
    departments: positive('departments', d.departments),
    growth: take('growth')?.split(',').map(Number) ?? d.growth,
    kills: positive('kills', d.kills),
    events: {
      projected: positive('projected', d.events.projected),
      rebuilt: positive('rebuilt', d.events.rebuilt),
    },
    stored: take('stored')?.split(',').map(Number) ?? d.stored,
    heldSeconds: positive('held-seconds', d.heldSeconds),
    due: positive('due', d.due),
    pending: positive('pending', d.pending),
    backlog: positive('backlog', d.backlog),
    profile: take('profile') !== undefined,
    json: take('json'),
  };
  for (const name of given.keys()) throw new Error(`there is no option --${name}\n${USAGE}`);
  return options;
}

function partsOf(text: string | undefined): ReadonlySet<Part> | undefined {
  if (text === undefined) return undefined;
  const names = text.split(',');
  const unknown = names.find((name) => !PARTS.includes(name as Part));
  if (unknown !== undefined) throw new Error(`--parts: "${unknown}"; expected some of ${PARTS.join(', ')}`);
  return new Set(names as Part[]);
}
