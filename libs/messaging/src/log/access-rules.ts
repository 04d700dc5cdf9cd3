import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } from 'kafkajs';
import type { AclEntry } from 'kafkajs';
import type { AccessRule } from './ports';

const OPERATIONS: Readonly<Record<AccessRule['operations'][number], AclOperationTypes>> = {
  read: AclOperationTypes.READ,
  write: AclOperationTypes.WRITE,
  describe: AclOperationTypes.DESCRIBE,
  create: AclOperationTypes.CREATE,
  alter: AclOperationTypes.ALTER,
  describe_configs: AclOperationTypes.DESCRIBE_CONFIGS,
};
const RESOURCES: Readonly<Record<AccessRule['resource'], AclResourceTypes>> = {
  topic: AclResourceTypes.TOPIC,
  group: AclResourceTypes.GROUP,
  cluster: AclResourceTypes.CLUSTER,
};
const PATTERNS: Readonly<Record<AccessRule['pattern'], ResourcePatternTypes>> = {
  literal: ResourcePatternTypes.LITERAL,
  prefixed: ResourcePatternTypes.PREFIXED,
};

/** One entry per operation, from any host. */
export function aclsOf(rules: readonly AccessRule[]): AclEntry[] {
  return rules.flatMap(({ principal, resource, name, pattern, operations }) =>
    operations.map((operation) => ({
      principal,
      host: '*',
      resourceType: RESOURCES[resource],
      resourceName: name,
      resourcePatternType: PATTERNS[pattern],
      operation: OPERATIONS[operation],
      permissionType: AclPermissionTypes.ALLOW,
    })),
  );
}
