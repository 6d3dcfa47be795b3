/** A form of a pack as a door draws it: sections of fields, and what is wrong with what was typed. */
import { nameOf } from '#engine/form/conditions.ts';
import { compileForm, type FieldSchema, type Form, type FormFault, type FormSource } from '#engine/form/form.ts';
import { typedFormat } from '#engine/form/own.ts';
import { readNumber } from '#kernel/number-text.ts';
import { type Language, must } from '#kernel/outcome.ts';
import { formatsFor, type Translate, type WordKey } from '../i18n.ts';
import type { FieldKind, Readable } from './read.ts';

export interface Field extends Readable {
  label: string;
  hint?: string;
  required: boolean;
  options: { value: string; text: string }[];
  schema: FieldSchema;
  /** What the fields are called whose answers bound this one, by their name. */
  beside: Readonly<Record<string, string>>;
  /** The fields of one of a repeating group. */
  members: Field[];
}

export interface Section {
  id: string;
  title: string;
  fields: Field[];
}

/** A pack's words, for one reader. */
export type Words = (key: string) => string | undefined;

export function wordsOf(words: Readonly<Record<string, Readonly<Record<string, string>>>>, lang: Language): Words {
  return (key) => words[lang]?.[key] ?? words['vi']?.[key];
}

const compiled = new WeakMap<FormSource, Form>();

export function formOf(source: FormSource): Form {
  let form = compiled.get(source);
  if (!form) {
    // The pack was examined when it was published.
    form = must(compileForm(source, 'form'));
    compiled.set(source, form);
  }
  return form;
}

export function sectionsOf(source: FormSource, words: Words): Section[] {
  const { properties, required = [] } = source.schema;
  const field = (name: string) => fieldOf(name, properties[name], required.includes(name), words);
  const layout = (source.layout ?? [{ section: '', fields: Object.keys(properties) }]).map((one) => ({
    section: one.section,
    fields: one.fields.map(nameOf),
  }));
  const placed = new Set(layout.flatMap(({ fields }) => fields));
  const rest = Object.keys(properties).filter((name) => !placed.has(name));
  return [...layout, ...(rest.length ? [{ section: '', fields: rest }] : [])].map((one) => ({
    id: one.section || 'fields',
    title: words(`section.${one.section}`) ?? '',
    fields: one.fields.map(field),
  }));
}

function fieldOf(name: string, schema: FieldSchema, required: boolean, words: Words): Field {
  const items = schema['items'] as FieldSchema | undefined;
  const values = (schema['enum'] ?? items?.['enum'] ?? []) as unknown[];
  const members = items?.type === 'object' ? (items['properties'] as Record<string, FieldSchema>) : {};
  const needed = (items?.['required'] ?? []) as string[];
  return {
    name,
    kind: kindOf(name, schema),
    label: words(`field.${name}`) ?? name,
    hint: words(`hint.${name}`),
    required,
    options: values.map((value) => ({
      value: String(value),
      text: words(`option.${name}.${String(value)}`) ?? String(value),
    })),
    schema,
    beside: Object.fromEntries(
      [schema.atMost, schema.atLeast].flatMap((other) => (other ? [[other, words(`field.${other}`) ?? other]] : [])),
    ),
    ...(values.length && { choices: values }),
    ...(items?.type && schema.type === 'array' && { line: kindOf(name, items) }),
    members: Object.entries(members).map(([key, inner]) => fieldOf(key, inner, needed.includes(key), words)),
  };
}

function kindOf(name: string, schema: FieldSchema): FieldKind {
  const items = schema['items'] as FieldSchema | undefined;
  if (schema.type === 'array') return items?.type === 'object' ? 'group' : items?.['enum'] ? 'choices' : 'list';
  if (schema['enum']) return 'choice';
  if (schema.type === 'boolean') return 'yes-no';
  if (schema.type === 'integer') return /Vnd$/.test(name) ? 'money' : /(^y|Y)ear$/.test(name) ? 'year' : 'integer';
  if (schema.type === 'number') return 'number';
  if (schema['format'] === 'date') return 'date';
  if (schema.address) return 'address';
  return Number(schema['maxLength'] ?? 0) > 400 ? 'long' : 'text';
}

