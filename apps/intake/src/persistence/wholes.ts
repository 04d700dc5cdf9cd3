import { Injectable } from '@nestjs/common';
import { CONTAINED, type UnitOfWork } from '@huiying/messaging';
import type { CaseFile, EndedCase, SplitCase } from '../case/case-file';
import type { Decision } from '../case/decision';
import {
  endWithParts,
  heardOfPart,
  mergedReply,
  partReopened,
  repliedTogether,
  type PartNews,
} from '../case/end-of-parts';
import type { OpenedReply } from '../case/link-case';
import { allAnswered } from '../case/parts';
import { CaseTexts } from './case-texts';
import { Cases } from './cases';

export interface WholeMoved {
  /** The answers of all parts, in the unit of work that has brought the last one. */
  readonly answered?: OpenedReply;
  /** The end of the original, in the unit of work that has brought the last end of a part. */
  readonly ended?: Decision<EndedCase>;
}

/** A case that was split, as its parts go: it is answered and ends with them. */
@Injectable()
export class Wholes {
  constructor(
    private readonly cases: Cases,
    private readonly texts: CaseTexts,
  ) {}

  /** Saves the original and publishes what it says of itself; nothing for a case that is no part, or whose original has ended. */
  async hear(
    unit: UnitOfWork,
    { facts }: CaseFile,
    news: PartNews,
    at: number,
  ): Promise<WholeMoved & { readonly whole?: CaseFile }> {
    const whole = await this.whole(unit, facts.partOf);
    if (!whole) return {};
    const heard = heardOfPart(whole, facts.caseId, news);
    const answered =
      !heard.replied && allAnswered(heard.parts) ? await this.answerOf(unit, heard) : undefined;
    const replied = answered ? repliedTogether(heard, answered, at) : { file: heard, events: [] };
    const ended = endWithParts(replied.file, at);
    await this.cases.save(unit, ended?.file ?? replied.file);
    unit.publish([...replied.events, ...(ended?.events ?? [])]);
    return { whole: replied.file, ...(answered ? { answered } : {}), ...(ended ? { ended } : {}) };
  }

  /** A redo has opened a part again before the others were done. */
  async reopen(unit: UnitOfWork, { facts }: CaseFile): Promise<void> {
    const whole = await this.whole(unit, facts.partOf);
    if (whole) await this.cases.save(unit, partReopened(whole, facts.caseId));
  }

  private async whole(unit: UnitOfWork, partOf: string | undefined): Promise<SplitCase | undefined> {
    if (partOf === undefined) return undefined;
    const whole = await this.cases.find(unit, partOf);
    return whole?.status === 'split' ? whole : undefined;
  }

  /** Kept under the original's own key, for who is linked to it later. */
  private async answerOf(unit: UnitOfWork, { facts, parts }: SplitCase): Promise<OpenedReply> {
    const answered = parts.filter(({ replied }) => replied);
    const replies = await Promise.all(
      answered.map(async ({ caseId, part }) => {
        const opened = await this.texts.reply(unit, caseId);
        return { part, reply: opened?.reply ?? { text: CONTAINED } };
      }),
    );
    const reply = mergedReply(replies);
    await this.texts.sealReply(unit, facts.caseId, 1, reply);
    return { round: 1, reply };
  }
}
