/** The closed vocabulary that packs choose from. A word outside these lists is refused when a pack is loaded. */
export type CaseType = 'consultation' | 'complaint' | 'report' | 'help' | 'suggestion' | 'other';
/** What a limit is about: a type of case, or a bad rating (差评), which three regulations treat like one. */
export type ClockSubject = CaseType | 'bad_rating';
export type Complexity = 'on_the_spot' | 'ordinary' | 'complex';
export type Urgency = 'normal' | 'urgent' | 'sudden';
export type Channel =
  | 'pc'
  | 'mobile'
  | 'qr'
  | 'hall_tablet'
  | 'hall_terminal'
  | 'telephone'
  | 'sms'
  | 'hotline'
  | 'letter'
  | 'box'
  | 'counter';

export type DeadlineKind =
  | 'first_contact'
  | 'acceptance'
  | 'completion'
  | 'redo'
  | 'return'
  | 'supervision'
  | 'feedback'
  | 'appeal'
  | 'appeal_decision'
  | 'revocation'
  | 'rectification';

/** The fact whose local date is day 0 of a limit. */
export type StartEvent =
  | 'case_held'
  | 'order_delivered'
  | 'acceptance_decided'
  | 'redo_ordered'
  | 'supervision_delivered'
  | 'unit_replied'
  | 'notice_delivered'
  | 'appeal_received'
  | 'finding_recorded';

export type Rung = 't-3' | 't-1' | 'overdue' | 'blue' | 'yellow' | 'red' | 'inspection';
export type AddresseeRole = 'handler' | 'leader_in_charge' | 'principal_leader' | 'inspection_office';
export type SignOffRole = 'leader_in_charge' | 'principal' | 'chief_representative';
export type Satisfaction =
  'very_satisfied' | 'satisfied' | 'fairly_satisfied' | 'dissatisfied' | 'very_dissatisfied';
/** A date of the local calendar, `yyyy-MM-dd`; never an instant. */
export type LocalDate = string;
/** `XX`, `LN`, …: the short name of a jurisdiction, the folder name of its pack in capitals. */
export type JurisdictionId = string;
