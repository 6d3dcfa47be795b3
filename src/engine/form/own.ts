/**
 * Answers that are the applicant's own: where somebody says to be the mother, her number and name are theirs. An empty one is filled
 * in; another's is wrong, while a year of birth or a residence may be said otherwise than the register has it. A choice may be for who is
 * registered with one sex alone, a name for a person alone. What a register fills may need a form where it is typed. What somebody says of a
 * birth or a sex fits the digits of the personal number.
 */
import { isTrue } from '#engine/feel/feel.ts';
import { isFiller, isOrganisationNumber, readIdNumber } from '#kernel/id-number.ts';
import type { MisnamedUnit } from '#kernel/misnamed-unit.ts';
import { fitsNumber } from '#kernel/personal-number.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { isPersonName, nameAsKept } from '#kernel/text.ts';
import { type FieldSchema, type Form, type FormFault, fits, type Stands } from './form.ts';

export interface OwnData {
  idNumber: string;
  name: string;
  /** As the population register has it, where it was looked up. */
  sex?: string;
  birthYear?: number;
  residence?: string;
  nationality?: string;
  /** The number of who acts for them. */
  representative?: string;
  /** As whom it may be handed in, where that is known: who applies, or a person or an organisation that acts for them. */
  filers?: readonly Filer[];
  /** What registers say, by field: it stays as it is, in whatever form. */
  held?: Readonly<Record<string, unknown>>;
  /** Answers as they were handed in: a name that was taken then stays. */
  filed?: Readonly<Record<string, unknown>>;
  /** What is wrong with a unit that an address names on the day, or `today`, or on any (`ever`). */
  misnamedOn?: ((text: string, day: string) => MisnamedUnit | undefined) | undefined;
}

export type Filer = 'self' | 'person' | 'organisation';

type Answers = Readonly<Record<string, unknown>>;

/** Fields that are the applicant's own, as these answers say. */
const owned = ({ source, hidden }: Form, answers: Answers) => {
  const away = hidden(answers);
  const asked = askedOf(answers, away);
  return Object.entries(source.schema.properties).flatMap(([field, { own }]) =>
    own && !away.has(field) && isTrue(own.when, asked) ? [{ field, datum: own.datum }] : [],
  );
};

/** Conditions see the answers of fields that are asked for alone. */
const askedOf = (answers: Answers, away: ReadonlySet<string>): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !away.has(name)));

/** A number that would be the applicant's own, where these answers say that it is another's. */
const disowned = ({ source }: Form, asked: Answers, own: OwnData): FormFault[] =>
  Object.entries(source.schema.properties).flatMap(([field, { own: mine }]) => {
    const value = asked[field];
    if (mine?.datum !== 'idNumber' || typeof value !== 'string') return [];
    return (readIdNumber(value) ?? value) === own.idNumber && !isTrue(mine.when, asked)
      ? [{ field, rule: 'not-own' }]
      : [];
  });

/**
 * Who somebody is, and not where they live: where the population register has it wrong, it is corrected there first, and nothing is given
 * on another word. An account without a personal number is not that register.
 */
const IDENTITY: ReadonlySet<string> = new Set(['dateOfBirth', 'sex', 'nationality']);
export const isIdentity = ({ source }: FieldSchema, idNumber: string): boolean =>
  source?.register === 'person' && IDENTITY.has(source.datum) && /^\d{12}$/.test(idNumber);

const plainly = (value: unknown): string =>
  String(value ?? '')
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, ' ')
    .toLocaleLowerCase('vi');

/** Whether a text says the same, however it is spaced and its letters written. */
export const saysSame = (one: unknown, other: unknown): boolean => plainly(one) === plainly(other);

const isEmpty = (value: unknown) => String(value ?? '').trim() === '';

export function fillOwn(form: Form, answers: Answers, own: OwnData): Record<string, unknown> {
  const filled = { ...answers };
  for (const { field, datum } of owned(form, answers))
    if (isEmpty(answers[field]) && own[datum] !== undefined) filled[field] = own[datum];
  // Who hands it in is known: nothing is left to say.
  for (const [field, value] of settledIn(form, own)) filled[field] = value;
  return filled;
}

