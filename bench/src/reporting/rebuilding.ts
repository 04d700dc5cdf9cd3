import { Operator } from '../../../deploy/src/cli/operator';
import { rebuildReporting } from '../../../deploy/src/cli/reporting/rebuild-reporting';
import type { CaseCopies } from '../growth/copy-cases';
import type { Stand } from '../stand';
import type { Say } from '../stress/stress';
import type { EventCopies } from './event-copies';

export interface RebuildRound {
  readonly events: number;
  readonly seconds: number;
  readonly identical: boolean;
}

/**
 * The fact tables are made again from so many logged events while the service runs: those of the cases that went through
 * and of their copies, which stand in the logs and in the fact tables alike. The copies are taken out of the tables
 * afterwards; in the logs they stay.
 */
export async function rebuilding(
  stand: Stand,
  { cases, events, wanted }: { cases: CaseCopies; events: EventCopies; wanted: number },
  say: Say,
): Promise<RebuildRound> {
  const copies = Math.max(1, Math.ceil(wanted / events.originals) - 1);
  await events.log(copies);
  await cases.add(copies, [], events.after);
  const operator = new Operator(stand.platform);
  try {
    const began = Date.now();
    const rebuilt = await rebuildReporting(operator, stand.platform, { say });
    const seconds = (Date.now() - began) / 1000;
    return { events: rebuilt.events, seconds, identical: rebuilt.identical };
  } finally {
    await operator.close();
    await cases.clear();
  }
}
