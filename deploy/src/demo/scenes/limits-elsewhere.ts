import {
  jilinComplex,
  jilinSuggestion,
  kaiyangComplex,
  kaiyangUnrelated,
  xinxiangComplex,
  xinxiangStatutory,
  xinxiangUnclear,
} from '../samples/limits';
import { jilinReply, plainReply, signedBy, xinxiangReply } from '../samples/replies';
import type { Stage } from '../stage';
import { refusedUnder } from './refused-under';
import type { Scene } from './scene';

interface Deadline {
  readonly kind: string;
  readonly state: string;
}

const XINXIANG = [xinxiangComplex, xinxiangUnclear, xinxiangStatutory] as const;
const JILIN = [jilinSuggestion, jilinComplex] as const;
const ALL = [...XINXIANG, ...JILIN, kaiyangComplex];

/** XX, JL, KY: what is complex, unclear or ruled by another law has another limit; one simulated day for all of them. */
export const limitsScene: Scene = {
  title: '新乡、吉林、开阳 · 复杂件、须先行联系件、法律另有规定件各按其时限；经征得理解延期',
  shows: ['XX-18', 'XX-20', 'XX-21', 'JL-07', 'JL-09', 'KY-35', 'KY-37', 'KY-41', 'KY-46', 'KY-47'],
  async play(stage) {
    const cases = await Promise.all(ALL.map((sample) => stage.send(sample)));
    await stage.clock.settle();
    const [complex = '', unclear = '', statutory = '', suggestion = '', jilin = '', kaiyang = ''] = cases;
    await stage
      .officer('dispatcher', kaiyangComplex.jurisdiction)
      .command('routing', `/cases/${kaiyang}/assignment`, { lead: 'ky-gaj' });
    await transferred(stage);
    await declared(stage, 'xx-zrzy', complex);
    await declared(stage, 'jl-scjg', jilin);
    await declared(stage, 'ky-gaj', kaiyang);
    const { orderId } = await stage.department('xx-zrzy').order(unclear);
    await stage
      .department('xx-zrzy')
      .act('order.contact_needed', { orderId, reason: '未写明是哪块公示牌。' });
    await stage
      .officer('dispatcher', xinxiangStatutory.jurisdiction)
      .command('sla', `/cases/${statutory}/statutory-limit`, {
        workingDays: 20,
        citation: '政府信息公开条例（示例）',
      });
    await stage.clock.settle();
    await extended(stage, kaiyang);
    await stage.advance('1wd');
    for (const caseId of [complex, unclear, statutory]) await xinxiangReplies(stage, caseId);
    for (const caseId of [suggestion, jilin]) await jilinAnswers(stage, caseId);
    await kaiyangAnswers(stage, kaiyang);
    for (const { upstreamCaseNo } of ALL) await stage.province.receipt(upstreamCaseNo, 'case.completed');
    return [...ALL, kaiyangUnrelated].map(({ upstreamCaseNo }) => upstreamCaseNo);
  },
};

/** KY-37: what does not concern window staff is approved and passed on. */
async function transferred(stage: Stage): Promise<void> {
  const { upstreamCaseNo, jurisdiction } = kaiyangUnrelated;
  const caseId = await stage.send(kaiyangUnrelated);
  await stage.clock.settle();
  await stage.officer('reviewer', jurisdiction).command('routing', `/cases/${caseId}/transfer`, {
    targetOrg: '开阳县交通运输局',
    approvedBy: '示例分管领导',
    reason: '与窗口工作人员无关，转相关单位阅处。',
  });
  await stage.clock.settle();
  const isPassedOn = stage.province.wasTold(upstreamCaseNo, 'case.transferred');
  stage.saw('KY-37', '与窗口人员无关的，经阅批转相关单位', isPassedOn);
}

async function declared(stage: Stage, org: string, caseId: string): Promise<void> {
  const unit = stage.department(org);
  const { orderId } = await unit.order(caseId);
  await unit.act('order.complexity_declared', { orderId, complexity: 'complex', reason: '须多方核实。' });
}

