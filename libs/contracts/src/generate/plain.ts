import type { MessageContract } from '../message';

export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly (string | number)[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly additionalProperties?: boolean | JsonSchema;
}

/** The schema as JSON, without the symbols that the schema library hides in it. */
export const plainSchema = (contract: MessageContract): JsonSchema =>
  JSON.parse(JSON.stringify(contract.schema)) as JsonSchema;

/** Topics in the order of the contracts, each with its messages. */
export function byTopic(contracts: readonly MessageContract[]): Map<string, MessageContract[]> {
  const topics = new Map<string, MessageContract[]>();
  for (const contract of contracts) {
    const messages = topics.get(contract.topic) ?? [];
    messages.push(contract);
    topics.set(contract.topic, messages);
  }
  return topics;
}

export const keyNames = (contract: MessageContract): readonly string[] =>
  typeof contract.key === 'string' ? [contract.key] : contract.key;
