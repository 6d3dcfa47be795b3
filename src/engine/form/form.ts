/**
 * Forms: JSON Schema 2020-12 with a layout. One compiled schema checks a form at every door; limits that it forgets are put in.
 */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { SchemaValidateFunction } from 'ajv/dist/types/index.js';
import ajvFormats from 'ajv-formats';
import { checkExpression, evaluateExpression, isTrue } from '#engine/feel/feel.ts';
import { plotsIn } from '#kernel/land-plot.ts';
import type { MisnamedUnit } from '#kernel/misnamed-unit.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { saysCode } from '#kernel/text.ts';
import { lostIn, unprintedIn } from '#kernel/typed-text.ts';
import { asKept, numberText } from './as-kept.ts';
import { bounded, cutIn } from './bounded.ts';
import { examineLayout, hiddenFields, openFields, type SectionSource } from './conditions.ts';
import { type Bound, beyond, type Limits } from './limits.ts';
import type { Filer } from './own.ts';
import { TEXT_FORMATS } from './text-formats.ts';

export interface FieldSource {
  register: string;
  /** Name of the datum in the register's entries. */
  datum: string;
}

export interface FieldSchema extends Record<string, unknown> {
  type?: string;
  /** Filled from a register. */
  source?: FieldSource;
  /** The datum (`register.datum`) this field asks for although a register holds it, and why it must. */
  asks?: { datum: string; because: string };
  /**
   * The text is an address: a unit of the province, a village of it, a house and street. `decides`, which a pack says with `place.field`:
   * by its unit the competent office is found, so it is never elsewhere.
   */
  address?: true | 'decides';
  /**
   * It says where the matter lies, which is in the place that decides: an address that surely lies there (`named`), or a text that names
   * no other commune (`alone`), or none without that one (`among`).
   */
  inPlace?: 'named' | 'alone' | 'among';
  /** A number that is never greater than that of this other field; a date that is never later. */
  atMost?: string;
  /** A number that is never less than that of this other field; a date that is never earlier. */
  atLeast?: string;
  /** A date, or the days named in a line, never after the day on which it is said. */
  past?: true;
  /**
   * The last day of a right or a term that the request rests on: nothing is granted after it, unless on what the field `ground` of the same
   * form says. Without one, no day that is over is taken.
   */
  endsRight?: true | { ground: string };
  /** The name of who has the number in this field, or of who applies (`applicant`): that of a person has no digits. Where the number is not asked for, it is of a person. */
  nameOf?: string;
  /** The number of somebody who died: never that of who applies or acts for them. */
  dead?: true;
  /** The field says whether the request is supported; these of its choices support it, every other is against it. */
  favourable?: string[];
  /** By which of its choices what was asked of another body, once the result is issued, was given; every other is a refusal of it. */
  given?: string[];
  /**
   * How such a refusal is made: the field of the same form in which its ground is chosen, the one whose words explain it, and the step in
   * which another person of that body confirms it.
   */
  refusal?: { ground: string; reason: string; confirm: string };
  /** By choice of such a ground: the article that it is of, by the keys of the pack's law. */
  articles?: Readonly<Record<string, string>>;
  /** A number that is never the same as that in this other field: two people. */
  otherThan?: string;
  /**
   * While the condition in FEEL is true, the answer is the applicant's own: their number or name and no other; a year of birth, a
   * residence or a nationality is filled in as the register has it, and may be said otherwise, since a register may be late.
   */
  own?: { datum: 'idNumber' | 'name' | 'birthYear' | 'residence' | 'nationality'; when: string };
  /** What may be answered where who applies hands it in themselves, or a person or an organisation for them; what is not named is open. */
  filer?: Partial<Record<Filer, unknown[]>>;
  /** The format of what is typed, while the condition in FEEL is true where there is one: what a register says stays as it is. */
  typed?: string | { format: string; when: string };
  /** By choice: the sex with which the applicant is registered who may choose it. */
  sexes?: Record<string, string>;
  /** A date or year of birth, or a sex, of who has the personal number in this field, or of who applies (`applicant`): it fits its digits. */
  digitsOf?: string;
  /** An address: its units were there on the day in this other field, `today`, or on any (`ever`), as an old name stays on papers. */
  unitOn?: string;
  /** It is entered as it is written: the province has its name of that day, and nothing is shortened. */
  unitExact?: true;
  /** Who decides must read what a step wrote here: the decision is part of no bulk. */
  toRead?: true;
  /** What a step wrote here is granted only where who decides says in their own words why, after reading it. */
  toConfirm?: true;
  /** Why something that is usually done was left out: a reason that fits everything is none. */
  waives?: true;
  /** What is written here names the article of the law that it rests on. */
  ground?: true;
}

