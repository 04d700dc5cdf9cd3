/**
 * One story for the examples: in 新乡经开区 somebody complains on 2026-11-16 that a window kept him waiting for a
 * property registration; the planning office answers within the five working days.
 */
export const sample = {
  caseId: 'c-5f3a9be07c21d4486a10',
  orderId: 'o-5f3a9be07c21d4486a10-1',
  ratingId: 'r-91c02e7ab4d85f136c07',
  requestId: 'q-0d4e6b1f92a7c3855e21',
  appealId: 'a-7b20c4d9e18f63a5027d',
  deadlineId: 'o-5f3a9be07c21d4486a10-1:completion:1',
  alertId: 'o-5f3a9be07c21d4486a10-1:completion:1:t-1',
  caseNo: 'XX-20261116-000042',
  sourceSystem: 'henan-zwfw',
  upstreamCaseNo: 'HN41072620261116000873',
  upstreamRatingNo: 'HNPJ20261125001954',
  jurisdiction: '410772',
  org: 'xx-zrzy',
  orgCode: '11410700MB1912345K',
  keyId: 'k-5f3a9be07c21d4486a10',
  policyRef: 'XX@1.0.0#2026-01-01',
  projectNo: '410772261116BDC00031',
  taskCode: '11410700MB1912345K4000115001000',
  taskName: '不动产首次登记',
  actionId: '3f6c1f0e-6a35-4c1e-9a5e-0a4f5d1b7c11',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  title: '不动产登记窗口等候时间过长',
  content:
    '11月16日上午在经开区政务服务大厅3号窗口办理不动产首次登记，取号后等候两小时无人受理，请核实处理。',
  receivedAt: '2026-11-16T10:25:30+08:00',
  receivedOn: '2026-11-16',
  acceptedAt: '2026-11-16T10:25:31+08:00',
  assignedAt: '2026-11-16T10:25:31+08:00',
  deliveredAt: '2026-11-16T10:25:31.482+08:00',
  contactedAt: '2026-11-16T15:05:00+08:00',
  dueAt: '2026-11-23T23:59:59.999+08:00',
  dueOn: '2026-11-23',
  submittedAt: '2026-11-20T16:40:12+08:00',
  reviewedAt: '2026-11-23T09:12:00+08:00',
  completedAt: '2026-11-23T09:12:00+08:00',
  ratedAt: '2026-11-25T20:11:05+08:00',
  /** AES-256-GCM, base64; these bytes are made up. */
  ciphertext: 'qk1mZ3pYH2xTt8cJb0vQ4w7R9sLdXeUoAfNyGiKpCzM=',
} as const;
