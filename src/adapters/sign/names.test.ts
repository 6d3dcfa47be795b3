/** Whose a certificate is, by subjects shaped as authorities in Việt Nam write them. */
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import * as pkijs from 'pkijs';
import { describe, expect, it } from 'vitest';
import { isOfAgency, isPersonOf, isSameName, subjectOf } from './names.ts';

const NAMES: Record<string, string> = { UID: '0.9.2342.19200300.100.1.1', SERIAL: '2.5.4.5' };
const parts = (...subject: [string, string][]) => {
  const name = new x509.Name(subject.map(([type, utf8String]) => ({ [NAMES[type] ?? type]: [{ utf8String }] })));
  const certificate = new pkijs.Certificate();
  certificate.subject = pkijs.RelativeDistinguishedNames.fromBER(name.toArrayBuffer());
  return subjectOf(certificate);
};
const committee = 'Ủy ban nhân dân phường Hồng Gai';
const city = 'Ủy ban nhân dân thành phố Quảng Ninh';

describe('a subject', () => {
  it.each<[string, [string, string][], 'person' | 'agency']>([
    [
      'a citizen number as UID',
      [
        ['UID', 'CCCD:022085001234'],
        ['CN', 'TRẦN VĂN QUANG'],
        ['C', 'VN'],
      ],
      'person',
    ],
    [
      'an old number as UID',
      [
        ['CN', 'Lê Thị Hoa'],
        ['UID', 'CMND:100123456'],
      ],
      'person',
    ],
    [
      'a passport as UID',
      [
        ['CN', 'Lê Thị Hoa'],
        ['UID', 'HC:B1234567'],
      ],
      'person',
    ],
    [
      'a citizen number as serialNumber',
      [
        ['CN', 'Trần Văn Quang'],
        ['SERIAL', 'CCCD:022085001234'],
      ],
      'person',
    ],
    [
      'a number without a word',
      [
        ['CN', 'Trần Văn Quang'],
        ['UID', '022085001234'],
      ],
      'person',
    ],
    [
      'a person with the number of their agency too',
      [
        ['UID', 'MST:5700100100'],
        ['UID', 'CCCD:022085001234'],
      ],
      'person',
    ],
    [
      'a number that nobody can tell',
      [
        ['CN', committee],
        ['UID', 'X-77'],
      ],
      'person',
    ],
    [
      'a tax number as UID',
      [
        ['CN', committee],
        ['UID', 'MST:5700100100'],
      ],
      'agency',
    ],
    [
      'a tax number as serialNumber',
      [
        ['CN', committee],
        ['SERIAL', 'MST:5700100100-001'],
      ],
      'agency',
    ],
    [
      'a tax number without a word',
      [
        ['CN', committee],
        ['UID', '5700100100'],
      ],
      'agency',
    ],
    [
      'a budget number',
      [
        ['CN', committee],
        ['UID', 'MNS:1098765'],
      ],
      'agency',
    ],
    [
      'no number',
      [
        ['CN', committee],
        ['O', city],
      ],
      'agency',
    ],
  ])('with %s says whose it is', (_what, subject, kind) => {
    expect(parts(...subject).kind).toBe(kind);
  });
});

describe('a name', () => {
  it.each([
    [committee, 'Uỷ  ban nhân dân phường Hồng Gai', true],
    [committee, 'UBND phường Hồng Gai', true],
    [committee, 'ỦY BAN NHÂN DÂN PHƯỜNG HỒNG GAI'.normalize('NFD'), true],
    [committee, 'Uy ban nhan dan phuong Hong Gai', true],
    ['Ủy ban nhân dân phường Hà An', 'Ủy ban nhân dân phường Hạ An', false],
    [committee, 'Ủy ban nhân dân phường Hồng Hà', false],
    [committee, 'Uy ban nhan dan phuong Hong Ha', false],
  ])('«%s» beside «%s»: %s', (a, b, same) => {
    expect([isSameName(a, b), isSameName(b, a)]).toEqual([same, same]);
  });
});

describe('a seal', () => {
  it('is its agency’s by its own name, and not its superior’s whose name stands above', () => {
    const health = parts(['CN', 'Sở Y tế'], ['O', city], ['UID', 'MST:5700100200']);
    expect([isOfAgency(health, 'Sở Y tế'), isOfAgency(health, city)]).toEqual([true, false]);
    const named = parts(['CN', 'Sở Y tế thành phố Quảng Ninh'], ['O', city]);
    expect([isOfAgency(named, 'Sở Y tế'), isOfAgency(named, 'Sở Xây dựng'), isOfAgency(named, city)]).toEqual([
      true,
      false,
      false,
    ]);
    const office = parts(['CN', `Văn phòng ${city}`], ['O', city]);
    expect(isOfAgency(office, city)).toBe(false);
    expect(isOfAgency(parts(['O', committee], ['UID', 'MST:5700100100']), committee)).toBe(true);
    expect(isOfAgency(parts(['CN', committee], ['UID', 'CCCD:022085001234']), committee)).toBe(false);
    expect(isOfAgency(parts(['C', 'VN']), '')).toBe(false);
  });
});

describe('who signs', () => {
  const health = parts(['CN', 'Sở Y tế'], ['O', city]);
  const ward = parts(['CN', committee], ['O', committee]);
  const officer = (...more: [string, string][]) =>
    parts(['CN', 'Trần Văn Quang'], ['UID', 'CCCD:022085001234'], ...more);
  it.each<[string, [string, string][], typeof ward, string, boolean]>([
    ['with its name', [['O', 'UBND phường Hồng Gai']], ward, '', true],
    [
      'with its name as a part',
      [
        ['O', city],
        ['OU', 'Sở Y tế'],
      ],
      health,
      '',
      true,
    ],
    ['with no organisation, who stated it in signing', [], ward, committee, true],
    ['with no organisation, who stated none', [], ward, '', false],
    ['with no organisation, who stated another', [], ward, city, false],
    ['with the one above, who stated it in signing', [['O', city]], health, 'Sở Y tế', true],
    ['with the one above alone', [['O', city]], health, '', false],
    [
      'of another part of the one above',
      [
        ['O', city],
        ['OU', 'Sở Xây dựng'],
      ],
      health,
      'Sở Y tế',
      false,
    ],
    ['of another agency, whatever was stated', [['O', 'Ủy ban nhân dân phường Hà Lầm']], ward, committee, false],
  ])('is of the seal’s agency %s', (_what, subject, seal, stated, belongs) => {
    expect(isPersonOf(officer(...subject), seal, stated)).toBe(belongs);
  });
});
