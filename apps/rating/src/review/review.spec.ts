import { adoptions, appeals, reviewTexts } from '../persistence/stores';
import { evening } from '../consumers/rating.features';
import { Rated, day, huian, jilin, ratingId } from '../appeal/rated.features';

const types = (events: readonly { readonly contract: { readonly type: string } }[]) =>
  events.map(({ contract }) => contract.type);

describe('a review of quality, efficiency and attitude opens at once on every bad rating (JL-15)', () => {
  it('when it is recorded, before anybody appeals; not of a good one', async () => {
    const service = await Rated.in(jilin);
    expect(service.file()).toMatchObject({
      review: { state: 'open', aspects: ['quality', 'efficiency', 'attitude'], openedAt: evening },
    });
    expect(service.service.dataOf('rating.review.opened.v1')).toMatchObject([{ ratingId, ruleId: 'JL-15' }]);
    expect((await Rated.in(jilin, 'satisfied')).file()).not.toHaveProperty('review');
  });

  it('and in no other regulation', async () => {
    const service = await Rated.in(huian);
    expect(service.file()).not.toHaveProperty('review');
    await expect(service.review()).rejects.toMatchObject({ code: 'RATING.REVIEW_NOT_KNOWN' });
  });

  it('is finished once, with a finding on each aspect and an outcome (JL-16)', async () => {
    const service = await Rated.in(jilin);
    const findings = [{ aspect: 'quality', finding: 'at_fault' } as const];
    await expect(service.review({ findings })).rejects.toMatchObject({
      code: 'RATING.REVIEW_INCOMPLETE',
    });
    const [finished] = await service.review();
    expect(finished?.data).toMatchObject({ outcome: 'upheld', mode: 'on_site', ruleId: 'JL-15' });
    expect(JSON.stringify(finished?.data)).not.toContain('监控');
    await expect(service.review()).rejects.toMatchObject({ code: 'RATING.REVIEW_FINISHED' });
  });

  it('is no business of an officer of the rated unit or of another division', async () => {
    const service = await Rated.in(jilin);
    await expect(service.review({}, { org: 'b' })).rejects.toMatchObject({
      code: 'CASE.CONFLICT_OF_INTEREST',
    });
    await expect(service.review({}, { jurisdiction: huian })).rejects.toThrow();
  });
});

describe('the rated department and its staff may give evidence, explain and defend themselves (JL-17)', () => {
  it('until the review is finished; their words lie sealed', async () => {
    const service = await Rated.in(jilin);
    expect(await service.state()).toEqual([]);
    expect(service.file()).toMatchObject({
      review: { statements: [{ org: 'a', by: 'staff', kind: 'defence', documents: 1 }] },
    });
    expect(JSON.stringify(service.service.doc(reviewTexts, ratingId))).not.toContain('故障');
    await service.review();
    await expect(service.state()).rejects.toMatchObject({ code: 'RATING.REVIEW_FINISHED' });
  });

  it('and nobody else speaks in their name', async () => {
    const service = await Rated.in(jilin);
    await expect(service.state({}, { org: 'b' })).rejects.toThrow();
    await expect(service.state({ org: 'c' }, { org: 'c' })).rejects.toThrow();
  });
});

