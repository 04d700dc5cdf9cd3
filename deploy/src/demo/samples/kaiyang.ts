/** What two letters to the complaint room of 开阳 have in common. */
export const kaiyangLetter = {
  jurisdiction: '520121',
  caseType: 'complaint',
  channel: 'letter',
  title: '反映窗口工作人员',
  respondent: { orgName: '开阳县公安局', windowNo: '12' },
  serviceCase: { taskCode: 'KY-GA-001', taskName: '出入境证件办理' },
  scan: { name: '来信扫描件.pdf', sha256: 'cd'.repeat(32), mediaType: 'application/pdf' },
} as const;
