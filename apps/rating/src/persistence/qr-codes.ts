import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@huiying/messaging';
import type { QrCode, QrUse } from '../qr/qr-code';
import { qrCodes, qrUses } from './stores';

/** Who scans, as keyed indexes; never a readable number, device or network. */
export interface Scanner {
  /** The device, and the number that was given. */
  readonly marks: readonly string[];
  readonly network: string;
}

/** The codes, and how often each was used on a day: by everybody, and by one person. */
@Injectable()
export class QrCodes {
  find(unit: UnitOfWork, qrId: string): Promise<QrCode | undefined> {
    return unit.find(qrCodes, qrId);
  }

  save(unit: UnitOfWork, code: QrCode): void {
    unit.save(qrCodes, code.qrId, code);
  }

  async useOf(unit: UnitOfWork, qrId: string, day: string, { marks, network }: Scanner): Promise<QrUse> {
    const countOf = async (id: string) => (await unit.find(qrUses, id))?.count ?? 0;
    const byMark: number[] = [];
    for (const mark of marks) byMark.push(await countOf(`${qrId}:${day}:${mark}`));
    return {
      byAll: await countOf(`${qrId}:${day}`),
      byPerson: Math.max(0, ...byMark),
      byNetwork: await countOf(`${qrId}:${day}:@${network}`),
    };
  }

  /** One more, under each of the marks: who changes one of them is still known by the other. */
  async used(unit: UnitOfWork, qrId: string, day: string, { marks, network }: Scanner): Promise<void> {
    const of = [...marks, `@${network}`].map((mark) => `:${mark}`);
    for (const id of ['', ...of].map((mark) => `${qrId}:${day}${mark}`))
      unit.save(qrUses, id, { count: ((await unit.find(qrUses, id))?.count ?? 0) + 1 });
  }
}
