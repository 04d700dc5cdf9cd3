import { createHash } from 'node:crypto';

/**
 * Fingerprint of what a message says, whatever the order of its members: equal content has equal fingerprints. 128 bits
 * of SHA-256 in base64url; compared only among the events of one thing.
 */
export function contentHash(type: string, data: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([type, inOrder(data)]))
    .digest('base64url')
    .slice(0, 22);
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return { members: members.map(([name, member]) => [name, inOrder(member)]) };
}
