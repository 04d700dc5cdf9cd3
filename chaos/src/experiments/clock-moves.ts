import { setTimeout as pause } from 'node:timers/promises';
import { SERVICE_NAMES } from '../../../deploy/src/platform/platform';
import type { Experiment } from '../experiment';
import { readAll } from '../raw-records';
import type { Scene } from '../scene';
import { WallClocks } from '../wall-clocks';
import { replica } from './processes';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const JUMPS = 12;

/**
 * Clocks of machines are set while they work. What the law counts from is the broker's clock and what rings goes by the
 * database's, so no deadline moves and nothing rings early; what waits for a while goes by a clock that cannot be set.
 * The clocks of broker and database themselves are not moved: on them the law rests, they must be right.
 */
export const clockMoves: Experiment = {
  name: 'clock-moves',
  what: 'the wall clock of one service after the other jumps an hour ahead or back, of sla by twenty days; then one of two processes of routing dies while the other is an hour behind',
  scene: { habits: () => ({ workMs: 15_000 }) },
  run: async (scene) => {
    const { services } = scene.stand.platform;
    const clocks = new WallClocks();
    const second = await replica(scene, ['routing']);
    try {
      await clocks.worn(async () => {
        for (const service of SERVICE_NAMES) await services.restart(service);
      });
      const feeding = scene.feed(300, 75);
      for (let jump = 0; jump < JUMPS; jump += 1) {
        const service = SERVICE_NAMES[jump % SERVICE_NAMES.length]!;
        const far = service === 'sla' ? 20 * DAY : HOUR;
        clocks.set(service, scene.random.oneOf([far, -HOUR, 5 * MINUTE, -5 * MINUTE]));
        await pause(4_000);
      }
      clocks.set('sla', 20 * DAY);
      clocks.set('routing', -HOUR);
      await pause(5_000);
      await second.kill9('routing');
      await feeding;
      await scene.settle();
      const { counted, faults } = await startsOf(scene);
      return {
        notes: [`${JUMPS + 2} jumps`, `${counted} deadlines begin at an append time`],
        faults: [...faults, ...scene.unexpectedExits()],
      };
    } finally {
      await second.stop();
      clocks.remove();
    }
  },
};

/** Each deadline of an order begins at the instant at which the broker appended a record about its case. */
async function startsOf(scene: Scene): Promise<{ counted: number; faults: string[] }> {
  const border = scene.orgs.flatMap((org) => [`dept.${org}.orders`, `dept.${org}.actions`]);
  const records = await readAll(scene.stand.platform.kafkaAdmin, ['sla.deadlines', ...border]);
  const appended = new Map<string, Set<number>>();
  for (const { topic, key, appendedAtMs } of records) {
    if (topic === 'sla.deadlines') continue;
    const caseId = key?.toString() ?? '';
    appended.set(caseId, (appended.get(caseId) ?? new Set()).add(appendedAtMs));
  }
  const faults: string[] = [];
  let counted = 0;
  for (const { headers, value } of records) {
    if (headers['ce_type']?.toString() !== 'sla.deadline.set.v1') continue;
    const { caseId = '', kind, startedAt } = JSON.parse(value?.toString() ?? '{}') as Deadline;
    counted += 1;
    if (appended.get(caseId)?.has(Date.parse(startedAt)) !== true)
      faults.push(`${kind} of ${caseId} begins at ${startedAt}, when no record of the case was appended`);
  }
  return { counted, faults: counted === 0 ? ['no deadline was set'] : faults };
}

interface Deadline {
  readonly caseId?: string;
  readonly kind: string;
  readonly startedAt: string;
}
