import { SpanKind } from '@opentelemetry/api';
import { createHash } from 'node:crypto';
import { ChunkUnit } from './chunk-unit';
import { type CommandAnswer, type CommandRequest, CommandRefused } from './commands';
import { Staging } from './staging';
import type { LoadedAggregate } from './store';
import type { UnitOfWork } from './unit-of-work';
import type { ChunkSetting } from '../chunk/chunk-setting';
import { commit } from '../chunk/commit';
import { unitSpan } from '../tracing/unit-span';
import { type Loaded, type StoredAnswer, answerKey } from '../chunk/load';

export type Decide = (unit: UnitOfWork) => Promise<CommandAnswer>;

export interface Undecided {
  readonly request: CommandRequest;
  readonly decide: Decide;
}

/** Tries commands once, in one transaction. */
export class CommandAttempt {
  constructor(
    private readonly setting: () => ChunkSetting,
    private readonly beforeDeciding: () => Promise<void>,
  ) {}

  /** @throws CommandRefused, Moved, what the decision throws, what the database says */
  async one(command: Undecided): Promise<CommandAnswer> {
    const staging = new Staging();
    const loaded = await this.load([command.request], staging);
    const before = answeredBefore(command.request, loaded);
    if (before) return before;
    const answer = await this.decide(command, loaded, staging);
    await this.commit([command.request], staging, 1);
    return answer;
  }

  /**
   * An answer for each that was taken; undefined for one that is refused or fails: it has left no trace.
   * @throws when nothing was written
   */
  async together(commands: readonly Undecided[]): Promise<(CommandAnswer | undefined)[]> {
    const staging = new Staging();
    const requests = commands.map(({ request }) => request);
    const loaded = await this.load(requests, staging);
    const answers: (CommandAnswer | undefined)[] = [];
    let decided = 0;
    for (const command of commands) {
      if (loaded.answers.has(keyOf(command.request))) answers.push(undefined);
      else {
        const answer = await this.decide(command, loaded, staging).catch(() => undefined);
        if (answer) decided += 1;
        answers.push(answer);
      }
    }
    if (decided > 0) await this.commit(requests, staging, decided);
    return answers;
  }

  async storedAnswer({
    principal,
    idempotencyKey,
    requestHash,
  }: CommandRequest): Promise<CommandAnswer | undefined> {
    const request = { principal, idempotencyKey, requestHash };
    return answeredBefore(request, await this.load([request], new Staging()));
  }

  /** What the commands address, what their decisions will ask for, and whether they have been answered, in one query. */
  private async load(requests: readonly CommandRequest[], staging: Staging): Promise<Loaded> {
    const { loader, database } = this.setting();
    const aggregates = new Map<string, Set<string>>();
    for (const { target, also = [] } of requests) {
      for (const { store, id } of target ? [target.ref, ...also] : also)
        aggregates.set(store.table, (aggregates.get(store.table) ?? new Set<string>()).add(id));
    }
    return loader.load(
      database.http,
      {
        aggregates,
        foreign: [],
        blockable: requests.flatMap(({ target }) => (target ? [target.ref.id] : [])),
        commands: requests.map(({ principal, idempotencyKey: key }) => ({ principal, key })),
      },
      staging,
    );
  }

  private async decide(
    { request, decide }: Undecided,
    loaded: Loaded,
    staging: Staging,
  ): Promise<CommandAnswer> {
    const { service, surroundings, clock } = this.setting();
    await this.beforeDeciding();
    if (request.target) checkTarget(request.target, request.evenParked ? new Map() : loaded.blocked, staging);
    const id = causeIdOf(request, service);
    const span = unitSpan({
      name: `command ${request.target?.ref.store.table ?? ''}`.trim(),
      kind: SpanKind.SERVER,
      traceparent: request.traceparent,
      attributes: request.target ? { 'huiying.aggregate': request.target.ref.id } : {},
    });
    const now = clock.simulatedNow() ?? loaded.databaseNow;
    const { traceparent } = span;
    const trace = traceparent === undefined ? {} : { traceparent };
    const unit = new ChunkUnit(staging, surroundings, now, { id, correlationId: id, ...trace });
    const answer = await decide(unit).catch((error: unknown) => {
      span.fail(error);
      throw error;
    });
    unit.merge();
    span.end();
    staging.push('idempotency', {
      principal: request.principal,
      key: request.idempotencyKey,
      requestHash: request.requestHash,
      status: answer.status,
      answer: answer.body ?? null,
    });
    return answer;
  }

  private async commit(requests: readonly CommandRequest[], staging: Staging, count: number): Promise<void> {
    const setting = this.setting();
    await refuseParked(requests, staging, setting);
    await commit(setting.database.http, setting.clusterId, staging);
    setting.metrics.commands.inc(count);
    const { length } = staging.outbox;
    setting.signals.committed({ outbox: length, timers: staging.dueInstants(), blocked: false });
  }
}

const keyOf = ({ principal, idempotencyKey }: CommandRequest): string => answerKey(principal, idempotencyKey);

function answeredBefore(request: CommandRequest, { answers }: Loaded): StoredAnswer['answer'] | undefined {
  const before = answers.get(keyOf(request));
  if (before && before.requestHash !== request.requestHash)
    throw new CommandRefused({ kind: 'idempotency-key-reused' });
  return before?.answer;
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

/** On the wire as causation of what the command publishes: who it was, and the key that he chose, stay here. */
function causeIdOf({ principal, idempotencyKey }: CommandRequest, service: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([principal, idempotencyKey]))
    .digest('hex');
  return `${service}:command:${hash.slice(0, 24)}`;
}

/** Also when a path names something else than the case that it changes (engine rule 11). */
async function refuseParked(
  requests: readonly CommandRequest[],
  staging: Staging,
  { database }: ChunkSetting,
): Promise<void> {
  if (requests.every(({ evenParked }) => evenParked)) return;
  const looked = new Set(requests.map(({ target }) => target?.ref.id));
  const changed = [...staging.aggregates.values()]
    .filter((each) => each.dirty && !looked.has(each.ref.id))
    .map((each) => each.ref.id);
  if (changed.length === 0) return;
  const { rowCount } = await database.http.query({
    name: 'parked',
    text: `select 1 from blocked where topic = '*' and aggregate_id = any($1) limit 1`,
    values: [changed],
  });
  if (rowCount) throw new CommandRefused({ kind: 'parked' });
}
