import { Inject, Injectable } from '@nestjs/common';
import {
  ProvinceRatingCreated,
  ProvinceRatingWithdrawn,
  ReceiptMessageWaiting,
  event,
  ratingIdOf,
} from '@huiying/contracts';
import {
  PermanentFailure,
  arrive,
  contentHash,
  nothingHeard,
  waitsFor,
  type Received,
  type UnitOfWork,
} from '@huiying/messaging';
import { Ratings } from '../persistence/ratings';
import { ratings, type RatingRecord } from '../persistence/stores';
import { WaitingEvents, type TurnOf } from '../persistence/waiting-events';
import { TakeCreated } from './taking/take-created';
import { TakeWithdrawn } from './taking/take-withdrawn';
import type { TakesEvent } from './taking/taking';

export interface Numbered {
  readonly sourceSystem: string;
  readonly upstreamRatingNo: string;
  readonly eventSeq: number;
  readonly jurisdiction?: string;
}

export const GAP_ALARM_AFTER_MS = Symbol('milliseconds until a gap alarms the operators');

/**
 * The events of one rating in the order of their eventSeq, whatever order the records come in: one before its turn waits,
 * encrypted; the one that fills the gap releases it in the same transaction. The same event again gets the same receipts;
 * the number used for something else is rejected.
 */
@Injectable()
export class ProvinceEvents {
  private readonly takers: ReadonlyMap<string, TakesEvent>;

  constructor(
    private readonly records: Ratings,
    private readonly waiting: WaitingEvents,
    @Inject(GAP_ALARM_AFTER_MS) private readonly gapAlarmAfterMs: number,
    created: TakeCreated,
    withdrawn: TakeWithdrawn,
  ) {
    this.takers = new Map<string, TakesEvent>([
      [ProvinceRatingCreated.type, created],
      [ProvinceRatingWithdrawn.type, withdrawn],
    ]);
  }

  async receive(message: Received<Numbered>, unit: UnitOfWork): Promise<void> {
    const { sourceSystem, upstreamRatingNo, eventSeq: seq } = message.data;
    const ratingId = ratingIdOf(sourceSystem, upstreamRatingNo);
    const record = (await this.records.record(unit, ratingId)) ?? {
      sourceSystem,
      upstreamRatingNo,
      order: nothingHeard,
    };
    const hash = contentHash(message.type, message.data);
    const arrival = arrive(record.order, { seq, messageId: message.id, hash });
    const turn: TurnOf = { type: message.type, seq, at: message.arrivedAt, data: message.data };
    switch (arrival.kind) {
      case 'replay':
        return arrival.causes.forEach((cause) => unit.resendReceipts(cause));
      case 'reused':
        throw new PermanentFailure('MESSAGE.NUMBER_REUSED', [
          { path: '/eventSeq', message: 'was used before with other content' },
        ]);
      case 'early':
        await this.waiting.keep(unit, ratingId, turn);
        this.records.saveRecord(unit, ratingId, { ...record, order: arrival.order });
        return this.announceGap(ratingId, record, arrival.missingSeq, message, unit);
      case 'next': {
        const released = await Promise.all(
          arrival.released.map((later) => this.waiting.release(unit, ratingId, later)),
        );
        let next: RatingRecord = { ...record, order: arrival.order };
        for (const each of [turn, ...released]) {
          next = { ...next, file: await this.taker(each.type).take(next.file, each, ratingId, unit) };
        }
        this.records.saveRecord(unit, ratingId, next);
        if (arrival.stillMissing !== undefined)
          this.announceGap(ratingId, { ...next, order: record.order }, arrival.stillMissing, message, unit);
      }
    }
  }

  private taker(type: string): TakesEvent {
    const taker = this.takers.get(type);
    if (!taker) throw new Error(`no event of the province is called ${type}`);
    return taker;
  }

  /** @param record with the order as it was before the message */
  private announceGap(
    ratingId: string,
    record: RatingRecord,
    missingSeq: number,
    message: Received<Numbered>,
    unit: UnitOfWork,
  ): void {
    const { sourceSystem, upstreamRatingNo, file } = record;
    const jurisdiction =
      file?.facts.jurisdiction ?? message.data.jurisdiction ?? message.jurisdiction ?? 'unknown';
    const data = { sourceSystem, upstreamRatingNo, missingSeq };
    unit.publish([event(ReceiptMessageWaiting, { subject: ratingId, jurisdiction, data })]);
    // scheduling the same name again would move the alarm with every further event that comes early
    if (waitsFor(record.order, missingSeq)) return;
    unit.schedule([
      { store: ratings, id: ratingId, name: `gap:${missingSeq}`, dueAt: unit.now + this.gapAlarmAfterMs },
    ]);
  }
}
