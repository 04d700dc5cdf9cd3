/** The five services (architecture §2): each has its own process, schema, database logins and broker principal. */
export const SERVICE_NAMES = ['intake', 'routing', 'sla', 'rating', 'reporting'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** The division codes of the five jurisdictions (contract §1). */
export const JURISDICTIONS = ['410772', '220271', '350521', '360783', '520121'] as const;

/** Broker users that exist from the first start; departments are added one by one when they are onboarded. */
export const BROKER_PRINCIPALS = [
  'province',
  'gateway',
  'operator',
  'bench',
  ...SERVICE_NAMES.map((service) => brokerPrincipal(service)),
] as const;

/** The broker user of a service. */
export function brokerPrincipal(service: ServiceName): string {
  return `svc-${service}`;
}

/** The broker user of a department; it is also the prefix of its two topics. */
export function departmentPrincipal(org: string): string {
  return `dept.${org}`;
}

/** Database logins: per service one that owns the schema (migrations) and one that runs; `bi`; `operator`. */
export const DATABASE_LOGINS = [
  ...SERVICE_NAMES.flatMap((service) => [service, `${service}_owner`]),
  'bi',
  'operator',
];
