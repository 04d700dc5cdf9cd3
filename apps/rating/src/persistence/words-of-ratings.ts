import { Injectable } from '@nestjs/common';
import {
  CONTAINED,
  Reader,
  Sealing,
  dataWithoutWords,
  type Store,
  type UnitOfWork,
} from '@huiying/messaging';
import {
  adoptions,
  appealTexts,
  concentrationTexts,
  eventId,
  integrityTexts,
  opinions,
  rectificationTexts,
  reviewTexts,
  waitingEvents,
  type RatingRecord,
  type SealedTextList,
} from './stores';

/** Members of kept words that are none: whose they are and of what kind. */
const FACTS = ['org', 'kind', 'outcome', 'applicant', 'rater', 'invitation'];

/** Where the rating is among those that the head of a window works off (JL-04). */
const CONCENTRATIONS = `select id from concentration
  where exists (select from jsonb_array_elements(doc->'tasks') task where task->'ratingIds' ? $1)`;

/**
 * What was written about ratings: by the person, by the rated, by the authority. Contained, the words make place for a mark and
 * the facts of them stay, also who rated and who appealed: they are owed an answer (LN-17).
 */
@Injectable()
export class WordsOfRatings {
  constructor(
    private readonly reader: Reader,
    private readonly sealing: Sealing,
  ) {}

  async contain(unit: UnitOfWork, ratingId: string, record: RatingRecord): Promise<void> {
    const opinion = await unit.find(opinions, ratingId);
    if (opinion) {
      const { words: _same, ...marks } = opinion.marks ?? {};
      unit.save(opinions, ratingId, { sealed: this.withoutWords(opinion.sealed), marks });
    }
    for (const { seq } of record.order.heard) await this.containWaiting(unit, eventId(ratingId, seq));
    await this.containList(unit, reviewTexts, ratingId);
    const ledger = await unit.find(adoptions, ratingId);
    if (ledger) {
      const sealedReason = this.seal(Buffer.from(CONTAINED));
      unit.save(adoptions, ratingId, {
        ...ledger,
        decisions: ledger.decisions.map((each) => ({ ...each, sealedReason })),
      });
    }
    for (const id of await this.ids('select id from rectification where rating_id = $1', ratingId))
      await this.containList(unit, rectificationTexts, id);
    for (const id of await this.ids(CONCENTRATIONS, ratingId))
      await this.containList(unit, concentrationTexts, id);
    await this.containAppeals(unit, "select id from appeal where doc->>'ratingId' = $1", ratingId);
    await this.containIncidents(
      unit,
      "select id from integrity_incident where doc->'ratingIds' ? $1",
      ratingId,
    );
  }

  /** What was written about a complaint itself (Q64), and about what somebody did in it. */
  async containComplaint(unit: UnitOfWork, caseId: string): Promise<void> {
    await this.containAppeals(unit, "select id from appeal where doc->>'caseId' = $1", caseId);
    await this.containIncidents(unit, "select id from integrity_incident where doc->'caseIds' ? $1", caseId);
  }

  /** What came before its turn is taken in its turn, without its words. */
  private async containWaiting(unit: UnitOfWork, id: string): Promise<void> {
    const waiting = await unit.find(waitingEvents, id);
    if (!waiting?.sealed) return;
    const data: unknown = JSON.parse(this.open(waiting.sealed));
    const sealed = this.seal(Buffer.from(JSON.stringify(dataWithoutWords(data))));
    unit.save(waitingEvents, id, { ...waiting, sealed });
  }

  private async containAppeals(unit: UnitOfWork, query: string, about: string): Promise<void> {
    for (const id of await this.ids(query, about)) {
      const text = await unit.find(appealTexts, id);
      if (!text) continue;
      const { sealed, sealedReason } = text;
      unit.save(appealTexts, id, {
        sealed: this.withoutWords(sealed),
        ...(sealedReason === undefined
          ? {}
          : { sealedReason: this.seal(Buffer.from(JSON.stringify(CONTAINED))) }),
      });
    }
  }

  private async containIncidents(unit: UnitOfWork, query: string, about: string): Promise<void> {
    for (const id of await this.ids(query, about)) await this.containList(unit, integrityTexts, id);
  }

  private async containList(unit: UnitOfWork, store: Store<SealedTextList>, id: string): Promise<void> {
    const texts = await unit.find(store, id);
    if (texts) unit.save(store, id, { sealed: texts.sealed.map((each) => this.withoutWords(each)) });
  }

  private async ids(query: string, about: string): Promise<string[]> {
    const rows = await this.reader.query<{ id: string }>(`${query} order by id`, [about]);
    return rows.map(({ id }) => id);
  }

  private withoutWords(sealed: string): string {
    const said = JSON.parse(this.open(sealed)) as Readonly<Record<string, unknown>>;
    return this.seal(Buffer.from(JSON.stringify(blanked(said))));
  }

  private open(sealed: string): string {
    return this.sealing.openAtRest(Buffer.from(sealed, 'base64')).toString();
  }

  private seal(plain: Buffer): string {
    return this.sealing.sealAtRest(plain).toString('base64');
  }
}

function blanked(said: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, value]): [string, unknown][] => {
      if (FACTS.includes(name) || typeof value === 'number' || typeof value === 'boolean')
        return [[name, value]];
      if (Array.isArray(value)) return [[name, []]];
      return typeof value === 'string' ? [[name, CONTAINED]] : [];
    }),
  );
}
