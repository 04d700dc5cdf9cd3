import { Injectable } from '@nestjs/common';
import { NotYetKnown, Reader, Sealing, ref, type UnitOfWork } from '@huiying/messaging';
import { numberOfKey } from '@huiying/contracts';
import type { Attachment, CaseText, Supplement } from '../case-file/case-text';
import type { RoomWork } from '../case-file/record-room-work';
import type { Reply, ReplyText } from '../order/reply';
import { caseKeys, caseTexts, orderTexts } from './stores';

/** `key`: base64 of the key sealed at rest; null once the key has been purged. */
export interface StoredCaseKey {
  readonly keyId: string;
  readonly key: string | null;
}

interface CaseKey {
  readonly keyId: string;
  readonly key: Buffer;
}

export interface SealedAttachment extends Omit<Attachment, 'name'> {
  readonly sealedName?: string;
}

export interface SealedSupplement {
  readonly content: string;
  readonly newFacts?: boolean;
  readonly attachments: readonly SealedAttachment[];
}

export interface StoredCaseText {
  readonly title: string;
  readonly content: string;
  readonly attachments: readonly SealedAttachment[];
  readonly supplements: readonly SealedSupplement[];
  /** Each a sealed `Coordination` (LN-30, LN-31). */
  readonly coordinations?: readonly string[];
  /** Why it is, or is not, the unit's fault (LN-58). */
  readonly faultFinding?: string;
  /** Each a sealed `OfficeRecord`. */
  readonly records?: readonly string[];
}

/** What the office wrote down beside its decision: names, suggestions, what was said. */
export interface OfficeRecord {
  readonly kind:
    | 'feedback'
    | 'mediation'
    | 'transfer'
    | 'discipline'
    | 'special_report'
    | 'opinion'
    | 'urgency'
    | RoomWork;
  /** Legal instant, epoch milliseconds. */
  readonly recordedAt: number;
  readonly note?: string;
  readonly suggestions?: string;
  readonly approvedBy?: string;
  /** 批示. */
  readonly instruction?: string;
}

export interface StoredOrderText {
  readonly reply?: Reply['sealed'];
  readonly returnReason?: string;
  /** Why the dispatcher excused the co-handler. */
  readonly excusal?: string;
}

export interface Coordination {
  readonly participants: readonly string[];
  readonly conclusion: string;
  /** Legal instant, epoch milliseconds. */
  readonly recordedAt: number;
}

export interface ReturnReason {
  readonly reason: string;
  readonly legalBasis: string;
}

/** What stands in for a text whose key was destroyed (engine rule 23); nobody can read it any more. */
const PURGED = '（文本已销毁）';

/**
 * Sealed texts and the keys that open them. Nothing here is ever stored or published readable: a purged key turns
 * every copy into noise.
 */
@Injectable()
export class CaseTexts {
  constructor(
    private readonly sealing: Sealing,
    private readonly reader: Reader,
  ) {}

  /** Keeps the key that intake issued, or forgets it for good when `key` is null. */
  async keepKey(
    unit: UnitOfWork,
    caseId: string,
    issued: { keyId: string; key: string } | null,
  ): Promise<void> {
    const before = await unit.find(caseKeys, caseId);
    const key = issued && this.sealing.sealAtRest(Buffer.from(issued.key, 'base64')).toString('base64');
    unit.save(caseKeys, caseId, { keyId: issued?.keyId ?? before?.keyId ?? '', key });
  }

  async keep(unit: UnitOfWork, caseId: string, text: StoredCaseText): Promise<void> {
    await unit.find(caseTexts, caseId);
    unit.save(caseTexts, caseId, text);
  }

  /** @throws NotYetKnown while the case's key has not arrived */
  async read(unit: UnitOfWork, caseId: string): Promise<CaseText> {
    const stored = await unit.find(caseTexts, caseId);
    const key = await this.keyOf(unit, caseId);
    const { title = '', content = '', attachments = [], supplements = [] } = stored ?? {};
    return {
      title: this.open(key, title),
      content: this.open(key, content),
      attachments: attachments.map((attachment) => this.openAttachment(key, attachment)),
      supplements: supplements.map((supplement) => this.openSupplement(key, supplement)),
    };
  }

