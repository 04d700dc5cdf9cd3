import { Injectable } from '@nestjs/common';
import { CaseKeyIssued, event, instantOf, localDateOf, type CaseId } from '@huiying/contracts';
import { PermanentFailure, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { caseNoOf, factsOf, receivedUnder, type Created } from '../../case/case-facts';
import { followedBy, type CaseFile } from '../../case/case-file';
import { refusedEvent } from '../../case/decision';
import { registerCase } from '../../case/register-case';
import { opened } from '../../case/same-matter';
import { CaseTexts } from '../../persistence/case-texts';
import { Cases } from '../../persistence/cases';
import { matterIdOf } from '../../persistence/matter-id';
import { Parties } from '../../persistence/parties';
import { sameMatters } from '../../persistence/stores';
import type { TurnOf } from '../../persistence/waiting-events';
import type { TakesEvent } from './taken';

/** Numbers of cases come from this sequence of the database. */
export const CASE_NUMBERS = 'case_number';

/** `created`: key, texts and identity are put away sealed, the case gets its number and is screened. */
@Injectable()
export class TakeCreated implements TakesEvent {
  constructor(
    private readonly cases: Cases,
    private readonly texts: CaseTexts,
    private readonly parties: Parties,
    private readonly policies: Policies,
  ) {}

  async take(file: CaseFile | undefined, turn: TurnOf, caseId: string, unit: UnitOfWork): Promise<CaseFile> {
    if (file) {
      unit.publish([refusedEvent(file, turn.seq, 'CASE.ALREADY_CREATED')]);
      return file;
    }
    const data = turn.data as Created;
    const id = this.policies.byCode(data.jurisdiction);
    const jurisdiction = this.policies.jurisdictions().find((one) => one.id === id);
    if (!jurisdiction) {
      throw new PermanentFailure('MESSAGE.UNKNOWN_JURISDICTION', [
        { path: '/jurisdiction', message: 'no policy pack knows this code' },
      ]);
    }
    const atProvince = instantOf(data.receivedAt);
    const { receivedAt, pack } = receivedUnder(this.policies, jurisdiction.code, turn.at, atProvince);
    const receivedOn = localDateOf(receivedAt);
    const { keyId, key, sealed } = await this.texts.begin(unit, caseId, data);
    if (data.party) await this.parties.keep(unit, caseId, data.party, keyId, key);
    const caseNo = caseNoOf(jurisdiction.id, receivedOn, await unit.nextNumber(CASE_NUMBERS));
    const facts = factsOf(data, {
      caseId: caseId as CaseId,
      caseNo,
      jurisdiction: jurisdiction.code,
      receivedAt,
    });
    const matterId = matterIdOf(data);
    const row = matterId === undefined ? undefined : ((await unit.find(sameMatters, matterId)) ?? {});
    const answered = row?.open && (await this.texts.reply(unit, row.open.caseId));
    const decision = registerCase(
      {
        data,
        facts,
        at: turn.at,
        papers: sealed,
        answered,
        ...(matterId && row ? { matter: { id: matterId, row } } : {}),
      },
      pack,
      this.policies.withoutPack(jurisdiction.id),
    );
    await this.meet(decision.file, row, unit);
    unit.publish([
      event(CaseKeyIssued, {
        subject: caseId,
        jurisdiction: jurisdiction.code,
        data: { caseId, keyId, key: key.toString('base64') },
      }),
      ...decision.events,
    ]);
    return decision.file;
  }

  /** The first open case of a matter becomes its master; a later one follows it, in the master's own record. */
  private async meet(file: CaseFile, row: object | undefined, unit: UnitOfWork): Promise<void> {
    const { caseId, upstreamCaseNo } = file.facts;
    if (file.status === 'linked') {
      const master = await this.cases.find(unit, file.masterId);
      if (master) await this.cases.save(unit, followedBy(master, caseId));
    } else if (row && file.matterId !== undefined && file.status !== 'ended') {
      unit.save(sameMatters, file.matterId, opened(row, { caseId, upstreamCaseNo }));
    }
  }
}
