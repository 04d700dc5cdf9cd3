import { Injectable } from '@nestjs/common';
import { Reader } from '@huiying/messaging';
import type { UnitOfWork } from '@huiying/messaging';
import type { Pack } from '@huiying/policy';
import type { Period } from '../indicators/period';
import type { PersonnelDecision } from '../personnel/decide';
import { personnelRulesOf } from '../personnel/finding';
import type { Finding } from '../personnel/finding';
import { propose } from '../personnel/propose';
import type { Proposal } from '../personnel/propose';
import { personnelDecisions } from './kept';

/** Proposals follow from the findings each time they are asked for; what is kept is what people decided. */
@Injectable()
export class Personnel {
  constructor(private readonly reader: Reader) {}

  async proposals(year: string, pack: Pack): Promise<Proposal[]> {
    const from = `${Number(year) - 1}-01-01`;
    const findings = await this.findings({ from, until: `${Number(year) + 1}-01-01` }, pack.code);
    return propose(findings, personnelRulesOf(pack), { year, jurisdiction: pack.code });
  }

  /** Complaints received or decided in the span. */
  findings({ from, until }: Pick<Period, 'from' | 'until'>, jurisdiction: string): Promise<Finding[]> {
    return this.reader.query<Finding>(FINDINGS, [from, until, jurisdiction]);
  }

  async decided(jurisdiction: string): Promise<PersonnelDecision[]> {
    const rows = await this.reader.query<{ doc: PersonnelDecision }>(
      `select doc from personnel_decision where doc->>'jurisdiction' = $1 order by id`,
      [jurisdiction],
    );
    return rows.map(({ doc }) => doc);
  }

  find(unit: UnitOfWork, proposalId: string): Promise<PersonnelDecision | undefined> {
    return unit.find(personnelDecisions, proposalId);
  }

  save(unit: UnitOfWork, decision: PersonnelDecision): void {
    unit.save(personnelDecisions, decision.proposalId, decision);
  }
}

/**
 * The finding of the order that leads counts, the last one where the lead has changed; a window and a person are of the
 * organisation that was accused, which need not be the one that handles the complaint.
 */
const FINDINGS = `
  select f.id as "caseId", c.case_no as "caseNo",
    coalesce(z.org, f.doc->>'respondentOrg', led.finding->>'org', c.lead_org) as org,
    f.doc->>'windowNo' as "windowNo", f.doc->>'staffNo' as "staffNo", f.doc->>'receivedOn' as "receivedOn",
    led.finding->>'foundOn' as "foundOn",
    (led.finding->>'upheld')::boolean and f.doc->'revoked' is null as upheld,
    (led.finding->>'fault')::boolean and f.doc->'revoked' is null as fault
  from complaint_finding f left join cases c on c.case_id = f.id
    left join organisation_codes z on z.code = f.doc->>'respondentOrg'
    left join lateral (
      select each.value as finding
      from jsonb_each(coalesce(f.doc->'byOrder', '{}')) each
        join order_fact o on o.id = each.key and o.doc->>'role' = 'lead'
      order by each.value->>'foundOn' desc, o.doc->>'assignedAt' desc, each.key desc limit 1
    ) led on true
  where f.doc->>'jurisdiction' = $3 and f.doc->'noComplaint' is null and f.doc->>'receivedOn' is not null
    and (f.doc->>'receivedOn' >= $1 and f.doc->>'receivedOn' < $2
      or led.finding->>'foundOn' >= $1 and led.finding->>'foundOn' < $2)
  order by f.id`;
