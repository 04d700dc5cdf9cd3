import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Commands } from '@huiying/messaging';
import type { Look } from '../case/who-may-see-the-party';
import { partyLooks } from './stores';

interface Looker {
  readonly sub: string;
  readonly role: string;
  readonly org?: string;
}

/** The record of every look at an identity. The table refuses changes and deletions. */
@Injectable()
export class PartyLooks {
  constructor(private readonly commands: Commands) {}

  /** Committed when it returns; the answer kept beside the idempotency key holds nothing of the person. */
  async record(caseId: string, { sub, role, org }: Looker, look: Look): Promise<void> {
    const id = `${caseId}:${randomUUID()}`;
    await this.commands.run({ principal: sub, idempotencyKey: id, requestHash: id }, async (unit) => {
      await unit.find(partyLooks, id);
      unit.save(partyLooks, id, {
        caseId,
        at: unit.now,
        principal: sub,
        role,
        ...(org === undefined ? {} : { org }),
        granted: look.granted,
        ...(look.granted ? {} : { reasonCode: look.reasonCode }),
      });
      return { status: 200, body: { recorded: id } };
    });
  }
}
