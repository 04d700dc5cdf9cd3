import { Type } from '@sinclair/typebox';
import { caseId, orderId, org, ratingId, text } from './fields';
import { sample } from './sample';

/** What every message to a department about a work order carries; the case is the record's key. */
export const aboutOrder = { orderId, caseId };
export const sampleAboutOrder = { orderId: sample.orderId, caseId: sample.caseId } as const;

/** About a work order or a rating: one of the two ids is there. */
export const aboutEither = {
  orderId: Type.Optional(orderId),
  caseId: Type.Optional(caseId),
  ratingId: Type.Optional(ratingId),
};

/** An internal event about a work order. */
export const orderOfOrg = { orderId, caseId, org };
export const sampleOrderOfOrg = { ...sampleAboutOrder, org: sample.org } as const;

/** The department's action that caused it; absent when the office or the program did it. */
export const byAction = { actionId: Type.Optional(text(512)) };

export const actor = Type.Object({ name: text(100), staffNo: Type.Optional(text(50)) });
