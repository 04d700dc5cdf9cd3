import type {
  AppealApplicantTold,
  AppealDecided,
  AppealFiled,
  AppealOverdue,
  DataOf,
  Incoming,
  RatingAdoptionDecided,
  RatingDuplicate,
  RatingHeld,
  RatingRecorded,
  RatingReviewFinished,
  RatingReviewOpened,
  RatingWaiting,
  RatingWithdrawn,
  RectificationFollowedUp,
  RectificationReviewed,
  RectificationSubmitted,
  RedoOrdered,
} from '@huiying/contracts';
import { knowing } from './knowing';
import { dayOf } from './shanghai-day';

/** One row per rating. No comment, no rater. */
export interface RatingFact {
  readonly ratingId: string;
  readonly jurisdiction?: string;

  // rating.ratings
  readonly sourceSystem?: string;
  readonly upstreamRatingNo?: string;
  readonly state?: 'waiting' | 'held' | 'recorded' | 'duplicate' | 'withdrawn';
  readonly caseId?: string;
  readonly orderId?: string;
  readonly round?: number;
  readonly satisfaction?: string;
  readonly good?: boolean;
  /** The person rated unprompted. */
  readonly active?: boolean;
  /** False for a default rating: nobody's opinion. */
  readonly counted?: boolean;
  /** For the rated unit itself; the other units of a parallel approval have shares of their own. Absent: counted. */
  readonly adoption?: 'counted' | 'under_review' | 'not_adopted' | 'revoked';
  readonly adoptionDecidedAt?: string;
  readonly appealedOn?: string;
  /** Last day of the decision, where the regulation sets one. */
  readonly appealDueOn?: string;
  readonly appealDecidedOn?: string;
  readonly appealOutcome?: 'revoked' | 'not_adopted' | 'stands';
  /** Absent where no limit holds for this outcome (HA-20). */
  readonly appealOnTime?: boolean;
  /** Decided too late, or not yet, or the applicant was not told in time (Q31, JL-19). */
  readonly appealOverdue?: boolean;
  readonly applicantToldOn?: string;
  /** What the authority found of its own motion (JL-15). */
  readonly reviewOutcome?: 'pending' | 'upheld' | 'without_basis' | 'mistaken' | 'malicious';
  /** False where a contested rating does not count until the decision (Q9, other reading). */
  readonly pendingCounts?: boolean;
  readonly realName?: boolean;
  /** Its rectification counts in the on-time rate (Q83). */
  readonly rectificationCounts?: boolean;
  /** What the person said when asked again after the rectification; the rating stays as it was given (HA-28). */
  readonly followUp?: 'satisfied' | 'unsatisfied' | 'unreachable';
  /** The person has answered, or was tried often enough (HA-26, Q10). */
  readonly followUpConcluded?: boolean;
  /** Day of the accepted submission (Q84). */
  readonly rectifiedOn?: string;
  /** A rectification waits for the authority. */
  readonly reviewPending?: boolean;
  readonly origin?: string;
  readonly channel?: string;
  readonly org?: string;
  readonly windowNo?: string;
  readonly taskCode?: string;
  readonly ratedAt?: string;
  readonly ratedOn?: string;

  // routing.cases
  readonly redoOrderedAt?: string;
}

type Of<C> = Incoming<DataOf<C>>;
type Fact = RatingFact | undefined;
type AboutRating = Incoming<{ readonly ratingId: string; readonly jurisdiction?: string }>;

const row = (fact: Fact, { data, jurisdiction }: AboutRating): RatingFact =>
  knowing<RatingFact>(
    { ...fact, ratingId: data.ratingId },
    { jurisdiction: fact?.jurisdiction ?? data.jurisdiction ?? jurisdiction },
  );

type Numbered = AboutRating & Incoming<{ readonly sourceSystem: string; readonly upstreamRatingNo: string }>;

const numbered = (fact: Fact, message: Numbered, state: NonNullable<RatingFact['state']>): RatingFact =>
  knowing(row(fact, message), {
    sourceSystem: message.data.sourceSystem,
    upstreamRatingNo: message.data.upstreamRatingNo,
    state,
  });

export const waiting = (fact: Fact, message: Of<typeof RatingWaiting>): RatingFact =>
  numbered(fact, message, 'waiting');

export const held = (fact: Fact, message: Of<typeof RatingHeld>): RatingFact =>
  numbered(fact, message, 'held');

export const duplicate = (fact: Fact, message: Of<typeof RatingDuplicate>): RatingFact =>
  numbered(fact, message, 'duplicate');

export const withdrawn = (fact: Fact, message: Of<typeof RatingWithdrawn>): RatingFact =>
  numbered(fact, message, 'withdrawn');

