import { setTimeout as pause } from 'node:timers/promises';
import { caseIdOf, orderIdOf, toHeaders } from '@huiying/contracts';
import { SOURCE, sourceSystem } from '../../../bench/src/lifecycle/sample-papers';
import type { Experiment } from '../experiment';
import { append, readAll, type RawRecord } from '../raw-records';
import type { Scene } from '../scene';
import { replica } from './processes';

const CASES = 60;
const URGES = 24;
const CALLS = 24;

/** Many write about one case at once, and two processes decide: whoever was overtaken decides again. */
export const crowdedCase: Experiment = {
  name: 'crowded-case',
  what: `about each of ${CASES} cases the province urges ${URGES} times while its department records ${CALLS} calls, with two processes of routing`,
  scene: { habits: () => ({ workMs: 15_000 }) },
  run: async (scene) => {
    const second = await replica(scene, ['routing']);
    try {
      await pause(2_000); // the partitions are shared out
      await scene.feed(CASES, 2);
      await allOrdered(scene);
      const access = scene.stand.platform.kafkaAdmin;
      for (let n = 1; n <= Math.max(URGES, CALLS); n += 1) {
        await Promise.all([append(access, urges(scene, n)), append(access, calls(scene, n))]);
      }
      await scene.settle();
      const overtaken = await overtakenTimes([
        scene.stand.platform.services.url('routing'),
        second.url('routing'),
      ]);
      return {
        notes: [`overtaken ${overtaken} times`],
        faults: [
          ...(await counted(scene)),
          ...(overtaken === 0 ? ['nobody was overtaken, so nothing was shown'] : []),
        ],
        besides: { types: /urged/ },
      };
    } finally {
      await second.stop();
    }
  },
};

/** How often the two processes found that the other one had written first. */
async function overtakenTimes(urls: readonly string[]): Promise<number> {
  const pages = await Promise.all(urls.map(async (url) => (await fetch(`${url}/metrics`)).text()));
  return pages.reduce((sum, page) => sum + Number(/^huiying_overtaken_total (\d+)/m.exec(page)?.[1] ?? 0), 0);
}

async function allOrdered(scene: Scene): Promise<void> {
  for (let waited = 0; waited < 12_000; waited += 100) {
    const rows = await scene.stand.query<{ n: string }>('select count(*) as n from sla.case_clocks');
    if (rows[0]?.n === String(CASES)) return;
    await pause(100);
  }
}

const urges = ({ players }: Scene, n: number): RawRecord[] =>
  players.caseNos.map((upstreamCaseNo, at) => ({
    topic: 'province.cases',
    partition: at % 4,
    key: Buffer.from(upstreamCaseNo),
    value: Buffer.from(JSON.stringify({ sourceSystem, upstreamCaseNo, eventSeq: n + 1 })),
    headers: toHeaders({ id: `${upstreamCaseNo}-${n + 1}`, source: SOURCE, type: 'province.case.urged.v1' }),
  }));

const calls = ({ players, orgs }: Scene, n: number): RawRecord[] =>
  players.caseNos.map((caseNo, at) => {
    const caseId = caseIdOf(sourceSystem, caseNo);
    const orderId = orderIdOf(caseId, 1);
    const org = orgs[at % orgs.length] ?? '';
    const contactedAt = new Date().toISOString();
    return {
      topic: `dept.${org}.actions`,
      partition: 0,
      key: Buffer.from(caseId),
      value: Buffer.from(JSON.stringify({ orderId, contactedAt, outcome: 'unreachable' })),
      headers: toHeaders({
        id: `${orderId}-call-${n}`,
        source: `/dept/${org}`,
        type: 'dept.order.contacted.v1',
      }),
    };
  });

/** Each urge reached its department and was receipted, each call was announced: once, under an id of its own. */
async function counted(scene: Scene): Promise<string[]> {
  const access = scene.stand.platform.kafkaAdmin;
  const orders = scene.orgs.map((org) => `dept.${org}.orders`);
  const records = await readAll(access, ['province.receipts', 'routing.cases', ...orders]);
  const expected = [
    ['receipt.case.urged.v1', CASES * URGES],
    ['order.urged.v1', CASES * URGES],
    ['routing.order.contacted.v1', CASES * CALLS],
  ] as const;
  return [
    ...forgottenCalls(records),
    ...numberedTwice(records),
    ...expected.flatMap(([type, count]) => {
      const ids = new Set(
        records.filter((each) => header(each, 'ce_type') === type).map((each) => header(each, 'ce_id')),
      );
      return ids.size === count ? [] : [`${type}: ${ids.size} with an id of their own, expected ${count}`];
    }),
  ];
}

/** Two that saw the same state give their events the same number; receivers take one of them for the other. */
function numberedTwice(records: readonly RawRecord[]): string[] {
  const types = new Map<string, string>();
  const doubled = new Set<string>();
  for (const record of records.filter((each) => header(each, 'ce_source') === '/huiying/routing')) {
    const number = `${header(record, 'ce_subject')} ${header(record, 'ce_sequence')}`;
    const type = header(record, 'ce_type');
    if ((types.get(number) ?? type) !== type) doubled.add(number);
    types.set(number, type);
  }
  return doubled.size === 0
    ? []
    : [`${doubled.size} numbers of cases stand on two events, first ${[...doubled][0]}`];
}

/** Each call is the next of its case. Whoever overwrites what another one wrote forgets a call, and counts it again. */
function forgottenCalls(records: readonly RawRecord[]): string[] {
  const counts = new Map<string, Set<number>>();
  for (const { headers, key, value } of records) {
    if (headers['ce_type']?.toString() !== 'routing.order.contacted.v1') continue;
    const caseId = key?.toString() ?? '';
    const { attempts } = JSON.parse(value?.toString() ?? '{}') as { attempts: number };
    counts.set(caseId, (counts.get(caseId) ?? new Set()).add(attempts));
  }
  const forgotten = [...counts.values()].reduce((sum, { size }) => sum + CALLS - size, 0);
  return forgotten === 0 ? [] : [`${forgotten} calls were overwritten`];
}

const header = ({ headers }: RawRecord, name: string): string => headers[name]?.toString() ?? '';
