import { feedIdOf, takeImport } from './feed';
import type { Feed } from './feed';
import { statementLine } from './statement-line';
import { volumeKey } from './volume-line';
import type { VolumeLine } from './volume-line';

const source = { publisher: '行政服务中心', document: '2026年10月办件统计表', issuedOn: '2026-11-02' };
const moment = { at: '2026-11-02T09:00:00+08:00', by: 'supervisor' };
const lines: VolumeLine[] = [
  { org: 'b', volume: 10 },
  { org: 'a', windowNo: '1', volume: 4 },
];
const take = (
  feed?: Feed<VolumeLine>,
  {
    reason,
    taken = lines,
    said = source,
  }: { reason?: string; taken?: VolumeLine[]; said?: typeof source } = {},
) =>
  takeImport(
    feed,
    { jurisdiction: '410772', month: '2026-10', source: said, reason, lines: taken },
    volumeKey,
    moment,
  );
const first = take() as Feed<VolumeLine>;

describe('numbers that another system counted', () => {
  it('are kept with the document that says so, whoever sent the lines in whatever order', () => {
    expect(first).toMatchObject({
      feedId: feedIdOf('410772', '2026-10'),
      versions: [{ version: 1, source, lines: 2 }],
    });
    const other = take(undefined, { taken: [...lines].reverse() }) as Feed<VolumeLine>;
    expect(other.versions[0]!.digest).toBe(first.versions[0]!.digest);
  });

  it('are replaced as a whole by a correction that says why', () => {
    const corrected = [{ org: 'b', volume: 11 }];
    expect(take(first, { taken: corrected })).toEqual({ reasonCode: 'FEED.REASON_MISSING' });
    const second = take(first, { taken: corrected, reason: '统计表更正' }) as Feed<VolumeLine>;
    expect(second).toMatchObject({
      lines: corrected,
      versions: [{ version: 1 }, { version: 2, reason: '统计表更正' }],
    });
  });

  it('that say the same from the same document are no new version; from another document they are', () => {
    expect(take(first, { reason: 'again' })).toEqual({ reasonCode: 'FEED.NOTHING_CHANGED' });
    const reissued = { ...source, issuedOn: '2026-11-09' };
    expect(take(first, { reason: '重新印发', said: reissued })).toMatchObject({
      versions: [{}, { source: reissued }],
    });
  });

  it('say nothing twice about the same thing', () => {
    const twice = [...lines, { org: 'a', windowNo: '1', volume: 5 }];
    expect(take(undefined, { taken: twice })).toEqual({
      reasonCode: 'FEED.LINE_REPEATED',
      detail: 'a/-/1/-',
    });
  });

  it('a number of the province has the id that this platform gives it', () => {
    const line = statementLine({ kind: 'case', sourceSystem: 'p', upstreamNo: 'N-1' });
    expect(line.id).toBe(statementLine({ kind: 'case', sourceSystem: 'p', upstreamNo: 'N-1' }).id);
    expect(line.id).not.toBe(statementLine({ kind: 'rating', sourceSystem: 'p', upstreamNo: 'N-1' }).id);
  });
});
