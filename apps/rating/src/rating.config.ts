import { serviceConfig, type ServiceConfig } from '@huiying/messaging';

export interface RatingConfig extends ServiceConfig {
  /** How long the lowest missing event of a rating may fail to come before the operators are alarmed; milliseconds. */
  readonly gapAlarmAfterMs: number;
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
  return { ...serviceConfig(env), gapAlarmAfterMs: minutes * 60_000 };
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
