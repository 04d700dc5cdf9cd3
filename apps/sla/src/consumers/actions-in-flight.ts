import { Injectable } from '@nestjs/common';
import {
  DeptOrderAcceptanceDecided,
  DeptOrderContacted,
  DeptOrderReturnRequested,
  DeptOrderSubmitted,
  type DataOf,
} from '@huiying/contracts';
import { Consumer, NotYetKnown, orgOfTopic, type Received, type UnitOfWork } from '@huiying/messaging';
import { awaitVerdict } from '../deadline/await-verdict';
import { orderOf } from '../deadline/case-clocks';
import { KeepClocks } from '../keep-clocks';
import { aboutOrder, caseIdIn } from './landing';

/** Actions that can end a clock or show that it was kept. Routing alone judges them. */
export const STOPPING_ACTIONS: readonly string[] = [
  DeptOrderSubmitted.type,
  DeptOrderContacted.type,
  DeptOrderAcceptanceDecided.type,
  DeptOrderReturnRequested.type,
];

/** Notes that such an action stands on the unit's topic, so that no rung is issued before its verdict (engine rule 19). */
@Injectable()
export class ActionsInFlight {
  constructor(private readonly clocks: KeepClocks) {}

  /** @throws NotYetKnown once, when the order itself has not been read; one that does not exist is routing's to refuse */
  async note(message: Received<{ readonly orderId?: string }>, unit: UnitOfWork): Promise<void> {
    const caseId = caseIdIn(message);
    const { orderId } = message.data;
    if (caseId === undefined || orderId === undefined) return;
    const clocks = await this.clocks.find(unit, caseId);
    if (!clocks || !orderOf(clocks, orderId)) {
      if (message.waited) return;
      throw new NotYetKnown(['routing.cases']);
    }
    const action = { org: orgOfTopic(message.topic) ?? '', actionId: message.id, arrivedAt: unit.now };
    const noted = awaitVerdict(clocks, orderId, action);
    if (noted !== clocks) this.clocks.note(unit, noted);
  }
}

/** A reply is on its way. */
@Consumer(DeptOrderSubmitted, aboutOrder)
export class SubmissionInFlight {
  constructor(private readonly actions: ActionsInFlight) {}

  handle(message: Received<DataOf<typeof DeptOrderSubmitted>>, unit: UnitOfWork): Promise<void> {
    return this.actions.note(message, unit);
  }
}

/** The record of a call is on its way. */
@Consumer(DeptOrderContacted, aboutOrder)
export class ContactInFlight {
  constructor(private readonly actions: ActionsInFlight) {}

  handle(message: Received<DataOf<typeof DeptOrderContacted>>, unit: UnitOfWork): Promise<void> {
    return this.actions.note(message, unit);
  }
}

/** The decision on a report is on its way. */
@Consumer(DeptOrderAcceptanceDecided, aboutOrder)
export class AcceptanceInFlight {
  constructor(private readonly actions: ActionsInFlight) {}

  handle(message: Received<DataOf<typeof DeptOrderAcceptanceDecided>>, unit: UnitOfWork): Promise<void> {
    return this.actions.note(message, unit);
  }
}

/** A return request is on its way. */
@Consumer(DeptOrderReturnRequested, aboutOrder)
export class ReturnInFlight {
  constructor(private readonly actions: ActionsInFlight) {}

  handle(message: Received<DataOf<typeof DeptOrderReturnRequested>>, unit: UnitOfWork): Promise<void> {
    return this.actions.note(message, unit);
  }
}
