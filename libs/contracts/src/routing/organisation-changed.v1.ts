import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { jurisdiction, localDate, org, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const OrganisationChanged = defineMessage({
  type: 'routing.organisation.changed.v1',
  topic: 'routing.directory',
  key: 'org',
  doc: {
    by: 'routing',
    en: 'The whole entry of an organisation, after every change; a compacted topic: the last one counts. No phone numbers, no names of people. Nothing is sent to it before it is active.',
    zh: '单位目录条目的全量，每次变更后发布；压缩主题，以最后一条为准。不含电话与人名。启用前不向其发送任何消息。',
  },
  schema: Type.Object({
    org,
    name: text(200),
    kind: oneOf(['administrative', 'public_service'] as const),
    uscc: Type.Optional(text(18)),
    jurisdiction,
    territory: Type.Optional(text(100)),
    status: oneOf(['provisioning', 'active', 'retired'] as const),
    duties: Type.Array(
      Type.Object({
        taskCode: Type.Optional(text(64)),
        topic: Type.Optional(text(64)),
        territory: Type.Optional(text(100)),
        from: Type.Optional(localDate),
        to: Type.Optional(localDate),
      }),
    ),
    roles: Type.Array(text(50), { description: 'roles that have a contact' }),
  }),
  example: {
    org: sample.org,
    name: '新乡经开区自然资源和规划局',
    kind: 'administrative',
    uscc: sample.orgCode,
    jurisdiction: sample.jurisdiction,
    status: 'active',
    duties: [{ taskCode: sample.taskCode, from: '2026-01-01' }],
    roles: ['principal_leader', 'leader_in_charge', 'handler', 'receiver'],
  },
});
