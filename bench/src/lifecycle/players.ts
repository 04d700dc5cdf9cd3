import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, type Consumer, type EachBatchPayload, type KafkaMessage } from 'kafkajs';
import { caseIdOf, orderIdOf, ratingIdOf, toHeaders } from '@huiying/contracts';
import { clientConfig } from '../../../deploy/src/platform/platform';
import { withAdmin } from '../../../deploy/src/platform/kafka-admin';
import { untilServed } from '../../../deploy/src/platform/topics';
import type { Stand } from '../stand';
import { plainHabits, type Habits } from './habits';
import { Surprises, type Journey } from './journey';
import { Ledger } from './ledger';
import { Mailbox, type Letter } from './mailbox';
import { openOrdersOf } from './open-orders';
import { ReportingWatch } from './reporting-watch';
import { Reviewer } from './reviewer';
import * as papers from './sample-papers';

export const PROVINCE_PARTITIONS = 4;
const LOOK_MS = 200;
/** Receipts on the way of a case that goes well; whether a rating may wait is for the oracle to say. */
const EXPECTED =
  /^receipt\.(case\.(registered|accepted|assigned|replied|completed|urged)|rating\.(recorded|waiting))\.v1$/;

/** The receipts that say: it is known here. */
const ANSWERED = /^receipt\.(case\.registered|rating\.recorded)\.v1$/;

const orgOf = (topic: string): string => topic.split('.')[1] ?? '';

/** How the players are told what happens; all optional. */
export interface Watcher {
  ordered?(journey: Journey): void;
  rated?(journey: Journey): void;
  /** Everything about the case is visible in reporting: the lifecycle is over. */
  finished?(journey: Journey): void;
}

/**
 * Province, departments and reviewer in one process, with one connection each way: they react at once, so that what is
 * measured is the platform. Nothing is asked of the platform that its external interfaces do not offer, with two
 * exceptions: that a reply waits for its check is taken from routing's topic instead of a list over REST, and the end
 * is looked up in reporting's tables by primary key.
 */
export class Players {
  readonly surprises = new Surprises();
  /** Every number ever sent, for the oracle. */
  readonly caseNos: string[] = [];
  watcher: Watcher = {};
  /** Milliseconds to gather before the next fetch: 0 for latency, some for throughput. */
  gatherMs = 0;
  finished = 0;
  readonly reviewer: Reviewer;
  private readonly mail: Mailbox;
  private consumer: Consumer;
  private readonly ledger = new Ledger();
  private readonly reporting: ReportingWatch;
  private readonly byCase = new Map<string, Journey>();
  private readonly byRating = new Map<string, Journey>();
  private readonly run = Date.now().toString(36);

  private constructor(
    private readonly stand: Stand,
    reviewerToken: string,
    private readonly orgs: readonly string[],
    private readonly habits: Habits,
  ) {
    const kafka = new Kafka(clientConfig(stand.kafka, 'bench.players'));
    const { patient } = habits;
    this.mail = new Mailbox(kafka, habits);
    this.consumer = this.reader();
    this.reporting = new ReportingWatch(
      stand.databaseUrl,
      LOOK_MS,
      (journey) => this.finish(journey),
      patient,
    );
    this.reviewer = new Reviewer(
      stand.platform.services.url('routing'),
      reviewerToken,
      (orderId, why) => this.surprises.note('review', `${orderId} ${why}`),
      patient,
    );
  }

  static async join(stand: Stand, orgs: readonly string[], habits: Habits = plainHabits): Promise<Players> {
    const { token } = await stand.platform.mint({ role: 'reviewer', jurisdiction: papers.JURISDICTION });
    const players = new Players(stand, token, orgs, habits);
    await players.mail.open();
    players.reporting.open();
    await players.listen();
    return players;
  }

