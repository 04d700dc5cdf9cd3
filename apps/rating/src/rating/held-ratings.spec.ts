import {
  RatingRefused,
  ReceiptRatingDuplicate,
  ReceiptRatingNotAdopted,
  ratingIdOf,
} from '@huiying/contracts';
import type { Principal } from '@huiying/http';
import { RatingInMemory, evening } from '../consumers/rating.features';
import { ratings } from '../persistence/stores';
import { HeldLimit } from '../timers/held-limit.timer';
import type { RatingFile } from './rating-file';

const of = (jurisdiction: string): Principal => ({ sub: 'officer-1', role: 'reviewer', jurisdiction });
const accept = { decision: 'accept' as const, reason: '已核实' };
const refuse = { decision: 'refuse' as const, reason: '无法核实' };
const id = (no: string, system = 's') => ratingIdOf(system, no);
const unknown = { code: '9', codeSystem: 'gbt39046' as const };

async function withUnknownSatisfaction(): Promise<RatingInMemory> {
  const service = new RatingInMemory();
  await service.assigned();
  await service.rated({ satisfaction: unknown });
  return service;
}

describe('a held rating is decided by a person, and not by anybody (Q38, Q40)', () => {
  it('goes on when it is completed; the raw value stays and it is said who completed it', async () => {
    const service = await withUnknownSatisfaction();
    const file = await service.screens(of('360783'), { ...accept, satisfaction: 'satisfied' }, id('R1'));
    expect(file).toMatchObject({
      status: 'recorded',
      good: true,
      facts: {
        satisfactionRaw: unknown,
        screened: { by: 'officer-1', heldFor: ['RATING.UNKNOWN_SATISFACTION'] },
      },
    });
  });

  it('stays held while what is missing is not named, and the refusal names the rule (HA-09, LN-48)', async () => {
    const service = await withUnknownSatisfaction();
    await expect(service.screens(of('360783'), accept, id('R1'))).rejects.toMatchObject({
      code: 'RATING.UNKNOWN_SATISFACTION',
      status: 422,
    });
    expect(service.file()).toMatchObject({ status: 'held' });
  });

  it('counts for nothing when it is refused; the province is told why, and it is decided once', async () => {
    const service = await withUnknownSatisfaction();
    const before = service.service.published.length;
    await service.screens(of('360783'), refuse, id('R1'));
    expect(service.service.types(before)).toEqual([RatingRefused.type, ReceiptRatingNotAdopted.type]);
    await expect(service.screens(of('360783'), refuse, id('R1'))).rejects.toMatchObject({ status: 409 });
  });

  it('is asked for its part when the case was split, and is of that part then', async () => {
    const service = new RatingInMemory();
    await service.assigned();
    await service.split('N1');
    await service.rated();
    await expect(service.screens(of('360783'), accept, id('R1'))).rejects.toMatchObject({
      code: 'RATING.PART_MISSING',
    });
    const file = await service.screens(of('360783'), { ...accept, part: '1/2' }, id('R1'));
    expect(file.status).toBe('waiting');
  });

  it('is not decided by an officer of another place', async () => {
    const service = await withUnknownSatisfaction();
    await expect(service.screens(of('350521'), refuse, id('R1'))).rejects.toMatchObject({ status: 403 });
  });

  it('does not wait unseen: its limit is watched and the alarm is given once (Q81)', async () => {
    const service = await withUnknownSatisfaction();
    expect(service.service.timers).toContainEqual(expect.objectContaining({ id: id('R1'), name: 'held' }));
    const timer = new HeldLimit(service.repository);
    for (const at of [evening + 1, evening + 2])
      await service.service.unit(at, 'timer', (unit) =>
        timer.fire({ id: id('R1'), name: 'held', detail: '', dueAt: at }, unit),
      );
    expect(service.file()).toMatchObject({ status: 'held', overdueAt: evening + 1 });
  });
});

const huian = { jurisdiction: '350521', orgCode: 'a', serviceCase: { projectNo: 'P-7', serviceNumber: 1 } };
const county = { ...huian, sourceSystem: 'hall', upstreamRatingNo: 'C1' };
const province = { ...huian, sourceSystem: 'provincial-land', upstreamRatingNo: 'H1' };
const fileOf = (service: RatingInMemory, no: string, system: string): RatingFile | undefined =>
  service.service.doc(ratings, id(no, system))?.file;

describe('a state or provincial system in the county’s hall is in principle rated through the county (HA-07)', () => {
  it('what comes through the other system is a finding for a person, who may let it count', async () => {
    const service = new RatingInMemory();
    await service.ratedService(province);
    expect(fileOf(service, 'H1', 'provincial-land')).toMatchObject({
      status: 'held',
      reasonCode: 'RATING.NOT_THROUGH_COUNTY',
    });
    const file = await service.screens(of('350521'), accept, id('H1', 'provincial-land'));
    expect(file.status).toBe('recorded');
    await service.ratedService(county);
    expect(fileOf(service, 'C1', 'hall')).toMatchObject({ status: 'duplicate', of: file.facts.ratingId });
  });

  it('of the same event the county’s counts and the other is its duplicate, whichever comes first', async () => {
    for (const order of [
      [county, province],
      [province, county],
    ]) {
      const service = new RatingInMemory();
      for (const each of order) await service.ratedService(each);
      expect(fileOf(service, 'C1', 'hall')).toMatchObject({ status: 'recorded', counted: true });
      expect(fileOf(service, 'H1', 'provincial-land')).toMatchObject({
        status: 'duplicate',
        of: id('C1', 'hall'),
      });
      expect(service.service.types(0)).toContain(ReceiptRatingDuplicate.type);
    }
  });

  it('other events, and other places, know nothing of it', async () => {
    const service = new RatingInMemory();
    await service.ratedService(county);
    await service.ratedService({ ...county, upstreamRatingNo: 'C2', serviceCase: { projectNo: 'P-8' } });
    await service.ratedService({ ...province, jurisdiction: '410772' });
    expect(fileOf(service, 'C2', 'hall')?.status).toBe('recorded');
    expect(fileOf(service, 'H1', 'provincial-land')?.status).toBe('recorded');
  });

  it('a refused one names the rule to the province', async () => {
    const service = new RatingInMemory();
    await service.ratedService(province);
    const file = await service.screens(of('350521'), refuse, id('H1', 'provincial-land'));
    expect(file).toMatchObject({ status: 'refused', ruleId: 'HA-07' });
  });
});