describe('the authority decides on the adoption without an appeal', () => {
  it('a mistaken or malicious rating is not adopted, stays stored, and unit and source are told (JL-14, JL-20)', async () => {
    const service = await Rated.in(jilin);
    const said = await service.adopt('not_adopted', 'RATING.MALICIOUS');
    expect(types(said)).toEqual([
      ...['rating.adoption.decided.v1', 'receipt.rating.not_adopted.v1', 'adoption.decided.v1'],
    ]);
    expect(said[0]?.data).toMatchObject({ before: 'counted', adoption: 'not_adopted', ruleId: 'JL-14' });
    expect(said[1]?.data).toMatchObject({ orgCode: 'a', reasonCode: 'RATING.MALICIOUS' });
    expect(service.file()).toMatchObject({ status: 'recorded', shares: { a: { adoption: 'not_adopted' } } });
    await expect(service.adopt('not_adopted', 'RATING.MISTAKEN')).rejects.toMatchObject({
      code: 'RATING.WRONG_STATE',
    });
  });

  it('a fabricated good rating is not adopted either, on that ground alone (JL-13)', async () => {
    const service = await Rated.in(jilin, 'satisfied');
    await expect(service.adopt('not_adopted', 'RATING.MISTAKEN')).rejects.toMatchObject({
      code: 'RATING.APPEAL_OUTCOME',
    });
    const [decided] = await service.adopt('not_adopted', 'RATING.FRAUDULENT');
    expect(decided?.data).toMatchObject({ ruleId: 'JL-13' });
  });

  it('where the regulation revokes on appeal only, it does not (HA-21)', async () => {
    await expect((await Rated.in(huian)).adopt('not_adopted', 'RATING.MALICIOUS')).rejects.toMatchObject({
      code: 'RATING.APPEAL_OUTCOME',
    });
  });

  it('an open appeal goes first, and an officer of a rated unit decides nothing', async () => {
    const service = await Rated.in(jilin);
    await service.hand(jilin, '2026-11-26 09:00:00');
    await expect(service.adopt('not_adopted', 'RATING.MISTAKEN')).rejects.toMatchObject({
      code: 'RATING.APPEAL_PENDING',
    });
    await expect(service.adopt('not_adopted', 'RATING.MISTAKEN', { org: 'b' }, 'a')).rejects.toMatchObject({
      code: 'CASE.CONFLICT_OF_INTEREST',
    });
  });

  it('an annulment is taken back with a record of both; the rating counts again and the source is told', async () => {
    const service = await Rated.in(huian);
    const [filed] = await service.appeal();
    await service.decide(filed?.appealId ?? '', 'revoked');
    const said = await service.adopt('counted');
    expect(types(said)).toEqual([
      ...['rating.adoption.decided.v1', 'receipt.rating.stands.v1', 'adoption.decided.v1'],
    ]);
    expect(said[0]?.data).toMatchObject({ before: 'revoked', adoption: 'counted' });
    expect(service.file()).toMatchObject({
      shares: { a: { adoption: 'counted', appealId: filed?.appealId } },
    });
    expect(service.service.doc(appeals, filed?.appealId ?? '')).toMatchObject({
      decision: { outcome: 'revoked' },
    });
    const record = service.service.doc(adoptions, ratingId);
    expect(record?.decisions).toMatchObject([{ before: 'revoked', after: 'counted', by: 'reviewer-1' }]);
    expect(JSON.stringify(record)).not.toContain('经核查');
    expect(await service.appeal()).toMatchObject([{ reasonCode: 'RATING.APPEAL_USED' }]);
  });
});

describe('the applicant is told the result within 5 working days of the application (JL-19)', () => {
  const within = evening + 7 * day;

  it('and that he was told is recorded, once, not before there was anything to tell', async () => {
    const service = await Rated.in(jilin);
    const { appealId } = await service.hand(jilin, '2026-11-26 09:00:00');
    await expect(service.tell(appealId, within)).rejects.toMatchObject({ code: 'RATING.APPEAL_NOT_DECIDED' });
    await service.decide(appealId, 'stands', {}, within);
    const [told] = await service.tell(appealId, within);
    expect(told?.data).toMatchObject({ how: 'in_writing', onTime: true, ruleId: 'JL-19' });
    await expect(service.tell(appealId, within)).rejects.toMatchObject({ code: 'RATING.APPLICANT_TOLD' });
    expect(await service.until(evening + 30 * day)).toEqual([]);
  });

  it('a decision of which he was not told in time alarms the supervisor', async () => {
    const service = await Rated.in(jilin);
    const { appealId } = await service.hand(jilin, '2026-11-26 09:00:00');
    await service.decide(appealId, 'stands', {}, within);
    expect(await service.until(evening + 30 * day)).toMatchObject([
      { data: { lacks: 'notice', decideBy: '2026-12-03', ruleId: 'JL-19' } },
    ]);
  });

  it('silence lets the rating stand, is noted once, and a late decision is still taken (Q31)', async () => {
    const service = await Rated.in(jilin);
    const { appealId } = await service.hand(jilin, '2026-11-26 09:00:00');
    const [overdue] = await service.until(evening + 30 * day);
    expect(overdue?.contract.type).toBe('rating.appeal.overdue.v1');
    expect(overdue?.data).toMatchObject({ lacks: 'decision', effect: 'stands' });
    expect(await service.until(evening + 31 * day)).toEqual([]);
    const [late] = await service.decide(appealId, 'not_adopted', {}, evening + 40 * day);
    expect(late?.data).toMatchObject({ onTime: false });
  });

  it('where only the revocation is limited, silence has no effect but is alarmed (HA-21)', async () => {
    const service = await Rated.in(huian);
    await service.appeal();
    const [overdue] = await service.until(evening + 30 * day);
    expect(overdue?.data).toMatchObject({ lacks: 'decision', ruleId: 'HA-21' });
    expect(overdue?.data).not.toHaveProperty('effect');
  });
});
