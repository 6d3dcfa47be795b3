import { describe, expect, it } from 'vitest';
import { memosIn } from '#acts/pay-online.ts';
import { faultOfSignature, signNotice } from './notice-signature.ts';
import { crc16, vietQr } from './vietqr.ts';

/** Takes an EMVCo text apart again. */
function fieldsOf(text: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (let i = 0; i < text.length; ) {
    const length = Number(text.slice(i + 2, i + 4));
    fields[text.slice(i, i + 2)] = text.slice(i + 4, i + 4 + length);
    i += 4 + length;
  }
  return fields;
}

describe('VietQR', () => {
  it('has the check sum of the example that NAPAS gives', () => {
    const example = '00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F';
    expect(crc16(example.slice(0, -4))).toBe(example.slice(-4));
  });

  it('says who gets how much, with which words', () => {
    const text = vietQr({ bin: '999999', account: 'QN0000000001', amountVnd: 12_500_000, memo: 'MC2345ABCDEF' });
    const fields = fieldsOf(text);
    expect(fields).toMatchObject({ '00': '01', '01': '12', '53': '704', '54': '12500000', '58': 'VN' });
    expect(fieldsOf(fields['38'])).toMatchObject({ '00': 'A000000727', '02': 'QRIBFTTA' });
    expect(fieldsOf(fieldsOf(fields['38'])['01'])).toEqual({ '00': '999999', '01': 'QN0000000001' });
    expect(fieldsOf(fields['62'])).toEqual({ '08': 'MC2345ABCDEF' });
    expect(crc16(text.slice(0, -4))).toBe(fields['63']);
  });

  it.each([
    [{ bin: '99' }],
    [{ account: 'số 1' }],
    [{ amountVnd: 0 }],
    [{ amountVnd: 1.5 }],
    [{ memo: 'nội dung' }],
    [{ memo: 'A'.repeat(26) }],
  ])('is not made of %j', (wrong) => {
    const right = { bin: '999999', account: '1', amountVnd: 1, memo: 'MC' };
    expect(() => vietQr({ ...right, ...wrong })).toThrow('BUG');
  });
});

describe('the signature of a notice', () => {
  const now = Date.parse('2026-11-25T01:00:00Z');
  const body = '{"reference":"FT1"}';
  const header = signNotice('secret', body, now);

  it('is good for five minutes, over this body, by this secret', () => {
    expect(faultOfSignature('secret', body, header, now + 299_000)).toBeUndefined();
    expect(faultOfSignature('secret', body, header, now + 301_000)).toBe('late');
    expect(faultOfSignature('secret', body, header, now - 301_000)).toBe('late');
    expect(faultOfSignature('secret', `${body} `, header, now)).toBe('forged');
    expect(faultOfSignature('other', body, header, now)).toBe('forged');
    expect(faultOfSignature('secret', body, header.replace(/t=(\d+)/, 't=1'), now)).toBe('forged');
    for (const none of [undefined, '', 't=1', header.slice(0, -1), `${header}0`])
      expect(faultOfSignature('secret', body, none, now)).toBe('forged');
  });
});

describe('the memos that a transfer may hold', () => {
  it.each([
    ['MC2345ABCDEF', ['MC2345ABCDEF']],
    ['mc2345abcdef', ['MC2345ABCDEF']],
    ['CT DEN:112233 MC2345ABCDEF GD 99', ['MC2345ABCDEF']],
    ['MBVCB.123.MC2345ABCDEF.CT tu 001', ['MC2345ABCDEF']],
    // Cut in two, run together with what stands around, and beside words of the same look.
    ['MC2345 ABCDEF', ['MC2345ABCDEF']],
    ['M C2345\nABC-DEF', ['MC2345ABCDEF']],
    ['MCMC2345ABCDEF', ['MCMC2345ABCD', 'MC2345ABCDEF']],
    ['FT26330AMCXYZ2345678 MC2345ABCDEF', ['MCXYZ2345678', 'MC2345ABCDEF']],
    ['ＭＣ２３４５ＡＢＣＤＥＦ', ['MC2345ABCDEF']],
    ['MC2345%20ABCDEF', ['MC2345ABCDEF']],
    ['MC2345&amp;ABCDEF', ['MC2345AMPABC', 'MC2345ABCDEF']],
    ['MC2345<br/>ABCDEF', ['MC2345BRABCD', 'MC2345ABCDEF']],
    ['MC2345\\nABCDEF', ['MC2345NABCDE', 'MC2345ABCDEF']],
    // As statements and mail cut it.
    ['MCABCDEF?21GHJK', ['MCABCDEFGHJK']],
    ['MCABCDEF?23GHJK', ['MCABCDEF23GH', 'MCABCDEFGHJK']],
    ['?20SVWZ+MCABCDEF~22GHJK', ['MCABCDEF22GH', 'MCABCDEFGHJK']],
    ['MCABCDEFGH:86:JK', ['MCABCDEFGH86', 'MCABCDEFGHJK']],
    ['MCABCDE\r\n:86:FGHJK', ['MCABCDE86FGH', 'MCABCDEFGHJK']],
    [':61:2611281128C5000,00NTRF\nMCABC\n:60F:DEFGHJK', ['MCABCDEFGHJK']],
    ['MCABCDE=20FGHJK', ['MCABCDEFGHJK']],
    ['MCABCDE=\r\nFGHJK', ['MCABCDEFGHJK']],
    ['MCABCDE\\u0020FGHJK', ['MCABCDEFGHJK']],
    ['MCABCDE\\x20FGHJK', ['MCABCDEFGHJK']],
    ['nop tien dat', []],
    ['MC2345ABC', []],
  ])('in %j', (text, memos) => expect(memosIn(text)).toEqual(memos));
});
