import { onboard } from '../../../deploy/src/cli/org/onboard';
import { Officer } from '../../../deploy/src/players/officer';
import type { Stand } from '../stand';
import { departments, JURISDICTION } from './sample-papers';

/** Enters that many departments and waits until each has its topics. Answers their codes. */
export async function onboardDepartments(stand: Stand, count: number): Promise<string[]> {
  const entries = departments(count);
  await onboard(Officer.of(stand.platform.connection(), 'supervisor', JURISDICTION), entries);
  return entries.map(({ org }) => org);
}
