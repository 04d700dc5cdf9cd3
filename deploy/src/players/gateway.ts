import type { Connection } from '../platform/connection';
import { accessOf, KafkaParty, type Heard } from './kafka-party';

/** The gateway of text messages: reads what is to be sent, with its own credentials. */
export class Gateway {
  private readonly party: KafkaParty;

  constructor(connection: Connection) {
    this.party = new KafkaParty(accessOf(connection, 'gateway'), 'gateway.');
  }

  async join(): Promise<this> {
    await this.party.join('notices.outbound');
    return this;
  }

  get notices(): readonly Heard[] {
    return this.party.heard;
  }

  async leave(): Promise<void> {
    await this.party.leave();
  }
}