export interface FormSource {
  /** FEEL over the answers: whether they support the request, where no single field says so (votes for and against). */
  favourable?: string;
  /** What answers contradict each other in; of the form of a step, what contradicts the dossier. */
  checks?: Check[];
  schema: { type: 'object'; required?: string[]; properties: Record<string, FieldSchema> };
  layout?: SectionSource[];
}

export interface Check {
  id: string;
  field: string;
  /** FEEL over what is recorded, the dossier, `application`, and the day (`today`): true where they contradict. */
  when?: string;
  /** In place of `when`: the field names a plot of `anyOf` too, or no plot but those of `allOf`. */
  plots?: { anyOf: string } | { allOf: string };
  /** FEEL over the same: the number that the dossier's own figures give, which the refusal says. */
  computed?: string;
}

export interface Form {
  source: FormSource;
  fields: readonly string[];
  /** The answers that count: without those to fields that are not asked for. `today`: the local day on which they are given. */
  check(answers: Answers, today?: string, dossier?: Dossier, stands?: Stands): Outcome<Answers>;
  /** Every wrong field, for a door that shows them beside the fields. */
  faults(answers: Answers, today?: string, stands?: Stands): FormFault[];
  /** Fields that are not asked for, given these answers. */
  hidden(answers: Readonly<Record<string, unknown>>): ReadonlySet<string>;
  /** Given only some answers: which fields may yet be answered, and which are asked for no more whatever comes. */
  open(answers: Readonly<Record<string, unknown>>): ReturnType<typeof openFields>;
}

/** Whether a name of a person stays as it is: not typed, but given by a register or by who signs people in, or filed long ago. */
export type Stands = (field: string, value: unknown) => boolean;

type Answers = Record<string, unknown>;

/** What FEEL sees of the dossier that the step is of. */
type Dossier = Readonly<Record<string, unknown>>;

/** What stands in fields that nobody has answered yet: the default that the schema says, seen and changed by who answers. */
export function prefilled(
  fields: readonly { name: string; schema: FieldSchema }[],
  answers: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const defaults = fields.flatMap(({ name, schema }) => ('default' in schema ? [[name, schema['default']]] : []));
  return { ...Object.fromEntries(defaults), ...answers };
}

/** `rule` is the keyword of JSON Schema that was broken; `field` the path of the field, `children.0.name`. */
export interface FormFault {
  field: string;
  rule: string;
  limit?: string | number;
  /** The field whose answer sets the limit. */
  other?: string;
  /** What stands where a value of another type, or a shorter text, is needed. */
  typed?: string;
  unit?: MisnamedUnit;
  /** Those that papers cannot have. */
  letters?: string;
}

const MAX_ANSWERS_LENGTH = 500_000;

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  // A default stands in the field before anybody answers (`prefilled`): nothing is answered for who left it empty.
  useDefaults: false,
  coerceTypes: false,
  // 0.3 is a multiple of 0.1, though not in the binary fractions of a computer.
  multipleOfPrecision: 6,
});
// The package is CommonJS with a default export that differs between typings and run time.
const formats = ajvFormats as unknown as ((ajv: Ajv2020) => void) & { get(name: string): { validate: FormatCheck } };
formats(ajv);
type FormatCheck = (text: string) => boolean;
const { validate: isDate } = formats.get('date');
for (const [name, validate] of Object.entries(TEXT_FORMATS)) ajv.addFormat(name, { type: 'string', validate });
// A year of fewer than four digits, however it is padded, is a slip; so is one of a time that no paper in use speaks of.
ajv.addFormat('date', { type: 'string', validate: (text: string) => /^(19|20|21)/.test(text) && isDate(text) });
for (const keyword of [
  'source',
  'asks',
  'address',
  'inPlace',
  'favourable',
  'given',
  'refusal',
  'articles',
  'atMost',
  'atLeast',
  'past',
  'endsRight',
  'nameOf',
  'dead',
  'otherThan',
  'toRead',
  'toConfirm',
  'waives',
  'ground',
  'own',
  'filer',
  'sexes',
  'digitsOf',
  'typed',
  'unitOn',
  'unitExact',
])
  ajv.addKeyword({ keyword });
