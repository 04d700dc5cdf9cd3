import { caseIdOf } from '@huiying/contracts';
import { ratingNoOf, sourceSystem } from '../lifecycle/sample-papers';
import type { Stand } from '../stand';
import { ExactlyOnce } from './exactly-once';
import { InOrder } from './in-order';
import { OwnOrders, givenOrders } from './own-orders';
import { readEverything, type ReadRecord } from './read-everything';
import { storedFaults } from './stored';
import type { Verdict } from './verdict';

/** What else was sent in this run, so that it is not taken for a fault. */
export interface Besides {
  /** Keys of records that do not belong to the cases. */
  readonly about?: RegExp;
  /** Types that the experiment counts itself. */
  readonly types?: RegExp;
  /** Services come and go: a rating may be heard of before its case, and is told once that it waits. */
  readonly ratingsMayWait?: boolean;
  /** What the topics held before their broker was lost. */
  readonly before?: readonly ReadRecord[];
  /** How many records must lie in the dead-letter stores, default none. */
  readonly deadLetters?: number;
}

/** Where the province and the departments write and read. */
export const borderTopics = (orgs: readonly string[]): string[] => [
  ...['province.cases', 'province.ratings', 'province.receipts'],
  ...orgs.map((org) => `dept.${org}.orders`),
];

const CASE_RECEIPTS = ['registered', 'accepted', 'assigned', 'replied', 'completed'];
const ORDER_MESSAGES = ['order.assigned.v1', 'order.completed.v1'];

/**
 * Is everything that was sent accounted for? Every topic of the border is read once more from its beginning: each case
 * and rating was taken once, has each receipt that its way asks for exactly once and no other, its order exactly once;
 * what is said of a case is said in order, and to departments that were given it. Then the databases: logs and facts count the same cases, nothing is parked, dead or unsent.
 */
export async function oracle(
  stand: Stand,
  caseNos: readonly string[],
  orgs: readonly string[],
  besides: Besides = {},
): Promise<Verdict> {
  const ratingNos = caseNos.map(ratingNoOf);
  const caseIds = caseNos.map((caseNo) => caseIdOf(sourceSystem, caseNo));
  const seen = new ExactlyOnce();
  let recordsRead = 0;
  const order = new InOrder();
  const orders = new OwnOrders();
  const take = (record: ReadRecord): void => {
    const { topic, key, type, id } = record;
    recordsRead += 1;
    orders.take(record);
    // the province and the departments number what they say as they like
    if (topic === 'province.receipts' || topic.startsWith('dept.')) order.take(record);
    if (besides.about?.test(key) === true || besides.types?.test(type) === true) return;
    // the deadlines that a department is told of are the policy's business, not a fixed number
    if (!type.startsWith('deadline.')) seen.take(key, type, id);
  };
  besides.before?.forEach(take);
  await readEverything(stand, borderTopics(orgs), take);
  const expected = new Map<string, readonly string[]>([
    ['province.case.created.v1', caseNos],
    ['province.rating.created.v1', ratingNos],
    ...CASE_RECEIPTS.map((name) => [`receipt.case.${name}.v1`, caseNos] as const),
    ['receipt.rating.recorded.v1', ratingNos],
    ...ORDER_MESSAGES.map((type) => [type, caseIds] as const),
  ]);
  const possible = new Map(besides.ratingsMayWait === true ? [['receipt.rating.waiting.v1', ratingNos]] : []);
  const faults = [
    ...seen.faults(expected, possible),
    ...order.faults(),
    ...orders.faults(await givenOrders(stand)),
    ...(await storedFaults(stand, caseNos.length, besides.deadLetters)),
  ];
  return { cases: caseNos.length, recordsRead, redelivered: seen.redelivered, faults };
}
