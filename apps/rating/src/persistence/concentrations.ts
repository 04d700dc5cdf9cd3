import { Injectable } from '@nestjs/common';
import { concentrationIdOf } from '@huiying/contracts';
import { Reader, ref, type UnitOfWork } from '@huiying/messaging';
import type { Concentration, Rated, StandingRating } from '../concentration/concentration';
import { SealedTexts } from './sealed-texts';
import { concentrationTexts, concentrations } from './stores';

export interface ConcentrationFilter {
  readonly jurisdiction?: string | undefined;
  readonly org?: string | undefined;
  readonly state: string;
}

/** Where bad ratings gather and the head of the window answers for it; words sealed. */
@Injectable()
export class Concentrations {
  constructor(
    private readonly reader: Reader,
    private readonly texts: SealedTexts,
  ) {}

  /** Of that department or member of staff; without a task while none was needed. */
  async of(unit: UnitOfWork, rated: Rated): Promise<Concentration> {
    const concentrationId = concentrationIdOf(rated.jurisdiction, rated.org, rated.staffNo);
    return (await unit.find(concentrations, concentrationId)) ?? { concentrationId, ...rated, tasks: [] };
  }

  find(unit: UnitOfWork, concentrationId: string): Promise<Concentration | undefined> {
    return unit.find(concentrations, concentrationId);
  }

  save(unit: UnitOfWork, concentration: Concentration): void {
    unit.save(concentrations, concentration.concentrationId, concentration);
  }

  addText(unit: UnitOfWork, concentrationId: string, text: object): Promise<void> {
    return this.texts.add(unit, concentrationTexts, concentrationId, text);
  }

  read(concentrationId: string): Promise<{ doc: Concentration; version: number } | undefined> {
    return this.reader.read<Concentration>(ref(concentrations, concentrationId));
  }

  textsOf(concentrationId: string): Promise<readonly object[]> {
    return this.texts.read(concentrationTexts, concentrationId);
  }

  /** Bad ratings that count and were not annulled for that unit, oldest first. @param since epoch milliseconds, inclusive */
  async standing({ jurisdiction, org, staffNo }: Rated, since: number): Promise<StandingRating[]> {
    const rows = await this.reader.query<{ id: string; at: string; windowNo: string | null }>(
      `select id, doc->'file'->>'recordedAt' as at, doc->'file'->'facts'->>'windowNo' as "windowNo"
         from rating
        where jurisdiction = $1 and status = 'recorded' and doc->'file'->>'good' = 'false'
          and (doc->'file'->>'recordedAt')::bigint >= $2 and (doc->'file'->>'counted')::boolean
          and (doc->'file'->>'org' = $3 or doc->'file'->'coOrgs' ? $3)
          and ($4::text is null or doc->'file'->'facts'->>'staffNo' = $4)
          and coalesce(doc->'file'->'shares'->$3->>'adoption', 'counted') not in ('revoked', 'not_adopted')
        order by (doc->'file'->>'recordedAt')::bigint, id`,
      [jurisdiction, since, org, staffNo ?? null],
    );
    return rows.map(({ id, at, windowNo }) => ({
      ...{ ratingId: id, recordedAt: Number(at) },
      ...(windowNo === null ? {} : { windowNo }),
    }));
  }

  /** Longest open first. @param after instant and id of the last row shown */
  async page({ jurisdiction, org, state }: ConcentrationFilter, limit: number, after?: readonly string[]) {
    const [at, id] = after ?? [];
    const rows = await this.reader.query<{ doc: Concentration }>(
      `select doc from concentration
        where state = $1 and ($2::text is null or jurisdiction = $2) and ($3::text is null or org = $3)
          and ($4::bigint is null or (opened_at, id) > ($4, $5))
        order by opened_at, id limit $6`,
      [state, jurisdiction ?? null, org ?? null, at ?? null, id ?? null, limit],
    );
    return rows.map(({ doc }) => doc);
  }
}