// Every text: a letter that was lost on the way is typed again.
ajv.addKeyword({
  keyword: 'whole',
  type: 'string',
  validate: (_: unknown, text: string) => lostIn(text) === undefined,
});
// Of what goes onto papers: its letters are those that a paper can have.
const printed: SchemaValidateFunction = (_: unknown, text: string) => {
  const letters = unprintedIn(text);
  printed.errors = letters === undefined ? [] : [{ keyword: 'printed', params: { letters } }];
  return letters === undefined;
};
ajv.addKeyword({ keyword: 'printed', type: 'string', errors: true, validate: printed });
// A required text in free words: signs, and marks that stand on no letter, say nothing. One that is empty is missing, or too short.
ajv.addKeyword({
  keyword: 'said',
  type: 'string',
  validate: (_: unknown, text: string) => text === '' || saysCode(text),
});

/** Whether a text is of that format. */
export const fits = (format: string, text: string): boolean => compiled(format)(text) as boolean;
const compiled = (format: string): ValidateFunction => {
  const known = byFormat.get(format) ?? ajv.compile({ type: 'string', format });
  byFormat.set(format, known);
  return known;
};
const byFormat = new Map<string, ValidateFunction>();

/** Of schemas that say the same one is made: procedures of one kind ask alike, and what was made once is never let go. */
const checked = (schema: object): ValidateFunction => {
  const text = JSON.stringify(schema);
  const known = byText.get(text) ?? ajv.compile(schema);
  byText.set(text, known);
  return known;
};
const byText = new Map<string, ValidateFunction>();

/** Refuses a schema that is none, naming the form and the place. */
export function compileForm(source: FormSource, where: string): Outcome<Form> {
  const bad = (detail: string | Phrase) => refuse('pack-invalid', { where, detail });
  if (source?.schema?.type !== 'object' || typeof source.schema.properties !== 'object')
    return bad(phrase('schema-object'));
  let validate: ValidateFunction;
  try {
    validate = checked(bounded(source.schema) as object);
  } catch (error) {
    return bad((error as Error).message);
  }
  const fields = Object.keys(source.schema.properties);
  const layout = source.layout ?? [];
  const [misplaced] = examineLayout(layout, fields, where);
  if (misplaced) return misplaced;
  const properties = Object.entries(source.schema.properties);
  const bounds = properties.flatMap(([field, { atMost, atLeast }]): Bound[] => [
    ...(atMost === undefined ? [] : [{ field, side: 'atMost' as const, other: atMost }]),
    ...(atLeast === undefined ? [] : [{ field, side: 'atLeast' as const, other: atLeast }]),
  ]);
  const past = properties.flatMap(([field, schema]) => (schema.past ? [field] : []));
  const ends = properties.flatMap(([field, schema]) => (schema.endsRight === true ? [field] : []));
  const stray = bounds.find(({ other }) => !source.schema.properties[other]);
  if (stray) return bad(phrase('value-unknown', { field: `${stray.field}.${stray.side} ${stray.other}` }));
  const nobody = properties.find(([, { nameOf }]) => nameOf && nameOf !== 'applicant' && !fields.includes(nameOf));
  if (nobody) return bad(phrase('value-unknown', { field: `${nobody[0]}.nameOf ${nobody[1].nameOf}` }));
  const numberless = properties.find(([, { digitsOf: of }]) => of && of !== 'applicant' && !fields.includes(of));
  if (numberless) return bad(phrase('value-unknown', { field: `${numberless[0]}.digitsOf ${numberless[1].digitsOf}` }));
  const dayless = properties.find(
    ([, { unitOn }]) =>
      unitOn && !['today', 'ever'].includes(unitOn) && source.schema.properties[unitOn]?.['format'] !== 'date',
  );
  if (dayless) return bad(phrase('value-unknown', { field: `${dayless[0]}.unitOn ${dayless[1].unitOn}` }));
  const groundless = properties.find(
    ([, { endsRight }]) => typeof endsRight === 'object' && !fields.includes(endsRight.ground),
  );
  if (groundless) return bad(phrase('value-unknown', { field: `${groundless[0]}.endsRight` }));
  for (const [field, { own }] of properties) {
    const checked = own ? checkExpression(own.when, `${where} ${field}.own`) : true;
    if (isRefusal(checked)) return checked;
  }
  const { checks = [] } = source;
  for (const { id, field, when, plots, computed } of checks) {
    if (!fields.includes(field) || (when === undefined) === (plots === undefined))
      return bad(phrase('value-unknown', { field: `checks.${id} ${field}` }));
    for (const expression of [when, computed]) {
      const checked = expression === undefined || checkExpression(expression, `${where} checks.${id}`);
      if (isRefusal(checked)) return checked;
    }
  }
  const hidden = (answers: Readonly<Record<string, unknown>>) => hiddenFields(layout, answers);
  return {
    source,
    fields,
    hidden,
    open: (answers) => openFields(layout, fields, answers),
    check: (answers, today, dossier, stands) =>
      check(validate, hidden, asKept(source, answers), { bounds, past, ends, today, checks, dossier, stands }),
    faults: (answers, today, stands) =>
      faultsOf(validate, hidden, asKept(source, answers), { bounds, past, ends, today, stands }),
  };
}

