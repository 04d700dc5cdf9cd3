import type { Officer } from '../../players/officer';
import type { Stage } from '../stage';

/**
 * A supervisor opens every case that was filed, one after the other; of one that was taken up: what each service says of
 * it, and how its deadlines were counted; and how those of each bad rating were.
 */
export async function readFiles(stage: Stage): Promise<void> {
  const supervisor = stage.officer('supervisor', '*');
  for (const caseId of stage.cases) await readFile(supervisor, caseId);
  for (const ratingId of stage.badRatings) await readCounts(supervisor, `/ratings/${ratingId}/deadlines`);
}

async function readFile(supervisor: Officer, caseId: string): Promise<void> {
  const { life, leadOrg } = await supervisor.get('intake', `/cases/${caseId}`);
  if (!wasAccepted(life as readonly Lived[])) return;
  await supervisor.get('routing', `/cases/${caseId}`);
  if (leadOrg === undefined) return; // ended before a unit was charged: nothing was ever counted
  await readCounts(supervisor, `/cases/${caseId}/deadlines`);
}

async function readCounts(supervisor: Officer, path: string): Promise<void> {
  const deadlines: unknown = await supervisor.get('sla', path);
  for (const { deadlineId } of deadlines as readonly { readonly deadlineId: string }[])
    await supervisor.get('sla', `/deadlines/${encodeURIComponent(deadlineId)}/explanation`);
}

interface Lived {
  readonly what: string;
}

/** What was not is known to intake only; the others would be asked for long whether they know it yet. */
const wasAccepted = (life: readonly Lived[]): boolean => life.some(({ what }) => what === 'accepted');
