import { Officer } from '../../players/officer';
import type { RunningPlatform } from '../../platform/running-platform';
import { mintToken } from '../../platform/tokens';

/** The law is tried out and calendars are loaded with the supervisor's rights over every jurisdiction. */
export async function supervisorOf({
  secrets,
  http,
}: Pick<RunningPlatform, 'secrets' | 'http'>): Promise<Officer> {
  const { token } = await mintToken(secrets, { role: 'supervisor', jurisdiction: '*', subject: 'operator' });
  return new Officer(http, token);
}
