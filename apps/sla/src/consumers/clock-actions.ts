import { Injectable } from '@nestjs/common';
import { NotYetKnown, orgOfTopic, type Received, type UnitOfWork } from '@huiying/messaging';
import { orderOf, type CaseClocks } from '../deadline/case-clocks';
import type { Surroundings } from '../deadline/counting';
import type { Outcome, Refusal } from '../deadline/outcome';
import { actionRefused } from './answer-action';
import { KeepClocks } from '../keep-clocks';
import { caseIdIn } from './landing';

interface AboutOrder {
  readonly orderId: string;
}

/** Who acts: the topic tells the organisation, because only it can write there. */
export interface By {
  readonly org: string;
  readonly actionId: string;
}

/** No division is known of an order that does not exist and an action that does not say. */
const NOWHERE = '000000';

/**
 * What all `dept.clock.*` actions have in common: an order that routing may have just made is waited for once
 * (engine rule 16), the decision speaks, and a refusal is answered. They are judged and answered here, not by routing.
 */
@Injectable()
export class ClockActions {
  constructor(private readonly clocks: KeepClocks) {}

  async settle<Facts extends { readonly clocks: CaseClocks }>(
    message: Received<AboutOrder>,
    unit: UnitOfWork,
    decision: (clocks: CaseClocks, by: By, on: Surroundings) => Outcome<Facts>,
    became: (facts: Facts) => Promise<void> | void,
  ): Promise<void> {
    const by = { org: orgOfTopic(message.topic) ?? '', actionId: message.id };
    const caseId = caseIdIn(message);
    const clocks = caseId === undefined ? undefined : await this.clocks.find(unit, caseId);
    if (!clocks || !orderOf(clocks, message.data.orderId)) {
      if (caseId !== undefined && !message.waited) throw new NotYetKnown(['routing.cases']);
      return this.refuse(
        message,
        by,
        unit,
        { reasonCode: 'ORDER.UNKNOWN', message: 'there is no such work order' },
        clocks,
      );
    }
    const outcome = decision(clocks, by, await this.clocks.surroundings(unit, clocks));
    if (outcome.kind === 'refused') return this.refuse(message, by, unit, outcome.refusal, clocks);
    await became(outcome.facts);
    await this.clocks.settle(unit, outcome.facts.clocks, 'facts_changed', outcome.events);
  }

  private refuse(
    message: Received<AboutOrder>,
    by: By,
    unit: UnitOfWork,
    refusal: Refusal,
    clocks?: CaseClocks,
  ): void {
    const action = { ...by, orderId: message.data.orderId };
    if (clocks) {
      const { jurisdiction, policyRef } = clocks;
      return unit.publish([actionRefused({ ...action, jurisdiction, policyRef }, refusal)]);
    }
    const jurisdiction = message.jurisdiction ?? NOWHERE;
    unit.answer(
      `${message.topic}:${message.id}:refused`,
      actionRefused({ ...action, jurisdiction }, refusal),
    );
  }
}
