import type { NewCase, NewRating } from '../../players/province';

/** Everything that differs from one sample to the next; the rest is the same for all. Nobody here exists. */
export type Sample = Omit<NewCase, 'sourceSystem' | 'eventSeq' | 'receivedAt'>;

export const person = (name: string, last: string) => ({
  name,
  idType: '111',
  idNumber: `11010119900101${last}`,
  phone: `1380000${last}`,
  realName: true,
  anonymous: false,
});

export const xinxiangConsultation: Sample = {
  upstreamCaseNo: 'HN-DEMO-0001',
  jurisdiction: '410772',
  caseType: 'consultation',
  channel: 'mobile',
  filterPassed: true,
  title: '不动产首次登记需要哪些材料',
  content: '本人新购住宅一套，想办理不动产首次登记，请问需要携带哪些材料，能否预约周六办理？',
  serviceCase: { taskCode: 'XX-BDC-001', taskName: '不动产首次登记', orgCode: '11410772MB0000011A' },
  party: person('示例甲', '0011'),
};

export const xinxiangUnknownType: Sample = {
  upstreamCaseNo: 'HN-DEMO-0002',
  jurisdiction: '410772',
  caseType: { code: '77', codeSystem: 'platform' },
  channel: 'pc',
  filterPassed: true,
  title: '食品店标价与结账价不一致',
  content: '经三路一家食品店货架标价12元，结账时收取15元，要求核实并退还差价。',
  serviceCase: { taskCode: 'XX-SC-001', taskName: '价格举报处理', orgCode: '11410772MB0000012B' },
  party: person('示例乙', '0022'),
};

export const longnanComplaint: Sample = {
  upstreamCaseNo: 'JX-DEMO-0001',
  jurisdiction: '360783',
  caseType: 'complaint',
  channel: 'mobile',
  title: '金水大道路灯连续多日不亮',
  content: '金水大道与龙翔路交叉口向南三百米，路灯自九月二十日起连续多日不亮，夜间行走不便，请尽快修复。',
  topic: { code: 'street-light', scheme: 'demo' },
  orgHint: 'ln-zjj',
  party: person('示例丙', '0033'),
};

export const longnanNeglected: Sample = {
  upstreamCaseNo: 'JX-DEMO-0002',
  jurisdiction: '360783',
  caseType: 'complaint',
  channel: 'pc',
  title: '小区外墙瓷砖脱落',
  content: '龙泽居小区三栋外墙瓷砖多处脱落，楼下行人通道有安全风险，多次向物业反映未处理。',
  topic: { code: 'housing', scheme: 'demo' },
  party: person('示例丁', '0044'),
};

export const longnanAgain: Sample = {
  ...longnanNeglected,
  upstreamCaseNo: 'JX-DEMO-0003',
};

export const longnanEmergency: Sample = {
  upstreamCaseNo: 'JX-DEMO-0004',
  jurisdiction: '360783',
  caseType: 'help',
  channel: 'mobile',
  title: '一楼起火了',
  content: '中山街老菜市场旁一楼起火了，火势很大，快来人。',
  party: person('示例戊', '0055'),
};

export const jilinComplaint: Sample = {
  upstreamCaseNo: 'JL-DEMO-0001',
  jurisdiction: '220271',
  caseType: 'complaint',
  channel: 'hall_terminal',
  title: '综合窗口叫号顺序混乱',
  content: '十月八日上午在政务大厅综合窗口办事，叫号屏与实际叫号顺序不一致，后到的人先办理，请整改。',
  serviceCase: { taskCode: 'JL-ZW-001', taskName: '综合窗口服务', orgCode: '11220271MB0000021C' },
  party: person('示例己', '0066'),
};

export const huianComplaint: Sample = {
  upstreamCaseNo: 'FJ-DEMO-0001',
  jurisdiction: '350521',
  caseType: 'complaint',
  channel: 'pc',
  title: '社保转移手续告知不清',
  content: '办理社保关系转移时，窗口未一次性告知所需材料，往返三次才办成，希望改进。',
  serviceCase: { taskCode: 'HA-RS-001', taskName: '社会保险关系转移', orgCode: '11350521MB0000031E' },
  party: person('示例庚', '0077'),
};

export const kaiyangComplaint: Sample = {
  upstreamCaseNo: 'GZ-DEMO-0001',
  jurisdiction: '520121',
  caseType: 'complaint',
  channel: 'pc',
  title: '出入境窗口工作人员中途离岗',
  content: '十月九日下午在出入境窗口等候时，窗口人员离岗约四十分钟且无人替岗，请核实处理。',
  respondent: {
    orgName: '开阳县公安局',
    personName: '窗口值班人员',
    windowNo: '12',
    occurredAt: '2026-10-09 14:30:00',
  },
  serviceCase: { taskCode: 'KY-GA-001', taskName: '出入境证件办理' },
  party: person('示例辛', '0088'),
};

/** A rating of our handling of a case. */
export function ratingOf(
  sample: Pick<Sample, 'upstreamCaseNo' | 'jurisdiction'>,
  upstreamRatingNo: string,
  satisfaction: string,
  rest: Partial<NewRating> = {},
): Omit<NewRating, 'sourceSystem' | 'eventSeq' | 'ratedAt'> {
  const { upstreamCaseNo, jurisdiction } = sample;
  return {
    upstreamRatingNo,
    upstreamCaseNo,
    jurisdiction,
    satisfaction,
    origin: 'online',
    round: 1,
    ...rest,
  };
}
