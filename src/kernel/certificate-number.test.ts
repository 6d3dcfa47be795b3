import { describe, expect, it } from 'vitest';
import { certificateSaying } from './certificate-number.ts';
import { plotsIn } from './land-plot.ts';

describe('the number of a certificate', () => {
  it.each([
    'AB 900001',
    'ab900001',
    'AB 90OOO1',
    'AB 90000I',
    'AB 90000l',
    'Số AB 900001',
    'số phát hành: ab 900001',
    'GCN số AB-900001',
    'Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản khác gắn liền với đất số: AB.900001',
    'Giay chung nhan so AB 900001',
    'Seri AB 900001',
    'Số phát hành AB 900001'.normalize('NFD'),
    'ＡＢ　９００００１',
  ])('is one and the same as %j', (written) => {
    expect(certificateSaying(written)).toBe('ab900001');
  });

  it.each([
    ['SO 900001', 'SO 900001'],
    ['số SO 900001', 'SO 900001'],
    ['Số CS 9001', 'CS-9001'],
    ['so a 123456', 'A 123456'],
  ])('%j is %j', (written, plain) => expect(certificateSaying(written)).toBe(certificateSaying(plain)));

  it.each([
    ['AB 900001', 'AC 900001'],
    ['AB 900001', 'AB 900002'],
    ['AB 900001', 'AB 0900001'],
    ['AĐ 900001', 'AD 900001'],
    ['SO 900001', 'AB 900001'],
  ])('%j is not %j', (one, other) => expect(certificateSaying(one)).not.toBe(certificateSaying(other)));
});

describe('a plot of land', () => {
  it.each([
    ['Thửa 21, tờ bản đồ 14', ['14-21']],
    ['thửa đất số 021; tờ bản đồ số: 14', ['14-21']],
    ['THUA 21 TO 14', ['14-21']],
    ['Tờ bản đồ 14, thửa 21', ['14-21']],
    ['Thửa 21, 22 và 23, tờ bản đồ 14', ['14-21', '14-22', '14-23']],
    ['Thửa 21 tờ 14; thửa 5 tờ 15', ['14-21', '15-5']],
    ['Thửa 21', []],
    ['tổ 14, thửa 21, khu 3', []],
    ['21/14', []],
  ])('is read in %j as %j', (written, plots) => expect(plotsIn(written)).toEqual(plots));
});
