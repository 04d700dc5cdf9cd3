import { Type, type TUnsafe } from '@sinclair/typebox';

/** A closed list of words as one JSON Schema `enum` (a union of literals validates five times slower). */
export function oneOf<const Words extends readonly string[]>(
  words: Words,
  description?: string,
): TUnsafe<Words[number]> {
  return Type.Unsafe<Words[number]>({
    type: 'string',
    enum: [...words],
    ...(description === undefined ? {} : { description }),
  });
}

export const caseTypes = ['consultation', 'complaint', 'report', 'help', 'suggestion', 'other'] as const;
export type CaseType = (typeof caseTypes)[number];

export const channels = [
  'pc',
  'mobile',
  'qr',
  'hall_tablet',
  'hall_terminal',
  'telephone',
  'sms',
  'hotline',
  'letter',
  'box',
  'counter',
] as const;
export type Channel = (typeof channels)[number];

export const urgencies = ['normal', 'urgent', 'sudden'] as const;
export type Urgency = (typeof urgencies)[number];

export const satisfactions = [
  'very_satisfied',
  'satisfied',
  'fairly_satisfied',
  'dissatisfied',
  'very_dissatisfied',
] as const;
export type Satisfaction = (typeof satisfactions)[number];

export const origins = [
  'on_site',
  'online',
  'sms_invited',
  'phone_invited',
  'static_qr',
  'paper',
  'self_recorded',
  'default',
] as const;
export type RatingOrigin = (typeof origins)[number];

/** `appeal_decision`, `revocation` and `feedback` are the authority's own and never leave it. */
export const deadlineKinds = [
  'first_contact',
  'acceptance',
  'completion',
  'redo',
  'supervision',
  'return',
  'appeal',
  'rectification',
  'appeal_decision',
  'revocation',
  'feedback',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** The kinds that a department is told about. */
export const departmentDeadlineKinds = deadlineKinds.slice(0, 8) as unknown as readonly [
  'first_contact',
  'acceptance',
  'completion',
  'redo',
  'supervision',
  'return',
  'appeal',
  'rectification',
];

export const rungs = ['t-3', 't-1', 'overdue', 'blue', 'yellow', 'red', 'inspection'] as const;
export type Rung = (typeof rungs)[number];

export const addresseeRoles = [
  'handler',
  'leader_in_charge',
  'principal_leader',
  'inspection_office',
] as const;
export type AddresseeRole = (typeof addresseeRoles)[number];

export const caseOutcomes = [
  'resolved',
  'explained',
  'not_upheld',
  'report_not_accepted',
  'revoked',
  'linked',
] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

/** Who took a step: a rule of the program, or a person in that role. */
export const deciders = [
  'system',
  'clerk',
  'dispatcher',
  'reviewer',
  'supervisor',
  'department',
  'person',
] as const;
export type Decider = (typeof deciders)[number];

export const orderRoles = ['lead', 'co'] as const;
export type OrderRole = (typeof orderRoles)[number];

export const supervisionModes = ['message', 'notice', 'on_site', 'special_report'] as const;
export type SupervisionMode = (typeof supervisionModes)[number];

/** LN article 23: what is supervised. */
export const supervisionTriggers = [
  'instructed',
  'concentrated',
  'overdue',
  'unsatisfied_after_redo_at_fault',
  'other',
] as const;
export type SupervisionTrigger = (typeof supervisionTriggers)[number];

/** Why the words of a case must become unreadable: 国家秘密, 商业秘密, 第三人隐私. */
export const containmentCategories = ['state_secret', 'business_secret', 'third_party_privacy'] as const;
export type ContainmentCategory = (typeof containmentCategories)[number];
