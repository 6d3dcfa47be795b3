/** Text of people: as it is meant, and whether it says anything. */
import { describe, expect, it } from 'vitest';
import {
  codeAsMeant,
  dossierCodeAsMeant,
  isCivilName,
  isPersonName,
  joinedLabels,
  saysSomething,
  withoutKey,
} from './text.ts';

it('reads a code and a key as they were meant, however they were copied', () => {
  expect(codeAsMeant(' h49.06685\u2013261126\u20140001 ')).toBe('H49.06685-261126-0001');
  expect(codeAsMeant('HC2Y GV38KB')).toBe('HC2YGV38KB');
  expect(codeAsMeant('hc2y\u00a0gv38kb\u200b')).toBe('HC2YGV38KB');
  // A letter that is wrong stays wrong.
  expect(codeAsMeant('HC2Y0GV38KB')).toBe('HC2Y0GV38KB');
});

it.each([
  ['/shown/SECRET', '/shown/…'],
  ['/shown/SECRET/file?lang=en', '/shown/…/file?lang=en'],
  ['/%73hown/SECRET', '/shown/…'],
  ['/resume/SECRET', '/resume/…'],
  ['/sign-in/who/SECRET', '/sign-in/who/…'],
  ['/sign-in?to=%2Fresume%2FSECRET&lang=en', '/sign-in?to=%2Fresume%2F…&lang=en'],
  ['/sign-in?to=/shown/SECRET', '/sign-in?to=/shown/…'],
  ['/sign-in/done?code=SECRET&state=SECRET&iss=http://x', '/sign-in/done?code=…&state=…&iss=http://x'],
  ['/track?lang=en&KEY=SECRET%20X', '/track?lang=en&KEY=…'],
  ['/track?%6bey=SECRET', '/track?key=…'],
  ['/sign-in?to=%2Ftrack%3Fkey%3DSECRET%26lang%3Den', '/sign-in?to=%2Ftrack%3Fkey%3D…%26lang%3Den'],
  ['/x?token=SECRET&_token=SECRET&id_token_hint=SECRET', '/x?token=…&_token=…&id_token_hint=…'],
  ['/oidc/token?client_secret=SECRET&code_verifier=SECRET', '/oidc/token?client_secret=…&code_verifier=…'],
  ['/v1/tokens/mc_SECRETSECRETSECRETSECRET', '/v1/tokens/mc_…'],
  // Nothing of what is no secret is lost, and no end of a line comes in.
  ['/office?q=H49.06685&after=2026%2001', '/office?q=H49.06685&after=2026%2001'],
  ['/monkey?mykeys=1&coded=2&x=%0A', '/monkey?mykeys=1&coded=2&x=%0A'],
])('the address %s is written down without its secret', (url, written) => expect(withoutKey(url)).toBe(written));

describe('a reason', () => {
  it.each([
    'Không đủ điều kiện',
    'Ở xa',
    'Đã có',
    'not met',
    'ineligible',
    'दस्तावेज़ अधूरा है',
    'अपर्याप्त',
    '申请材料不完整',
    'Điều 5: thiếu giấy tờ',
  ])('is given: %s', (text) => expect(saysSomething(text)).toBe(true));
  it.each([
    '',
    ' ',
    '.',
    '…',
    '---',
    'x',
    'Trùng',
    'mờ',
    '12/2026',
    'a b',
    '?! 5',
    'ok',
    'asdf qwer',
    'abc abc',
    'aaaa bbbb',
    'xzc bvn',
    'hgf hgf hgf',
  ])('is not given: «%s»', (text) => expect(saysSomething(text)).toBe(false));
});

describe('a name of a person', () => {
  it.each([
    'Nguyễn Thị An',
    'Nguyễn Thị An'.normalize('NFD'),
    "O'Brien",
    'H’Hen Niê',
    'K`Ho Brem',
    'Y Moan Êban',
    'Jean-Luc St. John',
    'Lý A·Sử',
    'प्रिया शर्मा',
    'क्\u200dष',
    '李明',
    'Nguyễn',
    ' Lê Hoà ',
    'Hoà Thị Ngọc Ngoã'.normalize('NFD'),
    'Ngô Thị Mượt Lệ Ẵng'.normalize('NFD'),
  ])('is «%s»', (name) => expect(isPersonName(name)).toBe(true));
  it.each([
    'Nguyễn Văn 2',
    '022188000001',
    'An७',
    '---',
    ' ',
    '',
    'A',
    'Nguyễn B?o Ng?c',
    'Nguyễn B¶o Ngäc',
    'Nguyªn V¨n An',
    'Nguyễn □ Ngọc',
    'Nguyễn \ufffd Ngọc',
    'Nguyễn 😀 Ngọc',
    'Nguyễn_Ngọc',
    '<b>Bảo</b>',
    'Bảo; DROP TABLE',
    'Lê\nAn',
    'An@Bình',
    'Lê Ⅳ',
    'Lê Hoà\u0301',
    'Nguyễn Ngo\u0323\u0302\u0301c',
    'Lê ℋoa',
    'Lê Anʰ',
  ])('is not «%s»', (name) => expect(isPersonName(name)).toBe(false));
});

it('runs labels together with one capital, and leaves abbreviations and names of systems', () => {
  expect(joinedLabels(['Đồng ý của người tham gia', 'Bảo hiểm', 'Ủy thác', 'BHYT', 'VNeID'])).toBe(
    'Đồng ý của người tham gia, bảo hiểm, ủy thác, BHYT, VNeID',
  );
  expect(joinedLabels([])).toBe('');
});

it.each([
  'H49.25.00-261128-0120',
  'h49 25 00 261128 0120',
  ' h49.25.00 – 261128 – 0120 ',
  'H49/25/00/261128/0120',
  'H4925002611280120',
  'Mã hồ sơ: H49.25.00-261128-0120',
  'Hồ sơ H49.25.00–261128–0120, nộp ngày 28/11',
])('the code of a dossier is read from «%s»', (typed) => {
  expect(dossierCodeAsMeant(typed)).toBe('H49.25.00-261128-0120');
});

it.each(['Nguyễn Văn A', '0120', 'H49.25'])('«%s» is no such code, and is left', (typed) => {
  expect(dossierCodeAsMeant(typed)).toBe(codeAsMeant(typed));
});

it.each([
  ['Nguyễn Thị Ánh Dương', true],
  ["H'Hen Niê", true],
  ['Hʼlơ Ksor', true],
  ['Łukasz Øst-Müller', true],
  ['Nguye\u0302\u0303n An', true],
  ['李小龍', false],
  ['अनिता शर्मा', false],
  ['Иван Петров', false],
  ['Nguyễn Иван', false],
  ['Nguyễn Văn 2', false],
  ['Αnna Maria', false],
])('takes «%s» for a name that papers of civil status carry: %s', (name, carried) => {
  expect(isCivilName(name)).toBe(carried);
});
