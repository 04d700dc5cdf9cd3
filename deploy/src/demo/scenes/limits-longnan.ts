import { LONGNAN_TYPES, longnanOnceMore } from '../samples/limits';
import { longnanReply, signedBy } from '../samples/replies';
import type { Stage } from '../stage';
import { answer, pass } from './longnan-redo';
import { decide } from './not-taken';
import { refusedUnder } from './refused-under';
import type { Scene } from './scene';

const ORG = 'ln-csgl';
const PLACE = '360783';

/** LN: the types that have limits of their own; what a unit may not do is refused under the rule; then all are answered. */
export const longnanTypesScene: Scene = {
  title: '龙南市 · 咨询、举报、求助、建议各按时限办理；逾期申请退回、缺受理文书、未签批的操作逐一被拒',
  shows: [
    ...['LN-05', 'LN-21', 'LN-26', 'LN-27', 'LN-32', 'LN-34', 'LN-35', 'LN-36', 'LN-38'],
    ...['LN-42', 'LN-44', 'LN-46', 'LN-55', 'LN-57', 'LN-60'],
  ],
  async play(stage) {
    const orders = await Promise.all(LONGNAN_TYPES.map((sample) => stage.send(sample)));
    await stage.clock.settle();
    const held = await Promise.all(orders.map((caseId) => assigned(stage, caseId)));
    const [consultation = '', report = '', help = '', suggestion = ''] = held;
    const unit = stage.department(ORG);
    await unit.act('order.acceptance_decided', {
      orderId: report,
      accepted: true,
      documentRef: '龙城管受〔2026〕示例2号',
    });
    const contactedAt = await stage.now();
    for (const orderId of [help, suggestion])
      await unit.act('order.contacted', { orderId, contactedAt, outcome: 'reached' });
    await stage.clock.settle();
    await refusedReplies(stage, report, consultation);
    await overseen(stage, { caseId: orders[3] ?? '', consultation, help });
    await stage.advance('2wd');
    await answer(stage, consultation, '请向城市管理局临时占道窗口申请，带身份证与健康证明。');
    const late = await unit.act('order.return_requested', {
      orderId: report,
      reason: '渣土运输由交警部门牵头。',
      legalBasis: '部门职责分工（示例）',
    });
    await unit.refusal(late);
    await answer(stage, report, '已查处撒漏车辆两台，夜间设卡检查。');
    await answer(stage, help, '广场周边单车已清走，盲道每日巡查三次。');
    await answer(stage, suggestion, '已列入年度亮化计划，先加装临时地灯。');
    await stage.clock.settle();
    for (const orderId of held) await pass(stage, orderId);
    const numbers = LONGNAN_TYPES.map(({ upstreamCaseNo }) => upstreamCaseNo);
    const ended = await Promise.all(numbers.map((no) => stage.province.receipt(no, 'case.completed')));
    stage.saw(
      'LN-26',
      '承办单位均在期限内办结',
      ended.every(({ data }) => data['onTime'] === true),
    );
    const allAccepted = numbers.every((no) => stage.province.wasTold(no, 'case.accepted'));
    stage.saw('LN-05', '咨询、举报、求助、建议均予受理', allAccepted);
    const again = await stage.send(longnanOnceMore);
    await stage.clock.settle();
    await decide(stage, { rule: 'LN-21', by: 'clerk', sample: longnanOnceMore, caseId: again });
    return [...LONGNAN_TYPES, longnanOnceMore].map(({ upstreamCaseNo }) => upstreamCaseNo);
  },
};

export async function assigned(stage: Stage, caseId: string): Promise<string> {
  await stage.officer('dispatcher', PLACE).command('routing', `/cases/${caseId}/assignment`, { lead: ORG });
  return (await stage.department(ORG).order(caseId)).orderId;
}

/** Without the elements (LN-44), without the document of a report (LN-46), without the number of the approval (LN-42). */
async function refusedReplies(stage: Stage, report: string, consultation: string): Promise<void> {
  const at = await stage.now();
  const unit = stage.department(ORG);
  const reply = longnanReply('正在核查。', at);
  const { documentRef: _, ...undocumented } = reply.elements;
  const { result: __, ...incomplete } = reply.elements;
  const signOff = signedBy('leader_in_charge', at, '龙OA〔2026〕示例2号');
  for (const faulty of [
    { orderId: report, reply: { ...reply, elements: undocumented }, signOff },
    { orderId: report, reply: { ...reply, elements: incomplete }, signOff },
    { orderId: consultation, reply, signOff: signedBy('leader_in_charge', at) },
  ])
    await unit.refusal(await unit.act('order.submitted', faulty));
}

/** Another law's shorter limit (LN-38), a supervision by text message (LN-60), and what neither the supervisor nor a reviewer may do. */
async function overseen(
  stage: Stage,
  {
    caseId,
    consultation,
    help,
  }: { readonly caseId: string; readonly consultation: string; readonly help: string },
): Promise<void> {
  const limit = { workingDays: 3, citation: '城市绿化照明规定（示例）' };
  await stage.officer('dispatcher', PLACE).command('sla', `/cases/${caseId}/statutory-limit`, limit);
  const supervise = (orderId: string, more: Record<string, unknown>): Promise<unknown> =>
    stage
      .officer('supervisor', PLACE)
      .create('sla', '/supervisions', { orderId, mode: 'message', means: 'sms', ...more });
  await refusedUnder('LN-57', supervise(consultation, { trigger: 'overdue' }));
  await supervise(help, { trigger: 'instructed', instruction: '请尽快办结。' });
  const publication = { redactions: [], secrecyChecked: true };
  const publish = stage
    .officer('reviewer', PLACE)
    .command('routing', `/cases/${caseId}/publication`, publication);
  await refusedUnder('LN-55', publish);
}
