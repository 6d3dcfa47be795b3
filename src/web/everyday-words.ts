/**
 * What somebody searches for: its words, and what the law says for what people say («ông mất», «cắt khẩu»), in any language. What people say
 * is data (`words/everyday.json`): patterns without marks, the words of the law for them, and how the procedures of that matter are named.
 */
import { foldVietnamese } from '#kernel/text.ts';
import type { SearchWords } from '#spine/doors.ts';
import everyday from './words/everyday.json' with { type: 'json' };

interface SaidAs {
  said: readonly string[];
  /** As the law says it, in Vietnamese: imported procedures have no other words. */
  meant: string;
  /** What is looked for, to be named where no procedure of it is here. */
  matter?: Readonly<Record<string, string>>;
  /** A pattern of the names of its procedures, and one of those that are none. */
  names?: string;
  but?: string;
}

const GROUPS: Readonly<Record<string, string>> = everyday.groups;
const SAID: readonly SaidAs[] = everyday.matters;

const grouped = (pattern: string): string => pattern.replace(/\{(\p{L}+)\}/gu, (_, name: string) => GROUPS[name]);
/** Whole words alone, in any script. */
const patternOf = (patterns: readonly string[]): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}])(?:${patterns.map((one) => foldVietnamese(grouped(one))).join('|')})(?![\\p{L}\\p{M}\\p{N}])`,
    'gu',
  );

/** Words by what they are without marks, each with how it is written. */
type Spellings = ReadonlyMap<string, ReadonlySet<string>>;
const withoutTones = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC');
function spellingsOf(text: string, keyOf: (word: string) => string, written: (word: string) => string): Spellings {
  const found = new Map<string, Set<string>>();
  for (const word of text
    .toLowerCase()
    .normalize('NFC')
    .match(/\p{L}[\p{L}\p{M}]*/gu) ?? [])
    found.set(keyOf(word), (found.get(keyOf(word)) ?? new Set()).add(written(word)));
  return found;
}
const tonelessOf = (text: string): Spellings => spellingsOf(text, foldVietnamese, withoutTones);
/** The marks of a word alone, wherever they stand in it: «rơi» has others than «đội», though both may sound «doi». Of ngã and hỏi one is said in the south. */
const marksOf = (word: string): string => {
  const [bare, marks] = [word.normalize('NFD').replace(/\u0303/g, '\u0309'), /[\u0300-\u036f]/g];
  return (word.startsWith('đ') ? 'đ' : '') + (bare.match(marks) ?? []).sort().join('');
};
const marksIn = (text: string): Spellings => spellingsOf(text, foldVietnamese, marksOf);
const marksBySound = (text: string): Spellings => spellingsOf(text, (word) => soundOf(foldVietnamese(word)), marksOf);

type Patterns = readonly (SaidAs & { pattern: RegExp; spellings: Spellings; marks: Spellings })[];
const writtenOf = ({ said }: SaidAs): string => said.map(grouped).join(' ');
const PATTERNS: Patterns = SAID.map((one) => ({
  ...one,
  pattern: patternOf(one.said),
  spellings: tonelessOf(writtenOf(one)),
  marks: marksIn(writtenOf(one)),
}));
const IDLE = patternOf(everyday.idle);

/** Every word that somebody may have meant, to mend what was mistyped. */
const KNOWN = new Set(
  [...SAID.flatMap(({ said, meant }) => [...said.map(grouped), meant]), ...everyday.idle.map(grouped)].flatMap(
    (text) => foldVietnamese(text).match(/\p{L}+/gu) ?? [],
  ),
);

/** How it sounds where letters are confused: s and x, ch and tr, d, gi and r, l and n, n and ng at the end. */
const soundOf = (word: string): string =>
  word
    .replace(/^(?:gi(?=[aeiouy])|r)/, 'd')
    .replace(/^x/, 's')
    .replace(/^tr/, 'ch')
    .replace(/^n(?=[aeiouy])/, 'l')
    .replace(/^k(?=[aeiouy])/, 'c')
    .replace(/(?:ng|nh)$/, 'n')
    .replace(/(?:ch|c)$/, 't')
    .replace(/y/g, 'i');
const soundsOf = (text: string): string => text.replace(/[a-z]+/g, soundOf);
const SOUNDS: Patterns = PATTERNS.map((one) => ({
  ...one,
  pattern: new RegExp(soundsOf(one.pattern.source), 'gu'),
  marks: marksBySound(writtenOf(one)),
}));

/** Typed as keys of the Telex method, where no input method was on: «giaays» for «giấy». */
const untelexed = (word: string): string =>
  word
    .replace(/dd/g, 'd')
    .replace(/([aeo])\1/g, '$1')
    .replace(/w/g, '')
    .replace(/[sfrxj]$/, '');

/** One letter too many, one left out, one other, or two that changed places. */
function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const [x, y] = [a.slice(from), b.slice(from)];
  return (
    x.slice(1) === y ||
    x === y.slice(1) ||
    x.slice(1) === y.slice(1) ||
    (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2))
  );
}

function mended(word: string): string {
  if (KNOWN.has(word) || word.length < 2) return word;
  const plain = untelexed(word);
  if (KNOWN.has(plain)) return plain;
  return word.length < 4 ? word : ([...KNOWN].find((known) => known.length > 2 && isOneOff(word, known)) ?? word);
}

/**
 * Those of the words that are others altogether, though without their marks they are the same: «sơ đồ» is no «sổ đỏ». One alone is taken for
 * mistyped.
 */
function othersIn(said: string, spellings: Spellings, typed: Spellings): string[] {
  const others = (said.match(/\p{L}+/gu) ?? []).filter((word) => {
    const here = typed.get(word) ?? new Set<string>();
    const there = spellings.get(word) ?? new Set<string>();
    return here.size > 0 && ![...here, word].some((one) => here.has(word) || there.has(one));
  });
  return others.length > 1 ? others : [];
}

/** Whether every word has the marks of what people say; a search without any mark may mean what it could be. */
function isSoSpelt(said: string, marks: Spellings, typed: Spellings): boolean {
  return (said.match(/\p{L}+/gu) ?? []).every((word) => {
    const [here, there] = [typed.get(word), marks.get(word)];
    return !here || !there || [...here].some((one) => there.has(one));
  });
}

/** How a search is written: with marks, or without any. */
interface Typed {
  toneless: Spellings;
  marks: Spellings;
  bySound: Spellings;
  isMarked: boolean;
}
const typedAs = (text: string): Typed => ({
  toneless: tonelessOf(text),
  marks: marksIn(text),
  bySound: marksBySound(text),
  isMarked: foldVietnamese(text) !== text.toLowerCase().normalize('NFC'),
});

/** What is surely said may be told of; what may have been meant only leads to what it could be. */
type Said = SaidAs & { isSure: boolean };
interface Meant {
  text: string;
  found: Said[];
  others: string[];
}

/** What was said for what; each place once, by what stands first in the list. */
function meantBy(folded: string, patterns: Patterns, typed: Typed): Meant {
  const found: Said[] = [];
  const others = new Set<string>();
  let text = folded;
  for (const { pattern, spellings, marks, ...one } of patterns)
    text = text.replace(pattern, (said) => {
      const unlike = othersIn(said, spellings, typed.toneless);
      for (const word of unlike) others.add(word);
      if (unlike.length) return said;
      found.push({ ...one, isSure: !typed.isMarked || isSoSpelt(said, marks, typed.marks) });
      return `<${found.length - 1}>`;
    });
  return { text, found, others: [...others] };
}

/** By the sound of words: with their marks, where a search is typed with them («bỏ rơi» is not «bộ đội»). */
function heardIn(words: readonly string[], typed: Typed): Meant {
  const found: Said[] = [];
  let text = words.map(soundOf).join(' ');
  for (const { pattern, spellings: _, marks, ...one } of SOUNDS)
    text = text.replace(pattern, (said) => {
      if (typed.isMarked && !isSoSpelt(said, marks, typed.bySound)) return said;
      found.push({ ...one, isSure: typed.isMarked });
      return `<${found.length - 1}>`;
    });
  return { text, found, others: [] };
}

/** The same as it was typed, else with what was mistyped mended, else by how it sounds. */
function meantIn(folded: string, typed: Typed): Meant {
  const asTyped = meantBy(folded, PATTERNS, typed);
  if (asTyped.found.length) return asTyped;
  const words = folded.split(' ').map(mended);
  const asMended = meantBy(words.join(' '), PATTERNS, typed);
  if (asMended.found.length) return { ...asMended, found: asMended.found.map((one) => ({ ...one, isSure: false })) };
  const heard = heardIn(words, typed);
  if (!heard.found.length) return asTyped;
  const spelt = new Map(words.map((word) => [soundOf(word), word]));
  return { ...heard, text: heard.text.replace(/[a-z]+/g, (sound) => spelt.get(sound) ?? sound) };
}

const small = (text: string): string =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[^\p{L}\p{N}\p{M}.]+/gu, ' ')
    .trim();

/** The words of a search as they were typed, and nothing else. */
export function typedWords(text: string): SearchWords {
  const spelt = small(text);
  return { folded: foldVietnamese(spelt), spelt, matters: [] };
}

/** The words of a search as the law says them; what has no other word stays. */
export function searchWords(text: string): SearchWords {
  const typed = typedWords(text);
  const asked = typed.folded.replace(IDLE, ' ').replace(/\s+/g, ' ').trim() || typed.folded;
  const { text: left, found, others } = meantIn(asked, typedAs(typed.spelt));
  const meant = found.map((one) => small(one.meant));
  const folded = left.replace(/<(\d+)>/g, (_, n: string) => foldVietnamese(meant[Number(n)]));
  // What stands for something that was said is spelt as the law spells it, the others as they were typed.
  const spelt = new Map(
    [...meant, typed.spelt].flatMap((words) => words.split(' ')).map((word) => [foldVietnamese(word), word]),
  );
  const matters = found.flatMap(({ matter, names, but = '', isSure }) =>
    matter && names && isSure ? { matter, names, but } : [],
  );
  return {
    folded,
    asked,
    others,
    spelt: folded
      .split(' ')
      .map((word) => spelt.get(word) ?? word)
      .join(' '),
    matters: matters.filter((one, i) => matters.findIndex(({ names }) => names === one.names) === i),
  };
}
