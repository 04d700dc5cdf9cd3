import { join } from 'node:path';
import { caseIdOf, formatTime } from '@huiying/contracts';
import { localDateOf } from '@huiying/working-days';
import { ClockHand } from '../cli/clock/clock-hand';
import { later } from '../cli/clock/stretch-of-time';
import { Operator } from '../cli/operator';
import { issueCredentials } from '../cli/org/credentials';
import { onboard } from '../cli/org/onboard';
import { readOrganisations } from '../cli/org/organisation-file';
import { Department } from '../players/department';
import { Gateway } from '../players/gateway';
import { Officer } from '../players/officer';
import { Province, type NewCase, type NewRating } from '../players/province';
import { repositoryRoot } from '../platform/paths';
import type { Platform } from '../platform/platform';
import type { Role } from '../platform/tokens';
import { secretsOf } from '../platform/secrets';
import { rulesNamedIn } from './rules/rules-named-in';

/** The province's system of each place. */
const SOURCE: Readonly<Record<string, string>> = {
  '410772': 'henan-zwfw',
  '220271': 'jilin-zwfw',
  '350521': 'fujian-zwfw',
  '360783': 'wenzheng-ganzhou',
  '520121': 'guizhou-zwfw',
};

export const SAMPLE_ORGANISATIONS = join(repositoryRoot(), 'deploy/src/demo/samples/organisations.yaml');

/**
 * A platform with players around it: the province, the departments with their own credentials, officers with their
 * tokens, and the hand on the clock. Players reach the platform as outsiders do: Kafka and HTTP.
 */
export class Stage {
  private readonly departments = new Map<string, Department>();
  readonly gateway: Gateway;
  private readonly sent = new Set<string>();
  private readonly namedToOfficers = new Set<string>();

  private constructor(
    readonly platform: Platform,
    readonly operator: Operator,
    readonly clock: ClockHand,
    readonly province: Province,
  ) {
    this.gateway = new Gateway(platform.connection());
  }

  /** Enters the sample organisations, lets them in, and lets everybody take their places. */
  static async set(platform: Platform, begin: string, orgs?: readonly string[]): Promise<Stage> {
    const operator = new Operator(platform);
    const stage = new Stage(platform, operator, new ClockHand(operator), new Province(platform.connection()));
    try {
      await stage.open(begin, orgs);
      return stage;
    } catch (error) {
      await stage.clear();
      throw error;
    }
  }

  department(org: string): Department {
    const department = this.departments.get(org);
    if (department === undefined) throw new Error(`${org} is not on stage`);
    return department;
  }

  officer(role: Role, jurisdiction: string): Officer {
    const note = (answer: unknown): void => {
      for (const rule of rulesNamedIn(answer)) this.namedToOfficers.add(rule);
    };
    return Officer.of(this.platform.connection(), role, jurisdiction).overheardBy(note);
  }

  /** The simulated instant as a local time of the contract. */
  async now(): Promise<string> {
    const shown = await this.clock.show();
    return formatTime(shown?.now ?? Date.now());
  }

  async advance(stretch: string): Promise<void> {
    await this.clock.advance(stretch);
  }

  /** Moves the clock to a local time; one that has passed is left alone. */
  async until(local: string): Promise<void> {
    const at = Date.parse(`${local}+08:00`);
    if (at > ((await this.clock.show())?.now ?? 0)) await this.clock.set(at);
  }

  /** The next working day, nine o'clock. */
  async nextMorning(): Promise<void> {
    const day = localDateOf(later(Date.parse(await this.now()), '1wd'));
    await this.until(`${day}T09:00:00`);
  }

  /** The province pushes a case. @returns its id here */
  async send(sample: Omit<NewCase, 'sourceSystem' | 'eventSeq' | 'receivedAt'>): Promise<string> {
    const sourceSystem = sourceOf(sample.jurisdiction);
    await this.province.createCase({
      ...sample,
      sourceSystem,
      eventSeq: 1,
      receivedAt: await this.now(),
    });
    const caseId = caseIdOf(sourceSystem, sample.upstreamCaseNo);
    this.sent.add(caseId);
    return caseId;
  }

  /** The cases that the province pushed. */
  get cases(): readonly string[] {
    return [...this.sent];
  }

  /** The rules that anybody outside was told of: province, departments, the gateway of text messages, officers. */
  rulesHeard(): ReadonlySet<string> {
    const units = [...this.departments.values()].flatMap(({ orders }) => orders);
    const messages = [...this.province.receipts, ...units, ...this.gateway.notices];
    const named = rulesNamedIn(messages.map(({ data }) => data));
    return new Set([...named, ...this.namedToOfficers]);
  }

  async rate(rating: Omit<NewRating, 'sourceSystem' | 'eventSeq' | 'ratedAt'>): Promise<void> {
    const sourceSystem = sourceOf(rating.jurisdiction);
    await this.province.rate({ ...rating, sourceSystem, eventSeq: 1, ratedAt: await this.now() });
  }

  async clear(): Promise<void> {
    await Promise.allSettled([
      this.province.leave(),
      this.gateway.leave(),
      ...[...this.departments.values()].map((department) => department.leave()),
      this.clock.close(),
    ]);
    await this.operator.close();
  }

  private async open(begin: string, orgs?: readonly string[]): Promise<void> {
    const { platform } = this;
    await this.clock.set(Date.parse(begin));
    const entries = readOrganisations(SAMPLE_ORGANISATIONS).filter(
      ({ org }) => orgs === undefined || orgs.includes(org),
    );
    await onboard(Officer.of(platform.connection(), 'supervisor', '*'), entries);
    const operated = { ...platform, secrets: secretsOf(platform.home) };
    for (const { org, jurisdiction } of entries) await issueCredentials(operated, org, jurisdiction);
    for (const { org } of entries) this.departments.set(org, new Department(platform.connection(), org));
    const players = [this.province, this.gateway, ...this.departments.values()];
    await Promise.all(players.map((player) => player.join()));
    await this.clock.settle();
  }
}

export function sourceOf(jurisdiction: string): string {
  return SOURCE[jurisdiction] ?? 'unknown';
}
