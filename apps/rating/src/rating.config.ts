import { serviceConfig, type ServiceConfig } from '@huiying/messaging';

export interface RatingConfig extends ServiceConfig {
  /** How long the lowest missing event of a rating may fail to come before the operators are alarmed; milliseconds. */
  readonly gapAlarmAfterMs: number;
  /** Lower-case name of the header in which a trusted gateway writes the address of the caller. */
  readonly addressHeader?: string;
}

let read: RatingConfig | undefined;

/** The environment, read once. @throws Error naming the variable, its value and what was expected */
export function config(): RatingConfig {
  return (read ??= fromEnvironment(process.env));
}

function fromEnvironment(env: NodeJS.ProcessEnv): RatingConfig {
  const minutes = Number(env['HUIYING_GAP_ALARM_MINUTES'] ?? '10');
  if (!Number.isFinite(minutes) || minutes <= 0) {
    throw new Error(
      `HUIYING_GAP_ALARM_MINUTES is '${env['HUIYING_GAP_ALARM_MINUTES']}'; expected a positive number`,
    );
  }
  const header = env['HUIYING_ADDRESS_HEADER']?.trim().toLowerCase();
  if (header !== undefined && !/^[a-z0-9-]{1,64}$/.test(header))
    throw new Error(`HUIYING_ADDRESS_HEADER is '${header}'; expected the name of a header`);
  return {
    ...serviceConfig(env),
    gapAlarmAfterMs: minutes * 60_000,
    ...(header === undefined ? {} : { addressHeader: header }),
  };
}

/** What the migration needs: the owner of the schema, and the login that the service runs as. */
export function migrationConfig(): { ownerUrl: string; schema: string; runtimeRole: string } {
  const ownerUrl = process.env['DATABASE_OWNER_URL'];
  const runtimeUrl = process.env['DATABASE_URL'];
  if (!ownerUrl)
    throw new Error('DATABASE_OWNER_URL is missing; expected postgres://… of the owner of the schema');
  if (!runtimeUrl) throw new Error('DATABASE_URL is missing; expected postgres://… of the runtime login');
  return {
    ownerUrl,
    schema: process.env['DATABASE_SCHEMA'] ?? 'rating',
    runtimeRole: new URL(runtimeUrl).username,
  };
}
