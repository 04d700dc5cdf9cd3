import { Injectable } from '@nestjs/common';
import { Reader } from '@huiying/messaging';
import type { UnitOfWork } from '@huiying/messaging';
import type { SpotCheck } from '../assessments/spot-check';
import type { Period } from '../indicators/period';
import { spotChecks } from './kept';

/** Spot checks of how units carry the rating scheme out, and for which they were named (HA-34). */
@Injectable()
export class SpotChecks {
  constructor(private readonly reader: Reader) {}

  find(unit: UnitOfWork, spotCheckId: string): Promise<SpotCheck | undefined> {
    return unit.find(spotChecks, spotCheckId);
  }

  save(unit: UnitOfWork, check: SpotCheck): void {
    unit.save(spotChecks, check.spotCheckId, check);
  }

  /** By the day of the check. */
  async in({ from, until }: Period, jurisdiction: string): Promise<SpotCheck[]> {
    const rows = await this.reader.query<{ doc: SpotCheck }>(
      `select doc from spot_check where doc->>'jurisdiction' = $3
        and doc->>'checkedOn' >= $1 and doc->>'checkedOn' < $2 order by doc->>'checkedOn', id`,
      [from, until, jurisdiction],
    );
    return rows.map(({ doc }) => doc);
  }

  async failedIn(period: Period, jurisdiction: string): Promise<SpotCheck[]> {
    return (await this.in(period, jurisdiction)).filter(({ failed }) => failed.length > 0);
  }

  async isKnown(org: string, jurisdiction: string): Promise<boolean> {
    const rows = await this.reader.query('select 1 from organisations where org = $1 and jurisdiction = $2', [
      ...[org, jurisdiction],
    ]);
    return rows.length > 0;
  }
}
