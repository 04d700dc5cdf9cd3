import { serviceConfig, type ServiceConfig } from '@huiying/messaging';

/** The only reader of the environment in this service. */
export const config = (): ServiceConfig => serviceConfig(process.env);

/** What the migration needs: the schema's owner, and the login that the service runs as. */
export function migrationConfig(): { ownerUrl: string; schema: string; runtimeRole: string } {
  const ownerUrl = process.env['DATABASE_OWNER_URL'];
  const runtimeUrl = process.env['DATABASE_URL'];
  if (!ownerUrl)
    throw new Error('DATABASE_OWNER_URL is missing; expected postgres://… of the owner of the schema');
  if (!runtimeUrl) throw new Error('DATABASE_URL is missing; expected postgres://… of the runtime login');
  return {
    ownerUrl,
    schema: process.env['DATABASE_SCHEMA'] ?? 'sla',
    runtimeRole: new URL(runtimeUrl).username,
  };
}
