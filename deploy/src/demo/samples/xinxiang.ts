import { person, type Sample } from './cases';

const night = (no: string, caseType: string, title: string, content: string, last: string): Sample => ({
  upstreamCaseNo: `HN-DEMO-${no}`,
  jurisdiction: '410772',
  caseType,
  channel: 'mobile',
  filterPassed: true,
  title,
  content,
  serviceCase: { taskCode: 'XX-GH-001', taskName: '规划条件核实', orgCode: '11410772MB0000011A' },
  party: person('示例来件人', last),
});

/** Filed at night: one of each kind that 新乡 takes beside ratings. */
export const xinxiangAtNight = [
  night('0301', 'consultation', '核实申请能否网上提交', '请问规划条件核实能否全程网上提交材料？', '5011'),
  night('0302', 'complaint', '核实结果迟迟未送达', '核实已过现场，结果文书一直没有送到，请查明。', '5012'),
  night('0303', 'suggestion', '窗口增加夜间信箱', '建议大厅门口增设夜间收件信箱，方便下班后交件。', '5013'),
] as const;
