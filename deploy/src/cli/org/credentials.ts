import { addDepartment } from '../../platform/connection';
import { createDepartmentPrincipal } from '../../platform/kafka-admin';
import { departmentPrincipal } from '../../platform/names';
import type { RunningPlatform } from '../../platform/running-platform';
import { randomPassword } from '../../platform/secrets';
import { mintToken } from '../../platform/tokens';

export interface DepartmentCredentials {
  readonly username: string;
  readonly password: string;
  readonly groupPrefix: string;
  readonly token: string;
}

/**
 * Issues a department's broker user and REST token, and notes them in `connection.json`. Asked again, it replaces the
 * password; a token that is still out stays valid until it expires.
 */
export async function issueCredentials(
  platform: Pick<RunningPlatform, 'kafkaAdmin' | 'secrets' | 'home'>,
  org: string,
  jurisdiction: string,
): Promise<DepartmentCredentials> {
  const password = randomPassword();
  await createDepartmentPrincipal(platform.kafkaAdmin, org, password);
  const token = await mintToken(platform.secrets, { role: 'department', jurisdiction, org });
  addDepartment(platform.home, password, token);
  const username = departmentPrincipal(org);
  return { username, password, groupPrefix: `${username}.`, token: token.token };
}
