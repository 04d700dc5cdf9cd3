import { setTimeout as pause } from 'node:timers/promises';
import { ClockHand } from '../../../deploy/src/cli/clock/clock-hand';
import { Operator } from '../../../deploy/src/cli/operator';
import type { Experiment } from '../experiment';
import { readAll, type RawRecord } from '../raw-records';
import type { Scene } from '../scene';
import { revived } from './processes';

const CASES = 60;
const HOUR = 3_600_000;

/** The processes that keep clocks die while those ring: each rung is issued once, in order, and never early. */
export const timers: Experiment = {
  name: 'timers',
  what: 'departments are silent for ten working days; sla and reporting are killed at each step of firing a timer',
  scene: { clock: 'simulated', habits: () => ({ workMs: 100_000 }) },
  run: async (scene) => {
    const operator = new Operator(scene.stand.platform);
    const clock = new ClockHand(operator);
    try {
      await clock.set(Date.now() - HOUR);
      await scene.feed(CASES, 3);
      await clock.settle();
      const deaths: string[] = [];
      for (const service of ['sla', 'reporting'] as const)
        for (const step of ['timer:claimed', 'timer:decided']) {
          const before = scene.exits.length;
          await scene.arm(service, step, 1);
          await clock.advance('5wd');
          if (scene.exits.length > before) deaths.push(`${service} at ${step}`);
          await revived(scene, service);
        }
      await clock.settle();
      await scene.settle();
      const { faults, rungs } = rungsOf(await ordersOf(scene));
      return {
        notes: [deaths.join(', '), `each case: ${rungs}`],
        faults: [...faults, ...(deaths.length < 2 ? ['hardly any process died while firing'] : [])],
        besides: { types: /^alert/ },
      };
    } finally {
      await clock.close();
      await operator.close();
      await pause(0);
    }
  },
};

const ordersOf = ({ stand, orgs }: Scene): Promise<RawRecord[]> =>
  readAll(
    stand.platform.kafkaAdmin,
    orgs.map((org) => `dept.${org}.orders`),
  );

interface Alert {
  readonly orderId: string;
  readonly deadlineKind: string;
  readonly rung: string;
  readonly dueAt: string;
}

const BEFORE_DUE = /^t-/;

function rungsOf(records: readonly RawRecord[]): { faults: string[]; rungs: string } {
  const faults: string[] = [];
  const byOrder = new Map<string, string[]>();
  const ids = new Set<string>();
  for (const { headers, value } of records) {
    const id = headers['ce_id']?.toString() ?? '';
    if (headers['ce_type']?.toString() !== 'alert.raised.v1' || ids.has(id)) continue;
    ids.add(id);
    const alert = JSON.parse(value?.toString() ?? '{}') as Alert;
    const issued = Date.parse(headers['ce_time']?.toString() ?? '');
    if (!BEFORE_DUE.test(alert.rung) && issued < Date.parse(alert.dueAt))
      faults.push(`${alert.rung} of ${alert.orderId} was issued before the deadline had passed`);
    byOrder.set(alert.orderId, [
      ...(byOrder.get(alert.orderId) ?? []),
      `${alert.deadlineKind} ${alert.rung}`,
    ]);
  }
  const ways = new Set([...byOrder.values()].map((rungs) => rungs.join(', ')));
  if (byOrder.size !== CASES) faults.push(`alerts for ${byOrder.size} cases, expected ${CASES}`);
  if (ways.size > 1) faults.push(`the cases were warned differently: ${[...ways].join(' | ')}`);
  return { faults, rungs: [...ways][0] ?? 'no alert' };
}
