import { Injectable } from '@nestjs/common';
import { Sealing, type UnitOfWork } from '@huiying/messaging';
import { eventId, waitingEvents } from './stores';

/** An event whose turn it is: the message itself, or one that has waited. */
export interface TurnOf {
  readonly type: string;
  readonly seq: number;
  /** Its own legal arrival, epoch milliseconds, however long it waited. */
  readonly at: number;
  readonly data: unknown;
}

/** Events of the province that came before their turn, encrypted as they came. */
@Injectable()
export class WaitingEvents {
  constructor(private readonly sealing: Sealing) {}

  async keep(unit: UnitOfWork, ratingId: string, { type, seq, at, data }: TurnOf): Promise<void> {
    const sealed = this.sealing.sealAtRest(Buffer.from(JSON.stringify(data))).toString('base64');
    await unit.find(waitingEvents, eventId(ratingId, seq));
    unit.save(waitingEvents, eventId(ratingId, seq), { type, arrivedAt: at, sealed });
  }

  /** Takes the event out: its body is not kept once its turn has come. */
  async release(unit: UnitOfWork, ratingId: string, seq: number): Promise<TurnOf> {
    const waiting = await unit.find(waitingEvents, eventId(ratingId, seq));
    if (!waiting?.sealed) throw new Error(`event ${seq} of rating ${ratingId} was heard but not kept`);
    const { type, arrivedAt, sealed } = waiting;
    unit.save(waitingEvents, eventId(ratingId, seq), { type, arrivedAt });
    const data: unknown = JSON.parse(this.sealing.openAtRest(Buffer.from(sealed, 'base64')).toString());
    return { type, seq, at: arrivedAt, data };
  }
}
