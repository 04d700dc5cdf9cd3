import { formatTime } from '@huiying/contracts';
import type { Rectification } from '../rectification/rectification';

/** A rectification with its instants as ISO-8601; no word of anybody. */
export function rectificationView({
  ledger,
  attempts,
  followUps,
  escalation,
  checks,
  told,
  ...rectification
}: Rectification): object {
  return {
    ...rectification,
    ...(ledger ? { ledger: { ...ledger, enteredAt: formatTime(ledger.enteredAt) } } : {}),
    attempts: attempts.map(({ disposition, submittedAt, review }) => ({
      disposition,
      submittedAt: formatTime(submittedAt),
      ...(review ? { accepted: review.accepted, reviewedAt: formatTime(review.at) } : {}),
    })),
    followUps: followUps.map((each) => ({ ...each, at: formatTime(each.at) })),
    ...(escalation
      ? {
          escalation: {
            ...escalation,
            at: formatTime(escalation.at),
            bodies: escalation.bodies.map(({ seenAt, ...told }) => ({
              ...told,
              ...(seenAt === undefined ? {} : { seenAt: formatTime(seenAt) }),
            })),
          },
        }
      : {}),
    ...(told ? { told: { ...told, at: formatTime(told.at) } } : {}),
    ...(checks ? { checks: checks.map((each) => ({ ...each, at: formatTime(each.at) })) } : {}),
  };
}
