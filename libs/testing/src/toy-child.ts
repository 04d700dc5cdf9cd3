import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { EnginePlatform } from './engine-platform';

export interface ToyChildOptions {
  readonly instance: string;
  /** See `crashPoint`. */
  readonly crashAt?: string;
}

/** The toy service in a process of its own. Whoever starts it must see to its end. */
export class ToyChild {
  /** How it ended. */
  readonly ended: Promise<{ code: number | null; signal: string | null }>;

  private constructor(private readonly child: ChildProcess) {
    this.ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  }

  static spawn(platform: EnginePlatform, { instance, crashAt = '' }: ToyChildOptions): ToyChild {
    const config = { ...platform.config({ instance }), dataKey: platform.dataKey.toString('base64') };
    const env = { ...process.env, TOY_CONFIG: JSON.stringify(config), HUIYING_CRASH_AT: crashAt };
    const child = fork(join(__dirname, 'run-typescript.cjs'), [join(__dirname, 'toy-process.ts')], {
      env,
      execArgv: [],
    });
    return new ToyChild(child);
  }

  /** Resolves with how long the engine took to start, ms: it reads by then. */
  async ready(): Promise<number> {
    const [{ startMs }] = (await once(this.child, 'message')) as [{ startMs: number }];
    return startMs;
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGTERM' | 'SIGKILL'): void {
    this.child.kill(signal);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}
