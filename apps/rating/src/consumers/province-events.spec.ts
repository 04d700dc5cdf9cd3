import { PermanentFailure } from '@huiying/messaging';
import { partIdOf, ratingIdOf } from '@huiying/contracts';
import { opinions, ratings } from '../persistence/stores';
import { RatingInMemory, caseOf, xinxiang } from './rating.features';

describe('the satisfaction of a rating, one of five levels (LN-48, HA-09)', () => {
  it.each([
    ['gbt39046', '1', 'very_satisfied'],
    ['gbt39046', '5', 'very_dissatisfied'],
    ['national-interface', '1', 'very_dissatisfied'],
    ['national-interface', '5', 'very_satisfied'],
  ])('in %s %s means %s, and the raw value is kept', async (codeSystem, code, word) => {
    const service = new RatingInMemory();
    await service.assigned();
    await service.rated({ satisfaction: { code, codeSystem } });
    expect(service.file().facts).toMatchObject({ satisfaction: word, satisfactionRaw: { code, codeSystem } });
  });

  it.each([
    [
      'a code of an unknown system',
      { satisfaction: { code: '2', codeSystem: 'shandong' } },
      'RATING.UNKNOWN_SATISFACTION',
    ],
    [
      'a code outside its table',
      { satisfaction: { code: '9', codeSystem: 'gbt39046' } },
      'RATING.UNKNOWN_SATISFACTION',
    ],
    [
      'a channel that no table knows',
      { channel: { code: '8', codeSystem: 'zhejiang' } },
      'RATING.UNKNOWN_CHANNEL',
    ],
    [
      'a phone invitation without its call reference (Q71)',
      { origin: 'phone_invited' as const },
      'RATING.CALL_REF_MISSING',
    ],
  ])('is held for a person with %s', async (_, fields, reasonCode) => {
    const service = new RatingInMemory();
    await service.assigned();
    expect(await service.rated(fields)).toEqual(['rating.rating.held.v1', 'receipt.rating.held.v1']);
    expect(service.file()).toMatchObject({ status: 'held', reasonCode });
  });

  it('of a jurisdiction without a pack is rejected and leaves nothing behind', async () => {
    const service = new RatingInMemory();
    await expect(service.rated({ jurisdiction: '999999' })).rejects.toThrow(PermanentFailure);
    expect(service.service.doc(ratings, ratingIdOf('s', 'R1'))).toBeUndefined();
  });
});

describe('a rating of our handling of a case', () => {
  it('waits for its case, and is attached when the case comes', async () => {
    const service = new RatingInMemory();
    expect(await service.rated({ satisfaction: 'satisfied' })).toEqual([
      'rating.rating.waiting.v1',
      'receipt.rating.waiting.v1',
    ]);
    expect(await service.assigned()).toEqual(['rating.rating.recorded.v1', 'receipt.rating.recorded.v1']);
    expect(service.file()).toMatchObject({
      status: 'recorded',
      caseId: caseOf('N1'),
      org: 'ln-cgj',
      round: 1,
    });
    expect(await service.assigned()).toEqual([]);
  });

  it('ends the same whichever of the two comes first', async () => {
    const [ratingFirst, caseFirst] = [new RatingInMemory(), new RatingInMemory()];
    await ratingFirst.rated();
    await ratingFirst.assigned();
    await caseFirst.assigned();
    await caseFirst.rated();
    expect(ratingFirst.file()).toEqual(caseFirst.file());
    const said = (of: RatingInMemory) => of.service.types().filter((type) => !type.includes('waiting'));
    expect(said(ratingFirst)).toEqual(said(caseFirst));
  });

  it('of a linked case is of its master, before and after the link is known (Q16)', async () => {
    const service = new RatingInMemory();
    await service.rated({ upstreamCaseNo: 'N2', satisfaction: 'satisfied' });
    await service.linked('N2', 'N1');
    await service.assigned('N1');
    expect(service.file()).toMatchObject({ status: 'recorded', caseId: caseOf('N1') });
  });

  it('of a split case is of the part that it names; without one a person asks which (decision 0027)', async () => {
    const service = new RatingInMemory();
    await service.rated({ upstreamRatingNo: 'R0', satisfaction: 'satisfied' });
    expect(await service.split('N1')).toContain('receipt.rating.held.v1');
    await service.rated({ upstreamRatingNo: 'R1', satisfaction: 'satisfied' });
    expect(service.file('R1')).toMatchObject({ status: 'held', reasonCode: 'RATING.PART_MISSING' });
    const part = partIdOf(caseOf('N1'), 2);
    await service.assigned('N1', undefined, 'ln-cgj', { caseId: part, part: '2/2' });
    await service.rated({ upstreamRatingNo: 'R2', part: '2/2', satisfaction: 'satisfied' });
    expect(service.file('R2')).toMatchObject({ status: 'recorded', caseId: part });
  });

  it('is a duplicate when its round was rated before: an answer, not an error', async () => {
    const service = new RatingInMemory();
    await service.assigned();
    await service.rated();
    expect(await service.rated({ upstreamRatingNo: 'R2' })).toEqual([
      'rating.rating.duplicate.v1',
      'receipt.rating.duplicate.v1',
    ]);
    expect(service.file('R2')).toMatchObject({ status: 'duplicate', of: ratingIdOf('s', 'R1') });
  });
});

