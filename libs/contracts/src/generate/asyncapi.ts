import { stringify } from 'yaml';
import { allContracts } from '../all-contracts';
import type { MessageContract } from '../message';
import { byTopic, keyNames, plainSchema } from './plain';

const ATTRIBUTES = '#/components/schemas/attributes';
const ref = (path: string) => ({ $ref: path });
const channelName = (topic: string): string => topic.replace(/[{}]/g, '').replaceAll('.', '-');

/** The AsyncAPI 3 document of all topics, seen from this platform: it receives what others write. */
export function asyncApi(): Record<string, unknown> {
  const topics = [...byTopic(allContracts)];
  return {
    asyncapi: '3.0.0',
    info: {
      title: '回应 (Huiying)',
      version: '1.0.0',
      description:
        'Cases and ratings of citizens, from the provincial platform to the responsible department and back. ' +
        'Fields may be added; nothing is removed or changed in meaning without a new version of the message.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(
      topics.map(([topic, contracts]) => [channelName(topic), channel(topic, contracts)]),
    ),
    operations: Object.fromEntries(topics.map(([topic, contracts]) => operation(topic, contracts))),
    components: {
      schemas: { attributes: attributesSchema },
      messages: Object.fromEntries(allContracts.map((contract) => [contract.type, message(contract)])),
    },
  };
}

export const asyncApiYaml = (): string =>
  `# Generated from libs/contracts; do not edit.\n${stringify(asyncApi(), { aliasDuplicateObjects: false, lineWidth: 0 })}`;

function channel(topic: string, contracts: readonly MessageContract[]) {
  const internal = contracts.every((contract) => !contract.external);
  return {
    address: topic,
    description: internal
      ? 'Between the services of the platform only.'
      : 'Crosses the border of the platform.',
    ...(topic.includes('{org}')
      ? {
          parameters: {
            org: { description: "The organisation's code in the directory, [A-Za-z0-9_-]{1,64}" },
          },
        }
      : {}),
    messages: Object.fromEntries(
      contracts.map((contract) => [contract.type, ref(`#/components/messages/${contract.type}`)]),
    ),
  };
}

function operation(topic: string, contracts: readonly MessageContract[]): [string, object] {
  const comesIn = contracts.every(({ doc }) => ['province', 'department', 'operator'].includes(doc.by));
  const name = channelName(topic);
  return [
    `${comesIn ? 'receive' : 'send'}-${name}`,
    {
      action: comesIn ? 'receive' : 'send',
      channel: ref(`#/channels/${name}`),
      messages: contracts.map((contract) => ref(`#/channels/${name}/messages/${contract.type}`)),
    },
  ];
}

function message(contract: MessageContract) {
  const keys = keyNames(contract);
  const key = keys.length > 0 ? keys.join(' or ') : 'caseId or ratingId; may be absent';
  return {
    name: contract.type,
    title: contract.type,
    summary: contract.doc.zh,
    description: contract.doc.en,
    contentType: 'application/json',
    tags: [
      { name: contract.external ? 'external' : 'internal' },
      { name: contract.doc.by.replaceAll(' ', '-') },
    ],
    headers: ref(ATTRIBUTES),
    payload: plainSchema(contract),
    bindings: { kafka: { key: { type: 'string', description: key }, bindingVersion: '0.5.0' } },
    examples: [{ name: 'example', payload: contract.example }],
  };
}

const attributesSchema = {
  type: 'object',
  description: 'CloudEvents 1.0 in binary mode; structured mode is accepted as well.',
  required: ['ce_id', 'ce_source', 'ce_type'],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: { type: 'string' },
    ce_source: { type: 'string' },
    ce_type: { type: 'string' },
    ce_time: { type: 'string' },
    ce_subject: { type: 'string', description: "the aggregate's id in what we send" },
    ce_jurisdiction: { type: 'string', description: 'division code' },
    ce_sequence: { type: 'string', description: 'per subject, from 1' },
    ce_correlationid: { type: 'string' },
    ce_causationid: { type: 'string' },
    ce_policyref: { type: 'string' },
    traceparent: { type: 'string' },
  },
};