  /** Keeps what the person added, for units that get the case later, and opens it for those that have it. */
  async addSupplement(unit: UnitOfWork, caseId: string, sealed: SealedSupplement): Promise<Supplement> {
    const stored = await unit.find(caseTexts, caseId);
    if (stored) unit.save(caseTexts, caseId, { ...stored, supplements: [...stored.supplements, sealed] });
    return this.openSupplement(await this.keyOf(unit, caseId), sealed);
  }

  /**
   * Forgets every word about the case, also what units wrote about its orders, and keeps what stands in their place.
   * @throws NotYetKnown while the key of the new words has not arrived
   */
  async contain(
    unit: UnitOfWork,
    caseId: string,
    { title, content }: { readonly title: string; readonly content: string },
    orderIds: readonly string[],
  ): Promise<CaseText> {
    const words = { title, content, attachments: [], supplements: [] };
    const key = await this.keyOf(unit, caseId);
    const opened = { ...words, title: this.open(key, title), content: this.open(key, content) };
    await this.keep(unit, caseId, words);
    for (const orderId of orderIds)
      if (await unit.find(orderTexts, orderId)) unit.save(orderTexts, orderId, {});
    return opened;
  }

  /** Seals a unit's reply and keeps it until it is released; a later one of the same order replaces it. */
  async keepReply(
    unit: UnitOfWork,
    caseId: string,
    orderId: string,
    reply: ReplyText,
  ): Promise<Reply['sealed']> {
    const before = await unit.find(orderTexts, orderId);
    const sealed = await this.seal(unit, caseId, JSON.stringify(reply));
    unit.save(orderTexts, orderId, { ...before, reply: sealed });
    return sealed;
  }

  async reply(unit: UnitOfWork, caseId: string, orderId: string): Promise<Reply | undefined> {
    const sealed = (await unit.find(orderTexts, orderId))?.reply;
    return sealed && { sealed, text: this.openReply(await this.keyOf(unit, caseId), sealed) };
  }

  /** In place of an accepted reply that went with the words of its case: the person is told it apart from us. */
  async containedReply(unit: UnitOfWork, caseId: string): Promise<Reply> {
    const text = { text: '（答复内容已封控，由承办单位另行告知）' };
    return { text, sealed: await this.seal(unit, caseId, JSON.stringify(text)) };
  }

  async keepReturnReason(
    unit: UnitOfWork,
    caseId: string,
    orderId: string,
    reason: ReturnReason,
  ): Promise<void> {
    const before = await unit.find(orderTexts, orderId);
    const sealed = await this.seal(unit, caseId, JSON.stringify(reason));
    unit.save(orderTexts, orderId, { ...before, returnReason: sealed.reply });
  }

  async keepExcusal(unit: UnitOfWork, caseId: string, orderId: string, reason: string): Promise<void> {
    const before = await unit.find(orderTexts, orderId);
    const sealed = await this.seal(unit, caseId, reason);
    unit.save(orderTexts, orderId, { ...before, excusal: sealed.reply });
  }

  async keepCoordination(unit: UnitOfWork, caseId: string, coordination: Coordination): Promise<void> {
    const stored = await unit.find(caseTexts, caseId);
    if (!stored) throw new NotYetKnown(['intake.cases']);
    const sealed = await this.seal(unit, caseId, JSON.stringify(coordination));
    unit.save(caseTexts, caseId, {
      ...stored,
      coordinations: [...(stored.coordinations ?? []), sealed.reply],
    });
  }

  async keepFaultFinding(
    unit: UnitOfWork,
    caseId: string,
    finding: { readonly atFault: boolean; readonly reason: string; readonly recordedAt: number },
  ): Promise<void> {
    const stored = await unit.find(caseTexts, caseId);
    if (!stored) throw new NotYetKnown(['intake.cases']);
    const sealed = await this.seal(unit, caseId, JSON.stringify(finding));
    unit.save(caseTexts, caseId, { ...stored, faultFinding: sealed.reply });
  }

