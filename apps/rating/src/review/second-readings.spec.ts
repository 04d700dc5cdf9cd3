import { draftOfValues } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import { fileAppeal } from '../appeal/file-appeal';
import { noteSilence } from '../appeal/note-silence';
import { Rated, day, huian, jilin } from '../appeal/rated.features';
import { evening, policies } from '../consumers/rating.features';
import type { RecordedRating } from '../rating/rating-file';

const packOf = (code: string, values: Record<string, unknown>) =>
  policies.drafted(draftOfValues(policies.inForce(code, '2026-11-25')!, values)).inForce(code, '2026-11-25')!;

const filedUnder = async (code: string, form: 'in_system' | 'written', values: Record<string, unknown>) => {
  const file = (await Rated.in(code)).file() as RecordedRating;
  const pack = packOf(code, values);
  const filing = { appealId: 'a-1', org: 'a', grounds: 'mistaken', filedAt: evening + day, form } as const;
  const law = { pack, calendar: shippedCalendar(pack.region) };
  const filed = fileAppeal(file, { ...filing, documents: 1 }, law);
  if ('reasonCode' in filed) throw new Error(filed.reasonCode);
  return { ...filed, pack };
};

it('Q9: a contested bad rating is counted and flagged; in the other reading it is not counted meanwhile', async () => {
  const usual = await filedUnder(huian, 'in_system', {});
  expect(usual.events[0]?.data).not.toHaveProperty('countsMeanwhile');
  const other = await filedUnder(huian, 'in_system', { 'rating.pending_counts': 'not_counted' });
  expect(other.events[0]?.data).toMatchObject({ countsMeanwhile: false });
  expect(other.file.shares).toMatchObject({ a: { adoption: 'under_review' } });
});

it('Q31: silence lets the rating stand; in the other reading it revokes it, for good', async () => {
  const { file, appeal, pack } = await filedUnder(jilin, 'written', { 'appeal.silence': 'revoked' });
  const late = evening + 30 * day;
  const silence = noteSilence(file, appeal, { pack, now: late });
  expect(silence?.file.shares).toMatchObject({ a: { adoption: 'revoked' } });
  expect(silence?.appeal).toMatchObject({
    status: 'decided',
    decision: { reasonCode: 'RATING.DECISION_SILENT' },
  });
  expect(silence?.events.map(({ contract }) => contract.type)).toEqual([
    ...['rating.appeal.overdue.v1', 'rating.appeal.decided.v1'],
    ...['receipt.rating.revoked.v1', 'appeal.decided.v1'],
  ]);
  expect(noteSilence(file, silence!.appeal, { pack, now: late + day })).toBeUndefined();
  const usual = await filedUnder(jilin, 'written', {});
  const stands = noteSilence(usual.file, usual.appeal, { pack: usual.pack, now: late });
  expect(stands?.file.shares).toMatchObject({ a: { adoption: 'under_review' } });
});
