import { Injectable } from '@nestjs/common';
import {
  DeptOrderAppealed,
  DeptRatingComplexityDeclared,
  DeptRatingFollowedUp,
  DeptRatingRectified,
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
import { ratedCases } from '../persistence/stores';
import type { Refusal } from '../rating/refusal';
import { actionRefused } from './answer-action';
import { RatingActions, aboutRating } from './rating-actions';

const NOT_TAKEN: Refusal = {
  reasonCode: 'RATING.ACTION_NOT_TAKEN',
  message: 'the system does not take this action yet',
};

/** Actions of the contract that have no effect yet. Their senders are told so: never silent (contract §1). */
@Injectable()
export class ActionsNotTaken {
  constructor(private readonly actions: RatingActions) {}

  refuse(message: Received<{ readonly ratingId: string }>, unit: UnitOfWork): Promise<void> {
    return this.actions.settle(message, unit, () => Promise.resolve(NOT_TAKEN));
  }
}

/** A rectification. */
@Consumer(DeptRatingRectified, aboutRating)
export class OnRatingRectified {
  constructor(private readonly notTaken: ActionsNotTaken) {}

  handle(message: Received<DataOf<typeof DeptRatingRectified>>, unit: UnitOfWork): Promise<void> {
    return this.notTaken.refuse(message, unit);
  }
}

/** How complex the rectification is (JL-09). */
@Consumer(DeptRatingComplexityDeclared, aboutRating)
export class OnRatingComplexityDeclared {
  constructor(private readonly notTaken: ActionsNotTaken) {}

  handle(message: Received<DataOf<typeof DeptRatingComplexityDeclared>>, unit: UnitOfWork): Promise<void> {
    return this.notTaken.refuse(message, unit);
  }
}

/** A follow-up visit. */
@Consumer(DeptRatingFollowedUp, aboutRating)
export class OnRatingFollowedUp {
  constructor(private readonly notTaken: ActionsNotTaken) {}

  handle(message: Received<DataOf<typeof DeptRatingFollowedUp>>, unit: UnitOfWork): Promise<void> {
    return this.notTaken.refuse(message, unit);
  }
}

type Appealed = DataOf<typeof DeptOrderAppealed>;

const caseIn = ({ data, id }: Incoming<Appealed>): string =>
  caseIdOfOrder(data.orderId) ?? `unknown:${id.slice(0, 100)}`;

/** The appeal of a complaint: refused where the regulation knows none, and where it does (HA-16) until it is taken. */
@Consumer(DeptOrderAppealed, { aggregate: (message): AggregateRef => ref(ratedCases, caseIn(message)) })
export class OnOrderAppealed {
  constructor(private readonly policies: Policies) {}

  /** @throws NotYetKnown once, when the order itself has not been read */
  async handle(message: Received<Appealed>, unit: UnitOfWork): Promise<void> {
    const { orderId } = message.data;
    const org = orgOfTopic(message.topic) ?? '';
    const known = (await unit.find(ratedCases, caseIn(message)))?.known;
    const isOurs = known !== undefined || caseIdOfOrder(orderId) === undefined;
    if (!isOurs && !message.waited) throw new NotYetKnown(['routing.cases']);
    const jurisdiction = known?.jurisdiction ?? message.jurisdiction ?? '000000';
    const pack = known && this.policies.inForce(jurisdiction, localDateOf(unit.now));
    const refusal: Refusal = !known
      ? { reasonCode: 'ORDER.UNKNOWN', message: 'there is no such work order' }
      : known.org !== org
        ? { reasonCode: 'ORDER.NOT_HELD', message: 'this organisation does not hold the work order' }
        : pack?.appeal.subjects.includes('complaint') === true
          ? NOT_TAKEN
          : { reasonCode: 'RATING.APPEAL_NOT_ALLOWED', message: 'this regulation knows no such appeal' };
    const action = { actionId: message.id, org, orderId, jurisdiction, policyRef: known?.policyRef };
    unit.answer(`${message.topic}:${message.id}:refused`, actionRefused(action, refusal));
  }
}
