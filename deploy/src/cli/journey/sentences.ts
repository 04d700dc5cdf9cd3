import { LOCAL_ENTRY, reasonCodes } from '@huiying/contracts';
import { plain, word } from './words';

type Data = Readonly<Record<string, unknown>>;
type Sentence = (data: Data) => string | undefined;

const reason = ({ reasonCode }: Data): string =>
  (reasonCodes as Record<string, { zh: string }>)[plain(reasonCode)]?.zh ?? plain(reasonCode);
const local = (at: unknown): string => plain(at).slice(0, 16).replace('T', ' ');
const after = (label: string, text: unknown): string =>
  text === undefined ? '' : `，${label}${plain(text)}`;
const findingsOf = ({ findings }: Data): string =>
  [...new Set(((findings as Data[] | undefined) ?? []).map(reason))].join('；');
const candidatesOf = ({ candidates }: Data): string =>
  ((candidates as { org: string; reasons: string[] }[] | undefined) ?? [])
    .map(({ org, reasons }) => `${org}（${reasons.map(word).join('、')}）`)
    .join('、');

const originOf = ({ sourceSystem, upstreamCaseNo }: Data): string =>
  sourceSystem === LOCAL_ENTRY ? '本地录入' : `省平台编号 ${plain(upstreamCaseNo)}`;
/** A rating may be of several units, each with limits of its own; a case says whose its order is. */
const ofUnit = ({ ratingId, org }: Data): string =>
  ratingId === undefined || org === undefined ? '' : `${plain(org)} 的`;

/**
 * What an event says, as one Chinese sentence; undefined leaves it out, because another event of the same moment says
 * it better. Internal events tell what happened inside, receipts what the province was told.
 */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  'intake.case.registered.v1': (d) =>
    `登记，编号 ${plain(d['caseNo'])}，类型：${word(d['caseType'])}，${originOf(d)}`,
  'intake.case.held.v1': (d) => `待人工甄别：${findingsOf(d)}`,
  'intake.case.accepted.v1': (d) => `受理（${word(d['by'])}）`,
  'intake.case.refused.v1': (d) => `不予受理：${reason(d)}${after('引导至 ', d['referral'])}`,
  'intake.case.returned.v1': (d) => `退回省平台：${reason(d)}`,
  'intake.case.duplicate_linked.v1': (d) => `认定为重复件，关联至 ${plain(d['masterUpstreamCaseNo'])}`,
  'intake.case.supplemented.v1': () => '诉求人补充内容',
  'intake.case.urged.v1': () => '诉求人催办',
  'intake.case.withdrawal_requested.v1': () => '诉求人申请撤回',
  'intake.case.withdrawn.v1': () => '撤回，终结',
  'routing.case.proposed.v1': (d) => `待分派人员确认，拟办单位：${candidatesOf(d) || '无'}`,
  'routing.order.assigned.v1': (d) =>
    `${d['reassigned'] ? '改派' : '交办'}给 ${plain(d['org'])}（${word(d['role'])}，${word(d['assignedBy'])}）`,
  'routing.order.delivered.v1': (d) => `交办单送达 ${plain(d['org'])}，开始计时`,
  'routing.order.acknowledged.v1': (d) => `${plain(d['org'])} 签收`,
  'routing.order.contact_required.v1': () => '须先行联系诉求人',
  'routing.order.contacted.v1': (d) =>
    `${plain(d['org'])} 联系诉求人（${word(d['outcome'])}）${d['fulfilled'] ? '，联系义务已履行' : ''}`,
  'routing.order.acceptance_decided.v1': (d) =>
    `${plain(d['org'])} 决定${d['accepted'] ? '受理' : '不予受理'}举报`,
  'routing.order.complexity_declared.v1': (d) => `认定为${word(d['complexity'])}`,
  'routing.order.return_requested.v1': (d) => `${plain(d['org'])} 申请退回`,
  'routing.order.return_decided.v1': (d) =>
    `退回申请${d['granted'] ? '获准' : '未获准'}${after('改由 ', d['newOrg'])}`,
  'routing.order.withdrawn.v1': (d) => `收回 ${plain(d['org'])} 的交办单（${word(d['reason'])}）`,
  'routing.order.submitted.v1': (d) =>
    `${plain(d['org'])} 提交答复${d['reviewRequired'] ? '，待审核' : ''}${after('重办类别 ', d['redoClass'])}`,
  'routing.order.reviewed.v1': (d) => `审核${d['passed'] ? '通过' : '未通过，退回重新办理'}`,
  'routing.action.refused.v1': (d) => `${plain(d['org'])} 的操作被拒绝：${reason(d)}`,
  'routing.case.replied.v1': () => '答复可告知诉求人',
  'routing.case.completed.v1': (d) => `办结：${word(d['outcome'])}（第 ${plain(d['round'])} 轮）`,
  'routing.case.withdrawn.v1': () => '按撤回终结办理',
  'routing.case.transferred.v1': (d) => `移送 ${plain(d['target'])}`,
  'routing.redo.ordered.v1': (d) => `因评价不满意，重办（第 ${plain(d['round'])} 轮）`,
  'routing.redo.delivered.v1': () => '重办通知送达，另计期限',
  'sla.deadline.set.v1': (d) =>
    `${ofUnit(d)}${word(d['kind'])}期限：${plain(d['workingDays'])} 个工作日，至 ${plain(d['dueOn'])}${d['provisional'] ? '（暂定）' : ''}`,
  'sla.deadline.changed.v1': (d) =>
    `${ofUnit(d)}${word(d['kind'])}期限变更为 ${plain(d['dueOn'])}（${word(d['cause'])}）`,
  'sla.deadline.closed.v1': (d) =>
    `${ofUnit(d)}${word(d['kind'])}期限终结：${word(d['state'])}${Number(d['overdueDays']) > 0 ? ` ${plain(d['overdueDays'])} 个工作日` : ''}`,
  'sla.alert.raised.v1': (d) =>
    `${word(d['kind'])}期限${word(d['rung'])}，送${word(d['addresseeRole'])}${Number(d['points']) > 0 ? `，计 ${plain(d['points'])} 分` : ''}`,
  'sla.alert.withdrawn.v1': (d) => `撤销${word(d['rung'])}及其分值：后到的凭证证明按期`,
  'sla.extension.requested.v1': (d) => `${plain(d['org'])} 申请延期 ${plain(d['workingDays'])} 个工作日`,
  'sla.extension.decided.v1': (d) =>
    d['granted'] ? `同意延期，期限至 ${local(d['dueAt'])}` : '不同意延期，期限不变',
  'sla.case.clocks_closed.v1': (d) => `期限结清：${d['onTime'] ? '按期' : '超期'}`,
  'rating.rating.recorded.v1': (d) => `评价：${word(d['satisfaction'])}`,
  'rating.rating.waiting.v1': () => '评价先到，等待其诉求件',
  'rating.rating.held.v1': (d) => `评价待人工判定：${reason(d)}`,
  'rating.rating.duplicate.v1': () => '重复评价，不另计',
  'rating.rating.withdrawn.v1': () => '评价撤回',
  'rating.review.opened.v1': () => '差评即启动复核',
  'rating.review.finished.v1': (d) => `复核结论：${word(d['outcome'])}`,
  'rating.appeal.filed.v1': (d) => `${plain(d['org'])} 申诉，评价复核中`,
  'rating.appeal.decided.v1': (d) =>
    `申诉决定：${word(d['outcome'])}${d['onTime'] === false ? '（逾期）' : ''}`,
  'rating.appeal.told.v1': () => '已将结果告知书面申请人',
  'rating.appeal.overdue.v1': (d) =>
    d['lacks'] === 'decision' ? '申诉逾期未决，已告警' : '申诉结果逾期未告知，已告警',
  'rating.adoption.decided.v1': (d) =>
    d['adoption'] === 'counted' ? '更正：评价恢复计入' : '评价不予采纳，留存不计',
  'rating.complexity.declared.v1': (d) => `整改申报为${word(d['complexity'])}`,
  'rating.rectification.submitted.v1': (d) => `${plain(d['org'])} 提交整改：${word(d['disposition'])}`,
  'rating.rectification.ledgered.v1': (d) => `${plain(d['org'])} 列入整改台账，限期 ${plain(d['limit'])}`,
  'rating.rectification.reviewed.v1': (d) =>
    `${plain(d['org'])} 的整改${d['accepted'] ? '审核通过' : '退回重办'}`,
  'rating.rectification.followed_up.v1': (d) =>
    `整改后回访：${word(d['outcome'])}${d['toldBodies'] ? '，已反馈三个机构' : ''}`,
  'rating.redo.requested.v1': (d) => `首次评价${word(d['satisfaction'])}，要求重办`,
};

