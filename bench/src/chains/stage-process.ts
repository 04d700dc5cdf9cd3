import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { JOB_VARIABLE, type Order, type Reply, type StageCounts, type StageJob } from './stage-job';

/** Which hand-made chain: its stages' program lies in the folder of that name. */
export type ChainKind = 'reference' | 'naive';

/** One stage of a chain, as its parent sees it. */
export class StageProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** Starts it and waits until it reads its topic. @throws Error when it exits before */
  static async start(kind: ChainKind, job: StageJob): Promise<StageProcess> {
    const child = fork(join(__dirname, '..', kind, 'stage.js'), [], {
      env: { ...process.env, NODE_OPTIONS: undefined, [JOB_VARIABLE]: JSON.stringify(job) },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const stage = new StageProcess(child);
    await stage.answer((reply) => ('ready' in reply ? true : undefined));
    return stage;
  }

  get pid(): number {
    return this.child.pid ?? -1;
  }

  tell(order: Order): void {
    if (this.child.connected) this.child.send(order);
  }

  async counts(): Promise<StageCounts> {
    const answer = this.answer((reply) => ('counts' in reply ? reply.counts : undefined));
    this.tell('counts');
    return answer;
  }

  /** Lets it finish; after five seconds it is killed. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise<void>((settle) => this.child.once('exit', () => settle()));
    this.tell('stop');
    const late = setTimeout(() => this.child.kill('SIGKILL'), 5_000);
    await gone;
    clearTimeout(late);
  }

  private answer<T>(pick: (reply: Reply) => T | undefined): Promise<T> {
    return new Promise((settle, fail) => {
      const done = (): void => void this.child.off('message', heard).off('exit', died);
      const heard = (reply: Reply): void => {
        const picked = pick(reply);
        if (picked === undefined) return;
        done();
        settle(picked);
      };
      const died = (code: number | null): void => {
        done();
        fail(new Error(`a stage ended with ${code}; its messages are above`));
      };
      this.child.on('message', heard).on('exit', died);
    });
  }
}
