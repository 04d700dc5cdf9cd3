import { huianComplaint as sample } from '../samples/cases';
import { plainReply, signedBy } from '../samples/replies';
import type { Scene } from './scene';

/** HA: ten working days, the reply is released at the submission. */
export const huianScene: Scene = {
  title: '惠安县 · 投诉：自动交办，十个工作日内整改并反馈',
  shows: ['HA-14', 'HA-16'],
  async play(stage) {
    const { upstreamCaseNo } = sample;
    const caseId = await stage.send(sample);
    const unit = stage.department('ha-rsj');
    const { orderId } = await unit.order(caseId);
    await stage.advance('2wd');
    const at = await stage.now();
    await unit.act('order.submitted', {
      orderId,
      reply: plainReply('已制作一次性告知清单并对窗口人员培训。'),
      signOff: signedBy('leader_in_charge', at),
      upheld: true,
    });
    await stage.province.receipt(upstreamCaseNo, 'case.replied');
    await stage.province.receipt(upstreamCaseNo, 'case.completed');
    return [upstreamCaseNo];
  },
};
