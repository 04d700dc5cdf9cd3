import { Counter, Gauge, Histogram, type Registry as PromRegistry, register } from 'prom-client';

/** The engine's figures; names are what dashboards rely on. No label holds a case, a person or a text. */
export class EngineMetrics {
  readonly messages: Counter<'outcome'>;
  readonly commands: Counter;
  readonly timers: Counter;
  readonly chunkRecords: Histogram;
  readonly chunkSeconds: Histogram<'step'>;
  readonly overtaken: Counter;
  readonly relayed: Counter;
  readonly deadLetters: Counter<'reason'>;
  readonly parked: Counter;
  readonly suspended: Gauge;
  readonly directoryTopics: Gauge;
  readonly assignedTopics: Gauge;
  readonly faults: Counter<'loop'>;
  readonly lost: Counter<'topic'>;

  constructor(registry: PromRegistry = register) {
    const registers = [registry];
    this.messages = new Counter({
      name: 'huiying_messages_total',
      help: 'Messages by what became of them: decided, seen (duplicate), queued, rejected, parked, ignored (not for this service).',
      labelNames: ['outcome'],
      registers,
    });
    this.commands = new Counter({
      name: 'huiying_commands_total',
      help: 'Staff commands committed.',
      registers,
    });
    this.timers = new Counter({ name: 'huiying_timers_fired_total', help: 'Timers fired.', registers });
    this.chunkRecords = new Histogram({
      name: 'huiying_chunk_records',
      help: 'Records per transaction.',
      buckets: [1, 5, 20, 50, 100, 200, 500],
      registers,
    });
    this.chunkSeconds = new Histogram({
      name: 'huiying_chunk_seconds',
      help: 'Duration of the steps of a chunk.',
      labelNames: ['step'],
      buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
      registers,
    });
    this.overtaken = new Counter({
      name: 'huiying_overtaken_total',
      help: 'Chunks that were decided again because somebody else had written one of their aggregates meanwhile.',
      registers,
    });
    this.relayed = new Counter({
      name: 'huiying_relayed_total',
      help: 'Records that the broker has acknowledged.',
      registers,
    });
    this.deadLetters = new Counter({
      name: 'huiying_dead_letters_total',
      help: 'Records put into the dead-letter store.',
      labelNames: ['reason'],
      registers,
    });
    this.parked = new Counter({
      name: 'huiying_parked_total',
      help: 'Messages parked with their case; each needs an operator.',
      registers,
    });
    this.suspended = new Gauge({
      name: 'huiying_suspended_destinations',
      help: 'Topics that refuse what the relay sends; must be 0.',
      registers,
    });
    this.directoryTopics = new Gauge({
      name: 'huiying_directory_topics',
      help: 'Department topics that exist. Over all processes of a service: the greatest minus the sum of huiying_assigned_topics must be 0.',
      registers,
    });
    this.assignedTopics = new Gauge({
      name: 'huiying_assigned_topics',
      help: 'Department topics that this process reads.',
      registers,
    });
    this.faults = new Counter({
      name: 'huiying_loop_faults_total',
      help: 'Work that could not be done and is tried again: database or broker away, or a fault in the schema. Rising for minutes: look at the log.',
      labelNames: ['loop'],
      registers,
    });
    this.lost = new Counter({
      name: 'huiying_lost_records_total',
      help: 'Records that the broker had deleted before they were read; must be 0.',
      labelNames: ['topic'],
      registers,
    });
  }
}
