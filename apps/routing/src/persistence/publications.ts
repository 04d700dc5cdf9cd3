import { Injectable } from '@nestjs/common';
import { Reader, ref, type UnitOfWork } from '@huiying/messaging';
import type { PublicText } from '../case-file/text-for-public';
import { CaseTexts, type StoredCaseText } from './case-texts';
import { caseTexts, publications } from './stores';

/** What anybody may read of a case, by its number. */
export interface StoredPublication {
  readonly caseId: string;
  /** Legal instant, epoch milliseconds. */
  readonly publishedAt: number;
  /** A sealed `PublicText`. */
  readonly sealed: string;
}

/** Public texts are sealed all the same: when the key of a case is destroyed, nobody reads them here any more. */
@Injectable()
export class Publications {
  constructor(
    private readonly reader: Reader,
    private readonly texts: CaseTexts,
  ) {}

  async keep(unit: UnitOfWork, caseId: string, caseNo: string, text: PublicText): Promise<void> {
    await unit.find(publications, caseNo);
    const { reply: sealed } = await this.texts.seal(unit, caseId, JSON.stringify(text));
    unit.save(publications, caseNo, { caseId, publishedAt: unit.now, sealed });
  }

  /** @returns undefined when nothing is published under that number, or its key was destroyed */
  async read(caseNo: string): Promise<(PublicText & { readonly publishedAt: number }) | undefined> {
    const stored = (await this.reader.read<StoredPublication>(ref(publications, caseNo)))?.doc;
    const opened = stored && (await this.texts.opened(stored.caseId, stored.sealed));
    return stored && opened !== undefined
      ? { ...(JSON.parse(opened) as PublicText), publishedAt: stored.publishedAt }
      : undefined;
  }

  /** Question and answer as they are on file, unmasked. @returns undefined when one of them is not there or cannot be read */
  async candidate(caseId: string, orderId: string): Promise<PublicText | undefined> {
    const [stored, { reply }] = await Promise.all([
      this.reader.read<StoredCaseText>(ref(caseTexts, caseId)),
      this.texts.readForOffice(caseId, orderId),
    ]);
    if (!stored || !reply) return undefined;
    const title = await this.texts.opened(caseId, stored.doc.title);
    const content = await this.texts.opened(caseId, stored.doc.content);
    return title === undefined || content === undefined ? undefined : { title, content, reply: reply.text };
  }
}
