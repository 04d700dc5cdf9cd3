import { Client } from 'pg';
import {
  rebuild,
  type Progress,
  type Rebuilt,
} from '../../../../apps/reporting/src/persistence/rebuild/rebuild';
import { projections } from '../../../../apps/reporting/src/reporting.messages';
import type { OperatedPlatform, Operator } from '../operator';

const SAY_EVERY_MS = 1_000;

/** The operator reads the event logs of all services; reporting's own owner writes its tables, and nobody else's. */
export async function rebuildReporting(
  operator: Operator,
  platform: OperatedPlatform,
  { compareOnly = false, say }: { readonly compareOnly?: boolean; readonly say: (line: string) => void },
): Promise<Rebuilt> {
  const reader = await operator.database();
  const owner = new Client({ connectionString: platform.postgres.urlFor('reporting_owner') });
  // what was asked when the connection went says so itself
  owner.on('error', () => undefined);
  await owner.connect();
  const began = Date.now();
  let saidAt = 0;
  const onProgress = ({ step, events, of }: Progress): void => {
    if (step === 'project' && Date.now() - saidAt < SAY_EVERY_MS) return;
    saidAt = Date.now();
    say(`${step.padEnd(8)} ${events} of ${of} events after ${((saidAt - began) / 1000).toFixed(1)} s`);
  };
  try {
    return await rebuild({ reader, owner, projections, compareOnly, onProgress });
  } finally {
    await owner.end();
  }
}

/** A report for people. */
export function rebuildText(result: Rebuilt): string {
  const { events, refused, live, rebuilt, identical, differing, ahead, switched } = result;
  const rows = Object.entries(rebuilt.tables).map(
    ([table, { rows: count }]) => `  ${table.padEnd(20)} ${String(count).padStart(9)}`,
  );
  const differences = Object.entries(differing).map(([table, count]) => `${count} of ${table}`);
  return [
    `${events} events projected${refused > 0 ? `, ${refused} refused by their contract` : ''}:`,
    ...rows,
    `live     ${live.digest}`,
    `rebuilt  ${rebuilt.digest}`,
    identical ? 'Identical.' : `Rows that differ: ${differences.join(', ')}.`,
    ...(ahead > 0 ? [`The live tables had not yet read everything about ${ahead} subjects.`] : []),
    switched ? 'The rebuilt tables are in their place.' : 'The live tables stay as they are.',
  ].join('\n');
}
