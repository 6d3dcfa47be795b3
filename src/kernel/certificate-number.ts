/**
 * The number of a certificate of land, however it was typed. People write words before it («GCN số AB 900001», «số phát hành: …») and
 * take the letter O for a zero, I or l for a one: for comparing, these are the same. Two lawful numbers that differ in such a sign
 * alone are taken for one: whoever is refused by that is told which dossier holds the other.
 */
import { foldVietnamese, sayingOf } from './text.ts';

const WORDS = [
  'giấy chứng nhận',
  'chứng nhận',
  'giấy',
  'gcn',
  'quyền sử dụng đất',
  'quyền sở hữu',
  'nhà ở',
  'tài sản khác',
  'gắn liền với đất',
  'qsdđ',
  'qsd',
  'sổ đỏ',
  'sổ hồng',
  'sổ',
  'số',
  'phát hành',
  'sê ri',
  'seri',
  'serial',
  'series',
  'ký hiệu',
  'mã',
  'và',
  'của',
  'no',
]
  .flatMap((word) => [sayingOf(word), sayingOf(foldVietnamese(word))])
  .sort((a, b) => b.length - a.length);

/** Letters of a series and figures, or the figures and letters of an old book. A series may be «SO»: words are left out only until this fits. */
const NUMBER = /^([a-zđ01]{1,2}[0-9oil]{3,8}|[0-9oil]{1,8}[a-zđ][a-zđ0-9]*)$/;

export function certificateSaying(written: string): string {
  let rest = sayingOf(written.normalize('NFKC'));
  while (!NUMBER.test(rest)) {
    const word = WORDS.find((one) => rest.startsWith(one));
    if (!word) break;
    rest = rest.slice(word.length);
  }
  return rest.replaceAll('o', '0').replace(/[il]/g, '1');
}
