/** By what address limits count. */
import { expect, it } from 'vitest';
import { clientHash, clientOf } from './client-address.ts';

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8:1::9', '2001:db8:1:0::/64'],
  ['2001:db8::', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts as %s', (address, client) => {
  expect(clientOf(address)).toBe(client);
});

it('is one client whatever address of their network they take', () => {
  expect(clientHash('2001:db8:1:2::1')).toBe(clientHash('2001:db8:1:2:ffff::9'));
  expect(clientHash('2001:db8:1:2::1')).not.toBe(clientHash('2001:db8:1:3::1'));
  expect(clientHash('203.0.113.7')).not.toContain('203');
});
