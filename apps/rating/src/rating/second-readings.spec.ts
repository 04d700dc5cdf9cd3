import {
  ReceiptRatingNotAdopted,
  ReceiptRatingRectified,
  ReceiptRatingRevoked,
  ToDeptRatingBadNotified,
  type MessageContract,
} from '@huiying/contracts';
import { draftOfValues, loadPolicies, type Pack } from '@huiying/policy';
import { refuseEntry } from '../collection/collected';
import { factsOf, type Created } from './rating-facts';
import { whyHeld } from './receive-rating';
import { recordRating } from './record-rating';
import { requestRedo } from './request-redo';
import { toldToProvince } from './told-to-province';

const standing = loadPolicies();
const arrivedAt = Date.UTC(2026, 10, 16, 1);
const packOf = (code: string, values: Readonly<Record<string, unknown>> = {}): Pack => {
  const pack = standing.inForce(code, '2026-11-16')!;
  return standing.drafted(draftOfValues(pack, values)).inForce(code, '2026-11-16')!;
};
const rating = {
  ...{ sourceSystem: 's', upstreamRatingNo: 'R1', jurisdiction: '360783', eventSeq: 1 },
  ...{ satisfaction: 'dissatisfied', ratedAt: '2026-11-16 09:00:00' },
};
const facts = (more: Partial<Created> = {}) => factsOf({ ...rating, ...more }, '360783', arrivedAt);
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

  it('HA-03 a rating that nobody gave counts for nothing, or where the pack says so as one', () => {
    const counted = (pack: Pack) => recorded(pack, { origin: 'default' }).file.counted;
    expect(counted(packOf('350521'))).toBe(false);
    expect(counted(packOf('350521', { 'rating.default_if_silent': 'counted' }))).toBe(true);
  });

  it('HA-09, LN-48 a level that the place does not know is held, never read as another one', () => {
    const levels = ['satisfied', 'fairly_satisfied', 'very_dissatisfied'];
    expect(whyHeld(facts(), packOf('360783'))).toBeUndefined();
    expect(whyHeld(facts(), packOf('360783', { 'rating.levels': levels }))).toBe(
      'RATING.UNKNOWN_SATISFACTION',
    );
  });

  it('HA-18 the unit is told matter, reasons and words, or as much of them as the pack says', () => {
    const told = (pack: Pack) =>
      recordRating(
        { facts: facts({ optionCodes: ['209'] }) },
        { round: 1, org: 'a', matter: '登记', comment: '等候太久' },
        pack,
        arrivedAt,
      ).events.find(({ contract }) => contract === ToDeptRatingBadNotified)?.data;
    const whole = { matter: '登记', reasonOptions: ['209'], comment: '等候太久' };
    expect(told(packOf('350521'))).toMatchObject(whole);
    const less = told(packOf('350521', { 'rating.notice_content': ['reason'] }));
    expect(less).toEqual({ ratingId: facts().ratingId, matter: 'R1', reasonOptions: ['209'] });
  });

  it('XX-36 the bureau invites by telephone, or nobody does', () => {
    const entry = { origin: 'phone_invited', invitation: { inviter: '邀约员', callRef: 'C-1' } };
    const refused = (pack: Pack) => refuseEntry(entry, { sub: 'clerk-1' }, pack)?.reasonCode;
    expect(refused(packOf('410772'))).toBeUndefined();
    expect(refused(packOf('410772', { 'rating.phone_invitation': false }))).toBe('RATING.NOT_BY_STAFF');
  });

  it('JL-20 where it was registered, what was found about a rating is fed back, or is not', () => {
    const { file } = recorded(packOf('220271'));
    const receipt = (contract: MessageContract) => [
      { contract, subject: 'r', jurisdiction: '220271', data: {} },
    ];
    const told = (contract: MessageContract, pack: Pack) =>
      toldToProvince(file, receipt(contract), pack).length;
    const silent = packOf('220271', { 'appeal.notify_registering_department': false });
    expect(told(ReceiptRatingNotAdopted, packOf('220271'))).toBe(1);
    expect([told(ReceiptRatingNotAdopted, silent), told(ReceiptRatingRectified, silent)]).toEqual([0, 1]);
  });

  it('HA-15 of a rating that stays local the province hears nothing, neither its recording nor its revocation', () => {
    const pack = packOf('350521');
    const local = factsOf({ ...rating, channel: 'hotline', upstreamRatingNo: 'L-1' }, '350521', arrivedAt, {
      way: 'clerk',
    });
    const { file } = recordRating({ facts: local }, { round: 1, org: 'a', matter: 'm' }, pack, arrivedAt);
    const receipt = { contract: ReceiptRatingRevoked, subject: 'r', jurisdiction: '350521', data: {} };
    expect(toldToProvince(file, [receipt], pack)).toEqual([]);
  });

  it('LN-49 which first ratings ask for a redo is the pack’s to say', () => {
    const asks = (pack: Pack) =>
      requestRedo(recorded(pack), { ratings: {} } as never, pack, arrivedAt).file.redoRuleId;
    expect(asks(packOf('360783'))).toBe('LN-49');
    expect(asks(packOf('360783', { 'redo.trigger': ['very_dissatisfied'] }))).toBeUndefined();
  });
});
