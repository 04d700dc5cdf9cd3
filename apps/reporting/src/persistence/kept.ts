import { store } from '@huiying/messaging';
import type { AssessmentDecision } from '../assessments/decide-assessment';
import type { SpotCheck } from '../assessments/spot-check';
import type { BulletinFile } from '../bulletins/freeze';
import type { FollowUp, FollowUpSample } from '../follow-ups/follow-up';
import type { Statement } from '../feeds/statement-line';
import type { VolumeFeed } from '../feeds/volume-line';
import type { PersonnelDecision } from '../personnel/decide';

/**
 * What this service was told by its own users and cannot be made again from the events: it survives a rebuild of the
 * fact tables (decision 0022).
 */
export const bulletins = store<BulletinFile>('bulletin');
/** The bytes of one version, kept as they were frozen. */
export const bulletinBytes = store<{ readonly json: string }>('bulletin_bytes');

export const followUpSamples = store<FollowUpSample>('follow_up_sample');
export const followUps = store<FollowUp>('follow_up');
export const personnelDecisions = store<PersonnelDecision>('personnel_decision');
export const assessmentDecisions = store<AssessmentDecision>('assessment_decision');
export const spotChecks = store<SpotCheck>('spot_check');

/** What other systems counted, by month; the lines of older versions lie beside it. */
export const volumeFeeds = store<VolumeFeed>('volume_feed');
export const statements = store<Statement>('upstream_statement');
export const feedVersions = store<{ readonly lines: readonly unknown[] }>('feed_version');

export const keptStores = [
  bulletins,
  bulletinBytes,
  followUpSamples,
  followUps,
  personnelDecisions,
  assessmentDecisions,
  spotChecks,
  volumeFeeds,
  statements,
  feedVersions,
] as const;
