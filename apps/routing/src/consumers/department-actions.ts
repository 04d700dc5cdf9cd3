import { Injectable } from '@nestjs/common';
import { caseIdOfOrder, localDateOf, type Incoming } from '@huiying/contracts';
import { orgOfTopic, ref, type AggregateRef, type Received, type UnitOfWork } from '@huiying/messaging';
import { Policies, type Pack } from '@huiying/policy';
import type { CaseFile } from '../case-file/case-file';
import type { Outcome, Refusal } from '../outcome';
import { refuseAction, type RefusedAction } from '../order/refuse-action';
import { CaseFiles } from '../persistence/case-files';
import { Organisations } from '../persistence/organisations';
import { caseFiles, caseKeys, orderTexts } from '../persistence/stores';

interface AboutOrder {
  readonly orderId?: string;
}

/** Who acts: the topic tells the organisation, because only it can write there. */
export interface By {
  readonly org: string;
  readonly actionId: string;
}

const byOf = ({ topic, id }: Incoming): By => ({ org: orgOfTopic(topic) ?? '', actionId: id });

type Decision = (file: CaseFile, pack: Pack, by: By) => Outcome<CaseFile> | Promise<Outcome<CaseFile>>;

/** The case of the order that an action names; an id that is none of ours stands for itself and is refused. */
export const caseIdIn = (message: Incoming<AboutOrder>): string => {
  const { orderId } = message.data;
  return (
    (orderId === undefined ? undefined : caseIdOfOrder(orderId)) ?? `unknown:${message.id.slice(0, 100)}`
  );
};

/** Where every action about an order lands. */
export const landing = {
  aggregate: (message: Incoming<AboutOrder>): AggregateRef => ref(caseFiles, caseIdIn(message)),
};

/** The same for actions that bring or need a text. */
export const landingWithText = {
  ...landing,
  also: (message: Incoming<AboutOrder>): AggregateRef[] => [
    ref(caseKeys, caseIdIn(message)),
    ref(orderTexts, message.data.orderId ?? message.id),
  ],
};

/**
 * What all actions of departments have in common: find the case, let the decision speak, and answer. An order is made
 * by this service alone, so one that is unknown here does not exist: refused at once.
 */
@Injectable()
export class DepartmentActions {
  constructor(
    private readonly cases: CaseFiles,
    private readonly organisations: Organisations,
    private readonly policies: Policies,
  ) {}

  async settle(message: Received<AboutOrder>, unit: UnitOfWork, decision: Decision): Promise<void> {
    const by = byOf(message);
    const file = await this.cases.find(unit, caseIdIn(message));
    if (file === undefined) {
      return this.refuse(message, unit, {
        reasonCode: 'ORDER.UNKNOWN',
        message: 'there is no such work order',
      });
    }
    const outcome = await decision(
      file,
      this.policies.governing(file.facts.policyRef, localDateOf(unit.now)),
      by,
    );
    if (outcome.kind === 'refused') return this.refuse(message, unit, outcome.refusal, file);
    if (outcome.kind === 'nothing') return;
    this.cases.save(unit, outcome.state);
    unit.publish(outcome.events);
  }

  /** The department is told why; @param file the case that the action is about, if there is one */
  async refuse(
    message: Received<AboutOrder>,
    unit: UnitOfWork,
    refusal: Refusal,
    file?: CaseFile,
  ): Promise<void> {
    const { orderId } = message.data;
    const by = byOf(message);
    const action = { ...by, actionType: message.type, ...(orderId === undefined ? {} : { orderId }) };
    if (file) {
      const { jurisdiction, policyRef } = file.facts;
      return unit.publish(refuseAction({ ...action, jurisdiction, policyRef }, refusal, unit.now));
    }
    const jurisdiction =
      message.jurisdiction ?? (await this.organisations.find(unit, by.org))?.jurisdiction ?? '000000';
    answerAction(unit, `${message.topic}:${message.id}`, { ...action, jurisdiction }, refusal);
  }
}

/** Answers an action for which no case is known; each of the two answers has an id of its own, the same on every retry. */
export function answerAction(unit: UnitOfWork, id: string, action: RefusedAction, refusal: Refusal): void {
  for (const event of refuseAction(action, refusal, unit.now))
    unit.answer(`${id}:${event.contract.type}`, event);
}
