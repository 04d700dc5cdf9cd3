import { setTimeout as pause } from 'node:timers/promises';
import { SERVICE_NAMES } from '../../../deploy/src/platform/platform';
import type { Stand } from '../stand';
import { engineCounts, type EngineCounts } from './engine-counters';

const STEADY_LOOKS = 4;

/** Waits until the outboxes are empty and no engine has counted anything for a second. @throws Error after `withinMs` */
export async function quiet(stand: Stand, withinMs = 60_000): Promise<EngineCounts> {
  const empty = SERVICE_NAMES.map((name) => `(select count(*) from ${name}.outbox)`).join(' + ');
  let before = '';
  let steady = 0;
  for (const began = Date.now(); ; await pause(300)) {
    const counts = await engineCounts(stand).catch(() => undefined); // a service that was killed is on its way back
    const [row] = await stand.query<{ waiting: string }>(`select ${empty} as waiting`);
    const now = JSON.stringify(counts);
    steady = now === before && row?.waiting === '0' ? steady + 1 : 0;
    if (counts && steady >= STEADY_LOOKS) return counts;
    if (Date.now() - began > withinMs)
      throw new Error(
        `the platform does not come to rest: ${row?.waiting} in outboxes${counts ? '' : ', a service does not answer'}`,
      );
    before = now;
  }
}
