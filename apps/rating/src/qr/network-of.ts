import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network that an address is of: its first 24 bits, of an IPv6 address the first 48. One household or one rented machine
 * has 2⁶⁴ addresses of the latter kind and more; to limit each of them would limit nothing.
 * @param header of a list, as proxies write it, the last entry: the others are the caller's own word
 */
export function networkOf(header: string): string {
  const address =
    header
      .split(',')
      .at(-1)
      ?.trim()
      .toLowerCase()
      .replace(/^::ffff:(?=\d+\.)/, '') ?? '';
  if (isIPv4(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const [before, after] = [groupsOf(head), groupsOf(tail)];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${groups
    .slice(0, 3)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/48`;
}

const groupsOf = (part: string | undefined): string[] => (part ? part.split(':') : []);
