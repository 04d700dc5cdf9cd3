import { networkOf } from './network-of';

describe('where a scan comes from is its network, however many addresses that has (XX-37)', () => {
  it('of an IPv4 address the first 24 bits, also when it is written as an IPv6 one', () => {
    for (const address of ['10.0.7.1', '10.0.7.254', '::ffff:10.0.7.9'])
      expect(networkOf(address)).toBe('10.0.7.0/24');
    expect(networkOf('10.0.8.1')).not.toBe(networkOf('10.0.7.1'));
  });

  it('of an IPv6 address the first 48, however it is shortened', () => {
    for (const address of ['2001:db8:7::1', '2001:0DB8:0007:ffff:1:2:3:4', '2001:db8:7:0:0:0:0:2%eth0'])
      expect(networkOf(address)).toBe('2001:db8:7::/48');
    expect(networkOf('::1')).toBe('0:0:0::/48');
  });

  it('of a list that proxies wrote the last entry: what stands before it anybody can write', () => {
    expect(networkOf('1.2.3.4, 203.0.113.9')).toBe('203.0.113.0/24');
  });
});
