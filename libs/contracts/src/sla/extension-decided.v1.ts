import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { deciders, departmentDeadlineKinds, oneOf } from '../vocabulary/words';
import { count, deadlineId, instant, requestId, ruleId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const ExtensionDecided = defineMessage({
  type: 'sla.extension.decided.v1',
  topic: 'sla.deadlines',
  key: 'caseId',
  doc: {
    by: 'sla',
    en: 'The extension was decided; dueAt is the deadline that now counts.',
    zh: '延期已决定；dueAt 为现行期限。',
  },
  schema: Type.Object({
    requestId,
    ...orderOfOrg,
    deadlineKind: oneOf(departmentDeadlineKinds),
    deadlineId: Type.Optional(deadlineId),
    granted: Type.Boolean(),
    workingDays: Type.Optional(count),
    dueAt: instant,
    decidedAt: instant,
    by: oneOf(deciders),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    requestId: sample.requestId,
    ...sampleOrderOfOrg,
    deadlineKind: 'completion',
    deadlineId: sample.deadlineId,
    granted: true,
    workingDays: 5,
    dueAt: '2026-11-30T23:59:59.999+08:00',
    decidedAt: '2026-11-20T10:00:00+08:00',
    by: 'dispatcher',
    ruleId: 'LN-40',
  },
});
