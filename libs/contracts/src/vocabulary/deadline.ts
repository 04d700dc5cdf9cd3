import { Type } from '@sinclair/typebox';
import {
  caseId,
  count,
  deadlineId,
  instant,
  localDate,
  orderId,
  org,
  policyRef,
  ratingId,
  ruleId,
  text,
} from './fields';
import { aboutEither, sampleAboutOrder } from './order';
import { sample } from './sample';
import { deadlineKinds, departmentDeadlineKinds, oneOf } from './words';

/** A deadline as a department sees it. */
export const deadlineNotice = {
  ...aboutEither,
  deadlineId: Type.Optional(deadlineId),
  kind: oneOf(departmentDeadlineKinds),
  dueAt: Type.String({ ...instant, description: 'the last instant that is on time' }),
  dueOn: localDate,
  workingDays: count,
  ruleId,
  provisional: Type.Boolean({ description: 'the calendar of the year is not loaded yet' }),
};

export const sampleDeadlineNotice = {
  ...sampleAboutOrder,
  deadlineId: sample.deadlineId,
  kind: 'completion',
  dueAt: sample.dueAt,
  dueOn: sample.dueOn,
  workingDays: 5,
  ruleId: 'XX-19',
  provisional: false,
} as const;

/** What a deadline is about. `ratingId` is there only when it is about a rating: then that is the key. */
export const deadlineOf = {
  deadlineId,
  aboutKind: oneOf(['case', 'rating'] as const),
  caseId: Type.Optional(caseId),
  orderId: Type.Optional(orderId),
  ratingId: Type.Optional(ratingId),
  org: Type.Optional(org),
  kind: oneOf(deadlineKinds),
};

export const sampleDeadlineOf = {
  deadlineId: sample.deadlineId,
  aboutKind: 'case',
  ...sampleAboutOrder,
  org: sample.org,
  kind: 'completion',
} as const;

/** A running deadline with all that explains it. */
export const runningDeadline = {
  ...deadlineOf,
  jurisdiction: Type.Optional(text(32)),
  round: Type.Optional(count),
  startedAt: instant,
  dueAt: instant,
  dueOn: localDate,
  workingDays: count,
  ruleId,
  article: text(200),
  calendarVersion: text(200),
  provisional: Type.Boolean(),
  cause: text(64),
  policyRef: Type.Optional(policyRef),
};

export const sampleRunningDeadline = {
  ...sampleDeadlineOf,
  round: 1,
  startedAt: sample.deliveredAt,
  dueAt: sample.dueAt,
  dueOn: sample.dueOn,
  workingDays: 5,
  ruleId: 'XX-19',
  article: '第六条（一）5',
  calendarVersion: 'CN/2026@1',
  provisional: false,
  cause: 'order_delivered',
} as const;
