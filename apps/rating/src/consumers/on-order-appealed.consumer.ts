import {
  DeptOrderAppealed,
  appealIdOf,
  caseIdOfOrder,
  localDateOf,
  type DataOf,
  type Incoming,
} from '@huiying/contracts';
import {
  Consumer,
  NotYetKnown,
  orgOfTopic,
  ref,
  type AggregateRef,
  type Received,
  type UnitOfWork,
} from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import { appealComplaint } from '../complaint/appeal-complaint';
import { noticedOrder, type ComplaintFile } from '../complaint/complaint-file';
import { Appeals } from '../persistence/appeals';
import { Complaints } from '../persistence/complaints';
import { appealTexts, appeals, complaints } from '../persistence/stores';
import type { Refusal } from '../rating/refusal';
import { actionRefused } from './answer-action';
import { ID_REUSED } from './on-rating-appealed.consumer';

type Appealed = DataOf<typeof DeptOrderAppealed>;

/** The complaint of the order that the action names; an id that is none of ours stands for itself. */
const aboutComplaint = ({ data, id }: Incoming<Appealed>): AggregateRef =>
  ref(complaints, caseIdOfOrder(data.orderId) ?? `unknown:${id.slice(0, 100)}`);

/** No division is known of a complaint that does not exist and an action that does not say. */
const NOWHERE = '000000';

/** A department asks in the system that a complaint be revoked, like a bad rating (HA-16, HA-19, Q64). */
@Consumer(DeptOrderAppealed, {
  aggregate: aboutComplaint,
  also: ({ source, id }) => [ref(appeals, appealIdOf(source, id)), ref(appealTexts, appealIdOf(source, id))],
})
export class OnOrderAppealed {
  constructor(
    private readonly complaints: Complaints,
    private readonly appeals: Appeals,
    private readonly policies: Policies,
  ) {}

  /** @throws NotYetKnown once, while the order or the delivery of its notice has not been read */
  async handle(message: Received<Appealed>, unit: UnitOfWork): Promise<void> {
    const { orderId } = message.data;
    const caseId = caseIdOfOrder(orderId);
    const file = caseId === undefined ? undefined : await this.complaints.find(unit, caseId);
    const order = noticedOrder(file, orderId);
    if (order?.deliveredAt === undefined && caseId !== undefined && !message.waited)
      throw new NotYetKnown(order ? ['rating.ratings'] : ['routing.cases']);
    const org = orgOfTopic(message.topic) ?? '';
    const action = { actionId: message.id, org, orderId };
    if (!file || !order) {
      const refused = actionRefused({ ...action, jurisdiction: message.jurisdiction ?? NOWHERE }, UNKNOWN);
      return unit.answer(`${message.topic}:${message.id}:refused`, refused);
    }
    const refusal = await this.judge(message, file, org, unit);
    const { jurisdiction, policyRef } = file;
    if (refusal) unit.publish([actionRefused({ ...action, jurisdiction, policyRef }, refusal)]);
  }

  private async judge(
    { data, source, id }: Received<Appealed>,
    file: ComplaintFile,
    org: string,
    unit: UnitOfWork,
  ): Promise<Refusal | undefined> {
    const { orderId, statement, evidence = [] } = data;
    const pack = this.policies.governing(file.policyRef ?? '', localDateOf(unit.now));
    const appealId = appealIdOf(source, id);
    if (await this.appeals.find(unit, appealId)) return ID_REUSED;
    const filing = { appealId, org, grounds: groundsOf(data), filedAt: unit.now, documents: evidence.length };
    const law = { pack, calendar: shippedCalendar(pack.region) };
    const outcome = appealComplaint(file, orderId, { ...filing, form: 'in_system' }, law);
    if ('reasonCode' in outcome) return outcome;
    this.complaints.save(unit, outcome.file);
    await this.appeals.keep(unit, outcome.appeal, { statement, evidence });
    unit.publish(outcome.events);
    return undefined;
  }
}

const UNKNOWN: Refusal = {
  reasonCode: 'ORDER.UNKNOWN',
  message: 'there is no complaint under this work order that may be appealed',
};

/** The contract leaves the word free; what the regulation does not know is another ground. */
const groundsOf = ({ grounds }: Appealed): 'mistaken' | 'malicious' | 'other' =>
  grounds === 'mistaken' || grounds === 'malicious' ? grounds : 'other';
