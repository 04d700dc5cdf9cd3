import {
  OrganisationChanged,
  ReceiptRatingRecorded,
  ToDeptRatingBadNotified,
  type DataOf,
} from '@huiying/contracts';
import { draftOfValues, type Pack } from '@huiying/policy';
import { RatingInMemory, policies } from '../consumers/rating.features';
import { attributionOf } from './attribution';
import type { Created } from './rating-facts';

const units = ['a', 'b', 'c'];
async function rated(fields: Partial<Created>): Promise<RatingInMemory> {
  const service = new RatingInMemory();
  const { uscc: _none, ...unit } = OrganisationChanged.example;
  for (const org of units)
    await service.organisation({ ...unit, org, jurisdiction: '350521', status: 'active' });
  await service.ratedService({
    jurisdiction: '350521',
    satisfaction: 'dissatisfied',
    orgCode: 'a',
    coOrgCodes: ['b', 'c'],
    ...fields,
  });
  return service;
}
const noticed = (service: RatingInMemory) =>
  service.service.published.flatMap(({ contract, org }) =>
    contract === ToDeptRatingBadNotified ? [org] : [],
  );

describe('whose a rating is', () => {
  it('an overall rating of a parallel approval is of every department: N shares of one rating (HA-12, Q17)', async () => {
    const service = await rated({ scope: 'overall' });
    expect(noticed(service)).toEqual(units);
    const [receipt] = service.service.dataOf(ReceiptRatingRecorded.type) as DataOf<
      typeof ReceiptRatingRecorded
    >[];
    expect(receipt?.orgs).toEqual(units);
  });

  it('or it is the lead department’s, in the other reading of Q17', () => {
    const standing = policies.inForce('350521', '2026-11-25')!;
    const other: Pack = policies
      .drafted(draftOfValues(standing, { 'rating.attribution': 'lead_department' }))
      .inForce('350521', '2026-11-25')!;
    const overall = { orgCode: 'a', coOrgCodes: ['b', 'c'], scope: 'overall' as const };
    expect(attributionOf(overall, standing)).toEqual({ lead: 'a', others: ['b', 'c'] });
    expect(attributionOf(overall, other)).toEqual({ lead: 'a', others: [] });
  });

  it('each department may be rated on its own instead; both are ratings (HA-12)', async () => {
    const service = await rated({ scope: 'single', upstreamRatingNo: 'R1', coOrgCodes: [] });
    await service.ratedService({
      ...{ jurisdiction: '350521', satisfaction: 'satisfied', upstreamRatingNo: 'R2' },
      ...{ orgCode: 'b', coOrgCodes: [], scope: 'single' },
    });
    expect(service.file('R2').status).toBe('recorded');
    expect(noticed(service)).toEqual(['a']);
  });

  it('a one-thing package is rated once and the lead department answers for it (HA-13)', async () => {
    const service = await rated({ packageId: 'PK-1', scope: 'overall' });
    expect(noticed(service)).toEqual(['a']);
    await service.ratedService({
      ...{ jurisdiction: '350521', upstreamRatingNo: 'R2', packageId: 'PK-1' },
      serviceCase: { projectNo: 'P-2' },
    });
    expect(service.file('R2')).toMatchObject({ status: 'duplicate' });
  });

  it('options are read by their version: what each speaks of is told, one that is not in it is held (HA-08)', async () => {
    const service = await rated({ optionCodes: ['209', '214'], optionVersion: '2020' });
    expect(service.file().facts.dimensions).toEqual(['efficiency', 'attitude']);
    const odd = await rated({ optionCodes: ['999'], optionVersion: '2020' });
    expect(odd.file()).toMatchObject({ status: 'held', reasonCode: 'RATING.UNKNOWN_OPTION' });
    const older = await rated({ optionCodes: ['103'], optionVersion: '2019' });
    expect(older.file()).toMatchObject({
      status: 'recorded',
      facts: { optionCodes: ['103'], dimensions: [] },
    });
  });
});
