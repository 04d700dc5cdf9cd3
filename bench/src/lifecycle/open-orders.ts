import { Officer } from '../../../deploy/src/players/officer';
import type { Stand } from '../stand';
import { JURISDICTION } from './sample-papers';

/** What a department is told of its open orders over REST: the cases that it has to deal with. */
export async function openOrdersOf({ platform }: Stand, org: string): Promise<string[]> {
  const { token } = await platform.mint({ role: 'department', jurisdiction: JURISDICTION, org });
  const department = new Officer(platform.connection().http, token);
  const caseIds: string[] = [];
  let cursor = '';
  do {
    const page = await department.get('routing', `/orders?status=handling&limit=100${cursor}`);
    const items = page['items'] as readonly { readonly caseId: string }[];
    caseIds.push(...items.map(({ caseId }) => caseId));
    cursor = typeof page['next'] === 'string' ? `&cursor=${encodeURIComponent(page['next'])}` : '';
  } while (cursor !== '');
  return caseIds;
}
