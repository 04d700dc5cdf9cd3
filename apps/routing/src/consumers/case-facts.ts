import type { CaseAccepted, DataOf } from '@huiying/contracts';
import { PermanentFailure } from '@huiying/messaging';
import type { Pack } from '@huiying/policy';
import type { CaseFacts } from '../case-file/case-file';

/** What routing keeps of an accepted case. @throws PermanentFailure when the type is still unknown: a person decides it first */
export function factsOf(accepted: DataOf<typeof CaseAccepted>, pack: Pack): CaseFacts {
  const { caseType, topic, orgHint, channel, serviceCase, respondent, part, partOf } = accepted;
  if (caseType === 'unknown') {
    throw new PermanentFailure('INTAKE.UNKNOWN_CASE_TYPE', [
      { path: '/caseType', message: 'accepted without a known type' },
    ]);
  }
  return {
    caseId: accepted.caseId,
    caseNo: accepted.caseNo,
    sourceSystem: accepted.sourceSystem,
    upstreamCaseNo: accepted.upstreamCaseNo,
    jurisdiction: pack.code,
    pack: pack.id,
    policyRef: pack.ref,
    caseType,
    urgency: accepted.urgency,
    receivedAt: accepted.receivedAt,
    receivedOn: accepted.receivedOn,
    ...(channel === undefined ? {} : { channel }),
    ...(serviceCase === undefined ? {} : { serviceCase }),
    ...(respondent === undefined ? {} : { respondent }),
    ...(topic === undefined ? {} : { topic: { code: topic.code } }),
    ...(orgHint === undefined ? {} : { orgHint }),
    ...(part === undefined ? {} : { part }),
    ...(partOf === undefined ? {} : { partOf }),
  };
}
