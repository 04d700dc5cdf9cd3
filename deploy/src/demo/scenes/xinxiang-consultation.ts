import { xinxiangConsultation as sample, ratingOf } from '../samples/cases';
import { signedBy, xinxiangReply } from '../samples/replies';
import type { Scene } from './scene';

/** XX: assigned by the system, an incomplete reply refused, the quality check failed once, then passed; rated well. */
export const xinxiangConsultationScene: Scene = {
  title: '新乡经开区 · 咨询：自动交办，答复要素不全被拒，质检一次未通过，重新提交后办结，好评',
  shows: ['XX-05', 'XX-19', 'XX-22', 'XX-25', 'XX-26', 'XX-27'],
  explained: { number: sample.upstreamCaseNo, kind: 'completion' },
  async play(stage) {
    const { upstreamCaseNo, jurisdiction } = sample;
    const unit = stage.department('xx-zrzy');
    const reviewer = stage.officer('reviewer', jurisdiction);
    const caseId = await stage.send(sample);
    const { orderId } = await unit.order(caseId);
    await unit.told('deadline.set', caseId);
    await stage.advance('2h');
    await unit.act('order.acknowledged', { orderId, actor: { name: '示例承办人' } });
    await stage.advance('1wd');

    const signOff = signedBy('principal', await stage.now());
    const { process: _, ...incomplete } = xinxiangReply('请携带购房合同与身份证件。').elements;
    const refused = await unit.act('order.submitted', {
      orderId,
      reply: { text: '请携带购房合同与身份证件。', elements: incomplete },
      signOff,
    });
    await unit.refusal(refused);
    const vague = xinxiangReply('请携带购房合同与身份证件。');
    await unit.act('order.submitted', { orderId, reply: vague, signOff });
    await stage.clock.settle();
    await stage.advance('3h');
    const criteria = { factsClear: true, characterisationAccurate: true, handlingProper: false };
    await reviewer.command('routing', `/orders/${orderId}/review`, {
      passed: false,
      criteria,
      reason: '未答复能否周六预约办理，请补充。',
    });
    await unit.told('order.returned_for_rework', caseId);
    await stage.advance('1wd');
    const whole = xinxiangReply('请携带购房合同、契税凭证与身份证件；周六上午可预约办理。');
    await unit.act('order.submitted', {
      orderId,
      reply: whole,
      signOff: signedBy('principal', await stage.now()),
    });
    await stage.clock.settle();
    await reviewer.command('routing', `/orders/${orderId}/review`, {
      passed: true,
      criteria: { ...criteria, handlingProper: true },
    });
    await stage.province.receipt(upstreamCaseNo, 'case.completed');
    await stage.advance('2h');
    await stage.rate(ratingOf(sample, 'HN-PJ-0001', 'very_satisfied'));
    await stage.province.receipt('HN-PJ-0001', 'rating.recorded');
    return [upstreamCaseNo];
  },
};
