import { join } from 'node:path';
import { caseIdOf, formatTime, ratingIdOf } from '@huiying/contracts';
import { localDateOf } from '@huiying/working-days';
import { ClockHand } from '../cli/clock/clock-hand';
import { later } from '../cli/clock/stretch-of-time';
import { Operator } from '../cli/operator';
import { issueCredentials } from '../cli/org/credentials';
import { onboard } from '../cli/org/onboard';
import { readOrganisations } from '../cli/org/organisation-file';
import { Department } from '../players/department';
import type { Heard } from '../players/kafka-party';
import { Gateway } from '../players/gateway';
import { PasserBy } from '../players/passer-by';
import { Officer } from '../players/officer';
import { Province, type NewCase, type NewRating } from '../players/province';
import { repositoryRoot } from '../platform/paths';
import type { Platform } from '../platform/platform';
import type { Role } from '../platform/tokens';
import { secretsOf } from '../platform/secrets';
import { Observations, type Observation } from './rules/observations';
import { rulesNamedIn } from './rules/rules-named-in';

/** The province's system of each place. */
const SOURCE: Readonly<Record<string, string>> = {
  '410772': 'henan-zwfw',
  '220271': 'jilin-zwfw',
  '350521': 'fujian-zwfw',
  '360783': 'wenzheng-ganzhou',
  '520121': 'guizhou-zwfw',
};

type Filed = Pick<NewCase, 'upstreamCaseNo' | 'jurisdiction' | 'title'>;

export const SAMPLE_ORGANISATIONS = join(repositoryRoot(), 'deploy/src/demo/samples/organisations.yaml');

/**
 * A platform with players around it: the province, the departments with their own credentials, officers with their
 * tokens, and the hand on the clock. Players reach the platform as outsiders do: Kafka and HTTP.
 */
export class Stage {
  private readonly departments = new Map<string, Department>();
  readonly gateway: Gateway;
  private readonly places = new Map<string, string>();
  private readonly sent = new Map<string, Filed>();
  private readonly rated = new Map<string, string>();
  private readonly namedToOfficers = new Set<string>();
  private readonly observations = new Observations();

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
    return this.overheard(Officer.of(this.platform.connection(), role, jurisdiction));
  }

  /** Somebody of a department, with the department's own token. */
  staffOf(org: string): Officer {
    const place = this.places.get(org) ?? '';
    return this.overheard(Officer.of(this.platform.connection(), 'department', place, org));
  }

  passerBy(): PasserBy {
    return new PasserBy(this.platform.connection().http);
  }

  /** Notes what can be seen of a rule that no message names. @throws Error when it was not so: the story ends */
  saw(rule: string, what: string, holds: boolean): void {
    this.observations.note(rule, what, holds);
  }

  /** What was seen since the last time that somebody asked. */
  takeObservations(): readonly Observation[] {
    return this.observations.takeNew();
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
    this.sent.set(caseId, sample);
    return caseId;
  }

  /** The cases that the province pushed. */
  get cases(): readonly string[] {
    return [...this.sent.keys()];
  }

  /** The province's numbers of what it pushed for one place. */
  filedIn(jurisdiction: string): readonly string[] {
    return [...this.sent.values()]
      .filter((filed) => filed.jurisdiction === jurisdiction)
      .map(({ upstreamCaseNo }) => upstreamCaseNo);
  }

  /** The title of a case that the province pushed under that number. */
  titleOf(upstreamCaseNo: string): string | undefined {
    return [...this.sent.values()].find((filed) => filed.upstreamCaseNo === upstreamCaseNo)?.title;
  }

  /** The id of a rating that the province pushed under that number. */
  ratingOf(upstreamRatingNo: string): string | undefined {
    return this.rated.get(upstreamRatingNo);
  }

  /** The bad ratings that departments were told of. */
  get badRatings(): readonly string[] {
    const notices = this.messagesToDepartments.filter(({ type }) => type === 'rating.bad.notified.v1');
    return [...new Set(notices.map(({ data }) => String(data['ratingId'])))];
  }

  /** The rules that anybody outside was told of: province, departments, the gateway of text messages, officers. */
  rulesHeard(): ReadonlySet<string> {
    const messages = [...this.province.receipts, ...this.messagesToDepartments, ...this.gateway.notices];
    return new Set([...rulesNamedIn(messages.map(({ data }) => data)), ...this.namedToOfficers]);
  }

  /** The rules that no message had to name: what they ask for was seen to be so. */
  rulesObserved(): ReadonlySet<string> {
    return new Set(this.observations.rules);
  }

  /** The province pushes a rating. @returns its id here */
  async rate(rating: Omit<NewRating, 'sourceSystem' | 'eventSeq' | 'ratedAt'>): Promise<string> {
    const sourceSystem = sourceOf(rating.jurisdiction);
    await this.province.rate({ ...rating, sourceSystem, eventSeq: 1, ratedAt: await this.now() });
    const ratingId = ratingIdOf(sourceSystem, rating.upstreamRatingNo);
    this.rated.set(rating.upstreamRatingNo, ratingId);
    return ratingId;
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

  private get messagesToDepartments(): readonly Heard[] {
    return [...this.departments.values()].flatMap(({ orders }) => orders);
  }

  private overheard(officer: Officer): Officer {
    return officer.overheardBy((answer) => {
      for (const rule of rulesNamedIn(answer)) this.namedToOfficers.add(rule);
    });
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
    for (const { org, jurisdiction } of entries) {
      this.departments.set(org, new Department(platform.connection(), org));
      this.places.set(org, jurisdiction);
    }
    const players = [this.province, this.gateway, ...this.departments.values()];
    await Promise.all(players.map((player) => player.join()));
    await this.clock.settle();
  }
}

export function sourceOf(jurisdiction: string): string {
  return SOURCE[jurisdiction] ?? 'unknown';
}
