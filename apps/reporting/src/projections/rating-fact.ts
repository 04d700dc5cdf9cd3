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
  RatingRefused,
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
import { DECIDED } from './readings';
import type { Readings, WhichRating } from './readings';
import { dayOf } from './shanghai-day';

/** What became of a rating for one of the units that it is about: each share is appealed and rectified on its own (Q58). */
export interface RatingShare {
  /** Absent: counted. */
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
  /** False where a contested rating does not count until the decision (Q9, other reading). */
  readonly pendingCounts?: boolean;
  /** What the person said when asked again after the rectification; the rating stays as it was given (HA-28). */
  readonly followUp?: 'satisfied' | 'unsatisfied' | 'unreachable';
  /** The person has answered, or was tried often enough (HA-26, Q10). */
  readonly followUpConcluded?: boolean;
  /** Day of the accepted submission (Q84). */
  readonly rectifiedOn?: string;
  /** A rectification waits for the authority. */
  readonly reviewPending?: boolean;
}

/** One row per rating; its own columns are those of the rated unit. No comment, no rater. */
export interface RatingFact extends RatingShare {
  readonly ratingId: string;
  readonly jurisdiction?: string;

  // rating.ratings
  readonly sourceSystem?: string;
  readonly upstreamRatingNo?: string;
  readonly state?: 'waiting' | 'held' | 'refused' | 'recorded' | 'duplicate' | 'withdrawn';
  readonly caseId?: string;
  readonly orderId?: string;
  readonly round?: number;
  readonly satisfaction?: string;
  readonly good?: boolean;
  /** The person rated unprompted. */
  readonly active?: boolean;
  /** False for a default rating: nobody's opinion. */
  readonly counted?: boolean;
  /** What the authority found of its own motion (JL-15). */
  readonly reviewOutcome?: 'pending' | 'upheld' | 'without_basis' | 'mistaken' | 'malicious';
  readonly realName?: boolean;
  /** Its rectification counts in the on-time rate (Q83). */
  readonly rectificationCounts?: boolean;
  /** Bad, and the regulation asks nobody to rectify it (Q56). */
  readonly nothingOwed?: boolean;
  readonly origin?: string;
  readonly channel?: string;
  readonly org?: string;
  readonly windowNo?: string;
  readonly taskCode?: string;
  /** The further units of a parallel approval, each with its share (HA-12, Q45). */
  readonly shares?: Readonly<Record<string, RatingShare>>;
  /** Each share is a rating of its own for the jurisdiction as well (Q45, other reading). */
  readonly countsApart?: boolean;
  /** Where the pack does not read as decided (Q48, Q66). */
  readonly satisfactionCounts?: WhichRating;
  readonly satisfactionMonth?: WhichRating;
  readonly redoRateOf?: WhichRating;
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

/** What an event says of one unit's share. */
function ofUnit(
  fact: Fact,
  message: AboutRating & Incoming<{ readonly org: string }>,
  told: { readonly [K in keyof RatingShare]?: RatingShare[K] | undefined },
): RatingFact {
  const current = row(fact, message);
  const { org } = message.data;
  if (org === current.org) return knowing(current, told);
  const share = current.shares?.[org];
  return share ? { ...current, shares: { ...current.shares, [org]: knowing(share, told) } } : current;
}

const unless = <V>(decided: V, read: V): V | undefined => (read === decided ? undefined : read);

function sharesOf(org: string | undefined, coOrgs: readonly string[] = []): RatingFact['shares'] {
  const others = coOrgs.filter((each) => each !== org);
  return others.length === 0 ? undefined : Object.fromEntries(others.map((each) => [each, {}]));
}

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

export const refused = (fact: Fact, message: Of<typeof RatingRefused>): RatingFact =>
  numbered(fact, message, 'refused');

export const duplicate = (fact: Fact, message: Of<typeof RatingDuplicate>): RatingFact =>
  numbered(fact, message, 'duplicate');

export const withdrawn = (fact: Fact, message: Of<typeof RatingWithdrawn>): RatingFact =>
  numbered(fact, message, 'withdrawn');

export const recorded = (
  fact: Fact,
  message: Of<typeof RatingRecorded>,
  readings: Readings = DECIDED,
): RatingFact => {
  const { data } = message;
  const org = data.org ?? data.orgCode;
  const shares = sharesOf(org, data.coOrgs);
  return knowing(numbered(fact, message, 'recorded'), {
    caseId: data.caseId,
    orderId: data.orderId,
    round: data.round,
    satisfaction: data.satisfaction,
    good: data.good,
    active: data.active,
    counted: data.counted,
    origin: data.origin,
    channel: data.channel,
    org,
    windowNo: data.windowNo,
    taskCode: data.taskCode,
    realName: data.realName,
    rectificationCounts: data.rectificationCounts,
    nothingOwed: (!data.good && !readings.badIsRectified) || undefined,
    ratedAt: data.ratedAt,
    ratedOn: dayOf(data.ratedAt),
    shares: shares && { ...shares, ...fact?.shares },
    countsApart: (shares && readings.batchCount === 'n_ratings') || undefined,
    satisfactionCounts: unless(DECIDED.satisfactionCounts, readings.satisfactionCounts),
    satisfactionMonth: unless(DECIDED.satisfactionMonth, readings.satisfactionMonth),
    redoRateOf: unless(DECIDED.redoRateOf, readings.redoRateOf),
  });
};

/** Under review it goes on being counted, unless the pack says otherwise (Q9). */
export const appealed = (fact: Fact, message: Of<typeof AppealFiled>): RatingFact =>
  ofUnit(fact, message, {
    adoption: 'under_review',
    pendingCounts: message.data.countsMeanwhile,
    appealedOn: dayOf(message.data.filedAt),
    appealDueOn: message.data.decideBy,
  });

/** What is revoked or not adopted stays stored and is left out of the figures (HA-21, JL-14). */
export const appealDecided = (fact: Fact, message: Of<typeof AppealDecided>): RatingFact => {
  const { outcome, decidedAt, onTime } = message.data;
  const adoption = outcome === 'stands' ? 'counted' : outcome;
  return ofUnit(fact, message, {
    ...{ adoption, adoptionDecidedAt: decidedAt, appealOutcome: outcome },
    ...{ appealDecidedOn: dayOf(decidedAt), appealOnTime: onTime },
  });
};

/** The limit passed: neither a decision nor a notice that comes later makes it timely (Q31, JL-19). */
export const appealOverdue = (fact: Fact, message: Of<typeof AppealOverdue>): RatingFact =>
  ofUnit(fact, message, { appealOverdue: true });

export const applicantTold = (fact: Fact, message: Of<typeof AppealApplicantTold>): RatingFact =>
  ofUnit(fact, message, { applicantToldOn: dayOf(message.data.toldAt) });

export const reviewOpened = (fact: Fact, message: Of<typeof RatingReviewOpened>): RatingFact =>
  knowing(row(fact, message), { reviewOutcome: 'pending' });

export const reviewFinished = (fact: Fact, message: Of<typeof RatingReviewFinished>): RatingFact =>
  knowing(row(fact, message), { reviewOutcome: message.data.outcome });

/** Decided without an appeal: left out of the figures, or in them again after an annulment was taken back (JL-14). */
export const adoptionDecided = (fact: Fact, message: Of<typeof RatingAdoptionDecided>): RatingFact =>
  ofUnit(fact, message, { adoption: message.data.adoption, adoptionDecidedAt: message.data.decidedAt });

/** Bad, satisfied after rectification: kept apart from the rating itself (HA-28). */
export const followedUp = (fact: Fact, message: Of<typeof RectificationFollowedUp>): RatingFact =>
  ofUnit(fact, message, {
    followUp: message.data.outcome,
    followUpConcluded: message.data.concluded ?? message.data.outcome !== 'unreachable',
  });

export const rectificationSubmitted = (fact: Fact, message: Of<typeof RectificationSubmitted>): RatingFact =>
  message.data.reviewRequired ? ofUnit(fact, message, { reviewPending: true }) : row(fact, message);

/** What is accepted counts from its submission (Q84). */
export const rectificationReviewed = (fact: Fact, message: Of<typeof RectificationReviewed>): RatingFact => {
  const { accepted, submittedAt } = message.data;
  return ofUnit(fact, message, {
    reviewPending: false,
    rectifiedOn: accepted ? dayOf(submittedAt) : undefined,
  });
};

/** Routing's verdict on what the rating asked for; the request alone is not yet a redo. */
export const redoOrdered = (fact: Fact, message: Of<typeof RedoOrdered>): RatingFact =>
  knowing(row(fact, message), { redoOrderedAt: message.data.orderedAt });
