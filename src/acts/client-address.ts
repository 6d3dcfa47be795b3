/** Who a request comes from, for limits: an address that the server saw, never one that was only said. */
import { isIPv6 } from 'node:net';
import { sha256 } from '#kernel/hash.ts';

/** Whoever has one IPv6 address has a whole network of them: those count as one. */
export function clientOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head, tail = ''] = address.split('%')[0].split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const middle = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const whole = address.includes('::') ? [...left, ...middle, ...right] : left;
  return `${whole
    .slice(0, 4)
    .map((part) => part.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** Kept for an hour beside what was sent: as a hash, since nobody has to know whose it is. */
export const clientHash = (address: string): string => sha256(`client ${clientOf(address)}`).slice(0, 32);
