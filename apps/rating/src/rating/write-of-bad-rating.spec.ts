import { NoticeSms } from '@huiying/contracts';
import { Rated, huian, jilin, ratingId } from '../appeal/rated.features';
import { evening, policies, type RatingInMemory } from '../consumers/rating.features';
import { BadRatingNotice } from '../timers/bad-rating-notice.timer';

const written = async (service: RatingInMemory) => {
  const timer = new BadRatingNotice(service.repository, policies);
  for (const { id, name, dueAt } of service.service.timers.filter(({ name }) =>
    name.startsWith('bad-rating'),
  )) {
    const due = { id, name, dueAt, detail: name.slice(name.indexOf(':') + 1) };
    await service.service.unit(dueAt, name, (unit) => timer.fire(due, unit));
  }
  return service.service.dataOf(NoticeSms.type);
};

describe('a bad rating is pushed at once, and written of by telephone where the regulation says so (HA-18)', () => {
  it('to each unit, with its matter and reasons; the words of the rater and the number stand nowhere', async () => {
    const service = await Rated.in(huian);
    const [first, second] = await written(service);
    expect(first).toMatchObject({
      ...{ aboutKind: 'rating', aboutId: ratingId, recipientRole: 'handler', orgCode: 'a' },
      ...{ phoneRef: 'a.handler', template: 'notice.bad_rating', ruleId: 'HA-18' },
      params: { matter: '不动产首次登记' },
    });
    expect(second).toMatchObject({ orgCode: 'b' });
    expect(JSON.stringify([first, second])).not.toContain('1381234');
  });

  it('in the window of notices: what comes in the evening is written of on the next working day (Q23)', async () => {
    const service = await Rated.in(huian);
    const due = service.service.timers.filter(({ name }) => name === 'bad-rating-notice:a');
    expect(due.map(({ dueAt }) => dueAt)).toEqual([evening + 12.5 * 3_600_000]);
  });

  it('not of a good one, nor of one that was revoked before the window opened', async () => {
    expect(await written(await Rated.in(huian, 'satisfied'))).toEqual([]);
    const service = await Rated.in(huian);
    const [filed] = await service.appeal();
    await service.decide(filed?.appealId ?? '', 'revoked');
    expect(await written(service)).toMatchObject([{ orgCode: 'b' }]);
  });

  it('where no regulation asks for it nobody is written to', async () => {
    expect(await written(await Rated.in(jilin))).toEqual([]);
  });
});
