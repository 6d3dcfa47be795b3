import { describe, expect, it } from 'vitest';
import { certificateSaying } from './certificate-number.ts';
import { isPlotText, plotSayings, plotsIn } from './land-plot.ts';

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
    ['Thửa đất 321 thuộc tờ bản đồ địa chính số 77 phường Cẩm Phả', ['77-321']],
    ['21/14', []],
  ])('is read in %j as %j', (written, plots) => expect(plotsIn(written)).toEqual(plots));

  it.each([
    'Thửa 21, tờ bản đồ 14',
    'Thửa 21, 22 và 23, tờ bản đồ 14',
    'Thửa 321a, tờ 77',
    'Thửa đất 321 thuộc tờ bản đồ địa chính số 77 phường Cẩm Phả',
    'Thửa 21, tờ bản đồ 14, khu 7',
    'tổ 3, thửa 21, tờ 14',
  ])('is read in one way in %j', (written) => expect(isPlotText(written)).toBe(true));

  it.each([
    'Thửa 411 (thửa cũ số 5, tờ 9), tờ bản đồ 88',
    'Thửa 3 2 1, tờ bản đồ 7 7',
    'Thửa 4.11, tờ bản đồ 8.8',
    'Thửa 1 (411), tờ bản đồ 88',
    'Thửa bốn trăm mười một (0), tờ 0 tám mươi tám',
    '931/114',
  ])('is asked for again where it says %j', (written) => expect(isPlotText(written)).toBe(false));

  it('says the same however it is written', () => {
    const all = ['Thửa 931, tờ bản đồ 114', 'Tờ 114 thửa 931', 'thửa 0931 tờ 0114', 'THUA 931, TO BAN DO 114'];
    for (const one of all) expect(plotSayings(`${one}, 06793`), one).toEqual(['114-931 06793']);
    expect(plotSayings(`${all[0]}, 06685`)).toEqual(['114-931 06685']);
  });

  it('says each of several by itself', () =>
    expect(plotSayings('Thửa 21, 22 và 23, tờ bản đồ 14, 06793')).toEqual([
      '14-21 06793',
      '14-22 06793',
      '14-23 06793',
    ]));

  it.each([
    ['931/114', ['93111406793', '931-114 06793', '114-931 06793']],
    ['931-114, khu 7, tổ 3', ['931114khu7tổ306793', '931-114 06793', '114-931 06793']],
    ['Thửa 21', ['thửa2106793']],
    ['Lô A', ['lôa06793']],
    ['Thửa 1 2 3 4 5, tờ 6', ['thửa12345tờ606793', '6-1 06793']],
  ])('says %j in every way that it can be read', (written, all) => {
    const said = plotSayings(`${written}, 06793`);
    expect(said.slice(1)).toEqual(all.slice(1));
    expect(said[0].normalize('NFC').length).toBe(all[0].length);
  });
});