/** What may be said of who hands it in; nothing where nobody knows who that is. */
function filedAs({ filer }: FieldSchema, { filers }: OwnData): readonly unknown[] | undefined {
  const allowed = filer && filers?.map((one) => filer[one]);
  return allowed?.some((one) => one === undefined) ? undefined : allowed?.flatMap((one) => one ?? []);
}

/** Answers that follow from who hands it in: they are not asked for. */
export const settledIn = ({ source }: Form, own: OwnData): ReadonlyMap<string, unknown> =>
  new Map(
    Object.entries(source.schema.properties).flatMap(([field, schema]) => {
      const allowed = filedAs(schema, own);
      return allowed?.length === 1 ? [[field, allowed[0]] as const] : [];
    }),
  );

/** Said of another than who hands it in; what was handed in before stays. */
const misfiled = ({ source }: Form, asked: Answers, own: OwnData): FormFault[] =>
  Object.entries(source.schema.properties).flatMap(([field, schema]) => {
    const [value, allowed] = [asked[field], filedAs(schema, own)];
    if (!allowed || isEmpty(value) || value === own.filed?.[field] || allowed.includes(value)) return [];
    return [{ field, rule: 'filer' }];
  });

/** A name that nobody typed now: of a register, of who signs people in, or handed in before. */
export const standing =
  (own: OwnData): Stands =>
  (field, value) =>
    !isEmpty(value) &&
    [own.name, own.held?.[field], own.filed?.[field]].some(
      (one) => one === value || (typeof one === 'string' && nameAsKept(one) === value),
    );

/** The format of a field that is asked of what is typed. */
export const typedFormat = (typed: string | { format: string } | undefined): string =>
  typeof typed === 'object' ? typed.format : (typed ?? '');

export function ownFaults(form: Form, answers: Answers, own: OwnData): FormFault[] {
  const plain = plainly;
  const others = owned(form, answers)
    .filter(({ datum }) => datum === 'idNumber' || datum === 'name')
    .filter(({ field, datum }) => !isEmpty(answers[field]) && plain(answers[field]) !== plain(own[datum]))
    // As the register has the applicant's own.
    .filter(({ field }) => isEmpty(own.held?.[field]) || plain(answers[field]) !== plain(own.held?.[field]))
    .map(({ field, datum }) => ({ field, rule: datum === 'name' ? 'own-name' : 'own' }));
  const away = form.hidden(answers);
  const counted = askedOf(answers, away);
  const odd = Object.entries(form.source.schema.properties).flatMap(([field, { sexes }]) => {
    const only = away.has(field) ? undefined : sexes?.[String(answers[field] ?? '')];
    return only && own.sex && own.sex !== only ? [{ field, rule: 'sexes' }] : [];
  });
  const typed = Object.entries(form.source.schema.properties).flatMap(([field, { typed: asked }]) => {
    const value = answers[field];
    const format = typeof asked === 'object' ? isTrue(asked.when, counted) && asked.format : asked;
    if (!format || away.has(field) || typeof value !== 'string' || isEmpty(value)) return [];
    return fits(format, value) || plain(value) === plain(own.held?.[field]) ? [] : [{ field, rule: 'format' }];
  });
  const unfit = misfits(form, counted, own);
  const otherwise = Object.entries(form.source.schema.properties).flatMap(([field, schema]) => {
    const [value, held] = [counted[field], own.held?.[field]];
    if (!isIdentity(schema, own.idNumber) || isEmpty(value) || isEmpty(held) || saysSame(value, held)) return [];
    return unfit.some((one) => one.field === field) ? [] : [{ field, rule: 'held' }];
  });
  return [
    ...odd,
    ...others,
    ...disowned(form, counted, own),
    ...typed,
    ...unfit,
    ...misfiled(form, counted, own),
    ...otherwise,
    ...misnamed(form, counted, own),
    ...partyFaults(form, answers, own, away),
  ];
}

/** What the digits of a personal number say otherwise. What a register says of them stays as it is. */
const misfits = ({ source }: Form, asked: Answers, own: OwnData): FormFault[] =>
  Object.entries(source.schema.properties).flatMap(([field, { digitsOf, own: mine }]) => {
    const value = asked[field];
    if (!digitsOf || isEmpty(value) || value === own.held?.[field]) return [];
    // As the register has the applicant's own.
    if (mine?.datum === 'birthYear' && value === own.birthYear) return [];
    const number = digitsOf === 'applicant' ? own.idNumber : String(asked[digitsOf] ?? '');
    return fitsNumber(number, value) ? [] : [{ field, rule: 'digits' }];
  });

