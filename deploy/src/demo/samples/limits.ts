import { person, type Sample } from './cases';

const longnan = (no: string, caseType: string, title: string, content: string, last: string): Sample => ({
  upstreamCaseNo: `JX-DEMO-${no}`,
  jurisdiction: '360783',
  caseType,
  channel: 'mobile',
  title,
  content,
  topic: { code: 'street-light', scheme: 'demo' },
  party: person('示例来件人', last),
});

/** The five types that 龙南 takes beside complaints, each with limits of its own (LN-32, LN-34…37). */
export const LONGNAN_TYPES = [
  longnan(
    '0201',
    'consultation',
    '夜市摊位怎样申请',
    '想在滨江夜市摆摊卖小吃，请问向谁申请、要交哪些材料？',
    '4001',
  ),
  longnan(
    '0202',
    'report',
    '渣土车夜间沿路撒漏',
    '每晚十一点后有渣土车经过红旗大道，一路撒漏泥土，没有遮盖。',
    '4002',
  ),
  longnan(
    '0203',
    'help',
    '盲道被共享单车占满',
    '本人视力残疾，客家广场一带盲道常被单车占满，出行困难，请帮助清理。',
    '4003',
  ),
  longnan(
    '0204',
    'suggestion',
    '公园增设夜间照明',
    '建议在桃江公园东侧步道加装低位地灯，晚上散步的人很多。',
    '4004',
  ),
] as const;

/** Nobody answers it: every rung of the warnings goes up. */
export const longnanForgotten = longnan(
  '0205',
  'other',
  '路名牌字迹脱落',
  '金都大道北段两块路名牌字迹脱落，外地司机看不清，希望更换。',
  '4005',
);

const xinxiang = (no: string, caseType: string, title: string, content: string, last: string): Sample => ({
  upstreamCaseNo: `HN-DEMO-${no}`,
  jurisdiction: '410772',
  caseType,
  channel: 'pc',
  filterPassed: true,
  title,
  content,
  serviceCase: { taskCode: 'XX-GH-001', taskName: '规划条件核实', orgCode: '11410772MB0000011A' },
  party: person('示例来件人', last),
});

export const xinxiangComplex = xinxiang(
  '0201',
  'complaint',
  '竣工图与现场不符',
  '小区竣工图上的人防出入口现场没有找到，请核实规划核实是否到位。',
  '5001',
);

export const xinxiangUnclear = xinxiang(
  '0202',
  'suggestion',
  '规划公示牌位置',
  '建议把规划公示牌挪一挪，现在的位置很多人看不到。',
  '5002',
);

export const xinxiangStatutory = xinxiang(
  '0203',
  'complaint',
  '公开申请迟迟没有回音',
  '提交规划图纸公开申请后一直没有回音，窗口也说不清办到哪一步。',
  '5003',
);

export const kaiyangComplex: Sample = {
  upstreamCaseNo: 'GZ-DEMO-0201',
  jurisdiction: '520121',
  caseType: 'complaint',
  channel: 'hall_terminal',
  title: '户口迁移反复要求补件',
  content: '办理户口迁移时窗口前后三次要求补充不同材料，来回跑了四趟，请查明原因。',
  respondent: {
    orgName: '开阳县公安局',
    personName: '户籍窗口人员',
    windowNo: '15',
    occurredAt: '2026-10-12 10:00:00',
  },
  serviceCase: { taskCode: 'KY-GA-001', taskName: '户口迁移' },
  party: person('示例来件人', '6001'),
};

export const kaiyangUnrelated: Sample = {
  ...kaiyangComplex,
  upstreamCaseNo: 'GZ-DEMO-0202',
  channel: 'pc',
  title: '大厅外公交站没有遮雨棚',
  content: '办完证件出来等车，大厅外的公交站没有遮雨棚，下雨天老人孩子无处避雨。',
  party: person('示例来件人', '6002'),
};

const jilin = (no: string, caseType: string, title: string, content: string, last: string): Sample => ({
  upstreamCaseNo: `JL-DEMO-${no}`,
  jurisdiction: '220271',
  caseType,
  channel: 'pc',
  title,
  content,
  serviceCase: { taskCode: 'JL-SC-001', taskName: '食品经营许可', orgCode: '11220271MB0000022D' },
  party: person('示例来件人', last),
});

export const jilinSuggestion = jilin(
  '0201',
  'suggestion',
  '许可证到期前提醒',
  '建议食品经营许可到期前一个月发短信提醒，小店主常常忘记延续。',
  '7001',
);

export const jilinComplex = jilin(
  '0202',
  'complaint',
  '现场核查一再改期',
  '申请许可后的现场核查改期三次，铺面空置两个月，请说明原因并尽快安排。',
  '7002',
);

/** Left alone past its ten working days. */
export const huianForgotten: Sample = {
  upstreamCaseNo: 'FJ-DEMO-0201',
  jurisdiction: '350521',
  caseType: 'complaint',
  channel: 'pc',
  title: '施工许可窗口无人接待',
  content: '连续两个下午到施工许可窗口都无人接待，电话也没人接听，希望安排替岗。',
  serviceCase: { taskCode: 'HA-ZJ-001', taskName: '施工许可', orgCode: '11350521MB0000032F' },
  party: person('示例来件人', '8001'),
};

/** The same question once more, after its answer and with nothing new. */
export const longnanOnceMore: Sample = { ...LONGNAN_TYPES[0], upstreamCaseNo: 'JX-DEMO-0206' };
