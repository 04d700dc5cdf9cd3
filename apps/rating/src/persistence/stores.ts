import { store, type EventOrder } from '@huiying/messaging';
import type { AdoptionDecision } from '../adoption/decide-adoption';
import type { Appeal } from '../appeal/appeal';
import type { ComplaintFile } from '../complaint/complaint-file';
import type { Concentration } from '../concentration/concentration';
import type { Prompt } from '../prompt/prompt';
import type { QrCode } from '../qr/qr-code';
import type { Incident } from '../integrity/incident';
import type { Rectification } from '../rectification/rectification';
import type { RatedCase } from '../rating/rated-case';
import type { RatingFile } from '../rating/rating-file';

/** A rating as kept: the order of the province's events, and the rating itself once `created` has been taken. */
export interface RatingRecord {
  readonly sourceSystem: string;
  readonly upstreamRatingNo: string;
  readonly order: EventOrder;
  readonly file?: RatingFile;
  /** The lowest missing number for which the operators were alarmed, and when (epoch milliseconds, legal). */
  readonly alarm?: { readonly missingSeq: number; readonly at: number };
}

/** An event of the province that came before its turn, encrypted as it came; empty once its turn has come. */
export interface WaitingEvent {
  readonly type: string;
  readonly arrivedAt: number;
  readonly sealed?: string;
}

/** Comment, rater and proof: base64 of JSON, sealed at rest. */
export interface Opinion {
  readonly sealed: string;
  /** Keyed indexes: equal ones are found, none can be read. For signals of integrity only; never shown. */
  readonly marks?: Marks;
}

export interface Marks {
  readonly phone?: string;
  readonly identity?: string;
  readonly device?: string;
  readonly words?: string;
}

/** Where ratings of the same service event and round meet: the one that stands. */
export interface RatedService {
  readonly ratingId?: string;
  /** Held ones of the same event that came through a system of the state or province (HA-07). */
  readonly beside?: readonly string[];
}

/** Ratings by a QR code on one day: of everybody, or of one person. */
export interface QrUseCount {
  readonly count: number;
}

/** An organisation of the directory, under its own code and under its credit code. */
export interface KnownOrganisation {
  readonly org: string;
  readonly jurisdiction: string;
  readonly status: 'provisioning' | 'active' | 'retired';
}

export const ratings = store<RatingRecord>('rating', { publishes: true });
export const waitingEvents = store<WaitingEvent>('waiting_event');
export const opinions = store<Opinion>('opinion');
export const ratedCases = store<RatedCase>('rated_case');
export const ratedServices = store<RatedService>('rated_service');
/** Each base64 of JSON, sealed at rest, oldest first. */
export interface SealedTextList {
  readonly sealed: readonly string[];
}

/** Base64 of JSON, sealed at rest: what the appeal says, and why it was decided so. */
export interface SealedAppealText {
  readonly sealed: string;
  readonly sealedReason?: string;
}

/** Complaints that may be appealed (Q64), by case. */
export const complaints = store<ComplaintFile>('complaint', { publishes: true });
export const appeals = store<Appeal>('appeal');
export const appealTexts = store<SealedAppealText>('appeal_text');
export const rectifications = store<Rectification>('rectification');
export const rectificationTexts = store<SealedTextList>('rectification_text');
/** What the authority decided about the adoption of a rating, oldest first; nothing of it is ever taken out. */
export interface AdoptionLedger {
  readonly jurisdiction: string;
  readonly decisions: readonly (AdoptionDecision & { readonly sealedReason: string })[];
}

export const reviewTexts = store<SealedTextList>('review_text');
export const adoptions = store<AdoptionLedger>('adoption');
export const incidents = store<Incident>('integrity_incident', { publishes: true });
export const integrityTexts = store<SealedTextList>('integrity_text');
export const concentrations = store<Concentration>('concentration', { publishes: true });
export const concentrationTexts = store<SealedTextList>('concentration_text');
/** One for each matter; its id is its own, since the matter's is that of a complaint here. */
export const prompts = store<Prompt>('rating_prompt', { publishes: true });
export const qrCodes = store<QrCode>('qr_code');
export const qrUses = store<QrUseCount>('qr_use');
export const organisations = store<KnownOrganisation>('organisation');

/** In the order in which they are locked: what gives the right to rate, where ratings meet, then the ratings, then the rest (engine rule 6). */
export const stores = [
  ...[qrCodes, qrUses],
  ...[ratedCases, ratedServices, ratings, complaints, appeals, rectifications, waitingEvents, opinions],
  ...[appealTexts, rectificationTexts, reviewTexts, adoptions, organisations],
  ...[incidents, integrityTexts, prompts, concentrations, concentrationTexts],
];

/** Id of what belongs to one event of a rating. */
export const eventId = (ratingId: string, seq: number): string => `${ratingId}:${seq}`;
