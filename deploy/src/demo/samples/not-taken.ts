import type { Sample } from './cases';
import { person } from './cases';

/** A matter that a regulation keeps out, and the rule that its sender is told. */
export interface NotTaken {
  readonly rule: string;
  /** Who decides: the system alone in an emergency, otherwise a clerk, who may also send it back to the province. */
  readonly by: 'system' | 'clerk' | 'clerk_returns';
  readonly sample: Sample;
}

type Row = readonly [rule: string, title: string, content: string, by?: NotTaken['by']];

/** 新乡: Article 5. */
const XINXIANG: readonly Row[] = [
  ['XX-09', '公交站有人传播邪教', '开发大道公交站傍晚有人散发邪教宣传单并拉人入会，请有关方面处理。'],
  ['XX-10', '测试', '测试'],
  ['XX-10', '窗口办得慢', '排了一上午没办成，你们窗口全是混蛋，换个会办事的来。'],
  ['XX-11', '三年前的信访件要重新答复', '对三年前那件信访的答复不认可，要求重新出具答复意见书。'],
  ['XX-11', '反映某科长受贿', '听说负责验收的科长多次受贿，验收才一路放行，请查处。'],
  ['XX-11', '不服处罚', '对占道经营的处罚不服，上周已递交行政复议材料，希望这里先改掉处罚。'],
  ['XX-11', '征收补偿判决执行难', '征收补偿的判决已经下来半年，对方仍未付款，请你们出面催付。'],
  ['XX-13', '广告推广', '专业疏通管道，全城上门服务，长期有效，欢迎来电咨询。', 'clerk_returns'],
];

/** 龙南: Article 8. */
const LONGNAN: readonly Row[] = [
  ['LN-13', '人行道破损', '信丰县嘉定镇阳明路东段人行道地砖成片破损，老人走路容易绊倒。'],
  ['LN-14', '楼下有人持刀砍人', '步行街奶茶店门口有人持刀砍人，已经有人倒地，快派人来。', 'system'],
  ['LN-14', '老人昏迷不醒', '龙翔广场长椅上有位老人昏迷不醒，旁边没有家属，请马上来人。', 'system'],
  ['LN-14', '路口发生车祸', '金塘大道与迎宾路口发生车祸，两辆车堵在路中间，司机出不来。', 'system'],
  ['LN-15', '对代表名额的意见', '希望人大常委会下次换届时给我们片区增加代表名额。'],
  ['LN-16', '裁决后仍不付工钱', '工钱的事劳动仲裁已经裁决，公司一直拖着不付，请你们让它付。'],
  ['LN-17', '客户名单外流', '附件里是我们公司的商业秘密，客户名单被前员工带走，请帮忙追回。'],
  ['LN-18', '村干部收受红包', '村里分安置房时有干部收受红包，谁给得多谁先选房。'],
  ['LN-19', '同一问题已另外反映', '小区门口积水，市长信箱上个月已经答复过我，这里再问一次能不能快点。'],
  ['LN-20', '垃圾', '垃圾'],
  ['LN-22', '家电退货', '热水器漏水要求退货，消协已调解，商家同意换新机，我还是想退钱。'],
];

/** 开阳: outside of the scope, without an object, and without the five elements of a complaint. */
const KAIYANG: readonly Row[] = [
  ['KY-02', '窗口办事态度冷淡', '在大厅办事时工作人员一直低头看手机，问三句答一句，希望改进。'],
  ['KY-20', '小区物业不清运垃圾', '小区物业一个星期没有清运垃圾，楼道里味道很大，请处理。'],
  ['KY-21', '垃圾', '骗子'],
];

const table = (prefix: string, jurisdiction: string, rows: readonly Row[], first: number): NotTaken[] =>
  rows.map(([rule, title, content, by = 'clerk'], index) => ({
    rule,
    by,
    sample: {
      upstreamCaseNo: `${prefix}-DEMO-${String(101 + index).padStart(4, '0')}`,
      jurisdiction,
      caseType: 'complaint',
      channel: 'pc',
      filterPassed: rule !== 'XX-13',
      title,
      content,
      party: person('示例来件人', String(first + index)),
    },
  }));

export const NOT_TAKEN: readonly NotTaken[] = [
  ...table('HN', '410772', XINXIANG, 1001),
  ...table('JX', '360783', LONGNAN, 2001),
  ...table('GZ', '520121', KAIYANG, 3001),
];
