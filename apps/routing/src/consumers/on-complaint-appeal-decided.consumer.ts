import { ComplaintAppealDecided, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, NotYetKnown, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { revokeComplaint } from '../case-file/revoke-complaint';
import { CaseFiles } from '../persistence/case-files';
import { caseFiles } from '../persistence/stores';

/** A complaint was appealed (HA-16, Q64): what was revoked cannot be upheld any more. */
@Consumer(ComplaintAppealDecided, { aggregate: ({ data }) => ref(caseFiles, data.caseId) })
export class OnComplaintAppealDecided {
  constructor(private readonly cases: CaseFiles) {}

  async handle({ data }: Received<DataOf<typeof ComplaintAppealDecided>>, unit: UnitOfWork): Promise<void> {
    if (data.outcome === 'stands') return;
    const file = await this.cases.find(unit, data.caseId);
    if (!file) throw new NotYetKnown(['intake.cases']);
    const { orderId, outcome, decidedAt, reasonCode, ruleId } = data;
    const revoked = revokeComplaint(file, {
      ...{ orderId, outcome, decidedAt: instantOf(decidedAt) },
      ...(reasonCode === undefined ? {} : { reasonCode }),
      ...(ruleId === undefined ? {} : { ruleId }),
    });
    if (revoked.kind !== 'became') return;
    this.cases.save(unit, revoked.state);
    unit.publish(revoked.events);
  }
}
