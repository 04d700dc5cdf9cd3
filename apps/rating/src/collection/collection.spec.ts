import {
  RatingRecorded,
  ReceiptRatingRecorded,
  ToDeptRatingBadNotified,
  type DataOf,
  type OutgoingEvent,
} from '@huiying/contracts';
import type { Principal } from '@huiying/http';
import { RatingInMemory, caseOf, evening } from '../consumers/rating.features';
import type { CollectedRatingBody } from '../http/collection-dtos';
import { BlindIndex } from '../persistence/blind-index';
import { QrTokens } from '../persistence/qr-tokens';
import { opinions } from '../persistence/stores';

const clerk: Principal = { sub: 'clerk-1', role: 'clerk', jurisdiction: '350521' };
const sha256 = 'ab'.repeat(32);
const scanned = (more: Partial<CollectedRatingBody> = {}): CollectedRatingBody => ({
  satisfaction: 'satisfied',
  ...more,
});
const paper = (more: Partial<CollectedRatingBody> = {}): CollectedRatingBody => ({
  satisfaction: 'dissatisfied',
  origin: 'paper',
  orgCode: 'a',
  scan: { sha256 },
  ...more,
});

async function huian(): Promise<RatingInMemory> {
  const service = new RatingInMemory();
  await service.organisation({ org: 'a', jurisdiction: '350521', status: 'active' });
  return service;
}
const said = <D>(events: readonly OutgoingEvent[], type: string) =>
  events.filter(({ contract }) => contract.type === type).map(({ data }) => data as D);

describe('a code that is posted where there is no device (XX-37, HA-11)', () => {
  it('needs no case number: organisation and window are those of the code', async () => {
    const service = await huian();
    const file = await service.scans(await service.code(clerk), scanned());
    expect(file).toMatchObject({
      status: 'recorded',
      org: 'a',
      facts: { windowNo: 'A-03', origin: 'static_qr', channel: 'qr' },
    });
  });

  it('is limited by person and day; the next day and other people are not', async () => {
    const service = await huian();
    const code = await service.code(clerk);
    for (const _ of [1, 2, 3]) await service.scans(code, scanned());
    await expect(service.scans(code, scanned())).rejects.toMatchObject({
      code: 'RATING.QR_LIMIT',
      status: 429,
    });
    await service.scans(code, scanned(), { device: 'phone-2' });
    await service.scans(code, scanned(), {}, evening + 86_400_000);
  });

  it('knows who changes the device by the number, and who changes the number by the device', async () => {
    const service = await huian();
    const code = await service.code(clerk);
    const rater = { phone: '13812345678' };
    for (const device of ['p-1', 'p-2', 'p-3']) await service.scans(code, scanned({ rater }), { device });
    const limited = { code: 'RATING.QR_LIMIT' };
    await expect(service.scans(code, scanned({ rater }), { device: 'p-4' })).rejects.toMatchObject(limited);
    await service.scans(code, scanned(), { device: 'p-4' });
  });

  it('is limited by network too: a token can be thrown away, where the request comes from cannot', async () => {
    const service = await huian();
    const code = await service.code(clerk);
    const from = (nth: number, network: string) =>
      service.scans(code, scanned(), { device: `new-${nth}`, network });
    for (let nth = 0; nth < 60; nth++) await from(nth, '10.0.7.0/24');
    await expect(from(60, '10.0.7.0/24')).rejects.toMatchObject({ code: 'RATING.QR_LIMIT' });
    await from(61, '10.0.8.0/24');
  });

  it('is limited in all, whatever devices and networks there are', async () => {
    const service = await huian();
    const code = await service.code(clerk);
    const from = (nth: number) =>
      service.scans(code, scanned(), { device: `new-${nth}`, network: `10.0.${nth}.0/24` });
    for (let nth = 0; nth < 300; nth++) await from(nth);
    await expect(from(300)).rejects.toMatchObject({ code: 'RATING.QR_LIMIT' });
  });

  it('of a window that this platform has not issued, or of another one, is no credential', async () => {
    const service = await huian();
    const code = await service.code(clerk);
    for (const claims of [
      { ...code, qrId: 'qr-0' },
      { ...code, org: 'b' },
    ])
      await expect(service.scans(claims, scanned())).rejects.toMatchObject({ code: 'AUTH.TOKEN_INVALID' });
  });

  it('is signed: what another key or another purpose has signed is not read', async () => {
    const claims = { qrId: 'qr-1', jurisdiction: '350521', org: 'a', windowNo: 'A-03' };
    const [ours, theirs] = [new QrTokens(Buffer.alloc(32, 1)), new QrTokens(Buffer.alloc(32, 2))];
    const token = await ours.sign(claims, evening, evening + 1);
    expect(await ours.read(token)).toEqual(claims);
    expect(await theirs.read(token)).toBeUndefined();
    expect(await ours.read(`${token}x`)).toBeUndefined();
  });
});

