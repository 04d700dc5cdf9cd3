import type { NewRating } from '../../players/province';

export const FIVE_LEVELS = [
  'very_satisfied',
  'satisfied',
  'fairly_satisfied',
  'dissatisfied',
  'very_dissatisfied',
] as const;

type Service = Omit<NewRating, 'sourceSystem' | 'eventSeq' | 'ratedAt' | 'satisfaction'>;

/** Organisations of 惠安 as the province knows them. */
export const HUIAN_UNITS = {
  'ha-rsj': '11350521MB0000031E',
  'ha-zjj': '11350521MB0000032F',
  'ha-scjg': '11350521MB0000033G',
} as const;

/** A rating of a service in 惠安 that no case is about. */
export const huianService = (upstreamRatingNo: string, org: keyof typeof HUIAN_UNITS): Service => ({
  upstreamRatingNo,
  jurisdiction: '350521',
  origin: 'online',
  orgCode: HUIAN_UNITS[org],
  serviceCase: { taskName: '企业开办', projectNo: upstreamRatingNo },
});

/** The same in 龙南. */
export const longnanService = (upstreamRatingNo: string): Service => ({
  upstreamRatingNo,
  jurisdiction: '360783',
  origin: 'online',
  orgCode: '11360783MB0000041G',
  serviceCase: { taskName: '临时占道', projectNo: upstreamRatingNo },
});

/** A parallel approval: rated once as a whole, of three departments. */
export const ofThreeDepartments = {
  scope: 'overall' as const,
  coOrgCodes: [HUIAN_UNITS['ha-zjj'], HUIAN_UNITS['ha-scjg']],
};
