import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadedAggregate } from './store';
import { ChunkUnit } from './chunk-unit';
import { type CommandAnswer, type CommandRequest, CommandRefused, Commands } from './commands';
import { Staging } from './staging';
import type { UnitOfWork } from './unit-of-work';
import type { ChunkSetting } from '../chunk/chunk-setting';
import { Moved, commit } from '../chunk/commit';
import { Unavailable, isContention } from '../chunk/database';
import type { Loaded, StoredAnswer } from '../chunk/load';

/** A case that is written at this moment is waited for as long as an officer would. */
const PATIENCE_MS = 5_000;

/** Staff commands in one transaction each, like a message: load, decide, save with outbox and the stored answer. */
export class PgCommands extends Commands {
  constructor(
    private readonly setting: () => ChunkSetting,
    private readonly beforeDeciding: () => Promise<void>,
  ) {
    super();
  }

  override async run(
    request: CommandRequest,
    decide: (unit: UnitOfWork) => Promise<CommandAnswer>,
  ): Promise<CommandAnswer> {
    const deadline = Date.now() + PATIENCE_MS;
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.attempt(request, decide);
      } catch (error) {
        // the same command, sent twice at once: what the other one did is what this one finds in its way
        const answered = await this.storedAnswer(request, this.setting());
        if (answered) return answered;
        if (!mayWorkAgain(error)) throw error;
        if (Date.now() > deadline) throw error instanceof Moved ? new Unavailable(error) : error;
        await sleep(Math.random() * 5 * Math.min(tries, 10));
      }
    }
  }

  private async attempt(
    request: CommandRequest,
    decide: (unit: UnitOfWork) => Promise<CommandAnswer>,
  ): Promise<CommandAnswer> {
    const setting = this.setting();
    await this.beforeDeciding();
    const staging = new Staging();
    const { answer: before, blocked } = await loadFor(request, staging, setting);
    if (before) return answeredBefore(before, request);
    if (request.target) checkTarget(request.target, blocked, staging);
    const id = causeIdOf(request, setting.service);
    const trace = request.traceparent === undefined ? {} : { traceparent: request.traceparent };
    const unit = new ChunkUnit(staging, setting.surroundings, setting.clock.now(), {
      id,
      correlationId: id,
      ...trace,
    });
    const answer = await decide(unit);
    unit.merge();
    await refuseParked(staging, request.target?.ref.id, setting);
    staging.push('idempotency', {
      principal: request.principal,
      key: request.idempotencyKey,
      requestHash: request.requestHash,
      status: answer.status,
      answer: answer.body ?? null,
    });
    await commit(setting.database.http, setting.clusterId, staging);
    setting.metrics.commands.inc();
    setting.signals.committed({
      outbox: staging.outbox.length,
      timers: staging.dueInstants(),
      blocked: false,
    });
    return answer;
  }

  private async storedAnswer(
    request: CommandRequest,
    setting: ChunkSetting,
  ): Promise<CommandAnswer | undefined> {
    const { answer } = await loadFor(without(request), new Staging(), setting);
    return answer && answeredBefore(answer, request);
  }
}

const without = ({ principal, idempotencyKey, requestHash }: CommandRequest): CommandRequest => ({
  principal,
  idempotencyKey,
  requestHash,
});

/** What the command addresses, what its decision will ask for, and whether it has been answered, in one query. */
async function loadFor(
  { principal, idempotencyKey: key, target, also = [] }: CommandRequest,
  staging: Staging,
  setting: ChunkSetting,
): Promise<Loaded> {
  const aggregates = new Map<string, Set<string>>();
  for (const { store, id } of target ? [target.ref, ...also] : also)
    aggregates.set(store.table, (aggregates.get(store.table) ?? new Set<string>()).add(id));
  const blockable = target ? [target.ref.id] : [];
  const request = { aggregates, foreign: [], blockable, command: { principal, key } };
  return setting.loader.load(setting.database.http, request, staging);
}

function answeredBefore({ requestHash, status, body }: StoredAnswer, request: CommandRequest): CommandAnswer {
  if (requestHash !== request.requestHash) throw new CommandRefused({ kind: 'idempotency-key-reused' });
  return { status, body };
}

function checkTarget(
  { ref, version }: NonNullable<CommandRequest['target']>,
  blocked: Loaded['blocked'],
  staging: Staging,
): void {
  const loaded = staging.aggregate(ref) as LoadedAggregate;
  const exists = loaded.doc !== undefined;
  if (version === 'none') {
    if (exists) throw new CommandRefused({ kind: 'exists', version: loaded.version });
    return;
  }
  if (!exists) throw new CommandRefused({ kind: 'not-yet-known' });
  if (blocked.get(ref.id)?.has('*')) throw new CommandRefused({ kind: 'parked' });
  if (version !== 'any' && version !== loaded.version)
    throw new CommandRefused({ kind: 'stale', version: loaded.version });
}

/** Somebody was faster: a message of the case, another command, or the same one sent twice at once. */
function mayWorkAgain(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return (
    error instanceof Moved || isContention(error) || (code === '23505' && constraint === 'idempotency_pkey')
  );
}

/** On the wire as causation of what the command publishes: who it was, and the key that he chose, stay here. */
function causeIdOf({ principal, idempotencyKey }: CommandRequest, service: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([principal, idempotencyKey]))
    .digest('hex');
  return `${service}:command:${hash.slice(0, 24)}`;
}

/** Also when the path names something else than the case that it changes (engine rule 11). */
async function refuseParked(
  staging: Staging,
  looked: string | undefined,
  { database }: ChunkSetting,
): Promise<void> {
  const changed = [...staging.aggregates.values()]
    .filter((each) => each.dirty && each.ref.id !== looked)
    .map((each) => each.ref.id);
  if (changed.length === 0) return;
  const { rowCount } = await database.http.query({
    name: 'parked',
    text: `select 1 from blocked where topic = '*' and aggregate_id = any($1) limit 1`,
    values: [changed],
  });
  if (rowCount) throw new CommandRefused({ kind: 'parked' });
}