describe('a code for one service', () => {
  const of = { projectNo: 'P-9', taskName: '社保卡申领', serviceNumber: '1' };

  it('is good once, and until it expires', async () => {
    const service = await huian();
    const code = await service.code(clerk, { kind: 'dynamic', of });
    const file = await service.scans(code, scanned());
    expect(file).toMatchObject({ facts: { projectNo: 'P-9', origin: 'on_site' } });
    await expect(service.scans(code, scanned(), { device: 'phone-2' })).rejects.toMatchObject({
      code: 'RATING.QR_USED',
    });
    const late = await service.code(clerk, { kind: 'dynamic', of });
    await expect(service.scans(late, scanned(), {}, evening + 31 * 60_000)).rejects.toMatchObject({
      code: 'RATING.QR_EXPIRED',
    });
  });

  it('names a service or a case', async () => {
    const service = await huian();
    await expect(service.code(clerk, { kind: 'dynamic' })).rejects.toMatchObject({
      code: 'RATING.QR_NEEDS_SERVICE',
    });
  });

  it('one visit, one rating: the same visit again is answered as a duplicate (HA-10, HA-14)', async () => {
    const service = await huian();
    const first = await service.scans(await service.code(clerk, { kind: 'dynamic', of }), scanned());
    const second = await service.scans(await service.code(clerk, { kind: 'dynamic', of }), scanned());
    expect(second).toMatchObject({ status: 'duplicate', of: first.facts.ratingId });
  });

  it('of a case that has not come waits for it', async () => {
    const service = await huian();
    const of = { sourceSystem: 's', upstreamCaseNo: 'N1' };
    const file = await service.scans(await service.code(clerk, { kind: 'dynamic', of }), scanned());
    expect(file).toMatchObject({ status: 'waiting', caseId: caseOf('N1') });
  });
});

