import type { LoadedAggregate } from './store';
import { ChunkUnit } from './chunk-unit';
import { type CommandAnswer, type CommandRequest, CommandRefused, Commands } from './commands';
import { Staging } from './staging';
import type { UnitOfWork } from './unit-of-work';
import type { ChunkSetting } from '../chunk/chunk-setting';
import { Moved, commit } from '../chunk/commit';

const TRIES = 5;

/** Staff commands in one transaction each, like a message: load, decide, save with outbox and the stored answer. */
export class PgCommands extends Commands {
  constructor(
    private readonly setting: () => ChunkSetting,
    private readonly beforeDeciding: () => Promise<void>,
  ) {
    super();
  }

  override async run(request: CommandRequest, decide: (unit: UnitOfWork) => Promise<CommandAnswer>): Promise<CommandAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(request, decide);
      } catch (error) {
        const repeated = (error as { code?: string }).code === '23505';
        if ((!(error instanceof Moved) && !repeated) || attempt >= TRIES) throw error;
      }
    }
  }

  private async attempt(request: CommandRequest, decide: (unit: UnitOfWork) => Promise<CommandAnswer>): Promise<CommandAnswer> {
    const setting = this.setting();
    const stored = await this.storedAnswer(request, setting);
    if (stored) return stored;
    await this.beforeDeciding();
    const staging = new Staging();
    if (request.target) await this.checkTarget(request.target, staging, setting);
    const id = `${setting.service}:command:${request.principal}:${request.idempotencyKey}`;
    const trace = request.traceparent === undefined ? {} : { traceparent: request.traceparent };
    const unit = new ChunkUnit(staging, setting.surroundings, setting.clock.now(), { id, correlationId: id, ...trace });
    const answer = await decide(unit);
    unit.merge();
    staging.push('idempotency', {
      principal: request.principal,
      key: request.idempotencyKey,
      requestHash: request.requestHash,
      status: answer.status,
      answer: answer.body ?? null,
    });
    await commit(setting.database.http, setting.clusterId, staging);
    setting.metrics.commands.inc();
    setting.signals.committed({ outbox: staging.outbox.length, timers: [...staging.timers.values()].map((t) => t.dueAt), blocked: false });
    return answer;
  }

  private async storedAnswer(request: CommandRequest, setting: ChunkSetting): Promise<CommandAnswer | undefined> {
    const { rows } = await setting.database.http.query<{ request_hash: string; status: number; answer: unknown }>({
      name: 'idempotency',
      text: 'select request_hash, status, answer from idempotency where principal = $1 and key = $2',
      values: [request.principal, request.idempotencyKey],
    });
    const row = rows[0];
    if (!row) return undefined;
    if (row.request_hash !== request.requestHash) throw new CommandRefused({ kind: 'idempotency-key-reused' });
    return { status: row.status, body: row.answer };
  }

  private async checkTarget(target: NonNullable<CommandRequest['target']>, staging: Staging, setting: ChunkSetting): Promise<void> {
    const { store, id } = target.ref;
    const request = { aggregates: new Map([[store.table, new Set([id])]]), foreign: [], blockable: [id] };
    const { blocked } = await setting.loader.load(setting.database.http, request, staging);
    const loaded = staging.aggregate(target.ref) as LoadedAggregate;
    const exists = loaded.doc !== undefined;
    if (target.version === 'none') {
      if (exists) throw new CommandRefused({ kind: 'exists', version: loaded.version });
      return;
    }
    if (!exists) throw new CommandRefused({ kind: 'not-yet-known' });
    if (blocked.get(id)?.has('*')) throw new CommandRefused({ kind: 'parked' });
    if (target.version !== 'any' && target.version !== loaded.version) {
      throw new CommandRefused({ kind: 'stale', version: loaded.version });
    }
  }
}
