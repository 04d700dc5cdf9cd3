import { HUIAN_UNITS, huianService } from '../samples/ratings';
import type { Stage } from '../stage';
import { refusedUnder } from './refused-under';
import type { Scene } from './scene';

const PLACE = '350521';
const RATER = { name: '示例评价人', phone: '13912345678', idNumber: '110101199003074477' };

/** HA: people rate freely and themselves; what is collected here goes to the province; who rated is nobody's business. */
export const huianCollectionScene: Scene = {
  title: '惠安县 · 评价采集：自愿自主、不得代评，默认不计，实时归集到省（12345除外），评价人信息受保护',
  shows: ['HA-03', 'HA-06', 'HA-10', 'HA-15', 'HA-44', 'HA-45'],
  sameDay: true,
  async play(stage) {
    await unforced(stage);
    const clerk = stage.officer('clerk', PLACE);
    const entered = { satisfaction: 'satisfied', orgCode: HUIAN_UNITS['ha-zjj'] };
    await refusedUnder('HA-10', clerk.create('rating', '/ratings', { ...entered, origin: 'on_site' }));
    const sha256 = 'ab'.repeat(32);
    const paper = await clerk.create('rating', '/ratings', { ...entered, origin: 'paper', scan: { sha256 } });
    const { data } = await stage.province.receipt(String(paper['upstreamRatingNo']), 'rating.recorded');
    stage.saw('HA-06', '窗口纸质评价随即归集到省平台', data['rating'] !== undefined);
    const hotline = await clerk.create('rating', '/ratings', {
      ...{ ...entered, origin: 'phone_invited', channel: 'hotline' },
      invitation: { inviter: '02号坐席', callRef: 'CALL-0001' },
    });
    await stage.clock.settle();
    const forwarded = stage.province.receiptsOf(String(hotline['upstreamRatingNo']));
    stage.saw('HA-15', '12345 渠道的评价留在本地，不向省归集', forwarded.length === 0);
    await protectedRater(stage);
    return [];
  },
};

/** HA-03, HA-44: silence is nobody's rating; with a name or without, who rates is heard. */
async function unforced(stage: Stage): Promise<void> {
  const supervisor = stage.officer('supervisor', PLACE);
  const counted = async (no: string, more: object): Promise<unknown> => {
    const ratingId = await stage.rate({
      ...huianService(no, 'ha-zjj'),
      satisfaction: 'very_satisfied',
      ...more,
    });
    await stage.province.receipt(no, 'rating.recorded');
    return (await supervisor.get('rating', `/ratings/${ratingId}`))['counted'];
  };
  const silent = await counted('FJ-PJ-0201', { origin: 'default' });
  stage.saw('HA-03', '未作评价的默认评价不计入', silent === false);
  const anonymous = await counted('FJ-PJ-0202', { rater: { anonymous: true } });
  const named = await counted('FJ-PJ-0203', { rater: { ...RATER, realName: true } });
  stage.saw('HA-44', '实名、匿名评价同样计入', anonymous === true && named === true);
}

/** HA-45: neither the notice to the rated unit nor what its staff read says who rated. */
async function protectedRater(stage: Stage): Promise<void> {
  const unit = stage.department('ha-zjj');
  const ratingId = await stage.rate({
    ...huianService('FJ-PJ-0204', 'ha-zjj'),
    satisfaction: 'dissatisfied',
    comment: `等了两个小时，请回电${RATER.phone}。`,
    rater: { ...RATER, realName: true },
  });
  const notice = await unit.told('rating.bad.notified', ratingId);
  const read = await stage.staffOf('ha-zjj').get('rating', `/ratings/${ratingId}`);
  const shown = JSON.stringify([notice.data, read]);
  const isHidden = Object.values(RATER).every((secret) => !shown.includes(secret));
  stage.saw('HA-45', '被评单位看得到差评内容，看不到评价人，原话中的号码已遮蔽', isHidden);
}
