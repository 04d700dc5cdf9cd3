import { Injectable } from '@nestjs/common';
import { Reader, Sealing, ref } from '@huiying/messaging';
import type { CaseFile } from '../case/case-file';
import { masked } from '../case/masked';
import { additions, eventId, papers, type Addition, type Papers } from './stores';

export interface ReadableText {
  readonly title: string;
  readonly content: string;
  readonly supplements: readonly string[];
  /** Why a person found the case to be of another type, in order; those from before a containment are gone. */
  readonly reclassifications?: readonly string[];
}

/** The texts of a case for an officer who has to judge them; identity and phone numbers in them are masked. */
@Injectable()
export class OpenedTexts {
  constructor(
    private readonly reader: Reader,
    private readonly sealing: Sealing,
  ) {}

  /** Undefined when the case has no texts or its key has been purged. */
  async of(caseId: string, file: CaseFile): Promise<ReadableText | undefined> {
    const kept = await this.reader.read<Papers>(ref(papers, caseId));
    if (!kept) return undefined;
    const key = this.keyOf(kept.doc);
    const open = (sealed: string) => masked(this.sealing.open(key, sealed));
    const { title, content } = kept.doc.sealedText;
    const added = await Promise.all(
      file.supplements.map((seq) => this.reader.read<Addition>(ref(additions, eventId(caseId, seq)))),
    );
    const supplements = added.flatMap((one) =>
      one?.doc.content === undefined ? [] : [open(one.doc.content)],
    );
    const reasons = await this.reasons(caseId, file, kept.doc);
    return {
      ...{ title: open(title), content: open(content), supplements },
      ...(reasons.length > 0 ? { reclassifications: reasons } : {}),
    };
  }

  private async reasons(
    caseId: string,
    { reclassified = 0 }: CaseFile,
    kept: Papers,
  ): Promise<readonly string[]> {
    const ids = Array.from({ length: reclassified }, (_, n) => `${caseId}:reclassified:${n + 1}`);
    const found = await Promise.all(ids.map((id) => this.reader.read<Addition>(ref(additions, id))));
    return found.flatMap((one) => {
      const { reason } = one?.doc ?? {};
      if (reason === undefined || this.sealing.keyIdOf(reason) !== kept.sealedText.keyId) return [];
      return [masked(this.sealing.open(this.keyOf(kept), reason))];
    });
  }

  keyOf({ key }: Papers): Buffer {
    return this.sealing.openAtRest(Buffer.from(key, 'base64'));
  }
}
