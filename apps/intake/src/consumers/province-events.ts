import { Inject, Injectable } from '@nestjs/common';
import {
  LOCAL_ENTRY,
  ProvinceCaseCreated,
  ProvinceCaseSupplemented,
  ProvinceCaseUrged,
  ProvinceCaseWithdrawn,
  ReceiptMessageWaiting,
  caseIdOf,
  event,
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
import { Cases } from '../persistence/cases';
import { cases, type CaseRecord } from '../persistence/stores';
import { WaitingEvents, type TurnOf } from '../persistence/waiting-events';
import { TakeCreated } from './taking/take-created';
import { TakeSupplemented } from './taking/take-supplemented';
import { TakeUrged } from './taking/take-urged';
import { TakeWithdrawn } from './taking/take-withdrawn';
import type { TakesEvent } from './taking/taken';

export interface Numbered {
  readonly sourceSystem: string;
  readonly upstreamCaseNo: string;
  readonly eventSeq: number;
  readonly jurisdiction?: string;
}

export const GAP_ALARM_AFTER_MS = Symbol('milliseconds until a gap alarms the operators');

/** The events that can only follow `created`. */
@Injectable()
export class LaterEvents {
  readonly byType: readonly (readonly [string, TakesEvent])[];

  constructor(supplemented: TakeSupplemented, urged: TakeUrged, withdrawn: TakeWithdrawn) {
    this.byType = [
      [ProvinceCaseSupplemented.type, supplemented],
      [ProvinceCaseUrged.type, urged],
      [ProvinceCaseWithdrawn.type, withdrawn],
    ];
  }
}

/**
 * The events of one upstream case in the order of their eventSeq, whatever order the records come in. One before its turn
 * waits, encrypted, and the province is told which is missing; the one that fills the gap releases it in the same
 * transaction. The same event again gets the same receipts; the number used for something else is rejected.
 */
@Injectable()
export class ProvinceEvents {
  private readonly takers: ReadonlyMap<string, TakesEvent>;

  constructor(
    private readonly records: Cases,
    private readonly waiting: WaitingEvents,
    @Inject(GAP_ALARM_AFTER_MS) private readonly gapAlarmAfterMs: number,
    takeCreated: TakeCreated,
    takeLater: LaterEvents,
  ) {
    this.takers = new Map([[ProvinceCaseCreated.type, takeCreated], ...takeLater.byType]);
  }

  async receive(message: Received<Numbered>, unit: UnitOfWork): Promise<void> {
    const { sourceSystem, upstreamCaseNo, eventSeq: seq } = message.data;
    if (sourceSystem === LOCAL_ENTRY)
      throw new PermanentFailure('ENVELOPE.MISMATCH', [
        { path: '/sourceSystem', message: 'is the name of our own entries' },
      ]);
    const caseId = caseIdOf(sourceSystem, upstreamCaseNo);
    const record = (await this.records.record(unit, caseId)) ?? {
      sourceSystem,
      upstreamCaseNo,
      order: nothingHeard,
    };
    const hash = contentHash(message.type, message.data);
    const arrival = arrive(record.order, { seq, messageId: message.id, hash });
    const turn: TurnOf = { type: message.type, seq, at: message.arrivedAt, data: message.data };
    switch (arrival.kind) {
      case 'replay':
        return arrival.causes.forEach((cause) => unit.resendReceipts(cause));
      case 'reused':
        throw new PermanentFailure(
          'MESSAGE.NUMBER_REUSED',
          [{ path: '/eventSeq', message: 'was used before with other content' }],
          record.file?.contained === undefined,
        );
      case 'early':
        await this.waiting.keep(unit, caseId, turn);
        this.records.saveRecord(unit, caseId, { ...record, order: arrival.order });
        return this.announceGap(caseId, record, arrival.missingSeq, message, unit);
      case 'next': {
        const released = await Promise.all(
          arrival.released.map((later) => this.waiting.release(unit, caseId, later)),
        );
        let next: CaseRecord = { ...record, order: arrival.order };
        for (const each of [turn, ...released]) {
          // saved after each, because a linked case may change its master's record, and find must see it
          next = { ...next, file: await this.taker(each.type).take(next.file, each, caseId, unit) };
          this.records.saveRecord(unit, caseId, next);
        }
        if (arrival.stillMissing !== undefined)
          this.announceGap(caseId, { ...next, order: record.order }, arrival.stillMissing, message, unit);
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
    caseId: string,
    record: CaseRecord,
    missingSeq: number,
    message: Received<Numbered>,
    unit: UnitOfWork,
  ): void {
    const { sourceSystem, upstreamCaseNo, file } = record;
    const jurisdiction =
      file?.facts.jurisdiction ?? message.data.jurisdiction ?? message.jurisdiction ?? 'unknown';
    unit.publish([
      event(ReceiptMessageWaiting, {
        subject: caseId,
        jurisdiction,
        data: { sourceSystem, upstreamCaseNo, missingSeq },
      }),
    ]);
    // scheduling the same name again would move the alarm with every further event that comes early
    if (waitsFor(record.order, missingSeq)) return;
    unit.schedule([
      { store: cases, id: caseId, name: `gap:${missingSeq}`, dueAt: unit.now + this.gapAlarmAfterMs },
    ]);
  }
}
