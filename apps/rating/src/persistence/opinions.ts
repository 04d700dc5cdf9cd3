import { Injectable } from '@nestjs/common';
import { Sealing, type UnitOfWork } from '@huiying/messaging';
import { masked } from '../rating/masked';
import { defined, type Created } from '../rating/rating-facts';
import { BlindIndex } from './blind-index';
import { opinions, type Marks } from './stores';

type Said = Pick<Created, 'comment' | 'rater' | 'invitation'>;

/** What was handed in with a rating that was collected here. */
export interface HandedIn {
  /** Scan of the form or record. */
  readonly scan?: { readonly name?: string; readonly url?: string; readonly sha256?: string };
  /** Of the rater's device or account in the app that scanned. */
  readonly device?: string;
}

/** What the rater wrote and who he is: sealed at rest, never on an internal topic (HA-45). */
@Injectable()
export class Opinions {
  constructor(
    private readonly sealing: Sealing,
    private readonly index: BlindIndex,
  ) {}

  async keep(unit: UnitOfWork, ratingId: string, said: Said, handedIn: HandedIn = {}): Promise<void> {
    const { comment, rater, invitation } = said;
    const { scan, device } = handedIn;
    if ([comment, rater, invitation, scan, device].every((part) => part === undefined)) return;
    const plain = Buffer.from(JSON.stringify({ comment, rater, invitation, scan }));
    await unit.find(opinions, ratingId);
    const sealed = this.sealing.sealAtRest(plain).toString('base64');
    const marks = this.marksOf(said, device);
    unit.save(opinions, ratingId, Object.keys(marks).length === 0 ? { sealed } : { sealed, marks });
  }

  private marksOf({ comment, rater }: Said, device: string | undefined): Marks {
    const words = comment?.replace(/\s|\p{P}/gu, '') ?? '';
    return defined({
      phone: rater?.phone === undefined ? undefined : this.index.ofPhone(rater.phone),
      identity: rater?.idNumber === undefined ? undefined : this.index.of('id', rater.idNumber),
      device: device === undefined ? undefined : this.index.of('device', device),
      // a word or two are everybody's
      words: words.length < 8 ? undefined : this.index.of('words', words),
    });
  }

  /** The comment as the rated unit may read it: numbers of people masked. Undefined when there is none. */
  async comment(unit: UnitOfWork, ratingId: string): Promise<string | undefined> {
    const kept = await unit.find(opinions, ratingId);
    if (!kept) return undefined;
    const { comment } = JSON.parse(
      this.sealing.openAtRest(Buffer.from(kept.sealed, 'base64')).toString(),
    ) as Said;
    return comment ? masked(comment) : undefined;
  }
}
