import type { DeadlineKind } from '@huiying/contracts';

/**
 * A request for more days (LN-39, KY-47). It is `pending` until a dispatcher decides, and then `granted` or `refused`
 * for good; `moot` when its clock ended first. The texts are sealed with the key of the deployment.
 */
export interface ExtensionRequest {
  readonly requestId: string;
  readonly status: 'pending' | 'granted' | 'refused' | 'moot';
  readonly caseId: string;
  readonly caseNo: string;
  readonly orderId: string;
  readonly org: string;
  readonly jurisdiction: string;
  readonly deadlineId: string;
  readonly kind: DeadlineKind;
  readonly workingDays: number;
  readonly requestedAt: number;
  readonly nth: number;
  readonly sealedReason: string;
  readonly decision?: ExtensionDecisionRecord;
}

export interface ExtensionDecisionRecord {
  readonly at: number;
  readonly by: string;
  readonly workingDays: number;
  readonly sealedReason: string;
  /** Q30: that the person was told before, and whether understanding was obtained. */
  readonly personInformedAt?: number;
  readonly understandingObtained?: boolean;
}
