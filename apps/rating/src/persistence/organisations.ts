import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@huiying/messaging';
import { organisations } from './stores';

/** The directory as far as ratings need it: which organisation a code of the province means. */
@Injectable()
export class Organisations {
  /** The code in the directory of an active organisation of the jurisdiction; nothing is sent to any other. */
  async active(
    unit: UnitOfWork,
    code: string | undefined,
    jurisdiction: string,
  ): Promise<string | undefined> {
    if (code === undefined) return undefined;
    const found = await unit.find(organisations, code);
    return found?.status === 'active' && found.jurisdiction === jurisdiction ? found.org : undefined;
  }

  async allActive(unit: UnitOfWork, codes: readonly string[], jurisdiction: string): Promise<string[]> {
    const found = await Promise.all(codes.map((code) => this.active(unit, code, jurisdiction)));
    return found.filter((org) => org !== undefined);
  }
}
