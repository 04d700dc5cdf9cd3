import { OrganisationChanged, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { organisations } from '../persistence/stores';

/** The directory says which organisation a code of the province means, and whether anything may be sent to it yet. */
@Consumer(OrganisationChanged, {
  aggregate: ({ data }) => ref(organisations, data.org),
  also: ({ data }) => (data.uscc === undefined ? [] : [ref(organisations, data.uscc)]),
})
export class OnOrganisationChanged {
  async handle({ data }: Received<DataOf<typeof OrganisationChanged>>, unit: UnitOfWork): Promise<void> {
    const { org, uscc, jurisdiction, status } = data;
    for (const code of new Set([org, uscc ?? org])) {
      await unit.find(organisations, code);
      unit.save(organisations, code, { org, jurisdiction, status });
    }
  }
}
