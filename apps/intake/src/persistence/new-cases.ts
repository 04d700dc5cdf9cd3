import { Injectable } from '@nestjs/common';
import { CaseKeyIssued, event, localDateOf, type CaseId } from '@huiying/contracts';
import type { UnitOfWork } from '@huiying/messaging';
import { Policies, type Jurisdiction, type Pack } from '@huiying/policy';
import { caseNoOf, factsOf, type Created } from '../case/case-facts';
import { followedBy, type CaseFile } from '../case/case-file';
import { registerCase } from '../case/register-case';
import { screeningDueAt } from '../case/screening-limit';
import { opened } from '../case/same-matter';
import type { LocalEntry } from '../entry/local-entry';
import { CaseTexts } from './case-texts';
import { Cases } from './cases';
import { matterIdOf } from './matter-id';
import { Parties } from './parties';
import { cases, sameMatters } from './stores';

/** Numbers of cases come from this sequence of the database. */
export const CASE_NUMBERS = 'case_number';

export interface NewCase {
  readonly caseId: string;
  readonly data: Created;
  readonly jurisdiction: Jurisdiction;
  /** The law of the day of receipt; undefined when none was in force. */
  readonly pack: Pack | undefined;
  /** When it counts as received, epoch milliseconds. */
  readonly receivedAt: number;
  /** When it is decided upon, epoch milliseconds. */
  readonly at: number;
  /** Present when a clerk took the case down. */
  readonly entry?: LocalEntry;
}

/**
 * A new case, whoever brings it: key, texts and identity are put away sealed, it gets its number and is screened. One way
 * for the province's cases and for those of the telephone, the counter and the letter box.
 */
@Injectable()
export class NewCases {
  constructor(
    private readonly cases: Cases,
    private readonly texts: CaseTexts,
    private readonly parties: Parties,
    private readonly policies: Policies,
  ) {}

  /** Publishes what the case's registration says; the caller saves the case. */
  async register(one: NewCase, unit: UnitOfWork): Promise<CaseFile> {
    const { caseId, data, jurisdiction, pack, receivedAt, at, entry } = one;
    const { keyId, key, sealed } = await this.texts.begin(unit, caseId, data);
    if (data.party) await this.parties.keep(unit, caseId, data.party, keyId, key);
    const caseNo = caseNoOf(jurisdiction.id, localDateOf(receivedAt), await unit.nextNumber(CASE_NUMBERS));
    const facts = factsOf(data, {
      caseId: caseId as CaseId,
      caseNo,
      jurisdiction: jurisdiction.code,
      receivedAt,
      ...(entry ? { enteredAt: entry.enteredAt } : {}),
    });
    const matterId = matterIdOf(data);
    const row = matterId === undefined ? undefined : ((await unit.find(sameMatters, matterId)) ?? {});
    const answered = row?.open && (await this.texts.reply(unit, row.open.caseId));
    const matter = matterId && row ? { matter: { id: matterId, row } } : {};
    const decision = registerCase(
      { data, facts, at, papers: sealed, answered, ...matter, ...(entry ? { entry } : {}) },
      pack,
      this.policies.withoutPack(jurisdiction.id),
    );
    await this.meet(decision.file, row, unit);
    const watchedBy = pack ?? this.policies.firstOf(jurisdiction.id);
    if (decision.file.status === 'held' && watchedBy)
      unit.schedule([{ store: cases, id: caseId, name: 'screening', dueAt: screeningDueAt(at, watchedBy) }]);
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
