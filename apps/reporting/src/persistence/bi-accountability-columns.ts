import { INCREASES, SOURCES } from '../indicators/source';
import { at, on } from './bi-columns';
import type { BiView } from './bi-columns';

const { by: ofClock, from: clocks } = SOURCES.deadline;
const { by: ofAlert } = SOURCES.alert;

/**
 * What became of bad ratings, and what was deducted. Over the rows that the formulas count, so that a sum over a view is
 * the figure: `rectification_rate` by `due_on`, `appeal_rate.success` by `decided_on`, `points_deducted` by `raised_on`.
 */
export const accountabilityViews: readonly BiView[] = [
  {
    view: 'appeal_v1',
    over: `rated_units r left join cases c on c.case_id = r.case_id where r.appealed_on is not null`,
    comment: '差评申诉，每个被评单位一行；再次申诉以最近一次为准',
    columns: [
      ['appeal_id', 'r.share_id', '申诉标识：评价标识，多个单位的评价另加单位代码'],
      ['rating_id', 'r.rating_id', '评价标识'],
      ['further_unit', 'r.is_share', '多个单位的一次评价中，该行是否为各单位之一（合计时不重复计数）'],
      ['case_id', 'r.case_id', '件标识'],
      ['jurisdiction', 'r.jurisdiction', '区划代码'],
      ['org', 'coalesce(r.org, c.lead_org)', '被评单位代码'],
      ['rated_on', on('r.rated_on'), '评价日'],
      ['good', 'r.good', '所评是否为好评'],
      ['counted', 'r.counted', '所评是否计入统计；默认评价不计'],
      ['appealed_on', on('r.appealed_on'), '申诉日'],
      ['due_on', on('r.appeal_due_on'), '决定截止日；未设期限的为空'],
      ['decided_on', on('r.appeal_decided_on'), '决定日；未决定的为空'],
      ['outcome', 'r.appeal_outcome', '决定：撤销、不予采纳、维持'],
      ['on_time', 'r.appeal_on_time', '是否按期决定；该结果未设期限的为空'],
      ['overdue', 'coalesce(r.appeal_overdue, false)', '是否逾期决定、逾期未决或逾期告知'],
      ['applicant_told_on', on('r.applicant_told_on'), '申请单位被告知之日'],
      [
        'adoption',
        "coalesce(r.adoption, 'counted')",
        '现行采信状态：计入、复核中、不予采纳、已撤销；更正后可与决定不同',
      ],
    ],
  },
  {
    view: 'rectification_v1',
    over: `${clocks} where d.kind = 'rectification'`,
    comment: '差评整改，每个单位每项整改期限一行',
    columns: [
      ['rectification_id', 'd.deadline_id', '整改期限标识'],
      ['rating_id', 'd.rating_id', '评价标识'],
      ['case_id', 'coalesce(d.case_id, r.case_id)', '件标识'],
      ['jurisdiction', ofClock.jurisdiction, '区划代码'],
      ['org', ofClock.organisation, '整改单位代码'],
      ['started_at', at('d.started_at'), '起算时间'],
      ['due_at', at('d.due_at'), '最后一个按期时刻'],
      ['due_on', on('d.due_on'), '整改截止日'],
      ['ledgered', 'coalesce(d.ledgered, false)', '是否列入台账，按台账期限'],
      ['state', 'd.state', '状态：计时中、按期、超期、失权、失效'],
      ['open_overdue', "d.state = 'running' and coalesce(d.fallen_due, false)", '已过截止时刻仍未整改'],
      ['closed_at', at('d.closed_at'), '期限终结时间'],
      ['overdue_days', 'd.overdue_days', '超期工作日数'],
      ['rectified_on', on('r.rectified_on'), '整改日：审核通过的提交之日'],
      ['review_pending', 'coalesce(r.review_pending, false)', '整改是否待审核'],
      ['follow_up', 'r.follow_up', '整改后回访：满意、不满意、未联系上；原评价不变'],
      ['follow_up_concluded', 'coalesce(r.follow_up_concluded, false)', '回访是否已有结果，含多次联系未果'],
      ['real_name', 'coalesce(r.real_name, false)', '是否实名评价'],
      ['adoption', "coalesce(r.adoption, 'counted')", '评价采信状态：计入、复核中、不予采纳、已撤销'],
    ],
  },
  {
    view: 'deduction_v1',
    over: `alerts a left join ${INCREASES} i on i.alert_id = a.alert_id left join cases c on c.case_id = a.case_id
      left join ratings r on r.rating_id = a.rating_id where a.points > 0`,
    comment: '扣分，每次计扣的预警一行；按通行口径，各地另有规定的以扣分台账接口为准',
    columns: [
      ['deduction_id', 'a.alert_id', '扣分行标识，即预警标识'],
      ['deadline_id', 'a.deadline_id', '期限标识'],
      ['case_id', 'a.case_id', '件标识'],
      ['order_id', 'a.order_id', '交办单标识'],
      ['rating_id', 'a.rating_id', '评价标识'],
      ['jurisdiction', ofAlert.jurisdiction, '区划代码'],
      ['org', ofAlert.organisation, '被扣分单位代码'],
      ['kind', 'a.kind', '期限种类'],
      ['rung', 'a.rung', '预警级别'],
      ['rule_id', 'a.rule_id', '依据条款编号'],
      ['raised_on', on('a.raised_on'), '触发日，计入该月'],
      ['points', 'a.points', '该级分值，替代同一单位同一件的前一级'],
      ['added', 'coalesce(i.increase, 0)', '比前一级增加的分值，即指标“扣分”所计；撤回的为0'],
      ['withdrawn_at', at('a.withdrawn_at'), '预警撤回时间；有值的不计'],
      [
        'rating_annulled',
        "coalesce(r.adoption in ('revoked', 'not_adopted'), false)",
        '所依评价已撤销或不予采纳：台账中该行取消',
      ],
    ],
  },
];
