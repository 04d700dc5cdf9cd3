import { Type, type TSchema } from '@sinclair/typebox';
import { ACCEPTED_TIME, INSTANT, LOCAL_DATE } from '../times';
import { oneOf, type Satisfaction } from './words';

/** A text of 1 to `max` characters. */
export const text = (max: number) => Type.String({ minLength: 1, maxLength: max });
/** A text that may be empty; what an empty one means is for the rules to say. */
export const mayBeEmpty = (max: number) => Type.String({ maxLength: max });

export const instant = Type.String({ pattern: INSTANT, description: 'ISO-8601 with offset' });
export const localDate = Type.String({ pattern: LOCAL_DATE, description: 'local date in Asia/Shanghai' });
export const acceptedTime = Type.String({
  pattern: ACCEPTED_TIME,
  description:
    'ISO-8601, yyyy-MM-dd HH:mm:ss, yyyyMMddHHmmss or YYYYMMDDThhmmss; without offset it is Asia/Shanghai',
});

export const caseId = Type.String({ minLength: 1, maxLength: 64 });
export const orderId = Type.String({ minLength: 1, maxLength: 64 });
export const ratingId = Type.String({ minLength: 1, maxLength: 64 });
export const requestId = Type.String({ minLength: 1, maxLength: 64 });
export const appealId = Type.String({ minLength: 1, maxLength: 64 });
export const deadlineId = Type.String({ minLength: 1, maxLength: 128 });
export const org = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' });
/** The 18-character or platform code of an authority as the province knows it; not always a code of our directory. */
export const orgCode = text(64);
export const jurisdiction = Type.String({ minLength: 1, maxLength: 32, description: 'division code' });
export const sourceSystem = text(64);
/** 办件编号 and the like are at most 50 characters wide (GB/T 39046—2020). */
export const upstreamNo = text(50);
export const caseNo = text(64);
/** Which part of a split case, and of how many: `2/3`. */
export const partOfCase = text(20);
export const count = Type.Integer({ minimum: 0, maximum: 2147483647 });
export const eventSeq = Type.Integer({ minimum: 1, maximum: 2147483647 });
/** 1; a redo is 2. Reworks after a failed check do not count. */
export const round = Type.Integer({ minimum: 1, maximum: 99 });
export const reasonCode = Type.String({ pattern: '^[A-Z]+\\.[A-Z0-9_]+$', maxLength: 64 });
export const ruleId = Type.String({ pattern: '^[A-Z]{2}-[0-9]{1,3}[a-z]?$', description: 'e.g. LN-27' });
export const policyRef = text(128);

/** A code of a foreign code system, kept as it came. */
export const foreignCode = Type.Object({
  code: Type.Union([text(50), Type.Integer()]),
  codeSystem: text(50),
});
/** A canonical word or a foreign code. An unknown one is valid here: it is kept raw and a person decides. */
export const wordOrCode = Type.Union([text(50), foreignCode]);

export const serviceCase = Type.Object({
  projectNo: Type.Optional(text(50)),
  taskCode: Type.Optional(text(64)),
  taskHandleItem: Type.Optional(text(64)),
  taskName: Type.Optional(text(300)),
  orgCode: Type.Optional(orgCode),
});

export const attachment = Type.Object({
  name: text(255),
  url: Type.Optional(text(2048)),
  sha256: Type.Optional(Type.String({ pattern: '^[0-9a-fA-F]{64}$' })),
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  mediaType: Type.Optional(text(127)),
});
export const attachments = Type.Array(attachment, { maxItems: 100 });
/** An attachment without its file name, which may name a person. */
export const attachmentFacts = Type.Object({
  url: Type.Optional(text(2048)),
  sha256: Type.Optional(text(64)),
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  mediaType: Type.Optional(text(127)),
});

export const topicCode = Type.Object({
  code: text(64),
  scheme: Type.Optional(text(64)),
  version: Type.Optional(text(32)),
});

/** Ciphertext, base64, under the case's key `keyId`; without the key it is noise. */
export const sealed = Type.String({ minLength: 1, description: 'ciphertext, base64' });

export const satisfactionWord = oneOf([
  'very_satisfied',
  'satisfied',
  'fairly_satisfied',
  'dissatisfied',
  'very_dissatisfied',
] as const satisfies readonly Satisfaction[]);

/** At least one of the named fields must be there. */
export const anyOfThese = (...names: string[]) => ({ anyOf: names.map((name) => ({ required: [name] })) });

/** What we send outside is closed: a field that is not documented does not leave. */
export const closed = { additionalProperties: false } as const;
export const sent = <P extends Record<string, TSchema>>(properties: P) => Type.Object(properties, closed);