/** KY-47: only once the person has been told and shows understanding; seven working days in all. */
async function extended(stage: Stage, caseId: string): Promise<void> {
  const unit = stage.department('ky-gaj');
  const { orderId } = await unit.order(caseId);
  await unit.act('clock.extension_requested', {
    orderId,
    deadlineKind: 'completion',
    reason: '须调阅三次办理的监控录像。',
    workingDays: 2,
  });
  await stage.clock.settle();
  const officer = stage.officer('dispatcher', kaiyangComplex.jurisdiction);
  const requests = await officer.list(
    'sla',
    `/extension-requests?jurisdiction=${kaiyangComplex.jurisdiction}`,
  );
  const request = requests.find((each) => each['caseId'] === caseId);
  const decide = (more: Record<string, unknown>): Promise<unknown> =>
    officer.command('sla', `/extension-requests/${String(request?.['requestId'])}/decision`, {
      granted: true,
      reason: '情况属实。',
      ...more,
    });
  const personInformedAt = await stage.now();
  await refusedUnder('KY-47', decide({ understandingObtained: true }));
  await decide({ personInformedAt, understandingObtained: true });
  await unit.told('extension.decided', caseId);
}

export async function xinxiangReplies(stage: Stage, caseId: string): Promise<void> {
  const unit = stage.department('xx-zrzy');
  const { orderId } = await unit.order(caseId);
  const contactedAt = await stage.now();
  await unit.act('order.contacted', { orderId, contactedAt, outcome: 'reached' });
  const signOff = signedBy('principal', await stage.now());
  const reply = xinxiangReply('已到现场核实并整改，结果已当面告知。');
  await unit.act('order.submitted', { orderId, reply, signOff, upheld: true });
  await stage.clock.settle();
  const criteria = { factsClear: true, characterisationAccurate: true, handlingProper: true };
  await stage
    .officer('reviewer', xinxiangComplex.jurisdiction)
    .command('routing', `/orders/${orderId}/review`, { passed: true, upheld: true, criteria });
}

async function jilinAnswers(stage: Stage, caseId: string): Promise<void> {
  const unit = stage.department('jl-scjg');
  const { orderId } = await unit.order(caseId);
  const at = await stage.now();
  const reply = jilinReply('已整改落实。', at);
  await unit.act('order.submitted', { orderId, reply, signOff: signedBy('leader_in_charge', at) });
}

async function kaiyangAnswers(stage: Stage, caseId: string): Promise<void> {
  const unit = stage.department('ky-gaj');
  const { orderId } = await unit.order(caseId);
  const signOff = signedBy('chief_representative', await stage.now());
  const reply = plainReply('经调阅录像，补件未一次告知，已批评教育。');
  await unit.act('order.submitted', { orderId, reply, signOff, upheld: true });
  await stage.clock.settle();
  const reviewer = stage.officer('reviewer', kaiyangComplex.jurisdiction);
  const told = { at: await stage.now(), satisfaction: 'satisfied' };
  const feedback = (by: 'room' | 'unit'): Promise<unknown> =>
    reviewer.command('routing', `/cases/${caseId}/feedback`, { ...told, by });
  await refusedUnder('KY-41', feedback('unit'));
  const before = await completionOf(stage, caseId);
  await feedback('room');
  await stage.province.receipt(kaiyangComplex.upstreamCaseNo, 'case.completed');
  await stage.clock.settle();
  const after = await completionOf(stage, caseId);
  stage.saw('KY-35', '现场件的期限到反馈当事人才算完成', before !== 'met' && after === 'met');
}

async function completionOf(stage: Stage, caseId: string): Promise<unknown> {
  const officer = stage.officer('supervisor', kaiyangComplex.jurisdiction);
  const deadlines = (await officer.get('sla', `/cases/${caseId}/deadlines`)) as unknown as Deadline[];
  return deadlines.find(({ kind }) => kind === 'completion')?.state;
}
