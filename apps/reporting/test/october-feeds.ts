import { feedIdOf } from '../src/feeds/feed';
import type { Feed } from '../src/feeds/feed';
import { statementLine } from '../src/feeds/statement-line';
import type { Statement } from '../src/feeds/statement-line';
import type { VolumeFeed, VolumeLine } from '../src/feeds/volume-line';
import type { ComplaintFinding } from '../src/projections/complaint-finding';
import type { SupervisionFact } from '../src/projections/supervision-fact';

/** What others counted in the month of `october.ts`, what was supervised and found. */
const source = { publisher: '行政服务中心', document: '2026年10月办件统计表', issuedOn: '2026-11-02' };

const feed = <L>(lines: readonly L[], month = '2026-10'): Feed<L> => ({
  feedId: feedIdOf('360783', month),
  jurisdiction: '360783',
  month,
  versions: [
    {
      version: 1,
      source,
      lines: lines.length,
      digest: '-',
      importedAt: '2026-11-02T09:00:00+08:00',
      importedBy: 's',
    },
  ],
  lines,
});

/** ln-a dealt with 4 000 matters, at two windows and online; ln-b told nothing. */
const volumes: VolumeLine[] = [
  { org: 'ln-a', windowNo: '1', volume: 1500 },
  { org: 'ln-a', windowNo: '2', volume: 500 },
  { org: 'ln-a', channel: 'mobile', volume: 2000 },
  { org: 'ln-a', taskCode: 'never-asked-for', volume: 0 },
];
export const volumeFeeds: VolumeFeed[] = [feed(volumes)];

/** Of four numbers that the province sent, three are here. */
export const statements: Statement[] = [
  feed(
    ['LN-1', 'LN-2', 'LN-99'].map((upstreamNo) =>
      statementLine({ kind: 'case', sourceSystem: 'p', upstreamNo }),
    ),
  ),
].map((one) => ({
  ...one,
  lines: [
    { ...one.lines[0]!, id: 'c1' },
    { ...one.lines[1]!, id: 'c2' },
    one.lines[2]!,
    { kind: 'rating' as const, sourceSystem: 'p', upstreamNo: 'R-1', id: 'r1' },
  ],
}));

const supervision = (supervisionId: string, issuedOn: string): SupervisionFact => ({
  ...{ supervisionId, caseId: 'c8', orderId: 'o8', org: 'ln-b', jurisdiction: '360783' },
  ...{ deadlineId: `${supervisionId}:d`, mode: 'notice', trigger: 'overdue', issuedBy: 'supervisor' },
  ...{ issuedAt: `${issuedOn}T09:00:00+08:00`, issuedOn },
});
export const supervisions = [supervision('s1', '2026-10-29'), supervision('s2', '2026-10-30')];

const finding = (caseId: string, upheld: boolean, fields: Partial<ComplaintFinding>): ComplaintFinding => ({
  ...{ caseId, jurisdiction: '360783' },
  byOrder: { [`o${caseId.slice(1)}`]: { org: 'ln-a', upheld, foundOn: '2026-10-12' } },
  ...fields,
});
/** One upheld that names somebody, one not upheld, one upheld that names a window only. */
export const findings = [
  finding('c1', true, { staffNo: 'S-7', windowNo: '1' }),
  finding('c2', false, { staffNo: 'S-7' }),
  finding('c3', true, { windowNo: '2' }),
];
