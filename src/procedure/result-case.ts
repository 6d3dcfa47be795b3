/** Which of its results a procedure ends in, where its law knows several: the first case whose condition is true, else the usual one. */
import { isTrue } from '#engine/feel/feel.ts';
import type { Manifest, ResultCase } from './pack.ts';

type Result = Pick<Manifest['result'], 'code' | 'letter' | 'number' | 'register' | 'cases'>;

export interface ChosenResult {
  /** Of the case; nothing for the usual result. */
  id?: string;
  code?: string;
  letter?: string;
  number?: string;
  /** Whether a register is written. */
  enters: boolean;
}

export function chosenResult(result: Result, vars: Readonly<Record<string, unknown>>): ChosenResult {
  const found = result.cases?.find(({ when }) => isTrue(when, vars));
  if (!found)
    return { code: result.code, letter: result.letter, number: result.number, enters: Boolean(result.register) };
  return { ...found, enters: Boolean(result.register) && found.enters !== false };
}

/** The word that names it. */
export const resultWord = ({ id }: Pick<ChosenResult, 'id'>): string => (id ? `result.${id}` : 'result');

/** The word that names the paper the office gives out: its own word, where papers of other bodies come with it. */
export const paperWord = (chosen: Pick<ChosenResult, 'id'>, words: Readonly<Record<string, string>> = {}): string =>
  !chosen.id && words['paper'] ? 'paper' : resultWord(chosen);

/** Every letter that may be the result. */
export const resultLetters = ({ letter, cases = [] }: { letter?: string; cases?: readonly ResultCase[] }): string[] =>
  [letter, ...cases.map((one) => one.letter)].filter((one) => one !== undefined);