/** Whether what is asked for hangs on the answers. */
export function hasConditions({ layout = [] }: FormSource): boolean {
  return layout.some(({ when, fields }) => when || fields.some((one) => typeof one !== 'string'));
}

export interface FieldError {
  field: string;
  /** Id of the element to go to. */
  id: string;
  text: string;
}

/** Keyword of the schema → the sentence. A test shows that every rule a field can break is one of these. */
export const RULE_WORDS: Readonly<Record<string, WordKey>> = {
  required: 'field-error.required',
  'required:choice': 'field-error.choose-needed',
  minLength: 'field-error.too-short',
  'minLength:1': 'field-error.required',
  maxLength: 'field-error.too-long',
  minimum: 'field-error.too-small',
  exclusiveMinimum: 'field-error.not-above',
  maximum: 'field-error.too-large',
  exclusiveMaximum: 'field-error.not-below',
  multipleOf: 'field-error.multiple',
  enum: 'field-error.choose',
  const: 'field-error.choose',
  pattern: 'field-error.pattern',
  format: 'field-error.pattern',
  'format:date': 'field-error.date',
  'format:person-name': 'field-error.person-name',
  'format:civil-name': 'field-error.civil-name',
  'format:people': 'field-error.people',
  'format:phone': 'field-error.phone',
  'format:email': 'field-error.email',
  'format:citizen-number': 'field-error.citizen-number',
  'format:id-number': 'field-error.id-number',
  'format:address': 'field-error.address',
  'format:household-name': 'field-error.household-name',
  'format:health-card': 'field-error.health-card',
  'format:land-plot': 'field-error.land-plot',
  'format:law-citations': 'field-error.law-citations',
  'format:ethnic-group': 'field-error.ethnic-group',
  'format:nationality': 'field-error.nationality',
  'format:place': 'field-error.place',
  'format:facility-name': 'field-error.facility-name',
  'format:commune-address': 'field-error.commune-address',
  'format:reason': 'field-error.reason',
  'format:paper-number': 'field-error.paper-number',
  'format:paper-line': 'field-error.paper-line',
  whole: 'field-error.lost',
  printed: 'field-error.unprinted',
  said: 'field-error.unsaid',
  minItems: 'field-error.too-few',
  maxItems: 'field-error.too-many',
  uniqueItems: 'field-error.twice',
  own: 'field-error.own',
  'own-name': 'field-error.own-name',
  'own:always': 'field-error.own-always',
  'own-name:always': 'field-error.own-name-always',
  dead: 'field-error.dead',
  'not-own': 'field-error.not-own',
  same: 'field-error.same',
  'id-number': 'field-error.id-number',
  'person-name': 'field-error.person-name',
  later: 'field-error.later',
  earlier: 'field-error.earlier',
  filer: 'field-error.filer',
  ended: 'field-error.ended',
  document: 'field-error.document',
  sexes: 'field-error.sex',
  digits: 'field-error.digits',
  held: 'field-error.held',
  'unit-unknown': 'field-error.unit-unknown',
  'unit-near': 'field-error.unit-near',
  'unit-ended': 'field-error.unit-ended',
  'whole-other': 'field-error.whole-other',
  'unit-spelt': 'field-error.unit-spelt',
  'unit-toneless': 'field-error.unit-toneless',
  'type:integer': 'field-error.whole-number',
  'type:year': 'field-error.year',
  'minimum:year': 'field-error.year-from',
  'type:money': 'field-error.money',
  'type:number': 'field-error.number',
  'type:yes-no': 'field-error.choose',
  'type:other': 'field-error.pattern',
};

function ruleOf({ kind, schema }: Field, rule: string): string {
  if (rule === 'minLength' && Number(schema['minLength']) <= 1) return 'minLength:1';
  if (rule === 'format') {
    const format = `format:${schema['format'] ?? typedFormat(schema['typed'] as FieldSchema['typed'])}`;
    return format in RULE_WORDS ? format : rule;
  }
  // Of who applies, whatever they answer: there is no relation to choose anew.
  if (rule === 'own' || rule === 'own-name')
    return (schema['own'] as { when?: string } | undefined)?.when === 'true' ? `${rule}:always` : rule;
  if (rule === 'minItems' && Number(schema['minItems']) > 1) return rule;
  if (['required', 'minItems'].includes(rule)) return CHOSEN.includes(kind) ? 'required:choice' : 'required';
  if (kind === 'year' && ['type', 'minimum'].includes(rule)) return `${rule}:year`;
  if (rule !== 'type') return rule;
  // A line of a list is what it is a list of.
  if (kind === 'choice' || kind === 'choices') return 'enum';
  return ['integer', 'money', 'number', 'yes-no'].includes(kind) ? `type:${kind}` : 'type:other';
}

