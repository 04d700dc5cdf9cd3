import {
  channelOf,
  dimensionsOf,
  formatTime,
  instantOf,
  ratingIdOf,
  satisfactionOf,
  type Channel,
  type DataOf,
  type ProvinceRatingCreated,
  type RatingDimension,
  type RatingOrigin,
  type Satisfaction,
  type WordOrCode,
} from '@huiying/contracts';
import type { CollectedBy } from '../collection/collected';

export type Created = DataOf<typeof ProvinceRatingCreated>;

/** Who let a held rating go on, when (ISO-8601), and the reasons for which it was held. */
export interface Screened {
  readonly by: string;
  readonly at: string;
  readonly heldFor: readonly string[];
}

/** What of a rating may be known outside: codes, never the comment or who rated. */
export interface RatingFacts {
  readonly ratingId: string;
  readonly sourceSystem: string;
  readonly upstreamRatingNo: string;
  /** The pack's own division code. */
  readonly jurisdiction: string;
  /** Absent when the table of the code system does not say: 1 is the best in one and the worst in the other. */
  readonly satisfaction?: Satisfaction;
  readonly satisfactionRaw: WordOrCode;
  readonly channel?: Channel | 'default';
  readonly channelRaw?: WordOrCode;
  readonly origin?: RatingOrigin;
  readonly upstreamCaseNo?: string;
  /** Of a split case: `2/3`. */
  readonly part?: string;
  readonly round?: number;
  readonly orgCode?: string;
  readonly coOrgCodes: readonly string[];
  readonly windowNo?: string;
  readonly staffNo?: string;
  readonly scope?: 'single' | 'overall';
  /** A one-thing package: rated once, as a whole (HA-13). */
  readonly packageId?: string;
  readonly projectNo?: string;
  readonly taskCode?: string;
  readonly taskName?: string;
  readonly serviceNumber?: string;
  readonly serviceTime?: string;
  readonly ratedAt: string;
  readonly arrivedAt: string;
  readonly realName: boolean;
  readonly optionCodes: readonly string[];
  readonly optionVersion?: string;
  /** What the options speak of (HA-08); absent when one is not in its version. */
  readonly dimensions?: readonly RatingDimension[];
  readonly hasCallRef: boolean;
  /** A person has looked at what it was held for, and completed it. */
  readonly screened?: Screened;
  /** Absent for a rating of the province. */
  readonly collected?: CollectedBy;
}

/** @param arrivedAt legal arrival, epoch milliseconds */
export function factsOf(
  data: Created,
  jurisdiction: string,
  arrivedAt: number,
  collected?: CollectedBy,
): RatingFacts {
  const { sourceSystem, upstreamRatingNo, serviceCase, rater } = data;
  const { serviceNumber, serviceTime } = serviceCase ?? {};
  return defined({
    ratingId: ratingIdOf(sourceSystem, upstreamRatingNo),
    sourceSystem,
    upstreamRatingNo,
    jurisdiction,
    satisfaction: satisfactionOf(data.satisfaction),
    satisfactionRaw: data.satisfaction,
    channel: channelOf(data.channel),
    channelRaw: data.channel,
    origin: data.origin,
    upstreamCaseNo: data.upstreamCaseNo,
    part: data.part,
    round: data.round,
    orgCode: data.orgCode,
    coOrgCodes: data.coOrgCodes ?? [],
    windowNo: data.windowNo,
    staffNo: data.staffNo,
    scope: data.scope,
    packageId: data.packageId,
    projectNo: serviceCase?.projectNo,
    taskCode: serviceCase?.taskCode,
    taskName: serviceCase?.taskName ?? serviceCase?.serviceName,
    serviceNumber: serviceNumber === undefined ? undefined : String(serviceNumber),
    serviceTime: serviceTime === undefined ? undefined : formatTime(instantOf(serviceTime)),
    ratedAt: formatTime(instantOf(data.ratedAt)),
    arrivedAt: formatTime(arrivedAt),
    realName: rater?.realName === true && rater.anonymous !== true,
    optionCodes: data.optionCodes ?? [],
    optionVersion: data.optionVersion,
    dimensions: dimensionsOf(data.optionCodes ?? [], data.optionVersion),
    hasCallRef: data.invitation?.callRef !== undefined,
    collected,
  });
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what is undefined, as the documents and contracts do. */
export function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}
