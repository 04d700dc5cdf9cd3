import { Injectable } from '@nestjs/common';
import { keyIdOf } from '@huiying/contracts';
import { CONTAINED, Sealing, type UnitOfWork } from '@huiying/messaging';
import type { CasePapers } from '../case/accept-case';
import type { CaseFile } from '../case/case-file';
import type { Created } from '../case/case-facts';
import type { OpenedReply, Reply } from '../case/link-case';
import type { Supplement } from '../case/supplement-case';
import type { WithdrawalRequest } from '../case/withdraw-case';
import type { Told } from '../entry/supply-elements';
import { LikenessIndex } from './likeness-index';
import { additions, eventId, papers, replies, type Addition, type Papers } from './stores';

type Attachments = NonNullable<Created['attachments']>;
type Words = Pick<Created, 'title' | 'content' | 'attachments' | 'respondent'>;

/** Seals and opens what people wrote. A case's key is made when the case comes, and every text of it is under that key. */
@Injectable()
export class CaseTexts {
  constructor(
    private readonly sealing: Sealing,
    private readonly likeness: LikenessIndex,
  ) {}

  /** A new key for a case, and its texts under it. The key's other copies are taken from `intake.keys`. */
  async begin(
    unit: UnitOfWork,
    caseId: string,
    data: Words,
  ): Promise<{ keyId: string; key: Buffer; sealed: Papers }> {
    const key = this.sealing.newKey();
    const keyId = keyIdOf(caseId);
    const seal = (plain: string) => this.sealing.seal(keyId, key, plain);
    await unit.find(papers, caseId);
    const sealed: Papers = {
      key: this.sealing.sealAtRest(key).toString('base64'),
      sealedText: { keyId, title: seal(data.title), content: seal(data.content) },
      attachments: attachmentsOf(data.attachments, seal),
      bands: this.likeness.bandsOf(data.title, data.content),
      ...(data.respondent ? { respondent: seal(JSON.stringify(data.respondent)) } : {}),
    };
    unit.save(papers, caseId, sealed);
    return { keyId, key, sealed };
  }

  async of(unit: UnitOfWork, caseId: string): Promise<CasePapers> {
    return this.sealed(unit, caseId);
  }

  /** What the person said about whom, readable. */
  async told(unit: UnitOfWork, caseId: string): Promise<Told> {
    const { key, sealedText, respondent } = await this.sealed(unit, caseId);
    const open = (text: string) => this.sealing.open(this.atRest(key), text);
    return {
      title: open(sealedText.title),
      content: open(sealedText.content),
      ...(respondent === undefined
        ? {}
        : { respondent: JSON.parse(open(respondent)) as NonNullable<Told['respondent']> }),
    };
  }

  /** Keeps what was said in its completed form, under the same key. */
  async tell(unit: UnitOfWork, caseId: string, told: Told): Promise<CasePapers> {
    const kept = await this.sealed(unit, caseId);
    const { keyId } = kept.sealedText;
    const seal = this.sealer(keyId, kept.key);
    const next: Papers = {
      ...kept,
      sealedText: { keyId, title: seal(told.title), content: seal(told.content) },
      ...(told.respondent ? { respondent: seal(JSON.stringify(told.respondent)) } : {}),
    };
    unit.save(papers, caseId, next);
    return next;
  }

  /** Keeps what came later, under the case's key. */
  async add(
    unit: UnitOfWork,
    caseId: string,
    seq: number,
    at: number,
    added: AddedText,
  ): Promise<Addition & { keyId: string }> {
    const { key, sealedText } = await this.sealed(unit, caseId);
    const seal = this.sealer(sealedText.keyId, key);
    const addition: Addition = {
      at,
      attachments: attachmentsOf(added.attachments, seal),
      ...(added.newFacts === undefined ? {} : { newFacts: added.newFacts }),
      ...(added.content === undefined ? {} : { content: seal(added.content) }),
      ...(added.reason === undefined ? {} : { reason: seal(added.reason) }),
      ...(added.proof === undefined ? {} : { proof: seal(added.proof) }),
    };
    await unit.find(additions, eventId(caseId, seq));
    unit.save(additions, eventId(caseId, seq), addition);
    return { ...addition, keyId: sealedText.keyId };
  }

