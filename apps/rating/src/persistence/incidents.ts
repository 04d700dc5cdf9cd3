import { Injectable } from '@nestjs/common';
import { Reader, ref, type UnitOfWork } from '@huiying/messaging';
import type { Incident } from '../integrity/incident';
import { SealedTexts } from './sealed-texts';
import { adoptions, appeals, incidents, integrityTexts, opinions, ratings } from './stores';

/** What is said of an incident, oldest first. */
export type IncidentText = Readonly<Record<string, string>>;

export interface IncidentFilter {
  readonly jurisdiction?: string | undefined;
  readonly state: string;
  readonly kind?: string | undefined;
}

/** Incidents, with names and words sealed by the key of the deployment. */
@Injectable()
export class Incidents {
  constructor(
    private readonly reader: Reader,
    private readonly texts: SealedTexts,
  ) {}

  find(unit: UnitOfWork, incidentId: string): Promise<Incident | undefined> {
    return unit.find(incidents, incidentId);
  }

  async save(unit: UnitOfWork, incident: Incident, text: IncidentText): Promise<void> {
    const { incidentId } = incident;
    await unit.find(incidents, incidentId);
    unit.save(incidents, incidentId, incident);
    await this.texts.add(unit, integrityTexts, incidentId, text);
  }

  read(incidentId: string): Promise<{ doc: Incident; version: number } | undefined> {
    return this.reader.read<Incident>(ref(incidents, incidentId));
  }

  textsOf(incidentId: string): Promise<readonly IncidentText[]> {
    return this.texts.read(integrityTexts, incidentId);
  }

  /** Oldest first. @param after instant and id of the last row shown */
  async page({ jurisdiction, state, kind }: IncidentFilter, limit: number, after?: readonly string[]) {
    const [at, id] = after ?? [];
    const rows = await this.reader.query<{ doc: Incident }>(
      `select doc from integrity_incident
        where state = $1 and ($2::text is null or jurisdiction = $2) and ($3::text is null or doc->>'kind' = $3)
          and ($4::bigint is null or (recorded_at, id) > ($4, $5))
        order by recorded_at, id limit $6`,
      [state, jurisdiction ?? null, kind ?? null, at ?? null, id ?? null, limit],
    );
    return rows.map(({ doc }) => doc);
  }

  /**
   * How many of the ratings were decided to be malicious and are of one person, the one with the most: same number, identity or
   * device by its keyed index. Nobody is named (HA-22).
   */
  async maliciousOfOne(unit: UnitOfWork, ratingIds: readonly string[]): Promise<number> {
    const ofPerson = new Map<string, number>();
    for (const ratingId of new Set(ratingIds)) {
      if (!(await this.isMalicious(unit, ratingId))) continue;
      const { phone, identity, device } = (await unit.find(opinions, ratingId))?.marks ?? {};
      const person = identity ?? phone ?? device;
      if (person !== undefined) ofPerson.set(person, (ofPerson.get(person) ?? 0) + 1);
    }
    return Math.max(0, ...ofPerson.values());
  }

  private async isMalicious(unit: UnitOfWork, ratingId: string): Promise<boolean> {
    const file = (await unit.find(ratings, ratingId))?.file;
    if (file?.status !== 'recorded') return false;
    const annulled = Object.values(file.shares ?? {}).filter(
      ({ adoption }) => adoption === 'revoked' || adoption === 'not_adopted',
    );
    const decided = (await unit.find(adoptions, ratingId))?.decisions.at(-1);
    if (annulled.length > 0 && decided?.reasonCode === 'RATING.MALICIOUS') return true;
    for (const { appealId } of annulled) {
      const appeal = appealId === undefined ? undefined : await unit.find(appeals, appealId);
      if (appeal?.decision?.reasonCode === 'RATING.MALICIOUS') return true;
    }
    return false;
  }
}
