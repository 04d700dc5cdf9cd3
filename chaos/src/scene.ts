import { setTimeout as pause } from 'node:timers/promises';
import { plainHabits, type Habits } from '../../bench/src/lifecycle/habits';
import { onboardDepartments } from '../../bench/src/lifecycle/onboarding';
import { Players } from '../../bench/src/lifecycle/players';
import { Stand } from '../../bench/src/stand';
import { quiet } from '../../bench/src/watch/quiet';
import type { ServiceName } from '../../deploy/src/platform/platform';
import { Detours, type Server } from './network/detours';
import type { Random } from './random';

export interface SceneOptions {
  readonly random: Random;
  readonly say: (line: string) => void;
  readonly habits?: Partial<Habits>;
  readonly departments?: number;
  /** What the services reach by a proxy. */
  readonly detours?: readonly Server[];
  readonly clock?: 'simulated';
  /** Another build of the services: a mutant. */
  readonly builtAt?: string;
}

/** A service process that ended by itself, or was killed. */
export interface Exit {
  readonly service: ServiceName;
  readonly code: number | string;
  /** The end of its log. */
  readonly lastWords: string;
}

const SETTLE_MS = 150_000;

/** A platform of its own with its players: broker, database, five processes that are started again when they die. */
export class Scene {
  private constructor(
    readonly stand: Stand,
    readonly players: Players,
    readonly orgs: readonly string[],
    readonly random: Random,
    readonly say: (line: string) => void,
    readonly exits: Exit[],
    /** Between the services and the servers that were named. */
    readonly detours: Detours,
  ) {}

  static async open(options: SceneOptions): Promise<Scene> {
    const { random, say, builtAt } = options;
    const exits: Exit[] = [];
    const detours = new Detours(options.detours ?? []);
    const stand = await Stand.start(() => undefined, {
      supervise: true,
      onServiceExit: (service, code, logTail) => exits.push({ service, code, lastWords: logTail }),
      ...(builtAt === undefined ? {} : { builtAt }),
      ...(options.clock === undefined ? {} : { clock: options.clock }),
      ...detours.options,
    });
    try {
      const orgs = await onboardDepartments(stand, options.departments ?? 3);
      const players = await Players.join(stand, orgs, { ...plainHabits, patient: true, ...options.habits });
      return new Scene(stand, players, orgs, random, say, exits, detours);
    } catch (error) {
      await stand.stop();
      await detours.close();
      throw error;
    }
  }

  /** For experiments in which no process may end: a line for each that did. */
  unexpectedExits(): string[] {
    return this.exits.map(({ service, code, lastWords }) => `${service} exited (${code}): ${lastWords}`);
  }

  /** The province sends that many cases, one after the other, in that many seconds. */
  async feed(cases: number, seconds: number): Promise<void> {
    for (let sent = 0; sent < cases; sent += 1) {
      this.players.send(Date.now());
      await pause((seconds * 1000) / cases);
    }
  }

  /** SIGKILL, as the machine does it: nobody here knows of it beforehand, the supervisor starts it again. */
  kill(service: ServiceName): void {
    process.kill(this.stand.platform.services.pid(service), 'SIGKILL');
  }

  /** Stops the service, and the next process of it kills itself when it comes to that step for the n-th time. */
  async arm(service: ServiceName, step: string, time: number): Promise<void> {
    const { services } = this.stand.platform;
    process.env['HUIYING_CRASH_AT'] = `${step}#${time}`;
    const ready = await services.restart(service).then(
      () => true,
      () => false,
    );
    delete process.env['HUIYING_CRASH_AT'];
    if (ready) return; // from here on the supervisor sees to it
    this.exits.push({ service, code: 'SIGKILL', lastWords: '' }); // it came to the step before it was ready
    await services.restart(service);
  }

  /** Waits until every case has come to its end and nothing moves any more. @throws Error saying where they stand */
  async settle(withinMs = SETTLE_MS): Promise<void> {
    await this.players.settle(withinMs);
    await quiet(this.stand);
  }

  async close(): Promise<void> {
    await this.players.leave().catch(() => undefined);
    await this.stand.stop();
    await this.detours.close();
  }
}
