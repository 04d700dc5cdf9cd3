import { setTimeout as pause } from 'node:timers/promises';
import { quiet } from '../../../bench/src/watch/quiet';
import type { Experiment, Findings } from '../experiment';
import { malformed } from '../malformed';
import { append, readAll, type RawRecord } from '../raw-records';
import type { Scene } from '../scene';
import { differences, stateOf } from '../state-of';

export const sentAgain: Experiment = {
  name: 'sent-again',
  what: 'province and departments send every message one to five times',
  scene: { habits: (random) => ({ copies: () => random.between(1, 5) }) },
  run: async (scene) => {
    await scene.feed(300, 15);
    await scene.settle();
    return {};
  },
};

const INTERNAL = [
  'intake.keys',
  'intake.cases',
  'routing.cases',
  'routing.directory',
  'sla.deadlines',
  'rating.ratings',
];

/** The whole history comes once more: no row of state and event log changes; receipts go out again under their old ids. */
export const historyReplayed: Experiment = {
  name: 'history-replayed',
  what: 'every record of every topic is appended once more, in a random order of the topics',
  run: async (scene) => {
    await scene.feed(120, 6);
    await scene.settle();
    const before = await stateOf(scene.stand);
    const records = await history(scene);
    await append(scene.stand.platform.kafkaAdmin, shuffledByTopic(scene, records));
    await quiet(scene.stand);
    const after = await stateOf(scene.stand);
    const faults = [...differences(before, after), ...(await answeredOnce(scene))];
    return { notes: [`${records.length} records again`], faults };
  },
};

/** What answers the province's own messages is there a second time, under the same id. */
async function answeredOnce({ stand, players }: Scene): Promise<string[]> {
  const times = new Map<string, number>();
  for (const { headers } of await readAll(stand.platform.kafkaAdmin, ['province.receipts'])) {
    const type = headers['ce_type']?.toString() ?? '';
    if (!/registered|recorded/.test(type)) continue;
    const receipt = `${type} ${headers['ce_id']?.toString()}`;
    times.set(receipt, (times.get(receipt) ?? 0) + 1);
  }
  const once = [...times].filter(([, count]) => count < 2);
  const faults =
    once.length === 0 ? [] : [`${once.length} receipts were not given again, first ${once[0]?.[0]}`];
  const expected = 2 * players.caseNos.length;
  return times.size === expected ? faults : [...faults, `${times.size} receipts, expected ${expected}`];
}

async function history(scene: Scene): Promise<RawRecord[]> {
  const actions = scene.orgs.map((org) => `dept.${org}.actions`);
  const topics = ['province.cases', 'province.ratings', ...actions, ...INTERNAL];
  return readAll(scene.stand.platform.kafkaAdmin, topics);
}

function shuffledByTopic({ random }: Scene, records: readonly RawRecord[]): RawRecord[] {
  const topics = [...new Set(records.map(({ topic }) => topic))];
  const place = new Map(topics.map((topic) => [topic, random.next()]));
  return [...records].sort((a, b) => (place.get(a.topic) ?? 0) - (place.get(b.topic) ?? 0));
}

/** Records that nobody can take stand between those that can: each is kept, the neighbours are not held up. */
export const poison: Experiment = {
  name: 'poison',
  what: '10,000 malformed records (broken JSON, broken UTF-8, wrong types, bombs, random bytes) between good ones',
  run: async (scene): Promise<Findings> => {
    const about = /^POISON/;
    const bad = malformed(scene.random, 10_000).map((record, n) => ({
      ...record,
      key: Buffer.from(`POISON-${n}`),
    }));
    const feeding = scene.feed(300, 40);
    for (let at = 0; at < bad.length; at += 250) {
      await append(scene.stand.platform.kafkaAdmin, bad.slice(at, at + 250));
      await pause(500);
    }
    await feeding;
    await scene.settle();
    return {
      besides: { about, deadLetters: bad.length },
      faults: scene.unexpectedExits(),
    };
  },
};
