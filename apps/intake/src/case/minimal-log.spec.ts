import { draftOfValues, loadPolicies, type Pack } from '@huiying/policy';
import { takeDown, type EntryForm, type Taken } from '../entry/local-entry';
import { factsOf } from './case-facts';
import type { CaseFile } from './case-file';
import { decideScreening, type Ruling } from './decide-screening';
import { isRefusal } from './decision';
import { onlyLogged } from './minimal-log';
import { registerCase } from './register-case';

const monday = Date.UTC(2026, 10, 16, 1);
const standing = loadPolicies();
const KY = standing.inForce('520121', '2026-11-16')!;
const papers = { sealedText: { keyId: 'k', title: 't', content: 'c' }, attachments: [] };
const officer = { sub: 'clerk-1', role: 'clerk' } as const;

const form: EntryForm = {
  caseType: 'complaint',
  channel: 'telephone',
  title: '小区物业夜间施工',
  content: '小区物业夜间施工噪音扰民，请处理。',
  respondent: { personName: '王某', windowNo: '3', occurredAt: '2026-11-16 08:00:00' },
  recordingNoticeGiven: true,
  recordingRef: 'rec-1',
};

function refused(
  pack: Pack,
  more: Partial<EntryForm> = {},
  ruling: Ruling = { decision: 'refuse' },
): string[] {
  const taking = { jurisdiction: '520121', ownNumber: 'local-1', by: 'clerk-1', at: monday };
  const { data, entry, receivedAt } = takeDown({ ...form, ...more }, pack, taking) as Taken;
  const ids = { caseId: 'c-1' as never, caseNo: 'KY-2026-0000001', jurisdiction: '520121', receivedAt };
  const held: CaseFile = registerCase(
    { data, facts: factsOf(data, ids), at: monday, papers, entry },
    pack,
  ).file;
  const judged = decideScreening(held, ruling, officer, { pack, papers, supplements: [], at: monday });
  if (isRefusal(judged)) throw new Error(judged.refused);
  return onlyLogged(held, judged, pack, monday).file.life.map(({ what }) => what);
}

describe('what is out of scope is explained, not registered (KY-20)', () => {
  it('Q82 by telephone or at the counter it leaves a minimal log; in the other reading a case', () => {
    const asCase = standing
      .drafted(draftOfValues(KY, { 'intake.out_of_scope_record': 'case' }))
      .inForce('520121', '2026-11-16')!;
    expect(refused(KY).slice(-2)).toEqual(['refused', 'only_logged']);
    expect(refused(asCase).slice(-1)).toEqual(['refused']);
  });

  it('Q82 a letter has its answer to get: it is kept', () => {
    const scan = { name: '来信.pdf', url: 'https://example.cn/scan/1' };
    expect(refused(KY, { channel: 'letter', scan, receivedAt: '2026-11-13 10:00:00' })).not.toContain(
      'only_logged',
    );
  });

  it('refused for another reason it is kept as any other case', () => {
    expect(refused(KY, {}, { decision: 'refuse', reasonCode: 'INTAKE.VEXATIOUS' })).not.toContain(
      'only_logged',
    );
    expect(refused(KY, {}, { decision: 'return_upstream' })).not.toContain('only_logged');
  });
});
