/** Semantic versions as numbers, part by part. @returns negative, zero or positive, like a sort comparison */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let part = 0; part < 3; part += 1) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `LN@1.0.0#2021-03-04`: jurisdiction, version of the pack, day from which that state of the law applies. */
export function policyRef(id: string, version: string, from: string): string {
  return `${id}@${version}#${from}`;
}

export function parsePolicyRef(ref: string): { id: string; version: string; from: string } | undefined {
  const match = /^([A-Z0-9]+)@(\d+\.\d+\.\d+)#(\d{4}-\d{2}-\d{2})$/.exec(ref);
  return match ? { id: match[1]!, version: match[2]!, from: match[3]! } : undefined;
}