describe('what a clerk enters', () => {
  it('on paper has its scan; the sheet entered twice is one rating (JL-02)', async () => {
    const service = await huian();
    const first = await service.enters(clerk, paper());
    expect(first).toMatchObject({
      status: 'recorded',
      good: false,
      facts: { collected: { enteredBy: 'clerk-1' } },
    });
    expect(await service.enters(clerk, paper())).toMatchObject({
      status: 'duplicate',
      of: first.facts.ratingId,
    });
    const { scan: _lost, ...bare } = paper();
    await expect(service.enters(clerk, bare)).rejects.toMatchObject({ code: 'RATING.PROOF_MISSING' });
  });

  it('by telephone has the inviter and the reference of the call, and is not active (XX-36)', async () => {
    const service = await huian();
    const call = {
      ...paper(),
      origin: 'phone_invited',
      invitation: { inviter: '02号坐席', callRef: 'CALL-1' },
    };
    expect(await service.enters(clerk, call)).toMatchObject({ active: false, counted: true });
    const bare = { ...call, invitation: { inviter: '02号坐席' } };
    await expect(service.enters(clerk, bare)).rejects.toMatchObject({ code: 'RATING.CALL_REF_MISSING' });
  });

  it('is never what people do themselves, nor of himself (HA-10, HA-44)', async () => {
    const service = await huian();
    for (const origin of ['on_site', 'online', 'static_qr', 'default', undefined])
      await expect(
        service.enters(clerk, { ...paper(), ...(origin === undefined ? { origin: '' } : { origin }) }),
      ).rejects.toMatchObject({ code: 'RATING.NOT_BY_STAFF', fields: { ruleId: 'HA-10' } });
    await expect(service.enters(clerk, paper({ staffNo: 'clerk-1' }))).rejects.toMatchObject({
      code: 'RATING.NOT_BY_STAFF',
    });
  });

  it('goes the same way as a rating of the province: noticed when bad, held when a code is unknown', async () => {
    const service = await huian();
    await service.enters(clerk, paper());
    expect(said(service.service.published, ToDeptRatingBadNotified.type)).toHaveLength(1);
    const satisfaction = { code: '7', codeSystem: 'gbt39046' };
    expect(
      await service.enters(clerk, paper({ satisfaction, scan: { sha256: 'cd'.repeat(32) } })),
    ).toMatchObject({
      status: 'held',
      facts: { satisfactionRaw: satisfaction },
    });
  });
});

describe('what the province hands over', () => {
  it('is taken whichever system it was given in: the county’s, the integrated one, a provincial one (HA-05, HA-38, HA-39, HA-40)', async () => {
    for (const sourceSystem of ['county', 'integrated', 'province-direct']) {
      const service = await huian();
      await service.ratedService({ jurisdiction: '350521', satisfaction: 'satisfied', sourceSystem });
      const [recorded] = said<DataOf<typeof RatingRecorded>>(service.service.published, RatingRecorded.type);
      expect(recorded).toMatchObject({ sourceSystem, good: true });
    }
  });

  it('may be of a person at any level of service: number and window are kept (JL-01)', async () => {
    const service = await huian();
    const jilin = { jurisdiction: '220271', satisfaction: 'satisfied' };
    await service.ratedService({ ...jilin, staffNo: '0042', windowNo: 'B-1' });
    expect(service.file().facts).toMatchObject({ staffNo: '0042', windowNo: 'B-1' });
  });
});

describe('what was collected here', () => {
  it('flows to the province at once, without words and rater; 12345 stays local (HA-06, HA-15)', async () => {
    const service = await huian();
    await service.enters(clerk, paper({ comment: '排队太久，没有叫号。', rater: { phone: '13812345678' } }));
    await service.enters(clerk, paper({ channel: 'hotline', scan: { sha256: 'cd'.repeat(32) } }));
    expect(said(service.service.published, RatingRecorded.type)).toHaveLength(2);
    const receipts = said<DataOf<typeof ReceiptRatingRecorded>>(
      service.service.published,
      ReceiptRatingRecorded.type,
    );
    expect(receipts).toHaveLength(1);
    expect(receipts[0]).toMatchObject({
      rating: { satisfaction: 'dissatisfied', org: 'a', origin: 'paper' },
    });
    expect(JSON.stringify(service.service.published)).not.toContain('13812345678');
    expect(JSON.stringify(receipts)).not.toContain('排队');
  });

  it('finds an equal number again by a keyed index, and keeps it readable nowhere (HA-45)', async () => {
    const service = await huian();
    const file = await service.enters(clerk, paper({ rater: { phone: '+86 138-1234-5678' } }));
    const kept = service.service.doc(opinions, file.facts.ratingId);
    expect(kept?.marks?.phone).toBe(new BlindIndex(Buffer.alloc(32, 9)).ofPhone('13812345678'));
    expect(JSON.stringify([kept, file])).not.toContain('1234');
  });
});
