import { Injectable } from '@nestjs/common';
import { Reader, type UnitOfWork } from '@huiying/messaging';
import type { RecordedRating } from '../rating/rating-file';
import { owedBy, rectificationIdOf, type Rectification } from '../rectification/rectification';
import { SealedTexts } from './sealed-texts';
import { rectificationTexts, rectifications } from './stores';

/** What was written about a rectification, oldest first. */
export type RectificationText = Readonly<Record<string, unknown>>;

export interface RectificationFilter {
  readonly jurisdiction?: string | undefined;
  readonly org?: string | undefined;
  readonly state?: string | undefined;
}

/** Rectifications by share, with their texts sealed by the key of the deployment. */
@Injectable()
export class Rectifications {
  constructor(
    private readonly reader: Reader,
    private readonly texts: SealedTexts,
  ) {}

  /** As it stands in this unit; nothing done is a state too. */
  async of(unit: UnitOfWork, file: RecordedRating, org: string): Promise<Rectification> {
    const found = await unit.find(rectifications, rectificationIdOf(file.facts.ratingId, org));
    return found ?? owedBy(file, org);
  }

  /** Owed from now on; what was already done about it stands. */
  async open(unit: UnitOfWork, file: RecordedRating, org: string): Promise<void> {
    const id = rectificationIdOf(file.facts.ratingId, org);
    if (!(await unit.find(rectifications, id))) unit.save(rectifications, id, owedBy(file, org));
  }

  /** @param text what was said with it; its blanks are left out */
  async save(unit: UnitOfWork, rectification: Rectification, text: RectificationText): Promise<void> {
    const id = rectificationIdOf(rectification.ratingId, rectification.org);
    unit.save(rectifications, id, rectification);
    await this.texts.add(unit, rectificationTexts, id, text);
  }

  /** The result that the last submission states. */
  async lastResult(unit: UnitOfWork, { ratingId, org }: Rectification): Promise<string | undefined> {
    const id = rectificationIdOf(ratingId, org);
    const said = await this.texts.find<RectificationText>(unit, rectificationTexts, id);
    const results = said.map(({ result }) => result);
    return results.filter((each) => typeof each === 'string').at(-1);
  }

  textsOf({ ratingId, org }: Rectification): Promise<readonly RectificationText[]> {
    return this.texts.read(rectificationTexts, rectificationIdOf(ratingId, org));
  }

  async ofRating(ratingId: string): Promise<readonly Rectification[]> {
    const rows = await this.reader.query<{ doc: Rectification }>(
      'select doc from rectification where rating_id = $1 order by id',
      [ratingId],
    );
    return rows.map(({ doc }) => doc);
  }

  /** By rating. @param after id of the last row shown */
  async page(filter: RectificationFilter, limit: number, after = ''): Promise<readonly Rectification[]> {
    const { jurisdiction = null, org = null, state = null } = filter;
    const rows = await this.reader.query<{ doc: Rectification }>(
      `select doc from rectification
        where ($1::text is null or jurisdiction = $1) and ($2::text is null or org = $2)
          and ($3::text is null or state = $3) and id > $4
        order by id limit $5`,
      [jurisdiction, org, state, after, limit],
    );
    return rows.map(({ doc }) => doc);
  }

  /** Accepted, and the person has not answered; longest waiting first. */
  awaitingFollowUp(jurisdiction: string | undefined, after: readonly string[] = [], limit: number) {
    return this.reader.query<{ doc: Rectification }>(
      `select doc from rectification
        where state = 'accepted' and ($1::text is null or jurisdiction = $1)
          and ($2::bigint is null or (accepted_at, id) > ($2, $3))
        order by accepted_at, id limit $4`,
      [jurisdiction ?? null, after[0] ?? null, after[1] ?? null, limit],
    );
  }

  /** Of whom the three bodies were told (HA-29). @param unseenBy only those of which this body has not taken note */
  escalated(jurisdiction: string | undefined, unseenBy: string | undefined, after: string, limit: number) {
    return this.reader.query<{ doc: Rectification }>(
      `select doc from rectification
        where escalated and ($1::text is null or jurisdiction = $1) and id > $3
          and ($2::text is null or exists (select from jsonb_array_elements(doc::jsonb->'escalation'->'bodies') each
            where each->>'body' = $2 and each->>'seenAt' is null))
        order by id limit $4`,
      [jurisdiction ?? null, unseenBy ?? null, after, limit],
    );
  }
}
