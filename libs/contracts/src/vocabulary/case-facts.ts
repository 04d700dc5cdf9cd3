import { Type } from '@sinclair/typebox';
import {
  attachmentFacts,
  caseId,
  caseNo,
  count,
  foreignCode,
  instant,
  jurisdiction,
  localDate,
  partOfCase,
  sealed,
  serviceCase,
  sourceSystem,
  text,
  topicCode,
  upstreamNo,
} from './fields';
import { sample } from './sample';
import { caseTypes, channels, oneOf, urgencies } from './words';

/** What every service may know of a case: facts and codes, no text, no names. */
export const caseFacts = {
  caseId,
  caseNo,
  sourceSystem,
  upstreamCaseNo: upstreamNo,
  jurisdiction,
  caseType: oneOf([...caseTypes, 'unknown'] as const, 'unknown: the code is kept raw and a person decides'),
  caseTypeRaw: Type.Optional(Type.Union([text(50), foreignCode])),
  channel: Type.Optional(oneOf(channels)),
  urgency: oneOf(urgencies),
  receivedAt: Type.String({ ...instant, description: 'legal arrival: the append at the province topic' }),
  receivedOn: localDate,
  upstreamReceivedAt: Type.Optional(instant),
  enteredAt: Type.Optional(
    Type.String({ ...instant, description: 'when a clerk entered a case that came by telephone, letter, …' }),
  ),
  serviceCase: Type.Optional(serviceCase),
  respondent: Type.Optional(
    Type.Object({
      orgCode: Type.Optional(text(64)),
      windowNo: Type.Optional(text(50)),
      staffNo: Type.Optional(text(50)),
      behaviourCode: Type.Optional(text(50)),
    }),
  ),
  topic: Type.Optional(topicCode),
  orgHint: Type.Optional(text(64)),
  realName: Type.Boolean(),
  anonymous: Type.Boolean(),
  attachmentsCount: count,
  part: Type.Optional(partOfCase),
  partOf: Type.Optional(
    Type.String({
      ...caseId,
      description: 'the case that this one was split from; it has the same number of the province',
    }),
  ),
};

export const sampleFacts = {
  caseId: sample.caseId,
  caseNo: sample.caseNo,
  sourceSystem: sample.sourceSystem,
  upstreamCaseNo: sample.upstreamCaseNo,
  jurisdiction: sample.jurisdiction,
  caseType: 'complaint',
  channel: 'mobile',
  urgency: 'normal',
  receivedAt: sample.receivedAt,
  receivedOn: sample.receivedOn,
  upstreamReceivedAt: '2026-11-16T10:21:07+08:00',
  serviceCase: { projectNo: sample.projectNo, taskCode: sample.taskCode, taskName: sample.taskName },
  respondent: { orgCode: sample.orgCode, windowNo: '3' },
  realName: true,
  anonymous: false,
  attachmentsCount: 1,
} as const;

/** Attachments of a case on an internal topic: the file name may name a person, so it is sealed. */
export const sealedAttachments = Type.Array(
  Type.Composite([attachmentFacts, Type.Object({ sealedName: Type.Optional(sealed) })]),
);

/** The text of a case under the case's key. */
export const sealedText = Type.Object({ keyId: text(64), title: sealed, content: sealed });
