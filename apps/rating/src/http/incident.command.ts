import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { localDateOf } from '@huiying/contracts';
import { ProblemException, notYetKnown, requireScope, type Principal } from '@huiying/http';
import type { UnitOfWork } from '@huiying/messaging';
import { Policies, type Pack } from '@huiying/policy';
import { decideIncident, referIncident } from '../integrity/decide-incident';
import type { Incident } from '../integrity/incident';
import { namedPublicly } from '../integrity/named-publicly';
import { recordIncident } from '../integrity/record-incident';
import { Incidents } from '../persistence/incidents';
import { defined } from '../rating/rating-facts';
import type { IncidentBody, IncidentDecisionBody, IncidentReferralBody } from './incident-dtos';
import { problemOfRefusal } from './refusal-problem';

/** What a supervisor does about an incident: of his own division, and not of his own unit (Q40). */
@Injectable()
export class IncidentCommand {
  constructor(
    private readonly incidents: Incidents,
    private readonly policies: Policies,
  ) {}

  async record(body: IncidentBody, by: Principal, unit: UnitOfWork): Promise<Incident> {
    const { kind, source, org, windowNo, staffNo, ratingIds = [], caseIds = [], description } = body;
    const jurisdiction = body.jurisdiction ?? by.jurisdiction;
    requireScope(by, { jurisdiction, org: by.org });
    const digest = createHash('sha256').update(unit.cause.id).digest('hex').slice(0, 20);
    const recording = {
      ...{ incidentId: `i-${digest}`, jurisdiction, kind, source, ratingIds, caseIds },
      ...{ recordedAt: unit.now, recordedBy: by.sub },
      ...defined({ org, windowNo }),
    };
    const incident = recordIncident(recording, this.packOf(jurisdiction, unit));
    if ('reasonCode' in incident) throw problemOfRefusal(incident);
    await this.incidents.save(unit, incident, defined({ description, staffNo }));
    return incident;
  }

  async decide(id: string, body: IncidentDecisionBody, by: Principal, unit: UnitOfWork): Promise<Incident> {
    const incident = await this.ofOffice(id, by, unit);
    const { founded, measures = [], reason, privacyConfirmed = false } = body;
    const deciding = { founded, measures, privacyConfirmed, at: unit.now, by: by.sub };
    const confirmed = measures.includes('credit_record')
      ? await this.incidents.maliciousOfOne(unit, incident.ratingIds)
      : 0;
    const decided = decideIncident(incident, deciding, this.packOf(incident.jurisdiction, unit), {
      confirmed,
    });
    if ('reasonCode' in decided) throw problemOfRefusal(decided);
    await this.incidents.save(unit, decided, { reason });
    unit.publish(namedPublicly(decided));
    return decided;
  }

  async refer(id: string, body: IncidentReferralBody, by: Principal, unit: UnitOfWork): Promise<Incident> {
    const incident = await this.ofOffice(id, by, unit);
    const { target, reference } = body;
    const pack = this.packOf(incident.jurisdiction, unit);
    const { ruleId } = pack.parameter('integrity.referral') ?? {};
    const referral = { target, reference, at: unit.now, by: by.sub, ...defined({ ruleId }) };
    const referred = referIncident(incident, referral, pack);
    if ('reasonCode' in referred) throw problemOfRefusal(referred);
    await this.incidents.save(unit, referred, {});
    return referred;
  }

  private async ofOffice(id: string, by: Principal, unit: UnitOfWork): Promise<Incident> {
    const incident = await this.incidents.find(unit, id);
    if (!incident) throw notYetKnown();
    requireScope(by, { jurisdiction: incident.jurisdiction, org: by.org });
    if (by.org !== undefined && by.org === incident.org)
      throw new ProblemException(403, 'CASE.CONFLICT_OF_INTEREST');
    return incident;
  }

  private packOf(jurisdiction: string, unit: UnitOfWork): Pack {
    const pack = this.policies.inForce(jurisdiction, localDateOf(unit.now));
    if (!pack) throw new ProblemException(422, 'POLICY.NOT_IN_FORCE');
    return pack;
  }
}
