import { huianComplaint as sample, ratingOf } from '../samples/cases';
import type { Stage } from '../stage';
import { figureNow } from '../tell';
import type { Scene } from './scene';

const NUMBER = 'FJ-PJ-0001';
const PLACE = sample.jurisdiction;
const figures: string[] = [];

/** HA: the whole loop of a bad rating; the appeal stops the rectification, the rating stays bad and satisfied is kept apart. */
export const huianBadRatingScene: Scene = {
  title: '惠安县 · 差评闭环：申诉未获支持，整改审核通过，回访满意，计为“差评经整改满意”，指标前后可比',
  shows: ['HA-02', 'HA-18', 'HA-19', 'HA-23', 'HA-28'],
  seen: () => figures,
  async play(stage) {
    const unit = stage.department('ha-rsj');
    const reviewer = stage.officer('reviewer', PLACE);
    const ratingId = await stage.rate(
      ratingOf(sample, NUMBER, 'dissatisfied', { comment: '清单仍未张贴。', rater: { realName: true } }),
    );
    await unit.told('rating.bad.notified', ratingId);
    await stage.clock.settle();
    const owed = await reviewer.list('rating', '/rectifications?state=owed');
    stage.saw(
      'HA-02',
      '差评一到即列入待整改',
      owed.some((each) => each['ratingId'] === ratingId),
    );
    figures.push(`整改前：${await bothFigures(stage)}`);
    await stage.advance('1wd');
    await unit.act('rating.appealed', {
      ratingId,
      grounds: 'mistaken',
      statement: '清单已于当日张贴，疑为误评。',
      evidence: [{ name: '张贴照片.jpg' }],
    });
    await stage.clock.settle();
    const [appeal] = await reviewer.list('rating', '/appeals');
    await stage.advance('1wd');
    await reviewer.command('rating', `/appeals/${String(appeal?.['appealId'])}/decision`, {
      ...{ org: 'ha-rsj', outcome: 'stands', reason: '经查照片为次日所摄，评价属实。' },
    });
    await unit.told('appeal.decided', ratingId);
    await unit.act('rating.rectified', {
      ...{ ratingId, disposition: 'by_deadline' },
      ...{ measures: '全部窗口张贴告知清单并推送电子版。', result: '清单已上墙、上网。' },
    });
    await stage.clock.settle();
    await reviewer.command('rating', `/ratings/${ratingId}/rectification-review`, {
      ...{ org: 'ha-rsj', accepted: true, reason: '现场核实' },
    });
    await stage.province.receipt(NUMBER, 'rating.rectified');
    await stage.advance('1wd');
    await unit.act('rating.followed_up', { ratingId, outcome: 'satisfied', note: '电话回访' });
    await stage.clock.settle();
    const satisfied = await reviewer.list('rating', '/rectifications?state=satisfied');
    const { good } = await reviewer.get('rating', `/ratings/${ratingId}`);
    stage.saw(
      'HA-28',
      '整改后满意单独计，原评价仍为差评',
      good === false && satisfied.some((each) => each['ratingId'] === ratingId),
    );
    figures.push(`整改后：${await bothFigures(stage)}`);
    return [NUMBER];
  },
};

async function bothFigures(stage: Stage): Promise<string> {
  const bad = await figureNow(stage, PLACE, 'bad_rating_rate', '差评率');
  const after = await figureNow(stage, PLACE, 'satisfied_after_rate', '差评经整改满意');
  return `${bad}，${after}`;
}
