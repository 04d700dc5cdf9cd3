import { OrganisationChanged, event, type OutgoingEvent } from '@huiying/contracts';
import { CONTACT_ROLES, type Organisation } from './organisation';

/** The whole entry after every change (compacted topic). Of the contacts only the roles: no names, no numbers. */
export function organisationChanged(organisation: Organisation): OutgoingEvent {
  const { org, name, kind, uscc, jurisdiction, territory, status, duties, contacts } = organisation;
  return event(OrganisationChanged, {
    subject: org,
    jurisdiction,
    data: {
      org,
      name,
      kind,
      ...(uscc === undefined ? {} : { uscc }),
      jurisdiction,
      ...(territory === undefined ? {} : { territory }),
      status,
      duties: [...duties],
      roles: CONTACT_ROLES.filter((role) => contacts[role] !== undefined),
    },
  });
}
