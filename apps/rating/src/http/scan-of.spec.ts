import { RaterDevices } from '../persistence/rater-devices';
import { deviceCookie, scanOf, type Scan } from './scan-of';

const devices = new RaterDevices(Buffer.alloc(32, 7));

function scan(shown?: string, headers: Record<string, string> = {}, addressHeader?: string): Scan {
  const request = { headers: { 'idempotency-key': 'k-1', ...headers }, ip: '10.0.7.1' };
  return scanOf(request, { qrId: 'qr-1', shown }, devices, addressHeader);
}

describe('the device that scans a code is named by us (XX-37)', () => {
  it('a new one is given its token, and is known by it from then on, by cookie or in the body', () => {
    const { device, deviceToken } = scan();
    const later = { 'idempotency-key': 'k-2' };
    expect(scan(deviceToken, later)).toEqual({ device, network: '10.0.7.0/24' });
    const [cookie] = deviceCookie(deviceToken ?? '').split(';');
    expect(scan(undefined, { ...later, cookie: `a=b; ${cookie}` })).toEqual({
      device,
      network: '10.0.7.0/24',
    });
  });

  it('the same request again is of the same device, another one of another', () => {
    expect(scan()).toEqual(scan());
    expect(scan(undefined, { 'idempotency-key': 'k-2' }).device).not.toBe(scan().device);
  });

  it('nobody can invent one, or take another one’s name', () => {
    const { device, deviceToken = '' } = scan();
    const forged = `${device}.${'A'.repeat(43)}`;
    const foreign = new RaterDevices(Buffer.alloc(32, 8)).tokenOf(device);
    for (const shown of ['phone-1', forged, foreign, `${deviceToken}x`, ''])
      expect(scan(shown, { 'idempotency-key': 'k-3' }).device).not.toBe(device);
  });

  it('what has not come through the gateway is of nobody who could be limited', () => {
    const header = 'x-real-ip';
    expect(scan(undefined, { [header]: '203.0.113.9' }, header).network).toBe('203.0.113.0/24');
    expect(() => scan(undefined, {}, header)).toThrow(
      expect.objectContaining({ code: 'RATING.RATER_UNKNOWN', status: 422 }) as Error,
    );
  });
});
