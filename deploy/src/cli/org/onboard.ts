import { eventually } from '../../players/eventually';
import type { Officer } from '../../players/officer';
import type { OrganisationEntry } from './organisation-file';

/**
 * Enters organisations, or amends them, and waits until each is active: its topics and access rules exist.
 * @param supervisor with a token for their jurisdictions
 * @throws Problem what the directory refused; DidNotHappen when one does not become active
 */
export async function onboard(supervisor: Officer, entries: readonly OrganisationEntry[]): Promise<void> {
  for (const { org, ...body } of entries) await supervisor.put('routing', `/organisations/${org}`, body);
  for (const { org } of entries)
    await eventually(
      `${org} is active`,
      async () => {
        const { status } = await supervisor.get('routing', `/organisations/${org}`);
        return status === 'active' ? true : undefined;
      },
      { withinMs: 30_000 },
    );
}
