import {
  NoticeDelivered,
  OrganisationChanged,
  ToDeptRatingBadNotified,
  ratingIdOf,
} from '@huiying/contracts';
import { RatingInMemory } from '../consumers/rating.features';
import { delivered } from '../rating.messages';

const notices = async (satisfaction: 'dissatisfied' | 'satisfied') => {
  const service = new RatingInMemory();
  const jurisdiction = '350521';
  await service.organisation({ org: 'a', jurisdiction });
  const orgCode = OrganisationChanged.example.uscc ?? '';
  await service.ratedService({ jurisdiction, satisfaction, orgCode });
  return service.service.published.filter(({ contract }) => contract === ToDeptRatingBadNotified);
};

describe('a bad rating is pushed to the department in real time (HA-18)', () => {
  it('and its clocks start when the notice is there (Q32); a good one is not pushed', async () => {
    expect(await notices('satisfied')).toEqual([]);
    const [notice] = await notices('dissatisfied');
    expect(notice).toMatchObject({ org: 'a', startsClock: true });
    expect(JSON.stringify(notice?.data)).not.toContain('phone');
  });

  it('the relay’s word of the delivery names the share; of anything else there is none', () => {
    const subject = ratingIdOf('s', 'R1');
    const start = { org: 'a', subject, jurisdiction: '350521', deliveredAt: Date.UTC(2026, 10, 25, 12) };
    expect(delivered({ ...start, type: ToDeptRatingBadNotified.type })).toMatchObject({
      contract: NoticeDelivered,
      subject,
      data: { ratingId: subject, org: 'a', deliveredAt: '2026-11-25T20:00:00+08:00' },
    });
    expect(delivered({ ...start, type: 'action.refused.v1' })).toBeUndefined();
  });
});
