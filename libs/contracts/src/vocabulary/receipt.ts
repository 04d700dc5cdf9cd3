import { Type } from '@sinclair/typebox';
import { partOfCase, sourceSystem, upstreamNo } from './fields';
import { sample } from './sample';

/** Every receipt carries the sender's own number; of a split case also the part it is about. */
export const receiptOfCase = {
  sourceSystem,
  upstreamCaseNo: upstreamNo,
  part: Type.Optional(partOfCase),
};

export const receiptOfRating = { sourceSystem, upstreamRatingNo: upstreamNo };

/** A receipt about a record: it carries the number that the record carried. */
export const receiptOfEither = {
  sourceSystem,
  upstreamCaseNo: Type.Optional(upstreamNo),
  part: Type.Optional(partOfCase),
  upstreamRatingNo: Type.Optional(upstreamNo),
};

export const sampleCaseReceipt = {
  sourceSystem: sample.sourceSystem,
  upstreamCaseNo: sample.upstreamCaseNo,
} as const;

export const sampleRatingReceipt = {
  sourceSystem: sample.sourceSystem,
  upstreamRatingNo: sample.upstreamRatingNo,
} as const;
