/**
 * The law that a decision against a person names must be found by who reads it (Decree 63/2010/NĐ-CP Art. 18.5): by the number of
 * its document, or as the procedure itself lists it.
 */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Rules } from './rules.ts';

/** 60/2014/QH13, 123/2015/NĐ-CP, 1872/QĐ-BTP. */
const NUMBER = /(?<![\p{L}\d])\d{1,5}\/(?:\d{4}\/)?\p{Lu}[\p{L}\d]+(?:-[\p{L}\d]+)*/u;

export function refuseLaw(
  { lawText, lawNames }: Pick<Rules, 'lawText' | 'lawNames'>,
  law: string,
): Refusal | undefined {
  if (!law.trim()) return refuse('law-needed');
  const said = lawText(law);
  return NUMBER.test(said) || lawNames.some((name) => said.includes(name)) ? undefined : refuse('law-vague', { law });
}
