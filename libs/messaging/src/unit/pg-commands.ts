import { setTimeout as sleep } from 'node:timers/promises';
import { CommandAttempt, type Decide } from './command-attempt';
import { CommandGroup } from './command-group';
import { type CommandAnswer, type CommandRequest, Commands } from './commands';
import type { ChunkSetting } from '../chunk/chunk-setting';
import { Moved } from '../chunk/commit';
import { Unavailable, isContention, isUnavailable } from '../chunk/database';

/** A case that is written at this moment is waited for as long as an officer would. */
const PATIENCE_MS = 5_000;

/**
 * Staff commands, decided like messages: load, decide, save with outbox and the stored answer. Those that come at once
 * share a transaction; whichever cannot be taken so is tried alone, and alone it is refused.
 */
export class PgCommands extends Commands {
  private readonly group: CommandGroup;
  private readonly attempt: CommandAttempt;

  constructor(setting: () => ChunkSetting, beforeDeciding: () => Promise<void>) {
    super();
    this.attempt = new CommandAttempt(setting, beforeDeciding);
    this.group = new CommandGroup(this.attempt);
  }

  override async run(request: CommandRequest, decide: Decide): Promise<CommandAnswer> {
    return (await this.group.join({ request, decide })) ?? (await this.alone(request, decide));
  }

  private async alone(request: CommandRequest, decide: Decide): Promise<CommandAnswer> {
    const deadline = Date.now() + PATIENCE_MS;
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.attempt.one({ request, decide });
      } catch (error) {
        // the same command, sent twice at once: what the other one did is what this one finds in its way
        const answered = await this.attempt.storedAnswer(request).catch(orAway);
        if (answered) return answered;
        const isBusy = error instanceof Moved || isUnavailable(error);
        if (!mayWorkAgain(error) || Date.now() > deadline) throw isBusy ? new Unavailable(error) : error;
        await sleep(Math.random() * 5 * Math.min(tries, 10));
      }
    }
  }
}

function orAway(error: unknown): never {
  throw isUnavailable(error) ? new Unavailable(error) : error;
}

/** Somebody was faster: a message of the case, another command, or the same one sent twice at once. */
function mayWorkAgain(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return (
    error instanceof Moved || isContention(error) || (code === '23505' && constraint === 'idempotency_pkey')
  );
}
