import { Injectable } from '@nestjs/common';
import { Sealing, type UnitOfWork } from '@huiying/messaging';
import { masked } from '../rating/masked';
import type { Created } from '../rating/rating-facts';
import { opinions } from './stores';

type Said = Pick<Created, 'comment' | 'rater' | 'invitation'>;

/** What the rater wrote and who he is: sealed at rest, never on an internal topic (HA-45). */
@Injectable()
export class Opinions {
  constructor(private readonly sealing: Sealing) {}

  async keep(unit: UnitOfWork, ratingId: string, { comment, rater, invitation }: Said): Promise<void> {
    if (comment === undefined && rater === undefined && invitation === undefined) return;
    const plain = Buffer.from(JSON.stringify({ comment, rater, invitation }));
    await unit.find(opinions, ratingId);
    unit.save(opinions, ratingId, { sealed: this.sealing.sealAtRest(plain).toString('base64') });
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
