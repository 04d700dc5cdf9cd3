import {
  RatingRecorded,
  ReceiptRatingRecorded,
  ToDeptRatingBadNotified,
  event,
  type DataOf,
  type OutgoingEvent,
} from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { openReview, reviewOpened } from '../review/open-review';
import { flowsToProvince } from '../collection/collected';
import { about, numberOf, type Decision } from './decision';
import { defined, type RatingFacts } from './rating-facts';
import type { RecordedRating } from './rating-file';
import { concernedBy } from './shares';

/** What was rated, and whose it is. */
export interface Rated {
  readonly round: number;
  readonly caseId?: string | undefined;
  readonly orderId?: string | undefined;
  /** The unit whose service or handling was rated, by its code in the directory. */
  readonly org?: string | undefined;
  /** Further units of a parallel approval: each has its own share (HA-12, Q58). */
  readonly coOrgs?: readonly string[];
  readonly serviceId?: string | undefined;
  /** What the unit is told that was rated. */
  readonly matter: string;
  /** The person's words, numbers of people masked. */
  readonly comment?: string | undefined;
}

interface Arrived {
  readonly facts: RatingFacts;
  readonly policyRef?: string;
}

/**
 * A rating counts from now on. A system's default rating is nobody's opinion and never counts; one that staff entered or
 * asked for by telephone counts, but is not active (Q71). A bad one is told to the unit at once, with matter and reasons
 * (HA-18), and reviewed where the authority reviews them all (JL-15).
 */
export function recordRating(
  arrived: Arrived,
  rated: Rated,
  pack: Pack,
  at: number,
): Decision<RecordedRating> {
  const { facts } = arrived;
  if (facts.satisfaction === undefined)
    throw new Error(`rating ${facts.ratingId} says nothing that can be recorded`);
  const origin = facts.channel === 'default' ? 'default' : facts.origin;
  const inactive = pack.value<readonly string[]>('rating.inactive_origins');
  const { round, caseId, orderId, org, coOrgs = [], serviceId } = rated;
  const bad = pack.value<readonly string[]>('rating.bad_levels');
  const verdict = { good: !bad.includes(facts.satisfaction), counted: isCounted(origin, pack) };
  const file: RecordedRating = {
    ...arrived,
    status: 'recorded',
    recordedAt: at,
    round,
    ...verdict,
    active: origin === undefined || !inactive.includes(origin),
    ...(coOrgs.length === 0 ? {} : { coOrgs }),
    ...defined({ caseId, orderId, org, serviceId, review: openReview(verdict, pack, at) }),
  };
  const told = file.good || !file.counted ? [] : notices(file, rated, pack);
  return { file, events: [...recorded(file, pack), ...reviewOpened(file), ...told] };
}

/** HA-03: silence is nobody's rating, unless a pack says that it counts as one. */
const isCounted = (origin: string | undefined, pack: Pack): boolean =>
  origin !== 'default' || pack.value('rating.default_if_silent') === 'counted';

function recorded(file: RecordedRating, pack: Pack): OutgoingEvent[] {
  const { facts, good, active, counted, caseId, orderId, org, coOrgs, round } = file;
  const { ratingId, jurisdiction, satisfaction, origin, channel, orgCode, windowNo, taskCode, projectNo } =
    facts;
  const { ratedAt, arrivedAt, realName, optionCodes, optionVersion } = facts;
  const optional = {
    caseId,
    orderId,
    origin,
    channel,
    org,
    orgCode,
    windowNo,
    taskCode,
    projectNo,
    optionVersion,
    coOrgs: coOrgs && [...coOrgs],
    scope: facts.scope,
    packageId: facts.packageId,
    rectificationCounts: rectificationCounts(file, pack) || undefined,
  };
  const data = {
    ratingId,
    ...numberOf(file),
    jurisdiction,
    round,
    satisfaction,
    good,
    active,
    counted,
    ratedAt,
    arrivedAt,
    realName,
    optionCodes: [...optionCodes],
    ...defined(optional),
  } as DataOf<typeof RatingRecorded>;
  const internal = event(RatingRecorded, { ...about(file), data });
  if (!flowsToProvince(facts.collected, channel, pack)) return [internal];
  const receipt = { ...numberOf(file), ratingId, ...defined({ caseId }), ...toldToProvince(file) };
  return [internal, event(ReceiptRatingRecorded, { ...about(file), data: receipt })];
}

/** Whose it is, where it is of several (Q17); and what was collected here, which the province has from us only (HA-06). */
function toldToProvince(file: RecordedRating): Partial<DataOf<typeof ReceiptRatingRecorded>> {
  const { facts } = file;
  const orgs = concernedBy(file);
  const {
    satisfaction,
    ratedAt,
    origin,
    channel,
    windowNo,
    taskCode,
    projectNo,
    optionCodes,
    optionVersion,
  } = facts;
  const rating = defined({
    satisfaction,
    ratedAt,
    origin,
    channel,
    windowNo,
    taskCode,
    projectNo,
    optionVersion,
  });
  return {
    ...(orgs.length > 1 ? { orgs } : {}),
    ...(facts.collected
      ? { rating: { ...rating, ...defined({ org: file.org }), optionCodes: [...optionCodes] } }
      : {}),
  } as Partial<DataOf<typeof ReceiptRatingRecorded>>;
}

/** Q83: Xinxiang publishes one on-time rate for consultations, complaints, suggestions and bad ratings (Art. 8). */
const rectificationCounts = ({ good, counted }: RecordedRating, pack: Pack): boolean =>
  !good && counted && pack.value<boolean>('indicator.on_time_rate.rectifications');

/** HA-18: of what the unit is told, the pack has the say; without the matter the notice names the rating by its number. */
function notices(file: RecordedRating, { matter, comment }: Rated, pack: Pack): OutgoingEvent[] {
  const { ratingId, optionCodes, upstreamRatingNo } = file.facts;
  const { caseId, orderId } = file;
  const content = pack.value<readonly string[]>('rating.notice_content');
  const data = {
    ratingId,
    matter: content.includes('matter') ? matter : upstreamRatingNo,
    reasonOptions: content.includes('reason') ? [...optionCodes] : [],
    ...defined({ caseId, orderId, comment: content.includes('comment') ? comment : undefined }),
  };
  return concernedBy(file).map((unit) =>
    event(ToDeptRatingBadNotified, { ...about(file), org: unit, data, startsClock: true }),
  );
}
