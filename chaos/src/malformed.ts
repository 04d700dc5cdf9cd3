import { randomUUID } from 'node:crypto';
import type { Random } from './random';
import type { RawRecord } from './raw-records';

const TOPICS = ['province.cases', 'province.ratings'] as const;
const PARTITIONS = 4;

/** Each makes a value that is no case and no rating. */
const KINDS: readonly ((random: Random, good: string) => Buffer | null)[] = [
  () => null,
  () => Buffer.alloc(0),
  () => Buffer.from('这不是 JSON'),
  (random, good) => Buffer.from(good.slice(0, random.between(1, good.length - 2))),
  (_, good) => Buffer.concat([Buffer.from(good.slice(0, -1)), Buffer.from([0xe4, 0xbd])]),
  (random) => random.bytes(random.between(1, 400)),
  () => Buffer.from('['.repeat(5_000)),
  () => Buffer.from('{"__proto__":{"polluted":true}}'),
  () => Buffer.from('{"a":1,"a":2}'),
  (_, good) => Buffer.from(good.replace('"eventSeq":1', '"eventSeq":-1')),
  (_, good) => Buffer.from(good.replace('"eventSeq":1', '"eventSeq":1e999')),
  (_, good) => Buffer.from(good.replace('"jurisdiction":"410772"', '"jurisdiction":{"$ne":null}')),
  (_, good) => Buffer.from(good.replace('"jurisdiction":"410772"', '"jurisdiction":"000000"')),
  (_, good) => Buffer.from(good.replace('"sourceSystem"', '"sourceSystm"')),
  (_, good) => Buffer.from(`[${good}]`),
  () => Buffer.from('null'),
];

/** Records for the province's topics that none of the services can take. */
export function malformed(random: Random, count: number): Omit<RawRecord, 'key'>[] {
  return Array.from({ length: count }, (_, n) => {
    const topic = random.oneOf(TOPICS);
    const kind = KINDS[n % KINDS.length] ?? KINDS[0];
    const type = topic === 'province.cases' ? 'province.case.created.v1' : 'province.rating.created.v1';
    return {
      topic,
      partition: random.between(0, PARTITIONS - 1),
      value: kind?.(random, goodLooking(n)) ?? null,
      headers: {
        ce_id: randomUUID(),
        ce_type: type,
        ce_source: '/province/henan-zwfw',
        ce_specversion: '1.0',
      },
    };
  });
}

const goodLooking = (n: number): string =>
  JSON.stringify({
    sourceSystem: 'henan-zwfw',
    upstreamCaseNo: `POISON-${n}`,
    upstreamRatingNo: `POISON-${n}`,
    eventSeq: 1,
    jurisdiction: '410772',
    title: '',
  });