  /**
   * The broker's data is gone: everything is read again from its beginning, what had no receipt is sent again, and each
   * department asks for its open orders, because an order that it had not read is on no topic any more.
   */
  async beginAnew(): Promise<void> {
    await this.consumer.disconnect().catch(() => undefined);
    this.consumer = this.reader();
    await this.listen();
    for (const letter of this.ledger.unanswered()) this.mail.post(letter);
    for (const org of this.orgs)
      for (const caseId of await openOrdersOf(this.stand, org)) this.take(caseId, org, Date.now());
  }

  get inFlight(): number {
    return this.caseNos.length - this.finished;
  }

  /** The province pushes the next case. */
  send(intendedAt: number): void {
    const n = this.caseNos.length;
    const data = papers.newCase(this.run, n, this.habits.departmentOf(n, this.orgs.length));
    const caseNo = data.upstreamCaseNo;
    const journey: Journey = {
      caseNo,
      caseId: caseIdOf(papers.sourceSystem, caseNo),
      ratingId: ratingIdOf(papers.sourceSystem, papers.ratingNoOf(caseNo)),
      intendedAt,
      step: 'sent',
    };
    this.caseNos.push(caseNo);
    this.byCase.set(journey.caseId, journey);
    this.byCase.set(caseNo, journey);
    const headers = toHeaders({ id: `${caseNo}-1`, source: papers.SOURCE, type: 'province.case.created.v1' });
    this.post(caseNo, {
      topic: 'province.cases',
      partition: n % PROVINCE_PARTITIONS,
      message: { key: caseNo, value: JSON.stringify(data), headers },
      appended: (at) => (journey.acceptedAt = at),
    });
  }

  /** Waits until every case that was sent has come to its end. @throws Error after that time, saying how many have not */
  async settle(withinMs: number): Promise<void> {
    for (const began = Date.now(); this.inFlight > 0; await pause(20)) {
      if (this.mail.failure) throw this.mail.failure;
      if (Date.now() - began > withinMs) throw new Error(this.unfinished());
    }
  }

  /** Where the cases stand that have not ended, and what was heard that should not have been. */
  unfinished(): string {
    const steps = new Map<string, number>();
    for (const [key, { caseId, step }] of this.byCase)
      if (key === caseId) steps.set(step, (steps.get(step) ?? 0) + 1);
    const standing = [...steps].map(([step, count]) => `${count} ${step}`).join(', ');
    const summary = `${this.inFlight} of ${this.caseNos.length} cases have not ended: ${standing}`;
    return [summary, ...this.surprises.lines()].join('\n');
  }

  async leave(): Promise<void> {
    this.reviewer.close();
    await Promise.all([this.mail.close(), this.consumer.disconnect(), this.reporting.close()]);
  }

  private reader(): Consumer {
    const kafka = new Kafka(clientConfig(this.stand.kafka, 'bench.players'));
    const { patient } = this.habits;
    return kafka.consumer({
      groupId: `bench.players.${this.run}.${Date.now().toString(36)}`,
      maxWaitTimeInMs: 1_000,
      ...(patient
        ? { retry: { retries: 1_000, maxRetryTime: 1_000, restartOnFailure: () => Promise.resolve(true) } }
        : {}),
    });
  }

  private async listen(): Promise<void> {
    const topics = ['province.receipts', 'routing.cases', ...this.orgs.map((org) => `dept.${org}.orders`)];
    await withAdmin(this.stand.platform.kafkaAdmin, (admin) => untilServed(admin, topics));
    await this.consumer.connect();
    await this.consumer.subscribe({ topics, fromBeginning: true });
    await this.consumer.run({ autoCommit: false, eachBatch: (batch) => this.hear(batch) });
  }

  /** A rehearsal keeps it until it is answered; a bench has nothing to send again. */
  private post(about: string, letter: Letter): void {
    if (this.habits.patient) this.ledger.note(about, letter);
    this.mail.post(letter);
  }

