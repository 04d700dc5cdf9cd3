import { FIVE_LEVELS, huianService, longnanService } from '../samples/ratings';
import type { Stage } from '../stage';
import type { Scene } from './scene';

/** HA-09, LN-48: five levels, of which the lower two are bad. */
export const fiveLevelsScene: Scene = {
  title: '惠安、龙南 · 五级评价：非常满意、满意、基本满意为好评，不满意、非常不满意为差评',
  shows: ['HA-09', 'LN-48'],
  sameDay: true,
  async play(stage) {
    const huian = await verdicts(stage, (level) => huianService(`FJ-PJ-01${level}`, 'ha-zjj'));
    stage.saw('HA-09', '五个等级，前三为好评，后两为差评', huian.join() === EXPECTED);
    const longnan = await verdicts(stage, (level) => longnanService(`JX-PJ-01${level}`));
    stage.saw('LN-48', '诉求人按五级评价满意度', longnan.join() === EXPECTED);
    return [];
  },
};

const EXPECTED = 'true,true,true,false,false';

async function verdicts(
  stage: Stage,
  service: (level: number) => ReturnType<typeof huianService>,
): Promise<unknown[]> {
  const supervisor = stage.officer('supervisor', '*');
  return Promise.all(
    FIVE_LEVELS.map(async (satisfaction, level) => {
      const rating = service(level + 1);
      const ratingId = await stage.rate({ ...rating, satisfaction });
      await stage.province.receipt(rating.upstreamRatingNo, 'rating.recorded');
      return (await supervisor.get('rating', `/ratings/${ratingId}`))['good'];
    }),
  );
}
