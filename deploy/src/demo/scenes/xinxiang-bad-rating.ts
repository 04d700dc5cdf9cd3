import { ratingOf, xinxiangConsultation as sample } from '../samples/cases';
import { signedBy } from '../samples/replies';
import type { Scene } from './scene';

const NUMBER = 'HN-PJ-0002';

/** XX: a bad rating of a service goes the way of a case: its elements, its signature, its check. */
export const xinxiangBadRatingScene: Scene = {
  title: '新乡经开区 · 办事差评：推送到部门，按诉求件办理（要素、审签、质检），要素不全被拒后整改',
  shows: ['XX-25'],
  sameDay: true,
  async play(stage) {
    const { jurisdiction, serviceCase } = sample;
    const unit = stage.department('xx-zrzy');
    const { upstreamCaseNo: _ofNoCase, ...rating } = ratingOf(sample, NUMBER, 'dissatisfied');
    const ratingId = await stage.rate({
      ...rating,
      serviceCase: { taskCode: 'XX-BDC-001', taskName: '不动产首次登记', projectNo: 'XX-2026-0002' },
      orgCode: serviceCase?.orgCode ?? '',
    });
    await unit.told('rating.bad.notified', ratingId);
    const bare = { ratingId, disposition: 'immediate', measures: '增开窗口', result: '等候缩短至十分钟' };
    await unit.refusal(await unit.act('rating.rectified', bare));
    await unit.act('rating.rectified', {
      ...bare,
      elements: { verification: '情况属实。', process: '已约谈当班人员。' },
      signOff: signedBy('principal', await stage.now()),
    });
    await stage.clock.settle();
    const review = `/ratings/${ratingId}/rectification-review`;
    await stage.officer('reviewer', jurisdiction).command('rating', review, {
      ...{ org: 'xx-zrzy', accepted: true, reason: '质检通过' },
      criteria: { factsClear: true, characterisationAccurate: true, handlingProper: true },
    });
    await stage.province.receipt(NUMBER, 'rating.rectified');
    return [NUMBER];
  },
};
