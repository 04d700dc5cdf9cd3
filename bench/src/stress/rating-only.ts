import { setTimeout as pause } from 'node:timers/promises';
import { toHeaders, type DataOf, type ProvinceRatingCreated } from '@huiying/contracts';
import { Kafka } from 'kafkajs';
import { clientConfig } from '../../../deploy/src/platform/platform';
import { plainHabits } from '../lifecycle/habits';
import { Mailbox } from '../lifecycle/mailbox';
import { PROVINCE_PARTITIONS } from '../lifecycle/players';
import { departments, JURISDICTION, RATING_PREFIX, SOURCE, sourceSystem } from '../lifecycle/sample-papers';
import type { Stand } from '../stand';
import { hops } from '../watch/engine-counters';
import { quiet } from '../watch/quiet';

const SETTLE_MS = 120_000;
/** One of twenty is bad, as in the counts that cities publish after their campaigns. */
const BAD_EVERY = 20;
const DEPARTMENTS = departments(4);

export interface RatingRound {
  readonly ratingsPerSecond: number;
  readonly hopsPerRating: number;
  readonly sent: number;
  readonly faults: readonly string[];
}

/** Ratings of services at a counter, without a case: `window` of them under way for `seconds`, until the last receipt. */
export async function ratingOnly(
  stand: Stand,
  { window, seconds }: { readonly window: number; readonly seconds: number },
): Promise<RatingRound> {
  const kafka = new Kafka(clientConfig(stand.kafka, 'bench.ratings'));
  const mail = new Mailbox(kafka, plainHabits);
  const consumer = kafka.consumer({ groupId: `bench.ratings.${Date.now()}`, maxWaitTimeInMs: 500 });
  const run = Date.now().toString(36);
  const open = new Set<string>();
  const others = new Map<string, number>();
  await Promise.all([mail.open(), consumer.connect()]);
  await consumer.subscribe({ topics: ['province.receipts'], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: ({ message: { key, headers } }) => {
      const type = headers?.['ce_type']?.toString() ?? '';
      const no = key?.toString() ?? '';
      if (type === 'receipt.rating.recorded.v1') open.delete(no);
      else if (no.includes(run)) others.set(type, (others.get(type) ?? 0) + 1);
      return Promise.resolve();
    },
  });
  try {
    const before = await quiet(stand);
    const began = Date.now();
    let sent = 0;
    for (; Date.now() - began < seconds * 1000; await pause(5)) {
      if (mail.failure) throw mail.failure;
      for (; open.size < window; sent += 1) {
        const data = newRating(run, sent);
        open.add(data.upstreamRatingNo);
        mail.post({
          topic: 'province.ratings',
          partition: sent % PROVINCE_PARTITIONS,
          message: letterOf(data),
        });
      }
    }
    for (const from = Date.now(); open.size > 0; await pause(20))
      if (Date.now() - from > SETTLE_MS)
        throw new Error(
          `${open.size} ratings were not recorded: ${JSON.stringify([...others])}, first ${[...open][0]}`,
        );
    const took = (Date.now() - began) / 1000;
    const after = await quiet(stand);
    const [counted] = await stand.query<{ n: string }>(
      `select count(*) as n from reporting.rating_fact where doc->>'state' = 'recorded' and doc->>'upstreamRatingNo' like $1`,
      [`${RATING_PREFIX}${run}R%`],
    );
    if (Number(counted?.n) !== sent) others.set('recorded in reporting', Number(counted?.n));
    return {
      sent,
      ratingsPerSecond: sent / took,
      hopsPerRating: (hops(after) - hops(before)) / sent,
      faults: [...others].map(([type, count]) => `${type}: ${count} for ratings, none was expected`),
    };
  } finally {
    await Promise.all([mail.close(), consumer.disconnect()]);
  }
}

function newRating(run: string, n: number): DataOf<typeof ProvinceRatingCreated> {
  const { uscc, name } = DEPARTMENTS[n % DEPARTMENTS.length]!;
  const bad = n % BAD_EVERY === 0;
  return {
    sourceSystem,
    upstreamRatingNo: `${RATING_PREFIX}${run}R${String(n).padStart(8, '0')}`,
    eventSeq: 1,
    jurisdiction: JURISDICTION,
    satisfaction: bad ? 'dissatisfied' : 'satisfied',
    ratedAt: new Date().toISOString(),
    orgCode: String(uscc),
    windowNo: `A${(n % 30) + 1}`,
    serviceCase: {
      projectNo: `${run}${n}`,
      taskName: '不动产首次登记',
      serviceName: String(name),
      serviceNumber: 1,
      serviceTime: new Date().toISOString(),
    },
    scope: 'single',
    channel: 'hall_tablet',
    origin: 'on_site',
    comment: bad ? '等了很久，资料没有一次说清。' : '',
  };
}

function letterOf(data: DataOf<typeof ProvinceRatingCreated>) {
  const headers = toHeaders({
    id: `${data.upstreamRatingNo}-1`,
    source: SOURCE,
    type: 'province.rating.created.v1',
  });
  return { key: data.upstreamRatingNo, value: JSON.stringify(data), headers };
}
