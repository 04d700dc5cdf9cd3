import { Injectable } from '@nestjs/common';
import { Reader, Sealing, ref, type UnitOfWork } from '@huiying/messaging';
import type { Created } from '../case/case-facts';
import { BlindIndex } from './blind-index';
import { papers, parties, type Papers, type Party } from './stores';

export type Identity = NonNullable<Created['party']>;

/** Who filed a case: sealed with the case's key, found by blind indexes only. It never leaves by a message. */
@Injectable()
export class Parties {
  constructor(
    private readonly sealing: Sealing,
    private readonly index: BlindIndex,
    private readonly reader: Reader,
  ) {}

  async keep(
    unit: UnitOfWork,
    caseId: string,
    identity: Identity,
    keyId: string,
    key: Buffer,
  ): Promise<void> {
    const { idNumber, phone } = identity;
    await unit.find(parties, caseId);
    unit.save<Party>(parties, caseId, {
      sealed: this.sealing.seal(keyId, key, JSON.stringify(identity)),
      ...(idNumber ? { idIndex: this.index.of('id', idNumber.trim().toUpperCase()) } : {}),
      ...(phone ? { phoneIndex: this.index.of('phone', phone.replace(/\D/g, '')) } : {}),
    });
  }

  /** A part of a split case was filed by the same person. */
  async share(
    unit: UnitOfWork,
    from: string,
    key: Buffer,
    partId: string,
    own: { readonly keyId: string; readonly key: Buffer },
  ): Promise<void> {
    const party = await unit.find(parties, from);
    if (!party) return;
    const sealed = this.sealing.seal(own.keyId, own.key, this.sealing.open(key, party.sealed));
    await unit.find(parties, partId);
    unit.save<Party>(parties, partId, { ...party, sealed });
  }

  /** Under the case's next key; its words go with the old one, who filed it does not. */
  async sealAgain(
    unit: UnitOfWork,
    caseId: string,
    before: Buffer,
    seal: (plain: string) => string,
  ): Promise<void> {
    const party = await unit.find(parties, caseId);
    if (party)
      unit.save(parties, caseId, { ...party, sealed: seal(this.sealing.open(before, party.sealed)) });
  }

  /** Nobody can say any more who it was: neither the identity nor an index of it is left. */
  async forget(unit: UnitOfWork, caseId: string, seal: (plain: string) => string): Promise<void> {
    const nobody: Identity = { anonymous: true };
    if (await unit.find(parties, caseId))
      unit.save<Party>(parties, caseId, { sealed: seal(JSON.stringify(nobody)) });
  }

  /** Readable; undefined for a case without a party. Only after the look has been recorded. */
  async read(caseId: string): Promise<Identity | undefined> {
    const party = await this.reader.read<Party>(ref(parties, caseId));
    const kept = await this.reader.read<Papers>(ref(papers, caseId));
    if (!party || !kept) return undefined;
    const key = this.sealing.openAtRest(Buffer.from(kept.doc.key, 'base64'));
    return JSON.parse(this.sealing.open(key, party.doc.sealed)) as Identity;
  }
}