  /** What the person who decided has written for the file, under the case's key; the last word of several about one thing. */
  async keepNote(
    unit: UnitOfWork,
    caseId: string,
    at: number,
    note: string,
    about = 'screening',
  ): Promise<void> {
    const { key, sealedText } = await this.sealed(unit, caseId);
    const id = `${caseId}:${about}`;
    await unit.find(additions, id);
    unit.save(additions, id, { at, attachments: [], reason: this.sealer(sealedText.keyId, key)(note) });
  }

  /** Such a note, readable; undefined where there is none, or where it has been contained. */
  async note(unit: UnitOfWork, caseId: string, about: string): Promise<string | undefined> {
    const reason = (await unit.find(additions, `${caseId}:${about}`))?.reason;
    const { key, sealedText } = await this.sealed(unit, caseId);
    if (reason === undefined || this.sealing.keyIdOf(reason) !== sealedText.keyId) return undefined;
    return this.sealing.open(this.atRest(key), reason);
  }

  /** What came with one event, with the id of its key. */
  async added(
    unit: UnitOfWork,
    caseId: string,
    seq: number,
  ): Promise<(Addition & { keyId: string }) | undefined> {
    const kept = await unit.find(additions, eventId(caseId, seq));
    return kept && { ...kept, keyId: (await this.sealed(unit, caseId)).sealedText.keyId };
  }

  /** Reason and proof of a withdrawal as they go to routing. */
  withdrawalText({
    keyId,
    reason,
    proof,
  }: Addition & { keyId: string }): Pick<WithdrawalRequest, 'sealedText'> {
    if (reason === undefined && proof === undefined) return {};
    const sealedText = {
      keyId,
      ...(reason === undefined ? {} : { reason }),
      ...(proof === undefined ? {} : { proof }),
    };
    return { sealedText };
  }

  /** Supplements that came while the case was held, in order. */
  async supplements(unit: UnitOfWork, file: CaseFile): Promise<Supplement[]> {
    const { caseId } = file.facts;
    const { keyId } = (await this.sealed(unit, caseId)).sealedText;
    const found = await Promise.all(
      file.supplements.map(async (seq) => ({ seq, kept: await unit.find(additions, eventId(caseId, seq)) })),
    );
    return found.flatMap(({ seq, kept }) =>
      kept?.content ? [supplementOf(seq, kept, kept.content, keyId)] : [],
    );
  }

  /** A supplement sealed again under the master's key: routing has that one. */
  async under(
    unit: UnitOfWork,
    masterId: string,
    supplement: Supplement,
    ownId: string,
  ): Promise<Supplement> {
    const own = await this.sealed(unit, ownId);
    const master = await this.sealed(unit, masterId);
    const seal = this.sealer(master.sealedText.keyId, master.key);
    const again = (sealed: string) => seal(this.sealing.open(this.atRest(own.key), sealed));
    const { sealedText, attachments } = supplement.papers;
    return {
      ...supplement,
      papers: {
        sealedText: { keyId: master.sealedText.keyId, content: again(sealedText.content) },
        attachments: attachments.map(({ sealedName, ...facts }) =>
          sealedName === undefined ? facts : { ...facts, sealedName: again(sealedName) },
        ),
      },
    };
  }

  /** A supplement of the original becomes one of its part, under the part's key. */
  async adopt(unit: UnitOfWork, partId: string, supplement: Supplement, from: string): Promise<Supplement> {
    const adopted = await this.under(unit, partId, supplement, from);
    const { seq, at, newFacts, papers: own } = adopted;
    await unit.find(additions, eventId(partId, seq));
    unit.save<Addition>(additions, eventId(partId, seq), {
      at,
      ...(newFacts === undefined ? {} : { newFacts }),
      content: own.sealedText.content,
      attachments: own.attachments,
    });
    return adopted;
  }

