/** A form of a pack as a door draws it: sections of fields, what was typed, and what is wrong with it. */

import { nameOf } from '#engine/form/conditions.ts';
import { compileForm, type FieldSchema, type Form, type FormFault, type FormSource } from '#engine/form/form.ts';
import { type Language, must } from '#kernel/outcome.ts';
import type { Translate, WordKey } from '../i18n.ts';

export type FieldKind =
  | 'text'
  | 'long'
  | 'address'
  | 'integer'
  | 'number'
  | 'money'
  | 'date'
  | 'yes-no'
  | 'choice'
  | 'choices'
  | 'list'
  | 'group';

export interface Field {
  name: string;
  kind: FieldKind;
  label: string;
  hint?: string;
  required: boolean;
  options: { value: string; text: string }[];
  schema: FieldSchema;
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
    members: Object.entries(members).map(([key, inner]) => fieldOf(key, inner, needed.includes(key), words)),
  };
}

function kindOf(name: string, schema: FieldSchema): FieldKind {
  const items = schema['items'] as FieldSchema | undefined;
  if (schema.type === 'array') return items?.type === 'object' ? 'group' : items?.['enum'] ? 'choices' : 'list';
  if (schema['enum']) return 'choice';
  if (schema.type === 'boolean') return 'yes-no';
  if (schema.type === 'integer') return /Vnd$/.test(name) ? 'money' : 'integer';
  if (schema.type === 'number') return 'number';
  if (schema['format'] === 'date') return 'date';
  if (schema.address) return 'address';
  return Number(schema['maxLength'] ?? 0) > 400 ? 'long' : 'text';
}

/** Whether what is asked for hangs on the answers. */
export function hasConditions({ layout = [] }: FormSource): boolean {
  return layout.some(({ when, fields }) => when || fields.some((one) => typeof one !== 'string'));
}

export type Posted = Readonly<Record<string, unknown>>;

const one = (posted: Posted, name: string): string => {
  const value = posted[name];
  return String((Array.isArray(value) ? value.at(-1) : value) ?? '').trim();
};
const many = (posted: Posted, name: string): string[] => {
  const value = posted[name];
  return (Array.isArray(value) ? value : value === undefined ? [] : [value])
    .map((text) => String(text).trim())
    .filter(Boolean);
};

/**
 * What was typed, as values of the schema. What cannot be one is kept as it was typed, so that the schema refuses it and the
 * person sees their own words again. Nothing typed is no answer.
 */
export function readAnswers(fields: readonly Field[], posted: Posted): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const field of fields) {
    const value = readField(field, posted, field.name);
    if (value !== undefined) answers[field.name] = value;
  }
  return answers;
}

function readField(field: Field, posted: Posted, name: string): unknown {
  switch (field.kind) {
    case 'choices':
      return many(posted, name).length ? many(posted, name) : undefined;
    case 'list': {
      const lines = one(posted, name)
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean);
      return lines.length ? lines : undefined;
    }
    case 'group':
      return readGroup(field, posted, name);
    case 'date':
      return readDate(posted, name);
    case 'address':
      return readAddress(posted, name);
    default:
      return readText(field, one(posted, name));
  }
}

function readText(field: Field, text: string): unknown {
  if (!text) return undefined;
  if (field.kind === 'yes-no') return text === 'yes' ? true : text === 'no' ? false : text;
  if (field.kind === 'integer' || field.kind === 'money') {
    // 1.500.000 and 1 500 000 are how people write money here.
    const digits = text.replace(/[\s.,_]|đồng|vnd|đ|₫/giu, '');
    return /^-?\d{1,15}$/.test(digits) ? Number(digits) : text;
  }
  if (field.kind === 'number') {
    const number = text.replace(/\s/g, '').replace(/,(\d+)$/, '.$1');
    return /^-?\d{1,12}(\.\d{1,6})?$/.test(number) ? Number(number) : text;
  }
  return text;
}

/** Day, month, year in three boxes, or one text in the order people write it. */
function readDate(posted: Posted, name: string): string | undefined {
  const whole = one(posted, name);
  const written = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(whole);
  const [day, month, year] = written
    ? written.slice(1)
    : ['day', 'month', 'year'].map((part) => one(posted, `${name}-${part}`));
  if (whole && !written) return whole;
  if (!day && !month && !year) return undefined;
  return `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Street, village and unit, the nearest first, as an address is written. One text is one, too. */
function readAddress(posted: Posted, name: string): string | undefined {
  const parts = ['street', 'village', 'place'].map((part) => one(posted, `${name}-${part}`));
  return [one(posted, name), ...parts].filter(Boolean).join(', ') || undefined;
}

function readGroup(field: Field, posted: Posted, name: string): unknown[] | undefined {
  const rows: Record<string, unknown>[] = [];
  for (let i = 0; i < 50; i++) {
    const row: Record<string, unknown> = {};
    for (const member of field.members) {
      const value = readField(member, posted, `${name}.${i}.${member.name}`);
      if (value !== undefined) row[member.name] = value;
    }
    if (Object.keys(row).length) rows.push(row);
  }
  return rows.length ? rows : undefined;
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
  minLength: 'field-error.required',
  maxLength: 'field-error.too-long',
  minimum: 'field-error.too-small',
  exclusiveMinimum: 'field-error.not-above',
  maximum: 'field-error.too-large',
  exclusiveMaximum: 'field-error.too-large',
  enum: 'field-error.choose',
  const: 'field-error.choose',
  pattern: 'field-error.pattern',
  format: 'field-error.date',
  minItems: 'field-error.required',
  maxItems: 'field-error.too-many',
  uniqueItems: 'field-error.twice',
  'type:integer': 'field-error.whole-number',
  'type:money': 'field-error.money',
  'type:number': 'field-error.number',
  'type:yes-no': 'field-error.choose',
  'type:other': 'field-error.pattern',
};

const ruleOf = (field: Field, rule: string): string =>
  rule !== 'type'
    ? rule
    : ['integer', 'money', 'number', 'yes-no'].includes(field.kind)
      ? `type:${field.kind}`
      : 'type:other';

/** Every rule that some value of the field can break. */
export function rulesOf(field: Field): string[] {
  const rules = Object.keys(field.schema).filter((key) => key in RULE_WORDS);
  if (field.required) rules.push('required');
  if (['integer', 'money', 'number', 'yes-no'].includes(field.kind)) rules.push(ruleOf(field, 'type'));
  if (field.kind === 'text' || field.kind === 'long') rules.push('maxLength');
  return [...new Set([...rules, ...field.members.flatMap(rulesOf)])];
}

/** The element to go to when something is wrong with the field. */
export function idOf(field: Field, name = field.name): string {
  return field.kind === 'date' ? `${name}-day` : field.kind === 'address' ? `${name}-place` : name;
}

export function errorsOf(faults: readonly FormFault[], fields: readonly Field[], t: Translate): FieldError[] {
  const errors: FieldError[] = [];
  for (const fault of faults) {
    const [name, index, member] = fault.field.split('.');
    const field = fields.find((candidate) => candidate.name === name);
    if (!field) continue;
    const inner = field.members.find((candidate) => candidate.name === member);
    const shown = inner ?? field;
    const key = RULE_WORDS[ruleOf(shown, fault.rule)] ?? 'field-error.pattern';
    errors.push({
      field: inner ? `${name}.${index}.${member}` : name,
      id: idOf(shown, inner ? `${name}.${index}.${member}` : name),
      text: t(key, { label: shown.label, limit: fault.limit ?? '' }),
    });
  }
  return errors;
}
