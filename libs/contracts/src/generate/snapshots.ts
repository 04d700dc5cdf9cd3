import { allContracts } from '../all-contracts';
import { keyNames, plainSchema } from './plain';

/** Words may be improved at any time; the snapshot holds what a program can rely on. A field may be named so, though. */
const withoutProse = (name: string, value: unknown): unknown =>
  name === 'description' && typeof value === 'string' ? undefined : value;

/** One JSON Schema per message as published; the file name is the type. */
export function snapshots(): Map<string, string> {
  const files = new Map<string, string>();
  for (const contract of allContracts) {
    const schema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: `urn:huiying:${contract.type}`,
      title: contract.type,
      'x-topic': contract.topic,
      'x-key': keyNames(contract),
      ...plainSchema(contract),
    };
    files.set(
      `libs/contracts/snapshots/${contract.type}.json`,
      `${JSON.stringify(schema, withoutProse, 2)}\n`,
    );
  }
  return files;
}
