import {
  AclOperationTypes as May,
  AclPermissionTypes,
  AclResourceTypes,
  ResourcePatternTypes,
  type AclEntry,
  type Admin,
} from 'kafkajs';
import { brokerPrincipal, SERVICE_NAMES, type ServiceName } from './names';
import { INTERNAL_TOPICS } from './topics';

/** One sentence of the access list: who may do what with which resource. */
type Grant = (principal: string) => AclEntry[];

const grant =
  (type: AclResourceTypes, pattern: ResourcePatternTypes, name: string, ...operations: May[]): Grant =>
  (principal) =>
    operations.map((operation) => ({
      principal: `User:${principal}`,
      host: '*',
      permissionType: AclPermissionTypes.ALLOW,
      operation,
      resourceType: type,
      resourcePatternType: pattern,
      resourceName: name,
    }));

const { TOPIC, GROUP, CLUSTER } = AclResourceTypes;
const { LITERAL, PREFIXED } = ResourcePatternTypes;
const reads = (...topics: readonly string[]): Grant[] =>
  topics.map((t) => grant(TOPIC, LITERAL, t, May.READ));
const writes = (...topics: readonly string[]): Grant[] =>
  topics.map((t) => grant(TOPIC, LITERAL, t, May.WRITE));
const onPrefix = (prefix: string, ...operations: May[]): Grant =>
  grant(TOPIC, PREFIXED, prefix, ...operations);
/** The prefix ends with a dot: without it `dept.org1` would also open the groups of `dept.org10`. */
const groupsOf = (owner: string): Grant => grant(GROUP, PREFIXED, `${owner}.`, May.READ, May.DELETE);
const onCluster = (...operations: May[]): Grant => grant(CLUSTER, LITERAL, 'kafka-cluster', ...operations);

/** What a service may do beyond what all services may. Each writes only what it owns (architecture §2). */
const SERVICE_GRANTS: Readonly<Record<ServiceName, readonly Grant[]>> = {
  intake: [...reads('province.cases'), ...writes('intake.cases', 'intake.keys', 'province.receipts')],
  routing: [
    onPrefix('dept.', May.READ, May.WRITE, May.CREATE, May.DESCRIBE_CONFIGS),
    ...writes('routing.cases', 'routing.directory', 'province.receipts', 'notices.outbound'),
    // It onboards organisations: their topics, their access rules, their broker users.
    onCluster(May.CREATE, May.ALTER, May.DESCRIBE),
  ],
  sla: [
    onPrefix('dept.', May.READ, May.WRITE),
    ...writes('sla.deadlines', 'sla.supervisions', 'province.receipts', 'notices.outbound'),
  ],
  rating: [
    ...reads('province.ratings'),
    onPrefix('dept.', May.READ, May.WRITE),
    ...writes('rating.ratings', 'province.receipts', 'notices.outbound'),
  ],
  reporting: [],
};

const everyService = (service: ServiceName): Grant[] => [
  ...reads(...INTERNAL_TOPICS),
  // Lag, settling of the simulated clock and the check for LogAppendTime need names and end offsets of all topics.
  grant(TOPIC, LITERAL, '*', May.DESCRIBE, May.DESCRIBE_CONFIGS),
  groupsOf(service),
  ...SERVICE_GRANTS[service],
];

const OUTSIDE_GRANTS: Readonly<Record<string, readonly Grant[]>> = {
  province: [
    ...writes('province.cases', 'province.ratings'),
    ...reads('province.receipts'),
    groupsOf('province'),
  ],
  gateway: [...reads('notices.outbound'), groupsOf('gateway')],
  // Sets the clock, looks at everything, republishes what an outside party lost.
  operator: [
    grant(TOPIC, LITERAL, '*', May.READ, May.DESCRIBE, May.DESCRIBE_CONFIGS),
    ...writes('clock.control'),
    onPrefix('province.', May.WRITE),
    onPrefix('dept.', May.WRITE),
    grant(GROUP, LITERAL, '*', May.DESCRIBE),
    groupsOf('operator'),
    onCluster(May.DESCRIBE),
  ],
  // Plays the province and the departments under load, and has topics of its own for the reference chains.
  bench: [
    onPrefix('bench.', May.READ, May.WRITE, May.CREATE, May.DELETE, May.DESCRIBE_CONFIGS),
    onPrefix('province.', May.READ, May.WRITE),
    onPrefix('dept.', May.READ, May.WRITE),
    grant(TOPIC, LITERAL, '*', May.READ),
    grant(GROUP, LITERAL, '*', May.DESCRIBE),
    groupsOf('bench'),
  ],
};

/** The whole access list of a fresh deployment. `admin` needs no entry: it is a super user. */
export function fixedAcls(): AclEntry[] {
  return [
    ...SERVICE_NAMES.flatMap((service) => everyService(service).flatMap((g) => g(brokerPrincipal(service)))),
    ...Object.entries(OUTSIDE_GRANTS).flatMap(([principal, grants]) => grants.flatMap((g) => g(principal))),
  ];
}

/** What a department reaches: its orders, its actions, its own consumer groups (`dept.<org>.…`), nothing else. */
export function departmentAcls(org: string): AclEntry[] {
  const grants = [...reads(`dept.${org}.orders`), ...writes(`dept.${org}.actions`), groupsOf(`dept.${org}`)];
  return grants.flatMap((g) => g(`dept.${org}`));
}

/** Adds the entries; one that exists already is left as it is. They hold from the next request on. */
export async function ensureAcls(admin: Admin, entries: readonly AclEntry[]): Promise<void> {
  await admin.createAcls({ acl: [...entries] });
}
