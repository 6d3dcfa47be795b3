/**
 * What a register proves in a dossier: what its entry says and nothing else. Where the applicant says otherwise, the paper is asked
 * for; where not, nothing may be asked that stands there (Resolution 66.7/2025/NQ-CP).
 */
import type { Context } from './context.ts';
import type { Component, Rules } from './rules.ts';
import type { DossierState, Provenance } from './state.ts';

type Answers = Readonly<Record<string, unknown>>;
export type Looked = Pick<Context, 'known' | 'proven' | 'standing' | 'elsewhere'>;

export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && !value.trim());

/** The same answer, however it was spaced and its letters composed. */
export function isSame(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) =>
    typeof value === 'string' ? value.normalize('NFC').trim().replace(/\s+/g, ' ') : JSON.stringify(value);
  return plain(one) === plain(other);
}

/** Whether the answer is what the register says: now, or in an entry that still stands. */
function isFromRegister(
  field: string,
  answers: Answers,
  { known, standing = [], elsewhere = [] }: Looked,
  provenance: Readonly<Record<string, Provenance>>,
): boolean {
  const from = provenance[field];
  if (from && !from.contested && standing.includes(from.entry) && !elsewhere.includes(from.entry)) return true;
  return known?.answers[field] !== undefined && isSame(answers[field], known.answers[field]);
}

/** An entry is there, and every answer that it is there to fill says what it says. */
export function provesComponent(
  rules: Pick<Rules, 'filledFrom'>,
  { register }: Pick<Component, 'register'>,
  answers: Answers,
  looked: Looked,
  provenance: Readonly<Record<string, Provenance>> = {},
): boolean {
  if (!register || !looked.proven?.includes(register)) return false;
  return rules
    .filledFrom(register)
    .every((field) => isBlank(answers[field]) || isFromRegister(field, answers, looked, provenance));
}

/** The register that says the answer, or would where nothing was answered; none where the applicant says otherwise. */
export function registerOf(
  rules: Pick<Rules, 'filledBy'>,
  field: string,
  { answers, provenance }: Pick<DossierState, 'answers' | 'provenance'>,
  looked: Looked,
): string | undefined {
  const register = rules.filledBy(field);
  if (!register) return undefined;
  const missing = isBlank(answers[field]) && looked.known?.answers[field] !== undefined;
  return missing || isFromRegister(field, answers, looked, provenance) ? register : undefined;
}

/**
 * Fills what registers know; what the person wrote differently stays as written, beside what the register says. An entry of a thing, such
 * as land, is of another thing then: nothing else that it says is filled in.
 */
export function withKnown(
  state: DossierState,
  given: Answers = {},
  { known, registers, elsewhere = [] }: Pick<Context, 'known' | 'registers' | 'elsewhere'>,
) {
  const answers: Record<string, unknown> = { ...state.answers, ...given };
  const provenance = { ...state.provenance };
  // What an entry of another commune filled in is of another thing, and is neither answered nor proven by it.
  for (const [field, { entry, contested }] of Object.entries(state.provenance)) {
    if (!elsewhere.includes(entry)) continue;
    if (!contested && !(field in given)) delete answers[field];
    delete provenance[field];
  }
  // What nobody contested is the register's: it says what the register says now.
  const isFilled = (field: string) => provenance[field] && !provenance[field].contested && !(field in given);
  const isContested = (field: string, value: unknown) =>
    !isFilled(field) && !isBlank(answers[field]) && !isSame(answers[field], value);
  const fields = Object.entries(known?.answers ?? {});
  const others = new Set(
    fields.flatMap(([field, value]) => {
      const { register, entry } = known!.provenance[field];
      return registers?.get(register)?.holding && isContested(field, value) ? [entry] : [];
    }),
  );
  for (const [field, value] of fields) {
    const source = known!.provenance[field];
    const contested = isContested(field, value);
    if (!contested && others.has(source.entry) && (isFilled(field) || isBlank(answers[field]))) {
      delete answers[field];
      delete provenance[field];
      continue;
    }
    if (!contested) answers[field] = value;
    provenance[field] = contested ? { ...source, contested, held: value } : source;
  }
  return { answers, provenance };
}

/** After the applicant answered anew: their own word, or again what the register says. */
export function restated(
  provenance: Readonly<Record<string, Provenance>>,
  { answers, cleared = [] }: { answers: Answers; cleared?: readonly string[] },
): Record<string, Provenance> {
  const now = { ...provenance };
  for (const field of cleared) delete now[field];
  for (const [field, value] of Object.entries(answers)) {
    const { held, contested, ...source } = provenance[field] ?? {};
    if (!contested || held === undefined) delete now[field];
    else if (isSame(value, held)) now[field] = source as Provenance;
  }
  return now;
}
