import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, ratingId, ruleId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const FaultFound = defineMessage({
  type: 'routing.fault.found.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The person is still dissatisfied after the redo, and the office has found whether that is the fault of the unit. With fault it may be supervised.',
    zh: '重办后仍不满意，主管部门认定是否确属承办单位原因；属实的可督办。',
  },
  schema: Type.Object({
    ...orderOfOrg,
    atFault: Type.Boolean(),
    foundAt: instant,
    ratingId: Type.Optional(ratingId),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ...sampleOrderOfOrg,
    atFault: true,
    foundAt: sample.reviewedAt,
    ratingId: sample.ratingId,
    ruleId: 'LN-58',
  },
});
