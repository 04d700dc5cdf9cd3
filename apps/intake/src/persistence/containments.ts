import { Injectable } from '@nestjs/common';
import {
  CaseKeyIssued,
  ReceiptCaseReplied,
  event,
  keyIdOf,
  numberOfKey,
  type OutgoingEvent,
} from '@huiying/contracts';
import { CONTAINED, HeldRecords, Sealing, dataWithoutWords, type UnitOfWork } from '@huiying/messaging';
import type { CasePapers } from '../case/accept-case';
import type { CaseFile } from '../case/case-file';
import { Parties } from './parties';
import {
  additions,
  cases,
  eventId,
  papers,
  replies,
  waitingEvents,
  type CaseRecord,
  type Papers,
} from './stores';

/** What a person writes in place of contained words. */
export interface Replacement {
  readonly title?: string | undefined;
  readonly content?: string | undefined;
}

/**
 * Destroys a case's key and with it every word under it, wherever a copy lies, and issues the next one (decision 0013).
 * Only who filed the case is sealed again: he is still owed its outcome.
 */
@Injectable()
export class Containments {
  constructor(
    private readonly sealing: Sealing,
    private readonly parties: Parties,
    private readonly held: HeldRecords,
  ) {}

  /**
   * @param party whether it stays known who filed the case; where only a minimal log may stay it does not (Q82)
   * @returns what stands in place of the words, and the end of the old key with the new one, to be published in order
   */
  async destroy(
    unit: UnitOfWork,
    file: CaseFile,
    replacement: Replacement,
    party: 'kept' | 'forgotten' = 'kept',
  ): Promise<{ readonly sealedText: CasePapers['sealedText']; readonly keys: readonly OutgoingEvent[] }> {
    const { caseId, jurisdiction } = file.facts;
    const kept = await unit.find(papers, caseId);
    if (!kept) throw new Error(`case ${caseId} has no papers`);
    const keyId = keyIdOf(caseId, numberOfKey(kept.sealedText.keyId) + 1);
    const key = this.sealing.newKey();
    const seal = (plain: string): string => this.sealing.seal(keyId, key, plain);
    const { title = CONTAINED, content = CONTAINED } = replacement;
    const sealedText = { keyId, title: seal(title), content: seal(content) };
    if (party === 'forgotten') await this.parties.forget(unit, caseId, seal);
    else await this.parties.sealAgain(unit, caseId, this.before(kept), seal);
    const atRest = this.sealing.sealAtRest(key).toString('base64');
    unit.save(papers, caseId, { key: atRest, sealedText, attachments: [] });
    await this.blankAdditions(unit, file, seal);
    await this.blankWaiting(unit, caseId);
    if (await unit.find(replies, caseId)) unit.save(replies, caseId, { round: 1, sealed: '' });
    await this.eraseMessages(unit, file);
    const about = { subject: caseId, jurisdiction };
    const issued = event(CaseKeyIssued, { ...about, data: { caseId, keyId, key: key.toString('base64') } });
    return { sealedText, keys: [{ ...about, contract: CaseKeyIssued, data: null }, issued] };
  }

  private before({ key }: Papers): Buffer {
    return this.sealing.openAtRest(Buffer.from(key, 'base64'));
  }

  private async blankAdditions(
    unit: UnitOfWork,
    { facts, supplements, withdrawal }: CaseFile,
    seal: (plain: string) => string,
  ): Promise<void> {
    for (const seq of [...supplements, ...(withdrawal ? [withdrawal.seq] : [])]) {
      const id = eventId(facts.caseId, seq);
      const before = await unit.find(additions, id);
      if (!before) continue;
      const { at, newFacts, content, reason, proof } = before;
      unit.save(additions, id, {
        at,
        attachments: [],
        ...(newFacts === undefined ? {} : { newFacts }),
        ...(content === undefined ? {} : { content: seal(CONTAINED) }),
        ...(reason === undefined ? {} : { reason: seal(CONTAINED) }),
        ...(proof === undefined ? {} : { proof: seal(CONTAINED) }),
      });
    }
  }

  /** What came before its turn is taken in its turn, without its words. */
  private async blankWaiting(unit: UnitOfWork, caseId: string): Promise<void> {
    const record: CaseRecord | undefined = await unit.find(cases, caseId);
    for (const { seq } of record?.order.heard ?? []) {
      const waiting = await unit.find(waitingEvents, eventId(caseId, seq));
      if (!waiting?.sealed) continue;
      const data: unknown = JSON.parse(
        this.sealing.openAtRest(Buffer.from(waiting.sealed, 'base64')).toString(),
      );
      const blank = Buffer.from(JSON.stringify(dataWithoutWords(data)));
      const sealed = this.sealing.sealAtRest(blank).toString('base64');
      unit.save(waitingEvents, eventId(caseId, seq), { ...waiting, sealed });
    }
  }

  private async eraseMessages(unit: UnitOfWork, { facts }: CaseFile): Promise<void> {
    unit.erase({
      subject: facts.caseId,
      messages: [
        { type: CaseKeyIssued.type, fields: null, unsent: true },
        { type: ReceiptCaseReplied.type, fields: { reply: { text: CONTAINED } }, unsent: false },
      ],
      held: await this.held.withoutWords(facts),
    });
  }
}
