import { longnanAgain, longnanNeglected as sample } from '../samples/cases';
import { answer, pass } from './longnan-redo';
import type { Scene } from './scene';

/** LN: nobody answers in time: blue, then yellow. The same person files it again: linked, and told the same end. */
export const longnanOverdueScene: Scene = {
  title: '龙南市 · 投诉逾期：蓝色、黄色预警，说明原因后办结；同一人重复提交自动关联并随主件办结',
  shows: ['LN-66', 'LN-67'],
  async play(stage) {
    const { upstreamCaseNo, jurisdiction } = sample;
    const dispatcher = stage.officer('dispatcher', jurisdiction);
    const unit = stage.department('ln-zjj');
    const caseId = await stage.send(sample);
    await stage.clock.settle();
    await dispatcher.command('routing', `/cases/${caseId}/assignment`, { lead: 'ln-zjj' });
    const { orderId } = await unit.order(caseId);
    await stage.advance('1wd');
    const contactedAt = await stage.now();
    await unit.act('order.contacted', { orderId, contactedAt, outcome: 'reached' });
    await stage.send(longnanAgain);
    await stage.province.receipt(longnanAgain.upstreamCaseNo, 'case.duplicate');
    await stage.advance('7wd');
    await unit.told('alert.raised', caseId, 2);
    await unit.act('clock.overdue_explained', { orderId, reason: '外墙检测单位报告延迟出具。' });
    await answer(stage, orderId, '脱落瓷砖已清除，外墙整体加固完成。', { fault: true }, 'ln-zjj');
    await pass(stage, orderId);
    await stage.province.receipt(upstreamCaseNo, 'case.completed');
    await stage.province.receipt(longnanAgain.upstreamCaseNo, 'case.completed');
    return [upstreamCaseNo, longnanAgain.upstreamCaseNo];
  },
};
