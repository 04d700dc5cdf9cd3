import type { CommandAttempt, Undecided } from './command-attempt';
import type { CommandAnswer } from './commands';
import { refKey } from './store';

const MOST = 64;

interface Waiting extends Undecided {
  answered(answer: CommandAnswer | undefined): void;
}

/** Commands that come while others are being written are the next transaction: one load and one commit for all of them. */
export class CommandGroup {
  private waiting: Waiting[] = [];
  private running = false;

  constructor(private readonly attempt: CommandAttempt) {}

  /** Undefined: it could not be taken with others, for a reason of its own or of theirs; nothing of it has been done. */
  join(command: Undecided): Promise<CommandAnswer | undefined> {
    return new Promise((answered) => {
      this.waiting.push({ ...command, answered });
      if (!this.running) setImmediate(() => void this.work());
      this.running = true;
    });
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.next();
      const answers = await this.attempt.together(group).catch(() => []);
      group.forEach((each, at) => each.answered(answers[at]));
    }
    this.running = false;
  }

  /** Each case once, each idempotency key once: a second command on the same thing decides on what the first has left. */
  private next(): Waiting[] {
    const taken = new Set<string>();
    const group: Waiting[] = [];
    this.waiting = this.waiting.filter((each) => {
      const { target, principal, idempotencyKey } = each.request;
      const names = [JSON.stringify([principal, idempotencyKey])];
      if (target) names.push(refKey(target.ref));
      const fits = group.length < MOST && !names.some((name) => taken.has(name));
      names.forEach((name) => taken.add(name));
      if (fits) group.push(each);
      return !fits;
    });
    return group;
  }
}