describe('a bad first rating in Longnan (LN-49)', () => {
  it('asks for a redo, once, and tells the unit with numbers of people masked', async () => {
    const service = new RatingInMemory();
    await service.assigned();
    expect(await service.rated()).toEqual([
      'rating.rating.recorded.v1',
      'receipt.rating.recorded.v1',
      'rating.bad.notified.v1',
      'rating.redo.requested.v1',
    ]);
    const [notice] = service.service.published.filter(
      ({ contract }) => contract.type === 'rating.bad.notified.v1',
    );
    expect(notice).toMatchObject({
      org: 'ln-cgj',
      data: { comment: expect.not.stringContaining('13812345678') },
    });
  });

  it('is followed by no second redo, however bad the second rating is', async () => {
    const service = new RatingInMemory();
    await service.assigned();
    await service.rated();
    await service.redone();
    const second = await service.rated({ upstreamRatingNo: 'R2', satisfaction: 'very_dissatisfied' });
    expect(second).toContain('rating.rating.recorded.v1');
    expect(second).not.toContain('rating.redo.requested.v1');
    expect(service.file('R2')).toMatchObject({ round: 2 });
    // 发回重办后诉求人仍不满意: the office may find whose fault it is
    expect(second).toContain('rating.redo.unsatisfied.v1');
  });

  it('says nothing of a fault when the redo has satisfied the person, nor before any redo (LN-58)', async () => {
    const service = new RatingInMemory();
    await service.assigned();
    expect(await service.rated()).not.toContain('rating.redo.unsatisfied.v1');
    await service.redone();
    const second = await service.rated({ upstreamRatingNo: 'R2', satisfaction: 'fairly_satisfied' });
    expect(second).not.toContain('rating.redo.unsatisfied.v1');
  });

  it.each(['very_satisfied', 'satisfied', 'fairly_satisfied'])(
    'asks for none when it is %s',
    async (satisfaction) => {
      const service = new RatingInMemory();
      await service.assigned();
      expect(await service.rated({ satisfaction })).not.toContain('rating.redo.requested.v1');
    },
  );

  it('asks for none in a jurisdiction whose regulation knows no redo', async () => {
    const service = new RatingInMemory();
    await service.assigned('N1', xinxiang, 'xx-zrzy');
    const types = await service.rated({ jurisdiction: '410772' });
    expect(types).toContain('rating.bad.notified.v1');
    expect(types).not.toContain('rating.redo.requested.v1');
  });

  it('that the system gave by default is nobody’s (HA-03): never counted, no redo, no notice, and the person may still rate', async () => {
    const service = new RatingInMemory();
    await service.assigned();
    expect(await service.rated({ channel: { code: '7', codeSystem: 'zhejiang' } })).toEqual([
      'rating.rating.recorded.v1',
      'receipt.rating.recorded.v1',
    ]);
    expect(service.file()).toMatchObject({ counted: false, active: false });
    expect(await service.rated({ upstreamRatingNo: 'R2' })).toContain('rating.redo.requested.v1');
  });
});

describe('a rating of a service', () => {
  it('of the same service event and round is a duplicate; another round is not (HA-10)', async () => {
    const service = new RatingInMemory();
    await service.ratedService({ upstreamRatingNo: 'R1' });
    expect(await service.ratedService({ upstreamRatingNo: 'R2' })).toContain('receipt.rating.duplicate.v1');
    expect(await service.ratedService({ upstreamRatingNo: 'R3', round: 2 })).toContain(
      'receipt.rating.recorded.v1',
    );
  });

  it('is told to the active organisation that its code means, and to no other (HA-18)', async () => {
    const service = new RatingInMemory();
    await service.organisation({ status: 'provisioning' });
    expect(await service.ratedService({ upstreamRatingNo: 'R1' })).not.toContain('rating.bad.notified.v1');
    await service.organisation({});
    expect(await service.ratedService({ upstreamRatingNo: 'R2', round: 2 })).toContain(
      'rating.bad.notified.v1',
    );
    expect(service.file('R2')).toMatchObject({ org: 'xx-zrzy' });
  });

  it.each([
    ['self_recorded', false],
    ['sms_invited', true],
    ['static_qr', true],
  ] as const)('of origin %s is active: %s (Q71)', async (origin, active) => {
    const service = new RatingInMemory();
    await service.ratedService({ origin });
    expect(service.file()).toMatchObject({ active, counted: true });
  });
});

describe('the events of a rating', () => {
  it('are taken in order: a withdrawal before its rating waits', async () => {
    const service = new RatingInMemory();
    await service.assigned();
    expect(await service.withdrawn()).toEqual(['receipt.message.waiting.v1']);
    await service.rated();
    expect(service.file()).toMatchObject({ status: 'withdrawn', was: 'recorded' });
  });

  it('repeated, change nothing and get their receipts again', async () => {
    const service = new RatingInMemory();
    await service.assigned();
    await service.rated({}, 'first');
    const before = service.file();
    expect(await service.rated()).toEqual([]);
    expect(service.file()).toEqual(before);
    expect(service.service.resent).toEqual(['first']);
  });

  it('withdrawn give free what they rated', async () => {
    const service = new RatingInMemory();
    await service.assigned();
    await service.rated({ satisfaction: 'satisfied' });
    await service.withdrawn();
    expect(await service.rated({ upstreamRatingNo: 'R2', satisfaction: 'satisfied' })).toContain(
      'receipt.rating.recorded.v1',
    );
  });

  it('leave nothing readable of the rater in what is kept or published', async () => {
    const service = new RatingInMemory();
    await service.assigned();
    await service.rated();
    const id = ratingIdOf('s', 'R1');
    const kept = [service.service.doc(ratings, id), service.service.doc(opinions, id)];
    const said = JSON.stringify([kept, service.service.published.map(({ data }) => data)]);
    for (const secret of ['李明', '13812345678']) expect(said).not.toContain(secret);
  });
});