export const recorded = (fact: Fact, message: Of<typeof RatingRecorded>): RatingFact =>
  knowing(numbered(fact, message, 'recorded'), {
    caseId: message.data.caseId,
    orderId: message.data.orderId,
    round: message.data.round,
    satisfaction: message.data.satisfaction,
    good: message.data.good,
    active: message.data.active,
    counted: message.data.counted,
    origin: message.data.origin,
    channel: message.data.channel,
    org: message.data.org ?? message.data.orgCode,
    windowNo: message.data.windowNo,
    taskCode: message.data.taskCode,
    realName: message.data.realName,
    rectificationCounts: message.data.rectificationCounts,
    ratedAt: message.data.ratedAt,
    ratedOn: dayOf(message.data.ratedAt),
  });

/** Under review it goes on being counted, unless the pack says otherwise (Q9). */
export const appealed = (fact: Fact, message: Of<typeof AppealFiled>): RatingFact =>
  message.data.org === fact?.org
    ? knowing(row(fact, message), {
        adoption: 'under_review',
        pendingCounts: message.data.countsMeanwhile,
        appealedOn: dayOf(message.data.filedAt),
        appealDueOn: message.data.decideBy,
      })
    : row(fact, message);

/** What is revoked or not adopted stays stored and is left out of the figures (HA-21, JL-14). */
export const appealDecided = (fact: Fact, message: Of<typeof AppealDecided>): RatingFact => {
  const { org, outcome, decidedAt, onTime } = message.data;
  if (org !== fact?.org) return row(fact, message);
  const adoption = outcome === 'stands' ? 'counted' : outcome;
  return knowing(row(fact, message), {
    ...{ adoption, adoptionDecidedAt: decidedAt, appealOutcome: outcome },
    ...{ appealDecidedOn: dayOf(decidedAt), appealOnTime: onTime },
  });
};

/** The limit passed: neither a decision nor a notice that comes later makes it timely (Q31, JL-19). */
export const appealOverdue = (fact: Fact, message: Of<typeof AppealOverdue>): RatingFact =>
  message.data.org === fact?.org ? knowing(row(fact, message), { appealOverdue: true }) : row(fact, message);

export const applicantTold = (fact: Fact, message: Of<typeof AppealApplicantTold>): RatingFact =>
  message.data.org === fact?.org
    ? knowing(row(fact, message), { applicantToldOn: dayOf(message.data.toldAt) })
    : row(fact, message);

export const reviewOpened = (fact: Fact, message: Of<typeof RatingReviewOpened>): RatingFact =>
  knowing(row(fact, message), { reviewOutcome: 'pending' });

export const reviewFinished = (fact: Fact, message: Of<typeof RatingReviewFinished>): RatingFact =>
  knowing(row(fact, message), { reviewOutcome: message.data.outcome });

/** Decided without an appeal: left out of the figures, or in them again after an annulment was taken back (JL-14). */
export const adoptionDecided = (fact: Fact, message: Of<typeof RatingAdoptionDecided>): RatingFact => {
  const { org, adoption, decidedAt } = message.data;
  if (org !== fact?.org) return row(fact, message);
  return knowing(row(fact, message), { adoption, adoptionDecidedAt: decidedAt });
};

/** Bad, satisfied after rectification: kept apart from the rating itself (HA-28). */
export const followedUp = (fact: Fact, message: Of<typeof RectificationFollowedUp>): RatingFact =>
  message.data.org === fact?.org
    ? knowing(row(fact, message), {
        followUp: message.data.outcome,
        followUpConcluded: message.data.concluded ?? message.data.outcome !== 'unreachable',
      })
    : row(fact, message);

export const rectificationSubmitted = (fact: Fact, message: Of<typeof RectificationSubmitted>): RatingFact =>
  message.data.org === fact?.org && message.data.reviewRequired
    ? knowing(row(fact, message), { reviewPending: true })
    : row(fact, message);

/** What is accepted counts from its submission (Q84). */
export const rectificationReviewed = (fact: Fact, message: Of<typeof RectificationReviewed>): RatingFact => {
  const { org, accepted, submittedAt } = message.data;
  if (org !== fact?.org) return row(fact, message);
  return knowing(row(fact, message), {
    reviewPending: false,
    rectifiedOn: accepted ? dayOf(submittedAt) : undefined,
  });
};

/** Routing's verdict on what the rating asked for; the request alone is not yet a redo. */
export const redoOrdered = (fact: Fact, message: Of<typeof RedoOrdered>): RatingFact =>
  knowing(row(fact, message), { redoOrderedAt: message.data.orderedAt });
