import { huianForgotten, longnanForgotten } from '../samples/limits';
import { plainReply, signedBy } from '../samples/replies';
import type { Stage } from '../stage';
import { assigned } from './limits-longnan';
import { answer, pass } from './longnan-redo';
import type { Scene } from './scene';

/** LN, HA: nobody answers; every warning goes up to its addressee, an extension comes too late, the office supervises. */
export const forgottenScene: Scene = {
  title: '龙南、惠安 · 长期未办：逐级预警至督查室，逾期申请延期被拒，书面督办后办结；惠安到期前后短信提醒',
  shows: ['LN-37', 'LN-39', 'LN-61', 'LN-65', 'LN-66', 'LN-67', 'LN-68', 'LN-69', 'HA-30'],
  async play(stage) {
    const [longnan, huian] = await Promise.all([stage.send(longnanForgotten), stage.send(huianForgotten)]);
    await stage.clock.settle();
    const orderId = await assigned(stage, longnan);
    const shared = await stage.department('ha-zjj').order(huian);
    await stage.advance('14wd');
    const unit = stage.department('ln-csgl');
    await unit.told('alert.raised', longnan);
    await stage.department('ha-zjj').told('alert.raised', huian);
    await warned(stage, longnan);
    const late = await unit.act('clock.extension_requested', {
      orderId,
      deadlineKind: 'completion',
      reason: '路名牌尚在制作。',
      workingDays: 3,
    });
    await unit.refusal(late);
    await supervised(stage, orderId, longnan);
    await unit.act('clock.overdue_explained', { orderId, reason: '承办人调岗，件未交接。' });
    await answer(stage, orderId, '两块路名牌已更换。', { fault: true });
    await pass(stage, orderId);
    await stage.department('ha-zjj').act('order.submitted', {
      orderId: shared.orderId,
      reply: plainReply('已安排替岗并公布值班电话。'),
      signOff: signedBy('leader_in_charge', await stage.now()),
      upheld: true,
    });
    const numbers = [longnanForgotten.upstreamCaseNo, huianForgotten.upstreamCaseNo];
    for (const number of numbers) await stage.province.receipt(number, 'case.completed');
    return numbers;
  },
};

/** LN-65: blue, yellow and red in this order, and each of them in the ledger of the office. */
async function warned(stage: Stage, caseId: string): Promise<void> {
  await stage.clock.settle();
  const rungs = stage
    .department('ln-csgl')
    .orders.filter(({ type, key }) => type === 'alert.raised.v1' && key === caseId)
    .map(({ data }) => String(data['rung']));
  const supervisor = stage.officer('supervisor', longnanForgotten.jurisdiction);
  const ledger = await supervisor.list('reporting', `/deductions?period=2026&caseId=${caseId}`);
  const colours = rungs.filter((rung) => ['blue', 'yellow', 'red'].includes(rung)).join();
  stage.saw(
    'LN-65',
    `蓝、黄、红依次预警，扣分台账 ${ledger.length} 行`,
    colours === 'blue,yellow,red' && ledger.length > 0,
  );
}

async function supervised(stage: Stage, orderId: string, caseId: string): Promise<void> {
  await stage.officer('supervisor', longnanForgotten.jurisdiction).create('sla', '/supervisions', {
    orderId,
    mode: 'notice',
    trigger: 'overdue',
    instruction: '请两个工作日内办结并书面说明。',
  });
  await stage.department('ln-csgl').told('supervision.issued', caseId);
}
