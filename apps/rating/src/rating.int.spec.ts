import { ratingIdOf } from '@huiying/contracts';
import { RunningRating } from '../test/running-rating';
import { aRating } from './consumers/rating.features';

jest.setTimeout(60_000);

let rating: RunningRating;
beforeAll(async () => {
  rating = await RunningRating.start();
}, 120_000);
afterAll(() => rating?.stop());

/** Satisfied, so that no notice goes to an organisation whose topic this test does not make. */
const satisfied = (upstreamRatingNo: string, upstreamCaseNo: string) =>
  aRating({ upstreamRatingNo, upstreamCaseNo, satisfaction: 'satisfied' });

describe('ratings and their cases', () => {
  it('meet, whichever comes first: none waits for ever', async () => {
    const { province } = rating;
    const numbers = Array.from({ length: 60 }, (_, i) => i);
    const pushes = numbers.map((i) => province.rate(satisfied(`R${i}`, `N${i}`)));
    await Promise.all([...pushes, rating.assigned(numbers.map((i) => `N${i}`))]);
    const receipts = await Promise.all(numbers.map((i) => province.receipt(`R${i}`, 'rating.recorded')));
    expect(receipts.every(({ data }) => typeof data['caseId'] === 'string')).toBe(true);
    expect((await rating.get('/ratings?state=waiting')).body).toEqual({ items: [], next: null });
  });

  it('wait while the case has not come', async () => {
    await rating.province.rate(satisfied('W1', 'later'));
    await rating.province.receipt('W1', 'rating.waiting');
    expect((await rating.get('/ratings?state=waiting')).body).toMatchObject({
      items: [{ status: 'waiting' }],
    });
    await rating.assigned(['later']);
    await rating.province.receipt('W1', 'rating.recorded');
  });
});

describe('a rating on the province’s topic', () => {
  it('with a code that no table knows is held, shown with its raw value, and decided by a reviewer', async () => {
    const satisfaction = { code: '9', codeSystem: 'gbt39046' };
    await rating.province.rate(aRating({ upstreamRatingNo: 'H1', satisfaction }));
    expect((await rating.province.receipt('H1', 'rating.held')).data).toMatchObject({
      reasonCode: 'RATING.UNKNOWN_SATISFACTION',
    });
    const { body } = await rating.get(`/ratings/${ratingIdOf('s', 'H1')}`);
    expect(body).toMatchObject({ status: 'held', facts: { satisfactionRaw: satisfaction } });
    const url = `/ratings/${ratingIdOf('s', 'H1')}/screening`;
    const refusal = { decision: 'refuse', reason: '代码无从查证' };
    expect((await rating.post(url, refusal)).status).toBe(403);
    const { body: decided } = await rating.post(url, refusal, await rating.bearer('reviewer'));
    expect(decided).toMatchObject({ status: 'refused' });
    const told = await rating.province.receipt('H1', 'rating.not_adopted');
    expect(told.data).toMatchObject({ reasonCode: 'RATING.UNKNOWN_SATISFACTION' });
    expect((await rating.get(url)).body).toMatchObject({ decisions: [refusal] });
  });

  it('that is not JSON is answered with the reason', async () => {
    const headers = {
      ce_specversion: '1.0',
      ce_id: 'b',
      ce_source: '/s',
      ce_type: 'province.rating.created.v1',
    };
    await rating.province.raw('province.ratings', 'B1', '{"upstreamRatingNo":"B1"', headers);
    expect((await rating.province.receipt('B1', 'message.rejected')).data).toMatchObject({
      reasonCode: 'MESSAGE.NOT_JSON',
    });
  });
});