  async keepRecord(unit: UnitOfWork, caseId: string, record: OfficeRecord): Promise<void> {
    const stored = await unit.find(caseTexts, caseId);
    if (!stored) throw new NotYetKnown(['intake.cases']);
    const sealed = await this.seal(unit, caseId, JSON.stringify(record));
    unit.save(caseTexts, caseId, { ...stored, records: [...(stored.records ?? []), sealed.reply] });
  }

  /** Opens outside of a decision. @returns undefined when the key has not arrived or was destroyed */
  async opened(caseId: string, sealed: string): Promise<string | undefined> {
    const key = this.unwrap((await this.reader.read<StoredCaseKey>(ref(caseKeys, caseId)))?.doc);
    const words = key && this.open(key, sealed);
    return words === PURGED ? undefined : words;
  }

  /** For the office's screens. */
  async readForOffice(
    caseId: string,
    orderId: string,
  ): Promise<{ reply?: ReplyText; returnReason?: ReturnReason }> {
    const [{ doc: texts } = {}, { doc: stored } = {}] = await Promise.all([
      this.reader.read<StoredOrderText>(ref(orderTexts, orderId)),
      this.reader.read<StoredCaseKey>(ref(caseKeys, caseId)),
    ]);
    const key = this.unwrap(stored);
    if (!texts || !key) return {};
    return {
      ...(texts.reply === undefined ? {} : { reply: this.openReply(key, texts.reply) }),
      ...(texts.returnReason === undefined
        ? {}
        : { returnReason: JSON.parse(this.open(key, texts.returnReason)) as ReturnReason }),
    };
  }

  /** @returns undefined once the key has been purged @throws NotYetKnown while it has not arrived */
  private async keyOf(unit: UnitOfWork, caseId: string): Promise<CaseKey | undefined> {
    const stored = await unit.find(caseKeys, caseId);
    if (stored === undefined) throw new NotYetKnown(['intake.keys']);
    return this.unwrap(stored);
  }

  private unwrap(stored: StoredCaseKey | undefined): CaseKey | undefined {
    if (!stored?.key) return undefined;
    return { keyId: stored.keyId, key: this.sealing.openAtRest(Buffer.from(stored.key, 'base64')) };
  }

  /** Under the key of the case. */
  async seal(unit: UnitOfWork, caseId: string, plain: string): Promise<Reply['sealed']> {
    const key = await this.keyOf(unit, caseId);
    const { keyId = '' } = (await unit.find(caseKeys, caseId)) ?? {};
    // after a purge nobody may read it either: sealed with a key that is thrown away at once
    return { keyId, reply: this.sealing.seal(keyId, key?.key ?? this.sealing.newKey(), plain) };
  }

  /** @throws NotYetKnown when it was sealed with a key that has not arrived yet */
  private open(key: CaseKey | undefined, sealed: string): string {
    if (sealed === '') return '';
    if (key === undefined) return PURGED;
    const keyId = this.sealing.keyIdOf(sealed);
    if (keyId === key.keyId) return this.sealing.open(key.key, sealed);
    // the keys of a case follow each other: under an earlier one nothing can be read any more
    if (numberOfKey(keyId) < numberOfKey(key.keyId)) return PURGED;
    throw new NotYetKnown(['intake.keys']);
  }

  private openReply(key: CaseKey | undefined, sealed: Reply['sealed']): ReplyText {
    const opened = this.open(key, sealed.reply);
    return opened === PURGED ? { text: PURGED } : (JSON.parse(opened) as ReplyText);
  }

  private openAttachment(key: CaseKey | undefined, { sealedName, ...facts }: SealedAttachment): Attachment {
    return { ...facts, name: sealedName === undefined ? '附件' : this.open(key, sealedName) };
  }

  private openSupplement(
    key: CaseKey | undefined,
    { content, attachments, ...rest }: SealedSupplement,
  ): Supplement {
    return {
      ...rest,
      content: this.open(key, content),
      attachments: attachments.map((each) => this.openAttachment(key, each)),
    };
  }
}
