import { Injectable } from '@nestjs/common';
import { Reader } from '@huiying/messaging';
import type { UnitOfWork } from '@huiying/messaging';
import type { Assessment } from '../assessments/assessment';
import { decisionIdOf } from '../assessments/decide-assessment';
import type { AssessmentDecision } from '../assessments/decide-assessment';
import { score } from '../assessments/score';
import type { Compared, Standing } from '../assessments/score';
import { indicators } from '../indicators/catalogue';
import type { Period } from '../indicators/period';
import { Figures } from './figures';
import { assessmentDecisions } from './kept';
import { Personnel } from './personnel';
import { SpotChecks } from './spot-checks';

/** Who is compared, by the same figures as every other answer. What is kept is what people decided. */
@Injectable()
export class Assessments {
  constructor(
    private readonly reader: Reader,
    private readonly figures: Figures,
    private readonly personnel: Personnel,
    private readonly spotChecks: SpotChecks,
  ) {}

  async standing(assessment: Assessment, period: Period, jurisdiction: string): Promise<Standing> {
    const compared =
      assessment.per === 'staff'
        ? await this.staff(period, jurisdiction)
        : await this.units(assessment, period, jurisdiction);
    return score(compared, assessment);
  }

  find(
    unit: UnitOfWork,
    jurisdiction: string,
    assessment: Assessment,
    period: string,
  ): Promise<AssessmentDecision | undefined> {
    return unit.find(assessmentDecisions, decisionIdOf(jurisdiction, assessment, period));
  }

  save(unit: UnitOfWork, decision: AssessmentDecision): void {
    unit.save(assessmentDecisions, decision.decisionId, decision);
  }

  async decided(
    jurisdiction: string,
    assessment: Assessment,
    period: string,
  ): Promise<AssessmentDecision | undefined> {
    const id = decisionIdOf(jurisdiction, assessment, period);
    const rows = await this.reader.query<{ doc: AssessmentDecision }>(
      'select doc from assessment_decision where id = $1 and doc is not null',
      [id],
    );
    return rows[0]?.doc;
  }

  /** Organisations of the directory, or the windows that a figure names. */
  private async units(assessment: Assessment, period: Period, jurisdiction: string): Promise<Compared[]> {
    const by = assessment.per === 'window' ? 'window' : 'organisation';
    const chosen = indicators.filter(({ id }) => assessment.components.some(({ of }) => of === id));
    const names = await this.names(jurisdiction);
    const measured = await this.figures.measured(chosen, { period, jurisdiction, by });
    const keys = by === 'organisation' ? [...names.keys()] : measured.map(({ key }) => key);
    const failed = by === 'organisation' ? await this.spotChecks.failedIn(period, jurisdiction) : [];
    return [...new Set(keys)]
      .filter((key) => names.has(orgOf(key)))
      .sort()
      .map((key) => ({
        key,
        name: named(key, names),
        measures: measured.filter((each) => each.key === key).map(({ id, ...rest }) => ({ of: id, ...rest })),
        marks: failed
          .filter(({ org }) => org === key)
          .map(({ spotCheckId }) => ({ for: 'spot_check_failed' as const, evidence: spotCheckId })),
      }));
  }

  /** Of members of staff only complaints are known; who is not among them has nothing against them. */
  private async staff(period: Period, jurisdiction: string): Promise<Compared[]> {
    const findings = (await this.personnel.findings(period, jurisdiction)).filter(
      ({ staffNo, upheld, foundOn }) =>
        staffNo !== null &&
        upheld === true &&
        foundOn !== null &&
        foundOn >= period.from &&
        foundOn < period.until,
    );
    const keys = new Set(findings.map(({ org, staffNo }) => `${org ?? '-'}/${staffNo}`));
    return [...keys].sort().map((key) => ({
      ...{ key, name: null, measures: [] },
      marks: findings
        .filter(({ org, staffNo }) => `${org ?? '-'}/${staffNo}` === key)
        .map(({ caseId }) => ({ for: 'complaint_upheld' as const, evidence: caseId })),
    }));
  }

  private async names(jurisdiction: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.reader.query<{ org: string; name: string }>(
      `select org, name from organisations where status <> 'provisioning' and jurisdiction = $1`,
      [jurisdiction],
    );
    return new Map(rows.map(({ org, name }) => [org, name]));
  }
}

const orgOf = (key: string): string => key.split('/')[0] ?? '';

/** A window has its organisation's name before its number. */
function named(key: string, names: ReadonlyMap<string, string>): string | null {
  const number = key.split('/')[1];
  const name = names.get(orgOf(key)) ?? null;
  return name === null || number === undefined ? name : `${name} ${number}号窗口`;
}
