import { Injectable } from '@nestjs/common';
import { Reader } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { deductionRulesOf } from '../deductions/charged-rung';
import type { ChargedRung, DeductionRules } from '../deductions/charged-rung';
import { ledgerOf } from '../deductions/ledger';
import type { LedgerLine } from '../deductions/ledger';
import type { Period } from '../indicators/period';

export interface LedgerFilter {
  readonly period: Period;
  /** Undefined: all. */
  readonly jurisdiction: string | undefined;
  readonly org?: string | undefined;
  readonly caseId?: string | undefined;
}

/** A line with the day by which pages are in order. */
export interface PagedLine {
  readonly raisedOn: string;
  readonly line: LedgerLine;
}

interface Candidate {
  readonly lineId: string;
  readonly raisedOn: string;
  readonly chargedAbout: string;
}

/** The ledger of deductions, made from the rungs that were issued: it has nothing of its own that could differ. */
@Injectable()
export class Deductions {
  constructor(
    private readonly reader: Reader,
    private readonly policies: Policies,
  ) {}

  /** All lines of the period. A rung of another month is read, too, when it tells what one of this month adds. */
  async lines({ period, jurisdiction, org, caseId }: LedgerFilter): Promise<LedgerLine[]> {
    const rungs = await this.reader.report<ChargedRung>(RUNGS, [
      period.from,
      period.until,
      jurisdiction ?? null,
      org ?? null,
      caseId ?? null,
    ]);
    return ledgerOf(rungs, this.rulesOf()).filter(
      (line) =>
        line.chargedOn >= period.from &&
        line.chargedOn < period.until &&
        (org === undefined || line.org === org),
    );
  }

  /**
   * Lines in the order in which their rungs were raised, as many as asked for: only their own cases and ratings are read.
   * @param after day and id of the last line of the page before
   */
  async page(
    { period, jurisdiction, org, caseId }: LedgerFilter,
    after: readonly [day: string, lineId: string] | undefined,
    limit: number,
  ): Promise<PagedLine[]> {
    const page: PagedLine[] = [];
    for (let from = after; page.length < limit;) {
      const candidates = await this.reader.query<Candidate>(CANDIDATES, [
        ...[period.from, period.until, jurisdiction ?? null, org ?? null, caseId ?? null],
        ...[from?.[0] ?? null, from?.[1] ?? null, limit],
      ]);
      const about = [...new Set(candidates.map(({ chargedAbout }) => chargedAbout))];
      const rungs = about.length > 0 ? await this.reader.query<ChargedRung>(RUNGS_OF, [about]) : [];
      const lines = new Map(ledgerOf(rungs, this.rulesOf()).map((line) => [line.lineId, line]));
      for (const { lineId, raisedOn } of candidates) {
        const line = lines.get(lineId);
        // by the pack it may fall into the month of its due day instead (Q47)
        const falls = line && line.chargedOn >= period.from && line.chargedOn < period.until;
        if (falls) page.push({ raisedOn, line });
        from = [raisedOn, lineId];
      }
      if (candidates.length < limit) break;
    }
    return page.slice(0, limit);
  }

  private rulesOf(): (rung: ChargedRung) => DeductionRules {
    const known = new Map<string, DeductionRules>();
    return ({ jurisdiction, receivedOn, raisedOn }) => {
      const pack =
        jurisdiction === null ? undefined : this.policies.inForce(jurisdiction, receivedOn ?? raisedOn);
      const rules = known.get(pack?.ref ?? '') ?? deductionRulesOf(pack);
      known.set(pack?.ref ?? '', rules);
      return rules;
    };
  }
}

/** All rungs of the cases and ratings that a table ‘touched’ names. */
const OF_TOUCHED = `
  select a.alert_id as "alertId", a.deadline_id as "deadlineId", a.kind, a.rung, a.points::float8 as points,
    a.addressee_role as "addresseeRole", a.case_id as "caseId", c.case_no as "caseNo", a.order_id as "orderId",
    a.rating_id as "ratingId", a.org, coalesce(a.jurisdiction, c.jurisdiction) as jurisdiction,
    a.rule_id as "ruleId", a.issued_at as "issuedAt", a.raised_on as "raisedOn", d.due_on as "dueOn",
    c.received_on as "receivedOn", a.withdrawn_at as "withdrawnAt",
    coalesce(r.adoption in ('revoked', 'not_adopted'), false) as "ratingAnnulled",
    r.adoption_decided_at as "ratingAnnulledAt"
  from alert_fact f join touched t using (charged_about) join alerts a on a.alert_id = f.id
    left join cases c on c.case_id = a.case_id
    left join deadline_fact d on d.id = a.deadline_id
    left join ratings r on r.rating_id = a.rating_id
  where a.issued_at is not null and a.raised_on is not null`;

const ASKED_FOR = `f.charged_about is not null
      and ($3::text is null or coalesce(f.doc->>'jurisdiction', c.doc->>'jurisdiction') = $3)
      and ($4::text is null or f.doc->>'org' = $4)
      and ($5::text is null or f.doc->>'caseId' = $5)`;

/**
 * Every rung with points of each case or rating of which one falls into the period by its day or its clock's due day: one
 * select for each, as no index answers to both.
 */
const RUNGS = `
  with touched as (
    select f.charged_about from alert_fact f left join case_fact c on c.id = f.doc->>'caseId'
    where f.raised_on >= $1 and f.raised_on < $2 and ${ASKED_FOR}
    union
    select f.charged_about from deadline_fact d join alert_fact f on f.doc->>'deadlineId' = d.id
      left join case_fact c on c.id = f.doc->>'caseId'
    where d.due_on >= $1 and d.due_on < $2 and ${ASKED_FOR}
  )
  ${OF_TOUCHED}`;

const RUNGS_OF = `with touched as (select unnest($1::text[]) as charged_about) ${OF_TOUCHED}`;

/** No rung carries points before its due day: what falls due in the period was raised in it or later. */
const CANDIDATES = `
  select r.id as "lineId", r.raised_on as "raisedOn", r.charged_about as "chargedAbout" from (
    select f.id, f.raised_on, f.charged_about from alert_fact f left join case_fact c on c.id = f.doc->>'caseId'
    where f.raised_on >= $1 and f.raised_on < $2 and f.doc->>'issuedAt' is not null and ${ASKED_FOR}
    union all
    select f.id, f.raised_on, f.charged_about from deadline_fact d
      join alert_fact f on f.doc->>'deadlineId' = d.id and f.raised_on >= $2
      left join case_fact c on c.id = f.doc->>'caseId'
    where d.due_on >= $1 and d.due_on < $2 and f.doc->>'issuedAt' is not null and ${ASKED_FOR}
  ) r
  where $6::text is null or (r.raised_on, r.id) > ($6, $7)
  order by r.raised_on, r.id limit $8`;