describe('a rating that is collected here', () => {
  const made = async (body: object) => {
    const ask = () => rating.post('/windows/A-03/qr', body);
    // the directory may not have told of the unit yet
    for (let asked = await ask(); ; asked = await ask()) {
      if (asked.status !== 422) return asked;
      await new Promise((again) => setTimeout(again, 200));
    }
  };

  it('by a code that hangs at a station is recorded and flows to the province (XX-37)', async () => {
    await rating.organisation('ln-cgj');
    const { body: code } = await made({ kind: 'static', org: 'ln-cgj' });
    const said = { satisfaction: 'satisfied' };
    const { status, body } = await rating.post('/ratings', said, `QR ${String(code['token'])}`);
    expect([status, body['status']]).toEqual([201, 'recorded']);
    expect(body['deviceToken']).toEqual(expect.any(String));
    const receipt = await rating.province.receipt(String(body['upstreamRatingNo']), 'rating.recorded');
    expect(receipt.data).toMatchObject({ rating: { windowNo: 'A-03', origin: 'static_qr' } });
  });

  it('without a code of ours, or by a clerk for somebody who was there, is refused', async () => {
    const said = { satisfaction: 'satisfied' };
    expect((await rating.post('/ratings', said, 'QR a.b.c')).body).toMatchObject({
      code: 'AUTH.TOKEN_INVALID',
    });
    expect((await rating.post('/ratings', said, 'Basic x')).status).toBe(401);
    const entry = { satisfaction: 'satisfied', origin: 'on_site', orgCode: 'ln-cgj' };
    expect((await rating.post('/ratings', entry)).body).toMatchObject({
      code: 'RATING.NOT_BY_STAFF',
      ruleId: 'HA-10',
    });
  });

  it('again and again by one device is a signal for the supervisor, and for nobody else (JL-13)', async () => {
    const { body: code } = await made({ kind: 'static', org: 'ln-cgj' });
    const rate = (device?: unknown) =>
      rating.post('/ratings', { satisfaction: 'satisfied', device }, `QR ${String(code['token'])}`);
    const { deviceToken } = (await rate()).body;
    for (const _ of [2, 3]) expect((await rate(deviceToken)).status).toBe(201);
    expect((await rate(deviceToken)).body).toMatchObject({ code: 'RATING.QR_LIMIT' });
    const url = `/integrity/signals?from=2026-01-01&to=2099-12-31`;
    expect((await rating.get(url)).status).toBe(403);
    const { body } = await rating.get(url, 'supervisor');
    expect(body['items']).toContainEqual(
      expect.objectContaining({ kind: 'same_device', suspects: 'good', count: 3, org: 'ln-cgj' }),
    );
  });
});

describe('an incident of integrity (JL-06, JL-11)', () => {
  const jilin = '220271';
  const officer = () => rating.bearer('supervisor', jilin);

  it('is recorded, decided and referred by persons; its words then stand in no ordinary view', async () => {
    const description = '窗口人员向三名群众索要好评';
    const seen = { kind: 'coercion', source: 'report', org: 'jl-zwsj', staffNo: 'J-07', description };
    const { status, body } = await rating.post('/integrity/incidents', seen, await officer());
    expect([status, body['state']]).toEqual([201, 'open']);
    const url = `/integrity/incidents/${String(body['incidentId'])}`;
    const listed = (await rating.get('/integrity/incidents?state=open', 'supervisor', jilin)).body;
    expect(JSON.stringify(listed)).toContain(String(body['incidentId']));
    expect(JSON.stringify(listed)).not.toContain('J-07');
    const decision = { founded: true, measures: ['held_to_account'], reason: '三人证言一致' };
    const decided = await rating.post(`${url}/decision`, decision, await officer());
    expect(decided.body).toMatchObject({ state: 'founded' });
    const inView = () => rating.get(url, 'supervisor', jilin);
    expect(JSON.stringify((await inView()).body)).toContain(description);
    const referral = { target: 'discipline_inspection', reference: '移字〔2026〕1号' };
    expect((await rating.post(`${url}/referral`, referral, await officer())).status).toBe(200);
    expect(JSON.stringify((await inView()).body)).not.toContain(description);
    expect(JSON.stringify((await rating.get(url, 'auditor', jilin)).body)).toContain(description);
  });

  it('is not of another place, and nobody but the supervisor records one', async () => {
    const seen = { kind: 'coercion', source: 'report', description: '索要好评' };
    expect((await rating.post('/integrity/incidents', seen)).status).toBe(403);
    const { body } = await rating.post('/integrity/incidents', seen, await officer());
    const url = `/integrity/incidents/${String(body['incidentId'])}`;
    expect((await rating.get(url, 'supervisor')).status).toBe(403);
    const none = { founded: true, measures: ['credit_record'], reason: '无据' };
    const refused = await rating.post(`${url}/decision`, none, await officer());
    expect([refused.status, typeof refused.body['code']]).toEqual([422, 'string']);
  });
});
