import { expect, it } from 'vitest';
import { beforeProvince, LONGEST_ADDRESS, withoutTelephone } from '#kernel/place-names.ts';
import { isAddress, isCommuneAddress, isPostalAddress } from '#kernel/told-text.ts';
import { province } from '../../test/support/platform.ts';

const END = ', phường Hồng Gai, thành phố Quảng Ninh';

it('an address that no form takes is none, and nothing looks for a place in it', () => {
  // Each of these took a quarter of a second to minutes.
  for (const fill of ['\u00a0', ' ', ', ', '.', 'phường ', '\t']) {
    const long = `Số 1${fill.repeat(10_000)}${END}`;
    expect([isAddress(long), isCommuneAddress(long), isPostalAddress(long)]).toEqual([false, false, false]);
    expect([beforeProvince(long), withoutTelephone(long)]).toEqual([undefined, long]);
    expect([province.placeIn(long), province.postalPlaceIn(long)]).toEqual([undefined, undefined]);
    expect(province.readAddress(long)).toEqual({ named: [], elsewhere: true });
  }
});

it('one that fits is read', () => {
  const fits = `Số 1, ngõ ${'5 '.repeat(30)}, phố Lê Thánh Tông${END}`;
  expect(fits.length).toBeLessThan(LONGEST_ADDRESS);
  expect(province.placeIn(fits)?.names.at(-1)?.vi).toBe('Phường Hồng Gai');
});
