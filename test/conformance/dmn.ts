/** Our decision engine behind the runner of the DMN Technology Compatibility Kit. */
import { answer } from '#engine/dmn/decide.ts';
import type { Model } from '#engine/dmn/model.ts';
import { readModel } from '#engine/dmn/read.ts';
import { isNumber, toNumber } from '#engine/feel/number.ts';
import { DateTime, parseDateTime, parseTemporal } from '#engine/feel/temporal.ts';
import { isContext, kindOf } from '#engine/feel/values.ts';
import { isRefusal } from '#kernel/outcome.ts';

interface Question {
  dmnXml: string;
  imports: { fileName: string; xml: string }[];
  decision: string;
  invocable?: string;
  inputs: Record<string, unknown>;
}

interface Marked {
  '@type': string;
  '@value': string;
}

const models = new Map<string, Model | string>();
const isMarked = (value: unknown): value is Marked => typeof value === 'object' && value !== null && '@type' in value;

export async function evaluate({ dmnXml, imports, decision, invocable, inputs }: Question) {
  const model = modelOf(dmnXml, imports);
  if (typeof model === 'string') return { value: null, errors: [model] };
  const { value, errors } = answer(model, decision, read(inputs) as Record<string, unknown>, {
    service: invocable,
    now: DateTime.fromNanos(BigInt(Date.now()) * 1_000_000n, { offset: 0 }) ?? undefined,
  });
  return { value: write(value), errors };
}

function modelOf(xml: string, imports: Question['imports']): Model | string {
  const known = models.get(xml);
  if (known) return known;
  const read = readModel(xml, { imports: imports.map((one) => one.xml), lenient: true, clock: true });
  const model = isRefusal(read) ? JSON.stringify(read.params) : read;
  models.set(xml, model);
  return model;
}

function read(value: unknown): unknown {
  if (isMarked(value))
    return (
      (value['@type'] === 'date and time' ? parseDateTime(value['@value']) : parseTemporal(value['@value'])) ?? null
    );
  if (Array.isArray(value)) return value.map(read);
  if (isContext(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, read(one)]));
  return value;
}

function write(value: unknown): unknown {
  if (isNumber(value)) return toNumber(value);
  if (Array.isArray(value)) return value.map(write);
  if (isContext(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, write(one)]));
  const kind = kindOf(value);
  if (kind === 'date' || kind === 'time' || kind === 'date and time') return { '@type': kind, '@value': String(value) };
  if (kind.endsWith('duration')) return { '@type': 'duration', '@value': String(value) };
  return kind === 'range' || kind === 'function' ? String(value) : value;
}
