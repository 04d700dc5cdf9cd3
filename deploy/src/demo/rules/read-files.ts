import { Problem, type Officer } from '../../players/officer';
import type { ServiceName } from '../../platform/names';
import type { Stage } from '../stage';

/** A supervisor opens every case that was filed: what each service says of it, and how its deadlines were counted. */
export async function readFiles(stage: Stage): Promise<void> {
  const supervisor = stage.officer('supervisor', '*');
  await Promise.all(stage.cases.map((caseId) => readFile(supervisor, caseId)));
}

async function readFile(supervisor: Officer, caseId: string): Promise<void> {
  const [, , clocks] = await Promise.all([
    ifKnown(supervisor, 'intake', `/cases/${caseId}`),
    ifKnown(supervisor, 'routing', `/cases/${caseId}`),
    ifKnown(supervisor, 'sla', `/cases/${caseId}/deadlines`),
  ]);
  const deadlines = (clocks?.['items'] ?? []) as { readonly deadlineId: string }[];
  for (const { deadlineId } of deadlines)
    await supervisor.get('sla', `/deadlines/${encodeURIComponent(deadlineId)}/explanation`);
}

/** A case that was refused at the door is known to one service only. */
async function ifKnown(
  supervisor: Officer,
  service: ServiceName,
  path: string,
): Promise<Record<string, unknown> | undefined> {
  return supervisor.get(service, path).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  });
}
