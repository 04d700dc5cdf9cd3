import type { Officer } from '../../players/officer';
import type { Stage } from '../stage';

/**
 * A supervisor opens every case that was filed, one after the other; of one that was taken up: what each service says of
 * it, and how its deadlines were counted.
 */
export async function readFiles(stage: Stage): Promise<void> {
  const supervisor = stage.officer('supervisor', '*');
  for (const caseId of stage.cases) await readFile(supervisor, caseId);
}

async function readFile(supervisor: Officer, caseId: string): Promise<void> {
  const { status } = await supervisor.get('intake', `/cases/${caseId}`);
  if (status !== 'accepted') return;
  await supervisor.get('routing', `/cases/${caseId}`);
  const { items } = await supervisor.get('sla', `/cases/${caseId}/deadlines`);
  for (const { deadlineId } of items as readonly { readonly deadlineId: string }[])
    await supervisor.get('sla', `/deadlines/${encodeURIComponent(deadlineId)}/explanation`);
}
