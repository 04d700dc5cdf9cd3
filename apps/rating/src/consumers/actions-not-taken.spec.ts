import {
  DeptOrderAppealed,
  DeptOrderContacted,
  DeptRatingComplexityDeclared,
  DeptRatingFollowedUp,
  DeptRatingRectified,
  allContracts,
  orderIdOf,
  ratingIdOf,
} from '@huiying/contracts';
import { NotYetKnown } from '@huiying/messaging';
import { consumes } from '../rating.messages';
import { MemoryService } from '../../../../libs/testing/src/memory-unit';
import { ActionsNotTaken, OnOrderAppealed, OnRatingRectified } from './actions-not-taken';
import { RatingActions } from './rating-actions';
import { RatingInMemory, caseOf, evening, policies } from './rating.features';
import { UnreadableRatingActions } from './unreadable-rating-actions';

const ratingId = ratingIdOf('s', 'R1');
const refusedWith = (reasonCode: string, about: object = { ratingId }) => [
  expect.objectContaining({ data: expect.objectContaining({ ...about, reasonCode }) }),
];
const start = async (): Promise<RatingInMemory> => {
  const service = new RatingInMemory();
  await service.assigned();
  await service.rated();
  return service;
};
const rectified = (service: RatingInMemory, id: string, org?: string) =>
  service.acts(
    DeptRatingRectified,
    new OnRatingRectified(new ActionsNotTaken(new RatingActions(service.repository))),
    { ...DeptRatingRectified.example, ratingId: id },
    org === undefined ? {} : { org },
  );

describe('an action of a department about a rating is never silent', () => {
  it('every such action of the contract has its one consumer here', () => {
    const ours = allContracts.filter(
      ({ topic, type }) => topic === 'dept.{org}.actions' && /^dept\.(rating\.|order\.appealed\.)/.test(type),
    );
    expect(consumes).toEqual(
      expect.arrayContaining([
        DeptRatingRectified,
        DeptRatingComplexityDeclared,
        DeptRatingFollowedUp,
        DeptOrderAppealed,
      ]),
    );
    expect(ours.filter((contract) => !consumes.includes(contract as never))).toEqual([]);
    expect(consumes).not.toContain(DeptOrderContacted);
  });

  it('one that has no effect yet is answered with the reason', async () => {
    expect(await rectified(await start(), ratingId)).toEqual(refusedWith('RATING.ACTION_NOT_TAKEN'));
  });

  it('one about a rating that does not exist, or of another unit, is refused as such', async () => {
    const service = await start();
    const unknown = ratingIdOf('s', 'R9');
    expect(await rectified(service, unknown)).toEqual(refusedWith('RATING.UNKNOWN', { ratingId: unknown }));
    expect(await rectified(service, ratingId, 'ln-other')).toEqual(refusedWith('RATING.NOT_CONCERNED'));
  });

  it('one that breaks its schema or is of no known type is parked and answered once', async () => {
    const memory = new MemoryService();
    const readable = { type: 'dept.rating.unheard_of.v1', id: 'x-1', ratingId };
    const rejection = { reasonCode: 'MESSAGE.UNKNOWN_TYPE', errors: [], deadLetterId: 'd-1', org: 'ha-zfj' };
    await memory.unit(evening, 'x', (unit) =>
      new UnreadableRatingActions().reject({ ...rejection, topic: 'dept.ha-zfj.actions', readable }, unit),
    );
    expect(memory.answered).toEqual(refusedWith('MESSAGE.UNKNOWN_TYPE', { ratingId, actionId: 'x-1' }));
  });
});

describe('the appeal of a complaint', () => {
  const appealed = (service: RatingInMemory, no: string, waited = false) =>
    service.acts(
      DeptOrderAppealed,
      new OnOrderAppealed(policies),
      { ...DeptOrderAppealed.example, orderId: orderIdOf(caseOf(no), 1) },
      { waited },
    );

  it('is refused where the regulation knows none', async () => {
    expect(await appealed(await start(), 'N1')).toEqual(refusedWith('RATING.APPEAL_NOT_ALLOWED', {}));
  });

  it('of an order that has not been read waits for it once, and is then refused', async () => {
    const service = await start();
    await expect(appealed(service, 'N9')).rejects.toThrow(NotYetKnown);
    expect(await appealed(service, 'N9', true)).toEqual(refusedWith('ORDER.UNKNOWN', {}));
  });
});
