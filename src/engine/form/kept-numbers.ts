/** Numbers of people and organisations as they are kept, however they were typed: with blanks or dots between, as cards print them. */
import { readIdNumber } from '#kernel/id-number.ts';
import { joinedNumbers } from '#kernel/personal-number.ts';
import type { Names } from '#kernel/phrase.ts';
import type { FormSource } from './form.ts';

type Answers = Readonly<Record<string, unknown>>;

/** The same answers where nothing changes. */
export function withKeptNumbers({ schema }: FormSource, answers: Answers): Answers {
  const kept = Object.entries(schema.properties).flatMap(([name, { format }]) => {
    const value = answers[name];
    if (typeof value !== 'string') return [];
    const plain =
      format === 'id-number'
        ? readIdNumber(value)
        : format === 'people' || format === 'parties'
          ? joinedNumbers(value)
          : value;
    return plain === undefined || plain === value ? [] : [[name, plain] as const];
  });
  return kept.length ? { ...answers, ...Object.fromEntries(kept) } : answers;
}

/** A computed number as each language writes it. */
export function numberText(value: number): Names {
  const text = String(value);
  return { vi: text.replace('.', ','), en: text, hi: text };
}
