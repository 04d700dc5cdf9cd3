import { draftOfValues, type Policies } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import { evening, policies } from '../consumers/rating.features';
import type { RecordedRating } from '../rating/rating-file';
import { isRevokedAsAWhole } from '../rating/shares';
import type { RatingAppeal } from './appeal';
import { decideAppeal } from './decide-appeal';
import { fileAppeal } from './file-appeal';
import { noteSilence } from './note-silence';
import { Rated, day, huian } from './rated.features';

const standing = policies.inForce(huian, '2026-11-25')!;
const asOne = policies.drafted(draftOfValues(standing, { 'rating.share_appeals': 'together' }));
const calendar = shippedCalendar(standing.region);

/** An overall rating of two departments, of which the first appeals. */
async function appealed(law: Policies) {
  const service = await Rated.in(huian);
  const file = service.file() as RecordedRating;
  const pack = law.inForce(huian, '2026-11-25')!;
  const filing = { appealId: 'a-1', org: 'a', grounds: 'mistaken', filedAt: evening + day } as const;
  const filed = fileAppeal(file, { ...filing, form: 'in_system', documents: 1 }, { pack, calendar });
  if ('reasonCode' in filed) throw new Error(filed.reasonCode);
  return { ...filed, pack };
}
const decided = (file: RecordedRating, appeal: RatingAppeal, law: { pack: typeof standing }) => {
  const deciding = { outcome: 'revoked', reasonCode: 'RATING.MISTAKEN', reason: '误评', by: 'r' } as const;
  const outcome = decideAppeal(file, appeal, deciding, { ...law, now: evening + 2 * day });
  if ('reasonCode' in outcome) throw new Error(outcome.reasonCode);
  return outcome;
};
const orgsOf = (events: readonly { readonly data: unknown }[]) =>
  events.flatMap(({ data }) => (data as { org?: string }).org ?? []);

describe('the shares of an overall rating (Q58)', () => {
  it('each is appealed and decided on its own: the other department’s still counts', async () => {
    const { file, appeal, events, pack } = await appealed(policies);
    expect(orgsOf(events)).toEqual(['a']);
    const after = decided(file, appeal, { pack });
    expect(after.file.shares).toEqual({ a: { appealId: 'a-1', adoption: 'revoked' } });
    expect(isRevokedAsAWhole(after.file)).toBe(false);
  });

  it('the rating as a whole is revoked when every share is', async () => {
    const { file, appeal, pack } = await appealed(policies);
    const first = decided(file, appeal, { pack }).file;
    const second = {
      ...first,
      shares: { ...first.shares, b: { appealId: 'a-2', adoption: 'revoked' as const } },
    };
    expect(isRevokedAsAWhole(second)).toBe(true);
  });

  it('in the other reading one appeal is of the whole rating, and its decision of all of it', async () => {
    const { file, appeal, events, pack } = await appealed(asOne);
    expect(orgsOf(events)).toEqual(['a', 'b']);
    const filing = { appealId: 'a-2', org: 'b', grounds: 'mistaken', filedAt: evening + day } as const;
    const again = fileAppeal(file, { ...filing, form: 'in_system', documents: 1 }, { pack, calendar });
    expect(again).toMatchObject({ reasonCode: 'RATING.APPEAL_PENDING' });
    const after = decided(file, appeal, { pack });
    expect(isRevokedAsAWhole(after.file)).toBe(true);
    expect(after.events.filter(({ contract }) => contract.type === 'appeal.decided.v1')).toHaveLength(2);
  });

  it('so is the silence that revokes it, where that is the reading (Q31)', async () => {
    const { file, appeal } = await appealed(asOne);
    const jilin = policies.inForce('220271', '2026-11-25')!;
    const other = { 'rating.share_appeals': 'together', 'appeal.silence': 'revoked' };
    const pack = policies.drafted(draftOfValues(jilin, other)).inForce('220271', '2026-11-25')!;
    const silence = noteSilence(file, appeal, { pack, now: evening + 20 * day });
    expect(silence && isRevokedAsAWhole(silence.file)).toBe(true);
  });
});
