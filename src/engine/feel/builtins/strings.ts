/** Functions of strings (DMN 1.5 table 75). Characters are code points, patterns those of XPath. */
import type { Num } from '../number.ts';
import { truncate } from '../number.ts';
import { print } from '../values.ts';
import type { Definition } from './define.ts';
import { patternOf, replacementOf } from './patterns.ts';

const characters = (text: string): string[] => [...text];

function substring([text, start, length]: [string, Num, Num | undefined]): string | undefined {
  const list = characters(text);
  const from = truncate(start);
  if (from === 0 || Math.abs(from) > list.length) return undefined;
  const begin = from > 0 ? from - 1 : list.length + from;
  if (length === undefined || length === null) return list.slice(begin).join('');
  const count = truncate(length);
  return count < 1 ? undefined : list.slice(begin, begin + count).join('');
}

function join([list, delimiter, prefix, suffix]: [unknown[], string | null, string?, string?]): string | undefined {
  const given = list.filter((one) => one !== null);
  if (given.some((one) => typeof one !== 'string')) return undefined;
  return `${prefix ?? ''}${given.join(delimiter ?? '')}${suffix ?? ''}`;
}

function replace([text, pattern, replacement, flags]: [string, string, string, string | null]): string | undefined {
  const compiled = patternOf(pattern, `${flags ?? ''}`);
  if (!compiled || compiled.matchesNothing) return undefined;
  const written = replacementOf(replacement, compiled.groups, (flags ?? '').includes('q'));
  return written === undefined ? undefined : text.replace(compiled.all, written);
}

export const STRINGS: readonly Definition[] = [
  ['substring', ['string: s, start position: n, length?: ~n', substring]],
  ['string length', ['string: s', ([text]: [string]) => characters(text).length]],
  ['upper case', ['string: s', ([text]: [string]) => text.toUpperCase()]],
  // Composed: a letter typed with its accents apart is the same letter.
  ['lower case', ['string: s', ([text]: [string]) => text.normalize('NFC').toLowerCase()]],
  [
    'substring before',
    [
      'string: s, match: s',
      ([text, match]: string[]) => (text.includes(match) ? text.slice(0, text.indexOf(match)) : ''),
    ],
  ],
  [
    'substring after',
    [
      'string: s, match: s',
      ([text, match]: string[]) => (text.includes(match) ? text.slice(text.indexOf(match) + match.length) : ''),
    ],
  ],
  ['contains', ['string: s, match: s', ([text, match]: string[]) => text.includes(match)]],
  ['starts with', ['string: s, match: s', ([text, match]: string[]) => text.startsWith(match)]],
  ['ends with', ['string: s, match: s', ([text, match]: string[]) => text.endsWith(match)]],
  [
    'matches',
    [
      'input: s, pattern: s, flags?: ~s',
      ([text, pattern, flags]: [string, string, string | null]) => patternOf(pattern, flags ?? '')?.one.test(text),
    ],
  ],
  ['replace', ['input: s, pattern: s, replacement: s, flags?: ~s', replace]],
  [
    'split',
    [
      'string: s, delimiter: s',
      ([text, delimiter]: string[]) => {
        const compiled = patternOf(delimiter, '');
        if (!compiled || compiled.matchesNothing) return undefined;
        const parts: string[] = [];
        let from = 0;
        for (const match of text.matchAll(compiled.all)) {
          parts.push(text.slice(from, match.index));
          from = match.index + match[0].length;
        }
        return [...parts, text.slice(from)];
      },
    ],
  ],
  [
    'string join',
    ['list: l', join],
    ['list: l, delimiter: ~s', join],
    ['list: l, delimiter: ~s, prefix: ~s, suffix: ~s', join],
  ],
  ['string', ['from', ([value]: unknown[]) => (value === null ? undefined : print(value))]],
];