/** What is chosen and not filled in. */
const CHOSEN: readonly FieldKind[] = ['choice', 'choices', 'yes-no'];

/** Every rule that some value of the field can break. */
export function rulesOf(field: Field): string[] {
  const rules = Object.keys(field.schema)
    .filter((key) => key in RULE_WORDS)
    .map((key) => ruleOf(field, key));
  if (field.schema['typed']) rules.push(ruleOf(field, 'format'));
  if (field.required) rules.push('required');
  if (['integer', 'year', 'money', 'number', 'yes-no'].includes(field.kind)) rules.push(ruleOf(field, 'type'));
  if (field.kind === 'text' || field.kind === 'long') rules.push('maxLength');
  if (field.required && (field.kind === 'text' || field.kind === 'long')) rules.push('said');
  return [...new Set([...rules, ...field.members.flatMap(rulesOf)])];
}

/** The element to go to when something is wrong with the field. */
export function idOf(field: Field, name = field.name): string {
  return field.kind === 'date' ? `${name}-day` : field.kind === 'address' ? `${name}-place` : name;
}

/** A whole number that the field takes. */
function exampleOf({ kind, schema }: Field): number {
  const { minimum = -Infinity, maximum = Infinity } = schema as { minimum?: number; maximum?: number };
  return Math.min(Math.max(kind === 'year' ? 1990 : 3, minimum), maximum);
}

/** The sentence where another answer sets the limit: it may be that one which is wrong. */
const BESIDE: Readonly<Record<string, WordKey>> = {
  maximum: 'field-error.above-other',
  minimum: 'field-error.below-other',
  later: 'field-error.later-other',
  earlier: 'field-error.earlier-other',
};

/** As people write it; a year has no thousands. */
const limitText = ({ kind }: Field, limit: string | number, t: Translate): string =>
  typeof limit === 'number' && kind !== 'year' ? formatsFor(t.lang).number(limit) : String(limit);

function faultText(
  field: Field,
  { rule, limit: at = '', other, typed = '', letters = '', unit }: FormFault,
  t: Translate,
): string {
  const limit = limitText(field, at, t);
  if (other && BESIDE[rule]) return t(BESIDE[rule], { label: field.label, limit, other: field.beside[other] ?? other });
  // What is wanted stands beside the field, where the procedure says it.
  if (rule === 'pattern' && field.hint) return t('field-error.pattern-hint', { label: field.label, hint: field.hint });
  const key = RULE_WORDS[ruleOf(field, rule)] ?? 'field-error.pattern';
  return t(key, { label: field.label, limit, count: [...typed].length, letters, example: exampleOf(field), ...unit });
}

/** A number that can be read in two ways is asked for again, with both. */
function twoReadings({ kind, label }: Field, { rule, typed }: FormFault, t: Translate): string | undefined {
  const number = kind === 'number' && rule === 'type' && typed ? readNumber(typed) : undefined;
  if (!number || !('readings' in number)) return undefined;
  const [grouped, decimal] = number.readings;
  const shown = { grouped: String(grouped), decimal: String(decimal).replace('.', t('form.decimal-sign')) };
  return t('field-error.number-two-ways', { label, typed: typed!, ...shown });
}

export function errorsOf(faults: readonly FormFault[], fields: readonly Field[], t: Translate): FieldError[] {
  const errors: FieldError[] = [];
  for (const fault of faults) {
    const [name, index, member] = fault.field.split('.');
    const field = fields.find((candidate) => candidate.name === name);
    if (!field) continue;
    const inner = field.members.find((candidate) => candidate.name === member);
    const shown = inner ?? field;
    errors.push({
      field: inner ? `${name}.${index}.${member}` : name,
      id: idOf(shown, inner ? `${name}.${index}.${member}` : name),
      text: twoReadings(shown, fault, t) ?? faultText(shown, fault, t),
    });
  }
  return errors;
}
