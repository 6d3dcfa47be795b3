/** What a paper rests on as it says it: each document once, under its name as far as anybody knows it, with its articles together. */
import { STARTS_ABOUT } from '#kernel/law-issue.ts';
import { lawNumberKey, numbersAt, plainLaw } from '#kernel/law-text.ts';
import { foldLetters } from '#kernel/text.ts';
import { citedIn, documentName, referencesIn } from './law.ts';
import { lawReferences } from './law-dates.ts';
import type { Pack } from './pack.ts';

interface Known {
  number: string;
  title: string;
  numberDoubtful?: true;
}

/** A ground that names one document: the place in it, the name, and what stands behind the number. */
interface Ground {
  text: string;
  key: string;
  place: string;
  name: string;
  rest: string;
}

const NAMED_SORT =
  '(?:nghị định|thông tư(?: liên tịch)?|quyết định|nghị quyết|bộ luật|luật|pháp lệnh|chỉ thị|văn bản)(?!\\p{L})';
const PLACED = new RegExp(
  `^((?:tiết|điểm|khoản|điều|mục|chương|phần|phụ lục)\\s.*?)\\s+(?:của\\s+|tại\\s+)?(?=${NAMED_SORT})`,
  'iu',
);
const ONE_SORT = new RegExp(`^${NAMED_SORT}`, 'iu');
const UNNAMED = /^văn bản(?:\s|$)/iu;

/** Nothing where it names several documents or none, or something that could not be said in another place. */
function groundOf(text: string): Ground | undefined {
  const said = plainLaw(text).trim();
  const numbers = numbersAt(said);
  if (numbers.length !== 1) return undefined;
  const [{ number, index }] = numbers;
  const place = PLACED.exec(said);
  const from = place?.[0].length ?? 0;
  const rest = said.slice(index + number.length).trim();
  if (from > index || !ONE_SORT.test(said.slice(from))) return undefined;
  const begins = foldLetters(rest).replace(/^(?:ngay|nam|cua)\s.*$/u, 've');
  if (rest && (!STARTS_ABOUT.test(begins) || /(?<!\p{L})(?:điều|khoản)\s+\d/iu.test(rest))) return undefined;
  return { text, key: lawNumberKey(number), place: place?.[1].replace(/,$/, '') ?? '', name: said.slice(from), rest };
}

/** `known`: documents with their titles; of one whose number a ground alone names, another ground that names it too. */
export function recitedOnce(grounds: readonly string[], known: readonly Known[]): string[] {
  const read = grounds.map((text) => groundOf(text) ?? text);
  const seen = new Set<string>();
  return read.flatMap((one) => {
    if (typeof one === 'string') return [one];
    if (seen.has(one.key)) return [];
    seen.add(one.key);
    const same = read.filter((other): other is Ground => typeof other !== 'string' && other.key === one.key);
    const name = nameOf(same, known);
    if (same.length === 1) return [name === one.name ? one.text : [one.place, name].filter(Boolean).join(' ')];
    const places = [
      ...new Map(same.filter(({ place }) => place).map(({ place }) => [place.toLowerCase(), place])).values(),
    ];
    return [[inOneLine(places), name].filter(Boolean).join(' ')];
  });
}

/** The fullest of the names that are said; where none is, that of the list. */
function nameOf(same: readonly Ground[], known: readonly Known[]): string {
  const named = same
    .filter(({ name }) => !UNNAMED.test(name))
    .toSorted((one, other) => other.name.length - one.name.length);
  const listed = known.find(
    ({ number, title, numberDoubtful }) => !numberDoubtful && title !== number && lawNumberKey(number) === same[0].key,
  );
  if (named.length)
    return same.length > 1 && !named[0].rest && /\/(?:\p{L}+)?QH\d+$/u.test(named[0].name)
      ? wholeName(named[0].name)
      : named[0].name;
  const { number } = citedIn(same[0].name);
  return documentName(listed ? { number, title: listed.title } : { number, title: number });
}

/** «Luật Nuôi con nuôi 52/2010/QH12» as papers write it. */
const wholeName = (name: string): string => {
  const { number, title } = citedIn(name);
  return documentName({ number, title });
};

const inOneLine = (places: readonly string[]): string => {
  const last = places.at(-1) ?? '';
  const lower = places.map((place, i) =>
    i && !/^điều/iu.test(place) ? place[0].toLowerCase() + place.slice(1) : place,
  );
  return places.length > 1 ? `${lower.slice(0, -1).join(', ')} và ${lower.at(-1)}` : last;
};

/** The documents that a procedure lists, each by the title that its list, one of its grounds or the province gives it. */
export function titlesIn(pack: Pick<Pack, 'manifest' | 'rules'>, ofProvince: readonly Known[]): Known[] {
  const { manifest } = pack;
  const grounds = [manifest.decidedBy?.basis ?? '', ...lawReferences(pack).map(([, law = '']) => law)];
  const said = grounds
    .flatMap((law) => law.split('\n').flatMap((line) => referencesIn(line)))
    .map(citedIn)
    .filter(
      ({ number, title }) =>
        /^\S*QH\d+$/.test(number) && /^(?:Bộ luật|Luật|Pháp lệnh) (?!.*(?:ngày|của) )/iu.test(title),
    );
  return [...Object.values(manifest.law), ...ofProvince, ...said];
}

const LINE = /^Căn cứ (?!.*\{\{)(.*?)[;.,\s]*$/u;

/** The same in the text of a letter, of the lines that begin with «Căn cứ»; what a placeholder fills in stays as it is. */
export function recitedLines(body: string, known: readonly Known[]): string {
  const lines = body.split('\n');
  const places = lines.flatMap((line, i) => (LINE.test(line) ? [i] : []));
  const said = places.map((i) => LINE.exec(lines[i])![1]);
  const left = recitedOnce(said, known);
  if (left.length === said.length && left.every((one, i) => one === said[i])) return body;
  return lines
    .flatMap((line, i) => {
      const n = places.indexOf(i);
      if (n < 0) return [line];
      return n < left.length ? [`Căn cứ ${left[n]};`] : [];
    })
    .join('\n');
}
