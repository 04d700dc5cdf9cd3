import { NotYetKnown } from '@huiying/messaging';
import { appeals } from '../persistence/stores';
import { evening } from '../consumers/rating.features';
import { Rated, day, huian, jilin } from './rated.features';

describe('the department appeals a bad rating in the system within 3 working days, with documents (HA-19)', () => {
  it('is admissible on the third day and not on the fourth', async () => {
    const [filed] = await (await Rated.in(huian)).appeal('a', Date.UTC(2026, 10, 30, 15, 59));
    expect(filed).toMatchObject({ type: 'rating.appeal.filed.v1' });
    const [late] = await (await Rated.in(huian)).appeal('a', Date.UTC(2026, 10, 30, 16));
    expect(late).toMatchObject({
      type: 'action.refused.v1',
      reasonCode: 'RATING.APPEAL_TOO_LATE',
      ruleId: 'HA-19',
    });
  });

  it('counts from the notice on the unit’s topic, not from its issue (Q32)', async () => {
    const nextDay = await Rated.in(huian, 'dissatisfied', Date.UTC(2026, 10, 25, 16));
    const [filed] = await nextDay.appeal('a', Date.UTC(2026, 11, 1, 15, 59));
    expect(filed).toMatchObject({ type: 'rating.appeal.filed.v1' });
    expect(await nextDay.appeal('b', Date.UTC(2026, 11, 1, 16))).toMatchObject([
      { reasonCode: 'RATING.APPEAL_TOO_LATE' },
    ]);
    const unheard = await Rated.in(huian, 'dissatisfied', 0);
    await expect(unheard.appeal()).rejects.toThrow(NotYetKnown);
  });

  it('is refused without documents, of a good rating, and of an organisation that was not rated', async () => {
    const service = await Rated.in(huian);
    expect(await service.appeal('a', evening, { evidence: [] })).toMatchObject([
      { reasonCode: 'RATING.APPEAL_EVIDENCE_MISSING' },
    ]);
    expect(await service.appeal('c')).toMatchObject([{ reasonCode: 'RATING.NOT_CONCERNED' }]);
    const good = await Rated.in(huian, 'satisfied');
    expect(await good.appeal()).toMatchObject([{ reasonCode: 'RATING.WRONG_STATE' }]);
  });

  it('is one appeal: none while it is open, none after it was decided; the other unit has its own (HA-12, Q58)', async () => {
    const service = await Rated.in(huian);
    const [filed] = await service.appeal();
    expect(await service.appeal()).toMatchObject([{ reasonCode: 'RATING.APPEAL_PENDING' }]);
    await service.decide(filed?.appealId ?? '', 'stands');
    expect(await service.appeal()).toMatchObject([{ reasonCode: 'RATING.APPEAL_USED' }]);
    expect(await service.appeal('b')).toMatchObject([{ type: 'rating.appeal.filed.v1' }]);
  });
});

describe('the authority verifies the appeal and decides (HA-20, HA-21)', () => {
  it('revokes a mistaken rating: it stays stored, and the province and the department are told', async () => {
    const service = await Rated.in(huian);
    const [filed] = await service.appeal();
    const said = await service.decide(filed?.appealId ?? '', 'revoked');
    expect(said.map(({ contract }) => contract.type)).toEqual([
      'rating.appeal.decided.v1',
      'receipt.rating.revoked.v1',
      'appeal.decided.v1',
    ]);
    expect(said[0]?.data).toMatchObject({ outcome: 'revoked', ruleId: 'HA-21', onTime: true });
    expect(said[1]?.data).toMatchObject({ orgCode: 'a', reasonCode: 'RATING.MISTAKEN' });
    expect(service.file()).toMatchObject({
      status: 'recorded',
      good: false,
      shares: { a: { adoption: 'revoked' } },
    });
  });

  it('revokes within 3 working days; a later one is taken and recorded as late (Q31)', async () => {
    const service = await Rated.in(huian);
    const [filed] = await service.appeal();
    expect(filed?.decideBy).toBe('2026-12-01');
    const [decided] = await service.decide(filed?.appealId ?? '', 'revoked', {}, Date.UTC(2026, 11, 1, 16));
    expect(decided?.data).toMatchObject({ onTime: false });
  });

  it('is no officer of the rated unit and of no other division, and decides once', async () => {
    const service = await Rated.in(huian);
    const [filed] = await service.appeal();
    const id = filed?.appealId ?? '';
    await expect(service.decide(id, 'stands', { org: 'a' })).rejects.toMatchObject({
      code: 'CASE.CONFLICT_OF_INTEREST',
    });
    await expect(service.decide(id, 'stands', { jurisdiction: jilin })).rejects.toThrow();
    await expect(service.decide(id, 'not_adopted')).rejects.toMatchObject({ code: 'RATING.APPEAL_OUTCOME' });
    await service.decide(id, 'stands');
    await expect(service.decide(id, 'revoked')).rejects.toMatchObject({ code: 'RATING.APPEAL_DECIDED' });
  });
});

describe('window staff who object apply in writing within 2 working days (JL-18)', () => {
  it('and not in the system', async () => {
    expect(await (await Rated.in(jilin)).appeal()).toMatchObject([
      { reasonCode: 'RATING.APPEAL_IN_WRITING', ruleId: 'JL-18' },
    ]);
    await expect((await Rated.in(huian)).hand(huian, '2026-11-26 09:00:00')).rejects.toMatchObject({
      code: 'RATING.APPEAL_IN_SYSTEM',
    });
  });

  it('the day counts on which the paper was handed in, not on which it was entered', async () => {
    await expect((await Rated.in(jilin)).hand(jilin, '2026-11-28 00:00:00')).rejects.toMatchObject({
      code: 'RATING.APPEAL_TOO_LATE',
    });
    const appeal = await (await Rated.in(jilin)).hand(jilin, '2026-11-27 23:59:00');
    expect(appeal).toMatchObject({ status: 'pending', form: 'written' });
  });

  it('a mistaken rating is not adopted, and the registering department is told (JL-14, JL-19, JL-20)', async () => {
    const service = await Rated.in(jilin);
    const { appealId } = await service.hand(jilin, '2026-11-26 09:00:00');
    await expect(service.decide(appealId, 'not_adopted', { sub: 'clerk-1' })).rejects.toMatchObject({
      code: 'CASE.CONFLICT_OF_INTEREST',
    });
    const said = await service.decide(appealId, 'not_adopted', {}, evening + 10 * day);
    expect(said.map(({ contract }) => contract.type)).toContain('receipt.rating.not_adopted.v1');
    expect(said[0]?.data).toMatchObject({ ruleId: 'JL-14', onTime: false });
    expect(service.service.doc(appeals, appealId)).toMatchObject({ status: 'decided' });
  });
});
