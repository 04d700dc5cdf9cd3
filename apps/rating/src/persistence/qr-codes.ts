import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@huiying/messaging';
import type { QrCode, QrUse } from '../qr/qr-code';
import { qrCodes, qrUses } from './stores';

/** The codes, and how often each was used on a day: by everybody, and by one person. */
@Injectable()
export class QrCodes {
  find(unit: UnitOfWork, qrId: string): Promise<QrCode | undefined> {
    return unit.find(qrCodes, qrId);
  }

  save(unit: UnitOfWork, code: QrCode): void {
    unit.save(qrCodes, code.qrId, code);
  }

  /** @param person keyed index, never a readable number */
  async useOf(unit: UnitOfWork, qrId: string, day: string, person: string): Promise<QrUse> {
    const [all, one] = idsOf(qrId, day, person);
    return {
      byAll: (await unit.find(qrUses, all))?.count ?? 0,
      byPerson: (await unit.find(qrUses, one))?.count ?? 0,
    };
  }

  used(unit: UnitOfWork, qrId: string, day: string, person: string, before: QrUse): void {
    const [all, one] = idsOf(qrId, day, person);
    unit.save(qrUses, all, { count: before.byAll + 1 });
    unit.save(qrUses, one, { count: before.byPerson + 1 });
  }
}

const idsOf = (qrId: string, day: string, person: string): [string, string] => [
  `${qrId}:${day}`,
  `${qrId}:${day}:${person}`,
];