  /** So does the reason and proof of its withdrawal. */
  async adoptWithdrawal(
    unit: UnitOfWork,
    partId: string,
    seq: number,
    from: string,
  ): Promise<Pick<WithdrawalRequest, 'sealedText'>> {
    const kept = await unit.find(additions, eventId(from, seq));
    if (!kept) return {};
    const key = await this.keyOf(unit, from);
    const open = (sealed: string | undefined) =>
      sealed === undefined ? undefined : this.sealing.open(key, sealed);
    const words = { reason: open(kept.reason), proof: open(kept.proof) };
    return this.withdrawalText(await this.add(unit, partId, seq, kept.at, words));
  }

  /** The files of the case, their names readable. */
  async attachments(unit: UnitOfWork, caseId: string): Promise<Attachments> {
    const { key, attachments } = await this.sealed(unit, caseId);
    return attachments.map(({ sealedName, ...facts }) => ({
      ...facts,
      name: sealedName === undefined ? CONTAINED : this.sealing.open(this.atRest(key), sealedName),
    }));
  }

  async keyOf(unit: UnitOfWork, caseId: string): Promise<Buffer> {
    return this.atRest((await this.sealed(unit, caseId)).key);
  }

  /** Keeps a reply that was made here, under the case's own key. */
  async sealReply(unit: UnitOfWork, caseId: string, round: number, reply: Reply): Promise<void> {
    const { key, sealedText } = await this.sealed(unit, caseId);
    await this.keepReply(unit, caseId, round, this.sealer(sealedText.keyId, key)(JSON.stringify(reply)));
  }

  /** Keeps the reply that routing has released; whoever is linked to the case later gets it too. */
  async keepReply(unit: UnitOfWork, caseId: string, round: number, sealed: string): Promise<void> {
    await unit.find(replies, caseId);
    unit.save(replies, caseId, { round, sealed });
  }

  /** The reply that the case was given last, readable; undefined before there is one. */
  async reply(unit: UnitOfWork, caseId: string): Promise<OpenedReply | undefined> {
    const kept = await unit.find(replies, caseId);
    if (!kept) return undefined;
    const { key, sealedText } = await this.sealed(unit, caseId);
    // sealed before the words were contained: its key is gone (engine rule 23)
    if (this.sealing.keyIdOf(kept.sealed) !== sealedText.keyId) return undefined;
    return { round: kept.round, reply: replyOf(this.sealing.open(this.atRest(key), kept.sealed)) };
  }

  private async sealed(unit: UnitOfWork, caseId: string): Promise<Papers> {
    const found = await unit.find(papers, caseId);
    if (!found) throw new Error(`case ${caseId} has no papers`);
    return found;
  }

  private sealer(keyId: string, keyAtRest: string): (plain: string) => string {
    const key = this.atRest(keyAtRest);
    return (plain) => this.sealing.seal(keyId, key, plain);
  }

  private atRest(key: string): Buffer {
    return this.sealing.openAtRest(Buffer.from(key, 'base64'));
  }
}

export interface AddedText {
  readonly content?: string | undefined;
  readonly newFacts?: boolean | undefined;
  readonly attachments?: Attachments | undefined;
  readonly reason?: string | undefined;
  readonly proof?: string | undefined;
}

export function supplementOf(seq: number, kept: Addition, content: string, keyId: string): Supplement {
  const { at, attachments, newFacts } = kept;
  return {
    seq,
    at,
    papers: { sealedText: { keyId, content }, attachments },
    ...(newFacts === undefined ? {} : { newFacts }),
  };
}

/** Routing seals the reply as JSON of text and elements. */
function replyOf(opened: string): Reply {
  const reply = JSON.parse(opened) as Reply;
  return { text: reply.text, ...(reply.elements ? { elements: reply.elements } : {}) };
}

/** The file's name may name a person, so it is sealed; where it lies and what it hashes to is not. */
function attachmentsOf(
  attachments: Attachments | undefined,
  seal: (plain: string) => string,
): CasePapers['attachments'] {
  return (attachments ?? []).map(({ name, ...facts }) => ({ ...facts, sealedName: seal(name) }));
}
