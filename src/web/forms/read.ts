/** What was typed into a form, as values: the same on the server and in a browser. */

import { readVnd } from '#kernel/money.ts';
import { readNumber } from '#kernel/number-text.ts';
import { nearText } from './address.ts';

export type FieldKind =
  | 'text'
  | 'long'
  | 'address'
  | 'integer'
  | 'year'
  | 'number'
  | 'money'
  | 'date'
  | 'yes-no'
  | 'choice'
  | 'choices'
  | 'list'
  | 'group';

/** As much of a field as reading it needs. */
export interface Readable {
  name: string;
  kind: FieldKind;
  /** What may be chosen, as the schema has it: a choice may be of numbers. */
  choices?: readonly unknown[];
  /** Of a list, what each of its lines is. */
  line?: FieldKind;
  /** The fields of one of a repeating group. */
  members: readonly Readable[];
}

export type Posted = Readonly<Record<string, unknown>>;

/** No field takes half so many letters. Of a longer text the beginning stays, and is refused: nothing after it is read. */
const LONGEST = 20_000;
const readable = (text: string): string => (text.length > LONGEST ? text.slice(0, LONGEST + 1) : text);

const whole = (posted: Posted, name: string): string => {
  const value = posted[name];
  return String((Array.isArray(value) ? value.at(-1) : value) ?? '').trim();
};
const one = (posted: Posted, name: string): string => readable(whole(posted, name));
const many = (posted: Posted, name: string): string[] => {
  const value = posted[name];
  return (Array.isArray(value) ? value : value === undefined ? [] : [value])
    .map((text) => readable(String(text).trim()))
    .filter(Boolean);
};

/**
 * What was typed, as values of the schema. What cannot be one is kept as it was typed, so that the schema refuses it and the
 * person sees their own words again. Nothing typed is no answer. `decimalSign`: of the page's language, where a whole number may have the
 * other sign between its thousands.
 */
export function readAnswers(fields: readonly Readable[], posted: Posted, decimalSign = ','): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const field of fields) {
    const value = readField(field, posted, field.name, decimalSign);
    if (value !== undefined) answers[field.name] = value;
  }
  return answers;
}

function readField(field: Readable, posted: Posted, name: string, decimalSign: string): unknown {
  switch (field.kind) {
    case 'choice':
      return chosen(field, one(posted, name));
    case 'choices': {
      const texts = many(posted, name);
      return texts.length ? texts.map((text) => chosen(field, text)) : undefined;
    }
    case 'list': {
      const lines = whole(posted, name)
        .split(/\r?\n/)
        .map((line) => readable(line.trim()))
        .filter(Boolean);
      const line = { name, kind: field.line ?? 'text', members: [] };
      return lines.length ? lines.map((text) => readText(line, text, decimalSign)) : undefined;
    }
    case 'group':
      return readGroup(field, posted, name, decimalSign);
    case 'date':
      return readDate(posted, name);
    case 'address':
      return readAddress(posted, name);
    default:
      return readText(field, one(posted, name), decimalSign);
  }
}

/** The value that the text stands for; any other text stays as it came, so that the schema refuses it. */
const chosen = ({ choices = [] }: Readable, text: string): unknown =>
  text ? (choices.find((value) => String(value) === text) ?? text) : undefined;

function readText(field: Readable, text: string, decimalSign: string): unknown {
  if (!text) return undefined;
  if (field.kind === 'yes-no') return text === 'yes' ? true : text === 'no' ? false : text;
  if (field.kind === 'integer' || field.kind === 'year' || field.kind === 'money') {
    const [, minus = '', rest = text] = /^(-?)(.*)$/s.exec(text) ?? [];
    const whole = readVnd(rest, decimalSign);
    return whole === undefined ? text : minus ? -whole : whole;
  }
  if (field.kind === 'number') {
    const number = readNumber(text);
    return number && 'value' in number ? number.value : text;
  }
  return text;
}

/** Day, month, year in three boxes, or one text in the order people write it. A year of two digits is none: nobody guesses its century. */
function readDate(posted: Posted, name: string): string | undefined {
  const text = one(posted, name);
  const written = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text);
  const [day, month, year] = written
    ? written.slice(1)
    : ['day', 'month', 'year'].map((part) => one(posted, `${name}-${part}`));
  if (text && !written) return text;
  if (!day && !month && !year) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Street, village and unit, the nearest first, as an address is written. One text is one, too. */
function readAddress(posted: Posted, name: string): string | undefined {
  const [street, village, place] = ['street', 'village', 'place'].map((part) => one(posted, `${name}-${part}`));
  // Without a unit it is read back as one text.
  const near = place ? [nearText(street, village), place] : [street, village];
  return [one(posted, name), ...near].filter(Boolean).join(', ') || undefined;
}

/** Every row that was sent, in order: how many there may be says the schema. */
function rowsIn(posted: Posted, name: string): number[] {
  const begins = `${name}.`;
  const found = Object.keys(posted).flatMap((key) =>
    key.startsWith(begins) ? (/^(\d{1,6})\./.exec(key.slice(begins.length))?.[1] ?? []) : [],
  );
  return [...new Set(found.map(Number))].sort((one, other) => one - other);
}

function readGroup(field: Readable, posted: Posted, name: string, decimalSign: string): unknown[] | undefined {
  const rows: Record<string, unknown>[] = [];
  for (const i of rowsIn(posted, name)) {
    const row: Record<string, unknown> = {};
    for (const member of field.members) {
      const value = readField(member, posted, `${name}.${i}.${member.name}`, decimalSign);
      if (value !== undefined) row[member.name] = value;
    }
    if (Object.keys(row).length) rows.push(row);
  }
  return rows.length ? rows : undefined;
}
