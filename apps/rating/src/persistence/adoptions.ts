import { Injectable } from '@nestjs/common';
import { Reader, Sealing, ref, type UnitOfWork } from '@huiying/messaging';
import type { AdoptionDecision } from '../adoption/decide-adoption';
import { adoptions, type AdoptionLedger } from './stores';

/** The record of decisions on the adoption of ratings, with their reasons sealed by the key of the deployment. */
@Injectable()
export class Adoptions {
  constructor(
    private readonly reader: Reader,
    private readonly sealing: Sealing,
  ) {}

  async record(
    unit: UnitOfWork,
    { ratingId, jurisdiction }: { readonly ratingId: string; readonly jurisdiction: string },
    decision: AdoptionDecision,
    reason: string,
  ): Promise<void> {
    const before = await unit.find(adoptions, ratingId);
    const sealedReason = this.sealing.sealAtRest(Buffer.from(reason)).toString('base64');
    const decisions = [...(before?.decisions ?? []), { ...decision, sealedReason }];
    unit.save(adoptions, ratingId, { jurisdiction, decisions });
  }

  /** Oldest first, with the reasons in words. */
  async of(ratingId: string): Promise<readonly (AdoptionDecision & { readonly reason: string })[]> {
    const found = await this.reader.read<AdoptionLedger>(ref(adoptions, ratingId));
    return (found?.doc.decisions ?? []).map(({ sealedReason, ...decision }) => ({
      ...decision,
      reason: this.sealing.openAtRest(Buffer.from(sealedReason, 'base64')).toString(),
    }));
  }
}
