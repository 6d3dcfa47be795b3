/**
 * What a record says of another province than the one that is served: its offices, decisions and addresses. Provinces enter their own
 * procedures in the national database beside those of the ministries, and copy from each other.
 */
import { PROVINCES, placesIn } from '#kernel/place-names.ts';
import { foldVietnamese } from '#kernel/text.ts';
import type { DoubtReading, NationalRecord } from './record.ts';
import { clean, oneLine, sentences } from './text.ts';

/** The label of its site; only those that are not the name itself written together. */
const HOST_NAMES: Readonly<Record<string, string>> = {
  hochiminhcity: 'Hồ Chí Minh',
  tphcm: 'Hồ Chí Minh',
  hcm: 'Hồ Chí Minh',
  'baria-vungtau': 'Bà Rịa - Vũng Tàu',
  thuathienhue: 'Thừa Thiên Huế',
  daklak: 'Đắk Lắk',
  daknong: 'Đắk Nông',
};
const HOST = /(?:[\w-]+\.)*([\w-]+)\.gov\.vn(?![\w.]*\w)/giu;
const letters = (text: string): string => foldVietnamese(text).replace(/[^a-z]/g, '');
const HOSTS: ReadonlyMap<string, string> = new Map([
  ...PROVINCES.replace(/\(\?:[^)]*\)\??|\[(.)[^\]]*\]/g, '$1')
    .split('|')
    .map((name): [string, string] => [letters(name), name]),
  ...Object.entries(HOST_NAMES),
]);

/** Papers that a province issues: a decision of its People's Committee, a resolution of its council. */
const LOCAL = /\d{1,5}(?:\/\d{4})?\/(?:(?:QĐ|CT|KH)-UBND|NQ-HĐND)/gu;

/** A cell of who decides that is longer holds other text. */
const LONGEST = 200;

/** Parts of a record in which it may stand. */
const PARTS = [
  'name',
  'announced',
  'decider',
  'result',
  'law',
  'fee',
  'address',
  'steps',
  'conditions',
  'papers',
] as const;
export type PlacePart = (typeof PARTS)[number];

/** `home`: how the province that is served is, or was, called. */
export function doubtsOfPlace(record: NationalRecord, home: readonly string[]): DoubtReading[] {
  const own = new Set(home.map((name) => letters(name.replace(/^(?:tỉnh|thành phố) /iu, ''))));
  const isOther = (name: string) => !own.has(letters(name));
  const doubts = new Map<string, DoubtReading>();
  const raise = (id: DoubtReading['id'], about: string) => doubts.set(`${id} ${about}`, { id, about });
  for (const [part, text] of partsOf(record)) {
    const others = placesIn(text, part === 'decider').filter(isOther);
    const isOurs = placesIn(text, part === 'decider').some((name) => !isOther(name));
    const local = [...text.matchAll(LOCAL)].map(([number]) => number);
    if (part === 'decider') {
      if (others.length) raise('decider-elsewhere', text.length > LONGEST ? others.join(', ') : text);
      continue;
    }
    if (others.length && !isOurs) raise('other-province', `${part} ${[...new Set([...others, ...local])].join(', ')}`);
    else if (!isOurs) for (const number of local) raise('province-unstated', `${part} ${number}`);
    for (const [host, label] of text.matchAll(HOST)) {
      const name = HOSTS.get(label.toLowerCase());
      if (name && isOther(name)) raise('other-province', `address ${host}`);
    }
  }
  return [...doubts.values()];
}

const FEE = /(?<!chi |kinh |học )(?:lệ phí|phí)(?! tổn)/iu;

/** Each part sentence by sentence; what is said of fees in the texts is of the fee. */
function partsOf(record: NationalRecord): [PlacePart, string][] {
  const lines = (part: PlacePart, text: string): [PlacePart, string][] =>
    sentences(clean(text).replace(/\n(?=\p{Ll}|https?:)/gu, ' ')).map((one) => [
      part === 'steps' || part === 'conditions' ? (FEE.test(one) ? 'fee' : part) : part,
      one,
    ]);
  return [
    ['name', oneLine(clean(record.name))],
    ['announced', oneLine(clean(record.announced))],
    ['decider', oneLine(clean(record.competentAuthority))],
    ['result', oneLine(clean(record.result))],
    ...record.legalBases.map((one): [PlacePart, string] => ['law', oneLine(clean(one))]),
    ...lines('steps', record.stepsText),
    ...lines('conditions', record.conditionsText),
    ...lines('papers', record.dossierText),
  ];
}
