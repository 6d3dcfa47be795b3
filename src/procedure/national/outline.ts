/** Running text as the list it is: markers («Bước 1», «a)», «1.2.», «-», «+») make items, what follows them hangs below. */
import { oneLine } from './text.ts';

export interface Item {
  /** What kind of marker it has; empty for a line without one. */
  kind: string;
  text: string;
  below: Item[];
}

const KINDS: readonly [kind: string, pattern: RegExp][] = [
  ['*', /^\*+\)?\s*/],
  ['1.1', /^\d{1,2}(?:\.\d{1,2})+\.?\s*(?=\p{L})/u],
  ['1)', /^(?:\(\d{1,2}\)|\d{1,2}[.)](?=\s))\s*/],
  ['a1)', /^[a-zđ]\d\)\s*/u],
  ['i)', /^\(?(?:i{1,3}|iv|vi{0,3}|ix|x)\)\s*/],
  ['a)', /^[a-zđ]\)\s*/u],
  ['-', /^[-–•]\s*/],
  ['+', /^\+\)?\s*/],
];

/** The items of a text, nested as their markers first come. */
export function outlineOf(text: string): Item[] {
  const root: Item[] = [];
  const path: Item[] = [];
  for (const line of linesOf(text)) {
    const [kind, pattern] = KINDS.find(([, marker]) => marker.test(line)) ?? ['', undefined];
    const item: Item = { kind, text: pattern ? line.replace(pattern, '').trim() : line, below: [] };
    if (!item.text) continue;
    if (!kind) {
      (path.at(-1)?.below ?? root).push(item);
      continue;
    }
    const depth = path.findIndex((one) => one.kind === kind);
    if (depth >= 0) path.length = depth;
    (path.at(-1)?.below ?? root).push(item);
    path.push(item);
  }
  return root;
}

/** A heading and its first item on one line are two lines. */
const linesOf = (text: string): string[] =>
  text
    .replace(/:\s+-\s+(?=\p{Lu})/gu, ':\n- ')
    .split('\n')
    .map(oneLine)
    .filter(Boolean);

/** All that an item says, itself and what hangs below. */
export const wholeText = (item: Item): string => [item.text, ...item.below.map(wholeText)].join('\n');
