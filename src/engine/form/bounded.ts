/** What every form asks of its answers, though its schema does not say so. */
import type { FieldSchema, FormSource } from './form.ts';

const MAX_TEXT_LENGTH = 4_000;
const MAX_ITEMS = 200;

/** Places, addresses and what else stands on results and in registers as it was written. */
const PRINTED: ReadonlySet<string> = new Set([
  ...['place', 'facility-name', 'address', 'commune-address', 'ethnic-group', 'nationality'],
  ...['paper-number', 'paper-line', 'household-name'],
]);

/** A schema of a form with what it forgets: limits, that a text is whole, and that a required one says something. */
export function bounded(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return schema;
  const copy: Record<string, unknown> = {};
  const needed = ((schema as FormSource['schema']).required ?? []) as string[];
  for (const [key, value] of Object.entries(schema))
    copy[key] =
      key === 'properties'
        ? Object.fromEntries(
            Object.entries(value as Record<string, unknown>).map(([name, inner]) => [
              name,
              bounded(needed.includes(name) && isFreeText(inner) ? { minLength: 1, ...inner, said: true } : inner),
            ]),
          )
        : Array.isArray(value) && ['allOf', 'anyOf', 'oneOf'].includes(key)
          ? value.map(bounded)
          : ['items', 'if', 'then', 'else', 'not'].includes(key)
            ? bounded(value)
            : value;
  if (copy['type'] === 'string' && !copy['enum'] && copy['maxLength'] === undefined)
    copy['maxLength'] = MAX_TEXT_LENGTH;
  if (copy['type'] === 'string') copy['whole'] = true;
  if (copy['type'] === 'string' && PRINTED.has(String(copy['format']))) copy['printed'] = true;
  if (copy['type'] === 'array' && copy['maxItems'] === undefined) copy['maxItems'] = MAX_ITEMS;
  if (copy['type'] === 'object' && copy['additionalProperties'] === undefined) copy['additionalProperties'] = false;
  return copy;
}

/** Of no format, which would say what it wants. */
const isFreeText = (schema: unknown): schema is FieldSchema => {
  const { type, enum: choices, const: only, format, pattern } = schema as Record<string, unknown>;
  return type === 'string' && [choices, only, format, pattern].every((one) => one === undefined);
};

interface Part {
  maxLength?: number;
  properties?: Record<string, Part>;
  items?: Part;
}

/**
 * The same value, each text that is longer than its schema takes cut one letter behind that: it is refused all the same, and nothing reads
 * more of it than a field can hold. What no schema knows is refused by its name alone.
 */
export function cutIn(value: unknown, schema: Part | undefined): unknown {
  if (typeof value === 'string') return cutText(value, schema?.maxLength ?? MAX_TEXT_LENGTH);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => cutIn(one, schema?.items));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cutIn(one, schema?.properties?.[name])]));
}

function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const letters = [...text.slice(0, 2 * (most + 1))];
  return letters.length > most ? letters.slice(0, most + 1).join('') : text;
}
