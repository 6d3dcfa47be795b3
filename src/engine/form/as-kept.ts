/**
 * Numbers and names of people and organisations as they are kept, however they were typed: numbers with blanks or dots between, as cards
 * print them, names with blanks of whatever length.
 */
import { readIdNumber } from '#kernel/id-number.ts';
import { joinedNumbers } from '#kernel/personal-number.ts';
import type { Names } from '#kernel/phrase.ts';
import { nameAsKept } from '#kernel/text.ts';
import type { FieldSchema, FormSource } from './form.ts';

type Answers = Readonly<Record<string, unknown>>;

/** The same answers where nothing changes. */
export function asKept({ schema }: FormSource, answers: Answers): Answers {
  const kept = Object.entries(schema.properties).flatMap(([name, field]) => {
    const { format } = field;
    const value = answers[name];
    if (typeof value !== 'string') return [];
    const plain =
      format === 'id-number'
        ? readIdNumber(value)
        : format === 'people' || format === 'parties'
          ? joinedNumbers(value)
          : namesPerson(field)
            ? nameAsKept(value)
            : value;
    return plain === undefined || plain === value ? [] : [[name, plain] as const];
  });
  return kept.length ? { ...answers, ...Object.fromEntries(kept) } : answers;
}

const namesPerson = ({ format, nameOf }: FieldSchema): boolean =>
  nameOf !== undefined || format === 'person-name' || format === 'civil-name';

/** A computed number as each language writes it. */
export function numberText(value: number): Names {
  const text = String(value);
  return { vi: text.replace('.', ','), en: text, hi: text };
}
