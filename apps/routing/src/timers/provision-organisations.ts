import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Commands, LOG_ADMIN, ref, type AccessRule, type LogAdmin, type TopicSpec } from '@huiying/messaging';
import { activateOrganisation } from '../organisation/register-organisation';
import { DutyDays } from '../persistence/duty-days';
import { Organisations } from '../persistence/organisations';
import { organisations } from '../persistence/stores';

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60 * 1000;
/** A process that died half way is made good by the next sweep of any replica. */
const SWEEP_MS = 3_000;

/** Exactly one partition (engine rule 24), the broker's append time, bounded retention because orders carry text. */
const topic = (name: string): TopicSpec => ({
  topic: name,
  partitions: 1,
  config: {
    'message.timestamp.type': 'LogAppendTime',
    'retention.ms': String(THIRTY_DAYS_MS),
    'max.message.bytes': String(4 * 1024 * 1024),
    // a department may send any codec; the broker stores what every reader of ours can read
    'compression.type': 'uncompressed',
  },
});

const topicsOf = (org: string): TopicSpec[] => [topic(`dept.${org}.orders`), topic(`dept.${org}.actions`)];

/** A department reads its orders and writes its actions; the dot keeps `dept.a` out of the groups of `dept.ab`. */
function accessOf(org: string): AccessRule[] {
  const principal = `User:dept.${org}`;
  const own = { principal, resource: 'topic', pattern: 'literal' } as const;
  return [
    { ...own, name: `dept.${org}.orders`, operations: ['read', 'describe'] },
    { ...own, name: `dept.${org}.actions`, operations: ['write', 'describe'] },
    { principal, resource: 'group', pattern: 'prefixed', name: `dept.${org}.`, operations: ['read'] },
  ];
}

/**
 * Takes organisations from `provisioning` to `active` (engine rule 25). Every step can be repeated, so there is nothing
 * to undo and no order of events that leaves an organisation half made. Works on the machine's clock: creating a topic
 * is no legal act.
 */
@Injectable()
export class ProvisionOrganisations implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('provisioning');
  private sweeping: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private restored = false;

  constructor(
    private readonly commands: Commands,
    private readonly directory: Organisations,
    private readonly duties: DutyDays,
    @Inject(LOG_ADMIN) private readonly admin: () => LogAdmin,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), SWEEP_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  /** After an organisation was entered: at once instead of at the next sweep. */
  wake(): void {
    this.sweeping ??= this.sweep()
      .catch((error: unknown) =>
        this.logger.warn(`put off: ${error instanceof Error ? error.message : 'unknown error'}`),
      )
      .finally(() => (this.sweeping = undefined));
  }

  private async sweep(): Promise<void> {
    if (!this.restored) await this.restore();
    for (const org of await this.directory.provisioning()) await this.provision(org);
  }

  /** Once per process: a broker whose data was lost has the topics of no organisation; those that are active stay so. */
  private async restore(): Promise<void> {
    const there = new Set(await this.admin().listTopics());
    const missing = (await this.directory.active()).filter(
      (org) => !topicsOf(org).every((each) => there.has(each.topic)),
    );
    for (const org of missing) await this.letIn(org);
    if (missing.length > 0)
      this.logger.warn(`topics of ${missing.join(', ')} were missing and are there again`);
    this.restored = true;
  }

  private async letIn(org: string): Promise<void> {
    const admin = this.admin();
    await admin.createTopics(topicsOf(org));
    await admin.allow(accessOf(org));
  }

  private async provision(org: string): Promise<void> {
    await this.letIn(org);
    const target = { ref: ref(organisations, org), version: 'any' } as const;
    const request = {
      principal: 'routing:provisioning',
      idempotencyKey: `${org}:active`,
      requestHash: org,
      target,
    };
    await this.commands.run(request, async (unit) => {
      const current = await this.directory.find(unit, org);
      const outcome = current ? activateOrganisation(current, unit.now) : undefined;
      if (outcome?.kind === 'became') {
        this.directory.save(unit, outcome.state);
        unit.publish(outcome.events);
        this.duties.expectFromTomorrow(unit, outcome.state);
      }
      return { status: 200, body: { org } };
    });
    this.directory.forget();
  }
}