/** The sentence for an event; undefined for one that says nothing of its own. */
export function sentenceFor(type: string, data: Data): string | undefined {
  return SENTENCES[type]?.(data);
}

/** What a receipt told the province, in a few words. */
export function receiptInWords(type: string, data: Data): string {
  const name = RECEIPTS[type.replace(/^receipt\.|\.v1$/g, '')] ?? type;
  const details = [
    data['reasonCode'] === undefined ? '' : reason(data),
    plain(data['ruleId']),
    plain(data['referral']),
    data['disposition'] === undefined ? '' : word(data['disposition']),
    plain(data['leadOrg']),
    plain(data['ofUpstreamCaseNo']),
    data['outcome'] === undefined ? '' : word(data['outcome']),
    data['onTime'] === undefined ? '' : data['onTime'] ? '按期' : '超期',
    data['dueAt'] === undefined ? '' : `至 ${local(data['dueAt'])}`,
    Number(data['round'] ?? 1) > 1 ? `第 ${plain(data['round'])} 轮` : '',
    data['missingSeq'] === undefined ? '' : `缺第 ${plain(data['missingSeq'])} 号`,
  ].filter((detail) => detail !== '');
  return details.length === 0 ? name : `${name}（${details.join('，')}）`;
}

const RECEIPTS: Readonly<Record<string, string>> = {
  'case.registered': '已登记',
  'case.held': '待甄别',
  'case.accepted': '已受理',
  'case.refused': '不予受理',
  'case.returned': '退回',
  'case.duplicate': '重复件',
  'case.assigned': '已交办',
  'case.extended': '已延期',
  'case.replied': '已答复',
  'case.completed': '已办结',
  'case.reopened': '重办',
  'case.supplemented': '补充已并入',
  'case.urged': '催办已转达',
  'case.withdrawn': '已撤回',
  'case.transferred': '已移送',
  'rating.recorded': '评价已登记',
  'rating.held': '评价待判定',
  'rating.duplicate': '重复评价',
  'rating.waiting': '评价等待',
  'rating.withdrawn': '评价已撤回',
  'rating.revoked': '差评已撤销',
  'rating.not_adopted': '评价不予采纳',
  'rating.stands': '评价维持',
  'rating.rectified': '差评已整改',
  'message.rejected': '拒收',
  'message.waiting': '等待前序',
};
