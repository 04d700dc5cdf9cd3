import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, type Admin } from 'kafkajs';
import { departmentAcls, ensureAcls, fixedAcls } from './acls';
import { clientConfig, type KafkaAccess } from './kafka-access';
import { BROKER_PRINCIPALS, departmentPrincipal } from './names';
import { upsertScramUsers } from './scram-users';
import { passwordOf } from './secrets';
import { ensureTopics } from './topics';

/** Runs `work` with an administrator's client and closes it. */
export async function withAdmin<T>(access: KafkaAccess, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = new Kafka(clientConfig(access, 'huiying-deploy')).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

/**
 * Brings a cluster to the state in which the services can start: users, fixed topics, access rules. Every step may be
 * repeated. The cluster must refuse what no rule allows; whether it does is its operator's business, not checked here.
 * @param access a principal that may alter the cluster
 * @param passwords by principal
 */
export async function prepareKafka(
  access: KafkaAccess,
  passwords: Readonly<Record<string, string>>,
): Promise<void> {
  await upsertScramUsers(
    access,
    BROKER_PRINCIPALS.map((name) => ({ name, password: passwordOf(passwords, name) })),
  );
  await withAdmin(access, async (admin) => {
    await ensureTopics(admin);
    await ensureAcls(admin, fixedAcls());
    await untilGroupsWork(admin);
  });
}

/**
 * The broker makes its offsets topic when a group is first asked for, and answers with coordinator errors for seconds:
 * better here than in the first joins of five services.
 */
async function untilGroupsWork(admin: Admin): Promise<void> {
  const passing = /COORDINATOR|GROUP_LOAD_IN_PROGRESS/;
  for (let left = 100; ; left -= 1) {
    const worked = await admin.fetchOffsets({ groupId: 'operator.first', topics: ['clock.control'] }).then(
      () => true,
      (error: { type?: string }) => {
        if (left <= 0 || !passing.test(error.type ?? '')) throw error;
        return false;
      },
    );
    if (worked) return;
    await pause(100);
  }
}

/**
 * Lets a department in: a broker user `dept.<org>` that reads its orders, writes its actions and uses consumer groups
 * that begin with `dept.<org>.`; nothing else. Called again, it replaces the password. The two topics are routing's.
 * @param org the organisation's code, `[A-Za-z0-9_-]{1,64}` (contract §3)
 * @throws RangeError for another form of code: it would become part of topic names and access rules
 */
export async function createDepartmentPrincipal(
  access: KafkaAccess,
  org: string,
  password: string,
): Promise<void> {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(org))
    throw new RangeError(`Organisation code "${org}": expected 1 to 64 letters, digits, "_" or "-"`);
  await upsertScramUsers(access, [{ name: departmentPrincipal(org), password }]);
  await withAdmin(access, (admin) => ensureAcls(admin, departmentAcls(org)));
}
