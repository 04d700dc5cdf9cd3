import { draftOfValues, loadPolicies, type Pack } from '@huiying/policy';
import { factsOf, type Created } from './rating-facts';
import { whyHeld } from './receive-rating';
import { recordRating } from './record-rating';
import { requestRedo } from './request-redo';

const standing = loadPolicies();
const arrivedAt = Date.UTC(2026, 10, 16, 1);
const packOf = (code: string, values: Readonly<Record<string, unknown>> = {}): Pack => {
  const pack = standing.inForce(code, '2026-11-16')!;
  return standing.drafted(draftOfValues(pack, values)).inForce(code, '2026-11-16')!;
};
const facts = (more: Partial<Created> = {}) =>
  factsOf(
    {
      sourceSystem: 's',
      upstreamRatingNo: 'R1',
      jurisdiction: '360783',
      satisfaction: 'dissatisfied',
      ratedAt: '2026-11-16 09:00:00',
      ...more,
    } as Created,
    '360783',
    arrivedAt,
  );
const recorded = (pack: Pack, more: Partial<Created> = {}) =>
  recordRating({ facts: facts(more) }, { round: 1, caseId: 'c-1', org: 'a', matter: 'm' }, pack, arrivedAt);

describe('each question of ratings is one value; both readings hold in rating', () => {
  it('Q71 a phone-invited rating without its call reference is held, or recorded', () => {
    const invited = facts({ origin: 'phone_invited' });
    expect(whyHeld(invited, packOf('360783'))).toBe('RATING.CALL_REF_MISSING');
    const other = packOf('360783', { 'rating.phone_without_call_ref': 'accept' });
    expect(whyHeld(invited, other)).toBeUndefined();
  });

  it('Q71 a phone-invited rating is not active; or only defaults are not', () => {
    const active = (pack: Pack) => recorded(pack, { origin: 'phone_invited' }).file.active;
    expect(active(packOf('360783'))).toBe(false);
    expect(active(packOf('360783', { 'rating.inactive_origins': ['default'] }))).toBe(true);
  });

  it('HA-09 a rating is bad from 不满意 on, or from where the pack says', () => {
    const isGood = (pack: Pack, satisfaction: string) => recorded(pack, { satisfaction }).file.good;
    expect(isGood(packOf('350521'), 'fairly_satisfied')).toBe(true);
    expect(isGood(packOf('350521'), 'dissatisfied')).toBe(false);
    const stricter = packOf('350521', {
      'rating.bad_levels': ['fairly_satisfied', 'dissatisfied', 'very_dissatisfied'],
    });
    expect(isGood(stricter, 'fairly_satisfied')).toBe(false);
  });

  it('LN-49 which first ratings ask for a redo is the pack’s to say', () => {
    const asks = (pack: Pack) =>
      requestRedo(recorded(pack), { ratings: {} } as never, pack, arrivedAt).file.redoRuleId;
    expect(asks(packOf('360783'))).toBe('LN-49');
    expect(asks(packOf('360783', { 'redo.trigger': ['very_dissatisfied'] }))).toBeUndefined();
  });
});
