import { jilinComplaint as sample, ratingOf } from '../samples/cases';
import { jilinReply, signedBy } from '../samples/replies';
import type { Scene } from './scene';

/** JL: the rating comes before its case and waits; one working day, put right at once. */
export const jilinScene: Scene = {
  title: '吉林经开区 · 投诉：评价先到等待关联，立行立改，答复即办结',
  shows: ['JL-08'],
  async play(stage) {
    const { upstreamCaseNo } = sample;
    await stage.rate(ratingOf(sample, 'JL-PJ-0001', 'satisfied'));
    await stage.province.receipt('JL-PJ-0001', 'rating.waiting');
    const caseId = await stage.send(sample);
    const unit = stage.department('jl-zwsj');
    const { orderId } = await unit.order(caseId);
    await unit.act('order.acknowledged', { orderId });
    await stage.advance('3h');
    const at = await stage.now();
    await unit.act('order.submitted', {
      orderId,
      reply: jilinReply('叫号系统已修复，并增派引导员。', at),
      signOff: signedBy('leader_in_charge', at),
    });
    await stage.province.receipt(upstreamCaseNo, 'case.completed');
    await stage.province.receipt('JL-PJ-0001', 'rating.recorded');
    return [upstreamCaseNo];
  },
};