  private async hear({ batch }: EachBatchPayload): Promise<void> {
    for (const message of batch.messages) this.react(batch.topic, message);
    if (this.gatherMs > 0) await pause(this.gatherMs);
  }

  private react(topic: string, message: KafkaMessage): void {
    const type = message.headers?.['ce_type']?.toString() ?? '';
    if (topic === 'province.receipts') return this.receipt(type, message);
    if (type === 'order.assigned.v1') return this.order(topic, message);
    if (type === 'order.completed.v1') this.ledger.answered(message.key?.toString() ?? '');
    if (type === 'action.refused.v1') this.surprises.note(type, message.value?.toString() ?? '');
    if (type === 'routing.order.submitted.v1') this.check(message.key?.toString() ?? '');
  }

  private check(caseId: string): void {
    const journey = this.byCase.get(caseId);
    if (journey?.step !== 'ordered') return;
    journey.step = 'submitted';
    this.reviewer.check(orderIdOf(caseId, 1));
  }

  private receipt(type: string, message: KafkaMessage): void {
    const no = message.key?.toString() ?? '';
    if (ANSWERED.test(type)) this.ledger.answered(no);
    if (type === 'receipt.case.completed.v1') {
      const journey = this.byCase.get(no);
      // a receipt that came twice: the rating says when it was given, so it is sent once
      if (journey && journey.step !== 'completed' && journey.step !== 'rated') this.rate(journey);
    } else if (type === 'receipt.rating.recorded.v1') {
      const journey = this.byRating.get(no);
      if (!journey || !this.byRating.delete(no)) return;
      journey.ratedAt = Date.now();
      journey.step = 'rated';
      this.watcher.rated?.(journey);
      this.reporting.expect(journey);
    } else if (!EXPECTED.test(type) && no.includes(this.run))
      this.surprises.note(type, `${no} ${message.value?.toString() ?? ''}`);
  }

  private rate(journey: Journey): void {
    const data = papers.newRating(journey.caseNo);
    const ratingNo = data.upstreamRatingNo;
    this.byRating.set(ratingNo, journey);
    journey.step = 'completed';
    const headers = toHeaders({
      id: `${ratingNo}-1`,
      source: papers.SOURCE,
      type: 'province.rating.created.v1',
    });
    const partition = Number(ratingNo.slice(-4)) % PROVINCE_PARTITIONS;
    this.post(ratingNo, {
      topic: 'province.ratings',
      partition,
      message: { key: ratingNo, value: JSON.stringify(data), headers },
    });
  }

  private order(topic: string, message: KafkaMessage): void {
    this.take(message.key?.toString() ?? '', orgOf(topic), Number(message.timestamp));
  }

  /** The department takes note and answers at once. */
  private take(caseId: string, org: string, appendedAt: number): void {
    const journey = this.byCase.get(caseId);
    if (!journey || journey.orderSeenAt !== undefined) return;
    journey.step = 'ordered';
    journey.orderSeenAt = Date.now();
    journey.orderAppendedAt = appendedAt;
    this.watcher.ordered?.(journey);
    const orderId = orderIdOf(caseId, 1);
    const source = `/dept/${org}`;
    const act = (what: string, data: object): void =>
      this.post(caseId, {
        topic: `dept.${org}.actions`,
        partition: 0,
        message: {
          key: caseId,
          value: JSON.stringify(data),
          headers: toHeaders({ id: `${orderId}-${what}`, source, type: `dept.order.${what}.v1` }),
        },
      });
    act('acknowledged', { orderId, actor: { name: '赵敏', staffNo: 'ZR0317' } });
    const answer = (): void => act('submitted', papers.submission(orderId));
    if (this.habits.workMs === 0) answer();
    else setTimeout(answer, this.habits.workMs);
  }

  private finish(journey: Journey): void {
    this.finished += 1;
    this.byCase.delete(journey.caseId);
    this.byCase.delete(journey.caseNo);
    this.watcher.finished?.(journey);
  }
}
