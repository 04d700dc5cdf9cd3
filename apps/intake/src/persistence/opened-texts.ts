import { Injectable } from '@nestjs/common';
import { Reader, Sealing, ref } from '@huiying/messaging';
import type { CaseFile } from '../case/case-file';
import { masked } from '../case/masked';
import { additions, eventId, papers, type Addition, type Papers } from './stores';

export interface ReadableText {
  readonly title: string;
  readonly content: string;
  readonly supplements: readonly string[];
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
    return { title: open(title), content: open(content), supplements };
  }

  keyOf({ key }: Papers): Buffer {
    return this.sealing.openAtRest(Buffer.from(key, 'base64'));
  }
}