/** Units that were none on the day. What a register says or was handed in stays: who examines and who signs are told. */
export const misnamed = (
  { source }: Pick<Form, 'source'>,
  asked: Answers,
  own: Pick<OwnData, 'held' | 'filed' | 'residence' | 'misnamedOn'>,
): FormFault[] =>
  Object.entries(source.schema.properties).flatMap(([field, { unitOn, unitExact, own: mine }]) => {
    const value = asked[field];
    const day = unitOn && (unitOn === 'ever' || unitOn === 'today' ? unitOn : asked[unitOn]);
    if (
      typeof value !== 'string' ||
      typeof day !== 'string' ||
      !/^(?:(?:19|20|21)\d\d-\d\d-\d\d|ever|today)$/.test(day)
    )
      return [];
    if (value === own.held?.[field] || value === own.filed?.[field]) return [];
    if (mine?.datum === 'residence' && value === own.residence) return [];
    const unit = own.misnamedOn?.(value, day);
    if (!unit || (!unitExact && (unit.rule === 'whole-other' || unit.rule === 'unit-spelt'))) return [];
    return [{ field, rule: unit.rule, unit }];
  });

/** Names of persons that are none, numbers of the dead that are those of the living, and two people of one number. */
function partyFaults({ source }: Form, answers: Answers, own: OwnData, away: ReadonlySet<string>): FormFault[] {
  const living = [own.idNumber, own.representative];
  const named = new Set(Object.values(source.schema.properties).map(({ nameOf }) => nameOf));
  return Object.entries(source.schema.properties).flatMap(
    ([field, { nameOf, dead, otherThan, own: asked }]): FormFault[] => {
      const given = answers[field];
      const value = typeof given === 'string' ? given.trim() : '';
      if (!value || away.has(field)) return [];
      if ((dead || otherThan || asked || named.has(field)) && isFiller(value)) return [{ field, rule: 'id-number' }];
      if (dead && living.includes(readIdNumber(value) ?? value)) return [{ field, rule: 'dead' }];
      const other = otherThan === undefined || away.has(otherThan) ? '' : String(answers[otherThan] ?? '').trim();
      if (other && (readIdNumber(other) ?? other) === (readIdNumber(value) ?? value)) return [{ field, rule: 'same' }];
      if (!nameOf || isPersonName(value) || standing(own)(field, given)) return [];
      if (away.has(nameOf)) return [{ field, rule: 'person-name' }];
      const number = nameOf === 'applicant' ? own.idNumber : String(answers[nameOf] ?? '').trim();
      return number && !isOrganisationNumber(number) ? [{ field, rule: 'person-name' }] : [];
    },
  );
}

/** What is wrong, as a refusal says it; `type` is the format that was asked for. */
export function ownPhrase({ field, rule, unit }: FormFault, type: string): Phrase {
  switch (rule) {
    case 'own':
      return phrase('value-own', { field });
    case 'own-name':
      return phrase('value-own-name', { field });
    case 'not-own':
      return phrase('value-not-own', { field });
    case 'filer':
      return phrase('value-filer', { field });
    case 'same':
      return phrase('value-same', { field });
    case 'dead':
      return phrase('value-dead', { field });
    case 'held':
      return phrase('value-held', { field });
    case 'digits':
      return phrase('value-digits', { field });
    case 'sexes':
      return phrase('value-sex', { field });
    case 'unit-unknown':
      return phrase('value-unit-unknown', { field, ...unit });
    case 'unit-near':
      return phrase('value-unit-near', { field, ...unit });
    case 'unit-ended':
      return phrase('value-unit-ended', { field, ...unit });
    case 'whole-other':
      return phrase('value-whole-other', { field, ...unit });
    case 'unit-spelt':
      return phrase('value-unit-spelt', { field, ...unit });
    case 'unit-toneless':
      return phrase('value-unit-toneless', { field, ...unit });
  }
  return phrase('value-type', { field, type: rule === 'format' ? type : rule });
}
