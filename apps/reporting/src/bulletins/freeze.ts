import type { Bulletin, Version } from './bulletin';
import { changesBetween } from './changes';

/** All versions of the bulletin of one jurisdiction and period, oldest first. */
export interface BulletinFile {
  readonly bulletinId: string;
  readonly jurisdiction: string;
  readonly period: string;
  readonly versions: readonly Version[];
}

export interface Freezing {
  readonly bulletin: Bulletin;
  readonly json: string;
  readonly digest: string;
  /** Of the last version, undefined when this is the first. */
  readonly before: Bulletin | undefined;
  readonly reason: string | undefined;
  /** Local date of today. */
  readonly today: string;
}

export type FreezingRefused = {
  readonly reasonCode: 'BULLETIN.PERIOD_RUNNING' | 'BULLETIN.REASON_MISSING' | 'BULLETIN.NOTHING_CHANGED';
};

export const bulletinIdOf = (jurisdiction: string, period: string): string => `${jurisdiction}:${period}`;

/**
 * Freezes the figures of a period that is over (HA-32, LN-64, XX-31). What was frozen is never altered: later events
 * come in as a new version, which says why it exists and what it changed.
 */
export function freeze(file: BulletinFile | undefined, freezing: Freezing): BulletinFile | FreezingRefused {
  const { bulletin, before, digest, reason, today } = freezing;
  if (today < bulletin.until) return { reasonCode: 'BULLETIN.PERIOD_RUNNING' };
  const versions = file?.versions ?? [];
  const corrects = versions.length > 0;
  if (corrects && reason === undefined) return { reasonCode: 'BULLETIN.REASON_MISSING' };
  const changes = before ? changesBetween(before, bulletin) : [];
  if (corrects && changes.length === 0) return { reasonCode: 'BULLETIN.NOTHING_CHANGED' };
  const version: Version = {
    version: versions.length + 1,
    frozenAt: bulletin.asOf,
    ...(reason === undefined ? {} : { reason }),
    changes,
    digest,
  };
  return {
    bulletinId: bulletinIdOf(bulletin.jurisdiction, bulletin.period),
    jurisdiction: bulletin.jurisdiction,
    period: bulletin.period,
    versions: [...versions, version],
  };
}
