/**
 * Names in certificates, by their attributes. The text of a name (RFC 4514) escapes commas, quotes and spaces, and every library writes
 * it a little otherwise; so no text of a name is ever compared with a name.
 */
import type { X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';
import { foldVietnamese } from '#kernel/text.ts';

const ATTRIBUTES = {
  name: '2.5.4.3',
  serialNumber: '2.5.4.5',
  organisation: '2.5.4.10',
  unit: '2.5.4.11',
  title: '2.5.4.12',
  userId: '0.9.2342.19200300.100.1.1',
} as const;

/** Whose a certificate is, by what its subject says. */
export interface Subject {
  /** Of a person or of an agency; a subject whose number nobody can tell apart is no agency's. */
  kind: 'person' | 'agency';
  name: string;
  organisation: string;
  /** Parts of the organisation (OU): of a department's officer it stands there, and its committee as the organisation. */
  units: string[];
  title: string;
}

export const parsed = ({ raw }: Pick<X509Certificate, 'raw'>): pkijs.Certificate =>
  pkijs.Certificate.fromBER(new Uint8Array(raw).buffer);

export function subjectOf(certificate: pkijs.Certificate): Subject {
  const all = (attribute: keyof typeof ATTRIBUTES) =>
    certificate.subject.typesAndValues
      .filter((one) => one.type === ATTRIBUTES[attribute])
      .map((one) => String(one.value.valueBlock.value));
  const [name = ''] = all('name');
  const [organisation = ''] = all('organisation');
  const [title = ''] = all('title');
  const isPersons = [
    ...all('serialNumber').map((one) => !isAgencyNumber(one)),
    // A number by itself: of a business or agency it has 10 digits, or 13 for a branch of it.
    ...all('userId').map((one) => !isAgencyNumber(one) && !/^\d{10}(-?\d{3})?$/.test(one.trim())),
  ];
  return {
    kind: isPersons.includes(true) ? 'person' : 'agency',
    name,
    organisation,
    units: all('unit'),
    title,
  };
}

/**
 * How authorities in Việt Nam write the number of who it is: `CCCD:`, `CMND:`, `HC:` a person's, `MST:` (tax) and `MNS:` (budget) an
 * agency's; under serialNumber some, under UID others. A person who has the number of their agency beside their own is still a person.
 */
const isAgencyNumber = (text: string): boolean => /^\s*(MST|MNS)\s*:/i.test(text);

/** Composed letters, no matter of case, spaces at the ends or doubled: `caseIgnoreMatch` of RFC 4518, by which RFC 5280 compares. */
const prepared = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

const SHORT: Readonly<Record<string, string>> = { ubnd: 'ủy ban nhân dân', hđnd: 'hội đồng nhân dân' };

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** «Uỷ» and «Ủy» are one word: which vowel carries the tone is a matter of taste. «UBND» is never called otherwise than in full. */
const plain = (name: string): string =>
  prepared(name)
    .split(' ')
    .map((word) => SHORT[word] ?? word)
    .join(' ')
    .split(' ')
    .map((word) => {
      const letters = word.normalize('NFD');
      return letters.replace(TONES, '') + (letters.match(TONES) ?? []).join('');
    })
    .join(' ');

/**
 * Whether both say one name. One written without marks is compared without them; two that have them differ by them, for «Hà An» and
 * «Hạ An» are two places.
 */
export function isSameName(a: string, b: string): boolean {
  const [one, other] = [plain(a), plain(b)];
  if (one === other) return true;
  const [bareOne, bareOther] = [foldVietnamese(one), foldVietnamese(other)];
  return bareOne === bareOther && (bareOne === one || bareOther === other);
}

const COMMITTEE = ['ủy ban nhân dân', 'uy ban nhan dan'].map((name) => plain(name));

/** Whether it is this agency's: by its name, and never by the organisation above it alone, whose name every office below it has, too. */
export const isOfAgency = (subject: Subject, agency: string): boolean =>
  subject.kind === 'agency' && sealNames(subject).some((name) => isSameName(name, agency));

/** «Sở Y tế tỉnh Quảng Ninh» under «Ủy ban nhân dân tỉnh Quảng Ninh» is what its own papers call «Sở Y tế». */
function sealNames({ name, organisation }: Subject): string[] {
  if (!name.trim()) return organisation.trim() ? [organisation] : [];
  const [own, above] = [plain(name), plain(organisation)];
  const committee = COMMITTEE.find((begin) => above.startsWith(`${begin} `));
  const place = committee && above.slice(committee.length + 1);
  return place && own !== above && own.endsWith(` ${place}`) ? [name, own.slice(0, -place.length - 1)] : [name];
}

/**
 * Whether this person belongs to the agency of that seal. A certificate that says so is enough. Where it names nobody, or the committee
 * that the agency's own certificate names above it, what the person stated in signing has to name the agency, whose seal then covers it.
 */
export function isPersonOf(person: Subject, seal: Subject, stated: string): boolean {
  const names = sealNames(seal);
  const isNamed = (name: string) => names.some((one) => isSameName(one, name));
  if ([person.organisation, ...person.units].some((one) => one && isNamed(one))) return true;
  const isOpen = !person.units.length && (!person.organisation || isSameName(person.organisation, seal.organisation));
  return isOpen && isNamed(stated);
}
