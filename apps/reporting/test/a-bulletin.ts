import type { Bulletin, FigureCell } from '../src/bulletins/bulletin';

const cell = (id: string, numerator: number, denominator: number | null): FigureCell => ({
  id,
  numerator,
  denominator,
  value: denominator === null ? numerator : denominator === 0 ? null : numerator / denominator,
  excluded: 0,
});

const unit = (key: string, name: string, volume: number, met: number, due: number) => ({
  key,
  name,
  cells: [cell('volume', volume, null), cell('on_time_rate', met, due)],
});

/** October in a town of four units, as it is frozen. */
export const aBulletin: Bulletin = {
  schema: 'bulletin.v1',
  edition: 'internal',
  jurisdiction: '360783',
  place: '龙南市',
  document: '龙南市政务服务投诉办法',
  period: '2026-10',
  from: '2026-10-01',
  until: '2026-11-01',
  asOf: '2026-11-02T09:00:00.000+08:00',
  watermark: [
    { topic: 'intake.cases', partition: 0, next: '120' },
    { topic: 'intake.cases', partition: 1, next: '98' },
  ],
  policies: ['LN@1.0.0#2021-03-04'],
  rules: {
    minimumVolume: 5,
    ties: 'shared_rank',
    maskBelow: 5,
    watched: { count: 5, within: 'month' },
    topics: { minimum: 5, growth: 2, baseMonths: 6 },
  },
  overall: [
    {
      ...cell('volume', 1234, null),
      name: '受理量',
      formula: '本期受理件数（按受理日）',
      previous: cell('volume', 3, null),
    },
    {
      ...cell('on_time_rate', 30, 36),
      excluded: 2,
      name: '按期办结率',
      formula: '按期办结 ÷ 本期到期件',
      previous: cell('on_time_rate', 0, 0),
    },
  ],
  trend: [
    { month: '2026-09', volume: 3 },
    { month: '2026-10', volume: 1234 },
  ],
  breakdowns: [
    {
      by: 'organisation',
      figures: [
        { id: 'volume', name: '受理量' },
        { id: 'on_time_rate', name: '按期办结率' },
      ],
      rows: [
        unit('ln-a', '甲局', 800, 18, 20),
        unit('ln-b', '乙局', 400, 9, 10),
        unit('ln-c', '丙局 <&>', 32, 6, 6),
        unit('ln-d', '丁局', 2, 0, 0),
      ],
    },
  ],
  rankings: [
    {
      id: 'on_time_rate',
      name: '按期办结率',
      better: 'higher',
      placed: [
        { ...cell('on_time_rate', 6, 6), rank: 1, sharedBy: 1, org: 'ln-c', name: '丙局' },
        { ...cell('on_time_rate', 18, 20), rank: 2, sharedBy: 2, org: 'ln-a', name: '甲局' },
        { ...cell('on_time_rate', 9, 10), rank: 2, sharedBy: 2, org: 'ln-b', name: '乙局' },
      ],
      unplaced: [{ org: 'ln-d', name: '丁局', why: 'no_value' }],
    },
  ],
  topics: [
    ...[{ topic: 'noise', count: 12, share: 0.8, mean: 4, growth: 3, hot: true, org: 'ln-a', orgShare: 0.9 }],
    ...[{ topic: 'water', count: 3, share: 0.2, mean: 2, growth: 1.5, hot: false, org: 'ln-b', orgShare: 1 }],
  ],
  deductions: {
    totals: [{ org: 'ln-a', name: '甲局', points: 0.5, criticisms: 0, handedToInspection: 0 }],
    lines: [
      {
        lineId: 'a1',
        caseId: 'c1',
        caseNo: 'LN-2026-000001',
        orderId: 'o1',
        ratingId: null,
        jurisdiction: '360783',
        org: 'ln-a',
        deadlineId: 'd1',
        kind: 'completion',
        rung: 'blue',
        ruleId: 'LN-66',
        issuedAt: '2026-10-19T00:00:00+08:00',
        chargedOn: '2026-10-19',
        points: 0.5,
        charged: 0.5,
        criticisms: 0,
        handedToInspection: false,
        replaces: null,
        replacedBy: null,
        cancelled: null,
      },
    ],
  },
  watchList: [{ per: 'organisation', key: 'ln-a', complaints: 20, badRatings: 3, name: '甲局' }],
};
