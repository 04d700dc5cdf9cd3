import { formatTime } from '@huiying/contracts';
import type { ExtensionRequest } from '../deadline/extension-request';

/**
 * A request as the contract shows it.
 * @param open without it the words are left out: what a command answers is stored as it was given, and words are kept sealed
 */
export function extensionView(
  { sealedReason, requestedAt, decision, kind, ...request }: ExtensionRequest,
  open?: (sealed: string) => string,
): object {
  const reason = (sealed: string): object => (open ? { reason: open(sealed) } : {});
  return {
    ...request,
    deadlineKind: kind,
    requestedAt: formatTime(requestedAt),
    ...reason(sealedReason),
    ...(decision ? { decision: decisionView(decision, reason) } : {}),
  };
}

function decisionView(
  {
    at,
    by,
    workingDays,
    sealedReason,
    personInformedAt,
    understandingObtained,
  }: NonNullable<ExtensionRequest['decision']>,
  reason: (sealed: string) => object,
): object {
  return {
    ...{ decidedAt: formatTime(at), by, workingDays, ...reason(sealedReason) },
    ...(personInformedAt === undefined ? {} : { personInformedAt: formatTime(personInformedAt) }),
    ...(understandingObtained === undefined ? {} : { understandingObtained }),
  };
}
