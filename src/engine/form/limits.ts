/** Limits that answers set each other, and the day on which they are given: what is to come is no past, and what is over no term. */
import { documentAhead } from '#kernel/dated-papers.ts';
import { isDay } from '#kernel/day.ts';
import { latestDayIn } from '#kernel/told-text.ts';

export interface Bound {
  field: string;
  side: 'atMost' | 'atLeast';
  other: string;
}

export interface Limits {
  bounds: readonly Bound[];
  past: readonly string[];
  /** Last days of rights. */
  ends: readonly string[];
  today: string | undefined;
}

export interface Beyond {
  field: string;
  rule: 'maximum' | 'minimum' | 'later' | 'earlier' | 'ended' | 'document';
  limit: string | number;
  /** The field that sets it. */
  other?: string;
}

type Answers = Readonly<Record<string, unknown>>;

const dayWords = (date: string): string => date.split('-').reverse().join('/');
const isDate = (value: unknown): value is string => typeof value === 'string' && isDay(value);

/** Numbers that are greater, or less, than that of the other field, and dates and documents that are later or earlier than they can be. */
export function beyond({ bounds, past, ends, today }: Limits, answers: Answers): Beyond[] {
  const beside = bounds.flatMap(({ field, side, other }): Beyond[] => {
    const [value, limit] = [answers[field], answers[other]];
    const dated = isDate(value) && isDate(limit);
    if (!dated && (typeof value !== 'number' || typeof limit !== 'number')) return [];
    const isBeyond = side === 'atMost' ? value > (limit as typeof value) : value < (limit as typeof value);
    if (!isBeyond) return [];
    if (dated) return [{ field, rule: side === 'atMost' ? 'later' : 'earlier', limit: dayWords(limit), other }];
    return [{ field, rule: side === 'atMost' ? 'maximum' : 'minimum', limit: limit as number, other }];
  });
  return [...(today ? ofToday(today, past, ends, answers) : []), ...beside];
}

function ofToday(today: string, past: readonly string[], ends: readonly string[], answers: Answers): Beyond[] {
  const limit = dayWords(today);
  const later = past.flatMap((field): Beyond[] => {
    const value = answers[field];
    const day = isDate(value) || typeof value !== 'string' ? value : latestDayIn(value);
    return isDate(day) && day > today ? [{ field, rule: 'later', limit }] : [];
  });
  const over = ends.flatMap((field): Beyond[] => {
    const day = answers[field];
    return isDate(day) && day < today ? [{ field, rule: 'ended', limit }] : [];
  });
  // Whatever it is asked for: a document that a text names has been made.
  const ahead = Object.entries(answers).flatMap(([field, value]): Beyond[] => {
    const named = textsIn(value).flatMap((text) => documentAhead(text, today) ?? [])[0];
    return named && !later.some((one) => one.field === field) ? [{ field, rule: 'document', limit: named }] : [];
  });
  return [...later, ...over, ...ahead];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}
