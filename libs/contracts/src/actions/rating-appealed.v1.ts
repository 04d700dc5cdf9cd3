import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { attachments, ratingId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const DeptRatingAppealed = defineMessage({
  type: 'dept.rating.appealed.v1',
  topic: 'dept.{org}.actions',
  key: [],
  external: true,
  retained: false,
  doc: {
    by: 'department',
    en: 'The department or a member of staff appeals a bad rating.',
    zh: '单位或工作人员对差评提出申诉。',
  },
  schema: Type.Object({
    ratingId,
    grounds: oneOf(['mistaken', 'malicious', 'other'] as const),
    statement: text(20000),
    applicant: Type.Optional(
      Type.Object({
        kind: oneOf(['department', 'staff'] as const),
        name: Type.Optional(text(100)),
        staffNo: Type.Optional(text(50)),
      }),
    ),
    evidence: Type.Optional(attachments),
  }),
  example: {
    ratingId: sample.ratingId,
    grounds: 'mistaken',
    statement: '评价人误点，已电话确认。',
    applicant: { kind: 'staff', name: '陈静', staffNo: 'HA0112' },
    evidence: [{ name: '通话记录.pdf' }],
  },
});