type Hidden = Form['hidden'];
interface Bounds extends Limits {
  stands?: Stands;
  checks?: NonNullable<FormSource['checks']>;
  dossier?: Dossier;
}

function check(validate: ValidateFunction, hidden: Hidden, answers: Answers, bounds: Bounds): Outcome<Answers> {
  // A look at the size before anything walks the value.
  const size = sizeOf(answers, MAX_ANSWERS_LENGTH);
  if (size > MAX_ANSWERS_LENGTH)
    return refuse('too-large', { size: `> ${MAX_ANSWERS_LENGTH}`, limit: `${MAX_ANSWERS_LENGTH}` });
  const { asked, errors } = errorsIn(validate, hidden, answers, bounds.stands);
  const wrong = beyond(bounds, asked).map(({ field, rule, limit, other }) => {
    const at = { field, limit, ...(other && { other }) };
    if (rule === 'maximum' || rule === 'minimum')
      return phrase('value-bound', { ...at, comparison: rule === 'maximum' ? '<=' : '>=' });
    return phrase(`value-${rule}`, at);
  });
  if (!errors.length) wrong.push(...contradictions(bounds, asked));
  if (!errors.length && !wrong.length) return asked;
  // Everything that is wrong is said at once, the first of each field.
  const found = described(errors, 20);
  const named = new Set(found.map(({ params }) => params['field']));
  return refuse('form-invalid', { fields: [...found, ...wrong.filter(({ params }) => !named.has(params['field']))] });
}

/** What is recorded against what the dossier says, and answers against each other; what is not known contradicts nothing. */
function contradictions({ checks = [], dossier, today }: Bounds, asked: Readonly<Record<string, unknown>>): Phrase[] {
  const known = { ...dossier, ...asked, today: today ?? null };
  return checks.flatMap((one) => {
    if (!(one.plots ? namesPlots(one, known) : isTrue(one.when!, known))) return [];
    const { field, id: check, computed } = one;
    const value = computed === undefined ? undefined : Number(evaluateExpression(computed, known));
    if (value === undefined || !Number.isFinite(value)) return [phrase('value-check', { field, check })];
    return [phrase('value-check-computed', { field, check, value: numberText(value) })];
  });
}

function namesPlots({ field, plots }: Check, known: Readonly<Record<string, unknown>>): boolean {
  const of = (name: string) => plotsIn(typeof known[name] === 'string' ? known[name] : '');
  const named = of(field);
  if ('anyOf' in plots!) return of(plots.anyOf).some((one) => named.includes(one));
  const others = of(plots!.allOf);
  return named.length > 0 && named.every((one) => others.includes(one));
}

/** What a register has stands as it is. */
const NAMES: ReadonlySet<string> = new Set(['person-name', 'civil-name']);

