import { Injectable } from '@nestjs/common';
import { localDateOf } from '@huiying/contracts';
import { ProblemException } from '@huiying/http';
import type { UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import type { Version } from '../bulletins/bulletin';
import { freeze } from '../bulletins/freeze';
import type { Period } from '../indicators/period';
import { BulletinFigures } from '../persistence/bulletin-figures';
import { Bulletins, bytesOf } from '../persistence/bulletins';
import { packOfPeriod } from './one-jurisdiction';

/** A person puts the figures of a period that is over on record, or corrects what is on record. */
@Injectable()
export class FreezeBulletin {
  constructor(
    private readonly kept: Bulletins,
    private readonly counted: BulletinFigures,
    private readonly policies: Policies,
  ) {}

  async run(
    { period, jurisdiction, reason }: { period: Period; jurisdiction: string; reason: string | undefined },
    unit: UnitOfWork,
  ): Promise<Version> {
    const pack = packOfPeriod(this.policies, jurisdiction, period, unit.now);
    const file = await this.kept.find(unit, jurisdiction, period.name);
    const before = file && (await this.kept.lastOf(unit, file));
    const bulletin = await this.counted.of(period, pack, unit.now);
    const frozen = freeze(file, {
      bulletin,
      ...bytesOf(bulletin),
      before,
      reason,
      today: localDateOf(unit.now),
    });
    if ('reasonCode' in frozen) throw new ProblemException(409, frozen.reasonCode);
    await this.kept.keep(unit, frozen, bytesOf(bulletin).json);
    const version = frozen.versions.at(-1);
    if (!version) throw new Error('a frozen bulletin has a version');
    return version;
  }
}
