import { longnanComplaint as sample, ratingOf } from '../samples/cases';
import { longnanReply, signedBy } from '../samples/replies';
import type { Stage } from '../stage';
import { refusedUnder } from './refused-under';
import type { Scene } from './scene';

/** LN: proposed and confirmed, returned, extended, answered, reviewed; dissatisfied, redone once, satisfied. */
export const longnanRedoScene: Scene = {
  title: '龙南市 · 投诉：分派人员确认，退回获准改派，先行联系，延期获准，审核办结；不满意重办一次后满意',
  shows: [
    ...['LN-24', 'LN-27', 'LN-28', 'LN-29', 'LN-33', 'LN-40', 'LN-42'],
    ...['LN-44', 'LN-47', 'LN-49', 'LN-52', 'LN-53'],
  ],
  explained: { number: sample.upstreamCaseNo, kind: 'completion' },
  async play(stage) {
    const { upstreamCaseNo, jurisdiction } = sample;
    const dispatcher = stage.officer('dispatcher', jurisdiction);
    const caseId = await stage.send(sample);
    await stage.clock.settle();
    await stage.advance('30m');
    await dispatcher.command('routing', `/cases/${caseId}/assignment`, { lead: 'ln-zjj' });
    const wrong = await stage.department('ln-zjj').order(caseId);
    await stage.advance('2h');
    await stage.department('ln-zjj').act('order.return_requested', {
      orderId: wrong.orderId,
      reason: '城市道路照明由城市管理部门负责。',
      legalBasis: '本市部门职能配置规定（示例）',
    });
    await stage.clock.settle();
    await decideReturn(stage, wrong.orderId, {
      granted: true,
      reason: '同意退回，改由城管局办理。',
      newLead: 'ln-csgl',
    });
    const unit = stage.department('ln-csgl');
    const { orderId } = await unit.order(caseId);
    await unit.act('order.acknowledged', { orderId });
    await unit.act('order.return_requested', {
      orderId,
      reason: '该路段尚未移交。',
      legalBasis: '移交清单（示例）',
    });
    await stage.clock.settle();
    await decideReturn(stage, orderId, { granted: false, reason: '该路段已于七月移交，请继续办理。' });
    await unit.told('return.decided', caseId);
    await refusedUnder('LN-53', stage.staffOf('ln-csgl').get('intake', `/cases/${caseId}/party`));

    await stage.advance('1wd');
    const contactedAt = await stage.now();
    await unit.act('order.contacted', { orderId, contactedAt, outcome: 'reached', note: '已核实位置。' });
    await stage.advance('1wd');
    await unit.act('clock.extension_requested', {
      orderId,
      deadlineKind: 'completion',
      reason: '需更换地下电缆，配件采购中。',
      workingDays: 3,
    });
    await stage.clock.settle();
    await decideExtension(stage, caseId);
    await unit.told('extension.decided', caseId);
    await stage.advance('4wd');
    await answer(stage, orderId, '故障电缆已更换，路灯恢复照明。');
    await stage.province.receipt(upstreamCaseNo, 'case.replied');
    await pass(stage, orderId);
    await stage.province.receipt(upstreamCaseNo, 'case.completed');

    await stage.advance('1d');
    await stage.rate(ratingOf(sample, 'JX-PJ-0001', 'dissatisfied', { comment: '只修好了一半的路灯。' }));
    await unit.told('order.redo', caseId);
    await stage.clock.settle();
    await stage.advance('2wd');
    const unfounded = await answer(stage, orderId, '其余路灯暂时无法修复。', { redoClass: 'C' });
    await unit.refusal(unfounded);
    await answer(stage, orderId, '其余六盏路灯已全部修复并复查。', { redoClass: 'B' });
    await stage.clock.settle();
    await pass(stage, orderId);
    await stage.province.receipt(upstreamCaseNo, 'case.completed', 2);
    await stage.rate(ratingOf(sample, 'JX-PJ-0002', 'satisfied', { round: 2 }));
    await stage.province.receipt('JX-PJ-0002', 'rating.recorded');
    return [upstreamCaseNo];
  },
};

async function decideReturn(
  stage: Stage,
  orderId: string,
  decision: { readonly granted: boolean; readonly reason: string; readonly newLead?: string },
): Promise<void> {
  const dispatcher = stage.officer('dispatcher', sample.jurisdiction);
  const requests = await dispatcher.list('routing', `/return-requests?jurisdiction=${sample.jurisdiction}`);
  const request = requests.find((each) => each['orderId'] === orderId);
  await dispatcher.command('routing', `/orders/${orderId}/return-decision`, {
    requestId: request?.['requestId'],
    ...decision,
  });
}

async function decideExtension(stage: Stage, caseId: string): Promise<void> {
  const dispatcher = stage.officer('dispatcher', sample.jurisdiction);
  const requests = await dispatcher.list('sla', `/extension-requests?jurisdiction=${sample.jurisdiction}`);
  const request = requests.find((each) => each['caseId'] === caseId);
  await dispatcher.command('sla', `/extension-requests/${String(request?.['requestId'])}/decision`, {
    granted: true,
    workingDays: 3,
    reason: '配件采购属实，同意延期三个工作日。',
    personInformedAt: await stage.now(),
  });
}

export async function answer(
  stage: Stage,
  orderId: string,
  result: string,
  more: Record<string, unknown> = {},
  org = 'ln-csgl',
): Promise<string> {
  const at = await stage.now();
  return stage.department(org).act('order.submitted', {
    orderId,
    reply: longnanReply(result, at),
    signOff: signedBy('leader_in_charge', at, '龙OA〔2026〕示例1号'),
    upheld: true,
    ...more,
  });
}

export async function pass(stage: Stage, orderId: string): Promise<void> {
  await stage.clock.settle();
  const reviewer = stage.officer('reviewer', sample.jurisdiction);
  await reviewer.command('routing', `/orders/${orderId}/review`, { passed: true, upheld: true });
}
