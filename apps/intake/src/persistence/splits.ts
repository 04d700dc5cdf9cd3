import { Injectable } from '@nestjs/common';
import { CaseKeyIssued, event, partIdOf } from '@huiying/contracts';
import { CONTAINED, nothingHeard, type UnitOfWork } from '@huiying/messaging';
import { Policies, screen, type Pack } from '@huiying/policy';
import type { AcceptedCase, CaseFile, HeldCase, HeldFinding, SplitCase } from '../case/case-file';
import type { PartPlan, Splitting } from '../case/parts';
import { findingsUnder } from '../case/screening-facts';
import { screeningDueAt } from '../case/screening-limit';
import { splitInto, splitOff } from '../case/split-case';
import type { Told } from '../entry/supply-elements';
import { CaseTexts } from './case-texts';
import { Cases } from './cases';
import { Parties } from './parties';
import { cases } from './stores';

/** What the person who splits writes of each part. */
export interface PartText {
  readonly title: string;
  readonly content: string;
}

/** Makes the parts of a case: each with a key, words, identity and record of its own. */
@Injectable()
export class Splits {
  constructor(
    private readonly cases: Cases,
    private readonly texts: CaseTexts,
    private readonly parties: Parties,
    private readonly policies: Policies,
  ) {}

  /** Until routing has answered, under the case's key; contained with it. */
  keep(unit: UnitOfWork, caseId: string, texts: readonly PartText[]): Promise<void> {
    return this.texts.keepNote(unit, caseId, unit.now, JSON.stringify(texts), 'split');
  }

  /** @returns the words of each part as kept; those that have been contained since are gone */
  async kept(unit: UnitOfWork, caseId: string, { plans }: Splitting): Promise<readonly PartText[]> {
    const note = await this.texts.note(unit, caseId, 'split');
    return note === undefined
      ? plans.map(() => ({ title: CONTAINED, content: CONTAINED }))
      : (JSON.parse(note) as PartText[]);
  }

  /** Saves and publishes original and parts. @returns the original */
  async carryOut(
    unit: UnitOfWork,
    file: HeldCase | AcceptedCase,
    splitting: Splitting,
    texts: readonly PartText[],
  ): Promise<SplitCase> {
    const { jurisdiction, receivedOn } = file.facts;
    const pack = this.policies.inForce(jurisdiction, receivedOn);
    if (!pack) throw new Error(`no pack for ${jurisdiction} on ${receivedOn}`);
    const parts: CaseFile[] = [];
    for (const [i, text] of texts.entries())
      parts.push(await this.make(unit, file, splitting, { n: i + 1, of: texts.length, text, pack }));
    const original = splitInto(file, parts, splitting, unit.now);
    await this.cases.save(unit, original.file);
    unit.publish(original.events);
    return original.file;
  }

  private async make(
    unit: UnitOfWork,
    original: HeldCase | AcceptedCase,
    splitting: Splitting,
    { n, of, text, pack }: { n: number; of: number; text: PartText; pack: Pack },
  ): Promise<CaseFile> {
    const { caseId: from, jurisdiction, sourceSystem, upstreamCaseNo } = original.facts;
    const caseId = partIdOf(from, n);
    const plan = splitting.plans[n - 1] ?? {};
    const whole = await this.texts.told(unit, from);
    const attachments = await this.texts.attachments(unit, from);
    const { respondent } = whole;
    const words = { ...text, attachments, ...(respondent ? { respondent } : {}) };
    const { keyId, key, sealed } = await this.texts.begin(unit, caseId, words);
    await this.parties.share(unit, from, await this.texts.keyOf(unit, from), caseId, { keyId, key });
    const supplements = [];
    for (const one of await this.texts.supplements(unit, original))
      supplements.push(await this.texts.adopt(unit, caseId, one, from));
    const findings = original.status === 'held' ? findingsIn(original, plan, whole, text, pack) : [];
    const part = { original, plan, n, of, pack, papers: sealed, supplements, findings };
    const { file, events } = splitOff(part, splitting, unit.now);
    await this.cases.record(unit, caseId);
    this.cases.saveRecord(unit, caseId, { sourceSystem, upstreamCaseNo, order: nothingHeard, file });
    if (file.status === 'held')
      unit.schedule([
        { store: cases, id: caseId, name: 'screening', dueAt: screeningDueAt(file.heldAt, pack) },
      ]);
    const issued = { caseId, keyId, key: key.toString('base64') };
    unit.publish([event(CaseKeyIssued, { subject: caseId, jurisdiction, data: issued }), ...events]);
    return file;
  }
}

/** What the pack finds in the part's own words, and what was found of the original beside its words. */
function findingsIn(
  original: HeldCase,
  { caseType, serviceCase = original.facts.serviceCase }: PartPlan,
  whole: Told,
  text: PartText,
  pack: Pack,
): readonly HeldFinding[] {
  const type = caseType ?? original.facts.caseType;
  return findingsUnder(original, type, whole, (facts) => screen(pack, facts), { ...text, serviceCase });
}
