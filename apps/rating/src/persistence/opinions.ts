import { Injectable } from '@nestjs/common';
import { Reader, Sealing, ref, type UnitOfWork } from '@huiying/messaging';
import { masked } from '../rating/masked';
import { defined, type Created } from '../rating/rating-facts';
import { BlindIndex } from './blind-index';
import { opinions, type Marks, type Opinion } from './stores';

type Said = Pick<Created, 'comment' | 'rater' | 'invitation'>;

/** What was handed in with a rating that was collected here. */
export interface HandedIn {
  /** Scan of the form or record. */
  readonly scan?: { readonly name?: string; readonly url?: string; readonly sha256?: string };
  /** Of the rater's device or account in the app that scanned. */
  readonly device?: string;
}

/** Why a person let a held rating go on or not. */
export interface HeldNote {
  readonly decision: 'accept' | 'refuse';
  readonly reason: string;
  readonly callRef?: string | undefined;
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

  /** Beside what was said: words that go with it when they are contained. */
  async note(unit: UnitOfWork, ratingId: string, note: HeldNote): Promise<void> {
    const kept = await unit.find(opinions, ratingId);
    const said = kept ? this.open(kept) : {};
    const plain = Buffer.from(JSON.stringify({ ...said, notes: [...(said.notes ?? []), note] }));
    unit.save(opinions, ratingId, { ...kept, sealed: this.sealing.sealAtRest(plain).toString('base64') });
  }

  /** Oldest first; empty once the words are contained. */
  async notes(reader: Reader, ratingId: string): Promise<readonly HeldNote[]> {
    const kept = await reader.read<Opinion>(ref(opinions, ratingId));
    return kept ? (this.open(kept.doc).notes ?? []) : [];
  }

  /** The comment as the rated unit may read it: numbers of people masked. Undefined when there is none. */
  async comment(unit: UnitOfWork, ratingId: string): Promise<string | undefined> {
    const kept = await unit.find(opinions, ratingId);
    if (!kept) return undefined;
    const { comment } = this.open(kept);
    return comment ? masked(comment) : undefined;
  }

  private open({ sealed }: Opinion): Said & { readonly notes?: readonly HeldNote[] } {
    const plain = this.sealing.openAtRest(Buffer.from(sealed, 'base64')).toString();
    return JSON.parse(plain) as Said & { readonly notes?: readonly HeldNote[] };
  }
}
