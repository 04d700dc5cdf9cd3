import { store } from '@huiying/messaging';
import type { AlertFact } from '../projections/alert-fact';
import type { CaseFact } from '../projections/case-fact';
import type { ComplaintFinding } from '../projections/complaint-finding';
import type { DeadlineFact } from '../projections/deadline-fact';
import type { NamingFact } from '../projections/naming-fact';
import type { OrderFact } from '../projections/order-fact';
import type { OrganisationFact } from '../projections/organisation-fact';
import type { RatingFact } from '../projections/rating-fact';
import type { SupervisionFact } from '../projections/supervision-fact';

export const caseFacts = store<CaseFact>('case_fact');
export const orderFacts = store<OrderFact>('order_fact');
export const deadlineFacts = store<DeadlineFact>('deadline_fact');
export const alertFacts = store<AlertFact>('alert_fact');
export const ratingFacts = store<RatingFact>('rating_fact');
export const organisationFacts = store<OrganisationFact>('organisation_fact');
export const supervisionFacts = store<SupervisionFact>('supervision_fact');
export const namingFacts = store<NamingFact>('naming_fact');
export const complaintFindings = store<ComplaintFinding>('complaint_finding');

export const stores = [
  caseFacts,
  orderFacts,
  deadlineFacts,
  alertFacts,
  ratingFacts,
  organisationFacts,
  supervisionFacts,
  namingFacts,
  complaintFindings,
] as const;