/** What the schema says against the answers that are asked for. */
function errorsIn(validate: ValidateFunction, hidden: Hidden, answers: Answers, stands?: Stands) {
  // Answers that do not count are taken away, so it is a copy; answers are JSON all through.
  const asked = JSON.parse(JSON.stringify(answers)) as Record<string, unknown>;
  const read = cutIn(asked, validate.schema as object) as Record<string, unknown>;
  const away = hidden(read);
  for (const name of away) {
    delete asked[name];
    delete read[name];
  }
  const errors = validate(read) ? [] : (validate.errors ?? []);
  const needed = errors.filter(
    ({ instancePath, keyword, params }) =>
      instancePath !== '' || keyword !== 'required' || !away.has(params['missingProperty'] as string),
  );
  const isStanding = ({ instancePath, keyword, params }: ErrorObject) => {
    const path = instancePath.slice(1).replace(/\//g, '.');
    return keyword === 'format' && NAMES.has(String(params['format'])) && stands?.(path, valueAt(asked, path));
  };
  return { asked, errors: needed.filter((error) => !isStanding(error)) };
}

function faultsOf(validate: ValidateFunction, hidden: Hidden, answers: Answers, bounds: Bounds): FormFault[] {
  if (sizeOf(answers, MAX_ANSWERS_LENGTH) > MAX_ANSWERS_LENGTH) return [{ field: '', rule: 'maxLength' }];
  const faults = new Map<string, FormFault>();
  const { asked, errors } = errorsIn(validate, hidden, answers, bounds.stands);
  for (const { instancePath, keyword, params } of errors) {
    const path = instancePath.slice(1).replace(/\//g, '.');
    const below = params['missingProperty'] ?? params['additionalProperty'];
    const field = below === undefined ? path : [path, below].filter(Boolean).join('.');
    // The first thing wrong with a field is enough to say.
    const limit = (params['limit'] ?? params['multipleOf']) as number | undefined;
    const value = keyword === 'type' || keyword === 'maxLength' ? valueAt(asked, path) : undefined;
    if (!faults.has(field))
      faults.set(field, {
        ...{ field, rule: keyword, limit },
        ...(typeof value === 'string' && { typed: value }),
        ...(keyword === 'printed' && { letters: String(params['letters']) }),
      });
  }
  for (const { field, rule, limit, other } of beyond(bounds, asked)) {
    if (!faults.has(field)) faults.set(field, { field, rule, limit, ...(other && { other }) });
  }
  return [...faults.values()];
}

const valueAt = (answers: unknown, path: string): unknown =>
  path.split('.').reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], answers);

/** A broken keyword of JSON Schema, in words. */
function describe({ instancePath, keyword, params }: ErrorObject): Phrase {
  const path = instancePath.slice(1).replace(/\//g, '.');
  const below = (name: string) => [path, params[name]].filter(Boolean).join('.');
  const limit = params['limit'] as number;
  switch (keyword) {
    case 'required':
      return phrase('value-required', { field: below('missingProperty') });
    case 'additionalProperties':
      return phrase('value-unknown', { field: below('additionalProperty') });
    case 'enum':
      return phrase('value-one-of', { field: path, values: (params['allowedValues'] as unknown[]).join(', ') });
    case 'type':
      return phrase('value-type', { field: path, type: String(params['type']) });
    case 'format':
      return phrase('value-type', { field: path, type: String(params['format']) });
    case 'pattern':
      return phrase('value-pattern', { field: path, pattern: String(params['pattern']) });
    case 'said':
      return phrase('value-unsaid', { field: path });
    case 'minLength':
      return phrase('value-short', { field: path, limit });
    case 'maxLength':
      return phrase('value-long', { field: path, limit });
    case 'whole':
      return phrase('value-lost', { field: path });
    case 'printed':
      return phrase('value-unprinted', { field: path, letters: String(params['letters']) });
    case 'minItems':
      return phrase('value-few', { field: path, limit });
    case 'maxItems':
      return phrase('value-many', { field: path, limit });
    case 'minimum':
    case 'exclusiveMinimum':
    case 'maximum':
    case 'exclusiveMaximum':
      return phrase('value-bound', { field: path, comparison: String(params['comparison']), limit });
    default:
      return phrase('value-wrong', { field: path, rule: keyword });
  }
}

/** The same of errors that somebody else's validator found. */
export const describedErrors = (errors: readonly ErrorObject[]): Phrase[] => described(errors, 5);

/** Each fault once, in the order in which they were found. */
const described = (errors: readonly ErrorObject[], most: number): Phrase[] =>
  [...new Map(errors.map(describe).map((one) => [JSON.stringify(one), one])).values()].slice(0, most);

/** Characters of text in a value, given up on past the limit. */
function sizeOf(value: unknown, limit: number): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 2;
  for (const [key, member] of Object.entries(value)) {
    size += key.length + sizeOf(member, limit);
    if (size > limit) break;
  }
  return size;
}

/** A schema check for data that is not a form: manifests, cases, province files. */
export function compileSchema(schema: object): (value: unknown) => Phrase[] | undefined {
  const validate = checked(schema);
  return (value) => (validate(value) ? undefined : described(validate.errors ?? [], 5));
}
