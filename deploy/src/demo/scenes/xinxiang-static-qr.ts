import type { Scene } from './scene';

const RATING = { satisfaction: 'satisfied' };

/** XX-37: a posted code, no case and no number; one person cannot rate by it for ever. */
export const xinxiangStaticQrScene: Scene = {
  title: '新乡经开区 · 静态二维码：无设备的窗口扫码评价，不需办件编号；同一人当日限次，评价归集到省平台',
  shows: ['XX-37'],
  sameDay: true,
  async play(stage) {
    const clerk = stage.officer('clerk', '410772');
    const { token } = await clerk.create('rating', '/windows/B-07/qr', { kind: 'static', org: 'xx-zrzy' });
    const passerBy = stage.passerBy();
    const { body } = await passerBy.rate(String(token), RATING);
    const { data } = await stage.province.receipt(String(body['upstreamRatingNo']), 'rating.recorded');
    const { windowNo } = data['rating'] as { readonly windowNo?: string };
    await passerBy.rate(String(token), RATING);
    await passerBy.rate(String(token), RATING);
    const { body: refused } = await passerBy.rate(String(token), RATING);
    stage.saw(
      'XX-37',
      `${String(windowNo)} 窗口的评价无办件编号而登记，同一人当日第四次被拒`,
      windowNo === 'B-07' && data['caseId'] === undefined && refused['ruleId'] === 'XX-37',
    );
    return [];
  },
};
