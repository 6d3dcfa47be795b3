/** The parts of a form that brings files. What cannot be read as such a form is the sender's mistake (400), never a fault of ours. */
import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { fileName, typedText } from '#kernel/typed-text.ts';

/** The reader's own errors name a status where it has one for them. */
function unreadable(error: Error & { statusCode?: number }): Error {
  error.statusCode ??= 400;
  return error;
}

/** A body that ends within a file is noticed while the file is read, or before: a short one is there whole. */
function watched<T extends Multipart>(part: T): T {
  if (part.type !== 'file') return part;
  if (part.file.errored) unreadable(part.file.errored);
  else part.file.once('error', unreadable);
  return part;
}

export async function* partsOf(request: FastifyRequest): AsyncGenerator<Multipart> {
  const parts = request.parts();
  for (;;) {
    let next: IteratorResult<Multipart>;
    try {
      next = await parts.next();
    } catch (error) {
      throw unreadable(error as Error);
    }
    if (next.done) return;
    yield watched(next.value);
  }
}

/** Its first file, where it has one. */
export async function fileOf(request: FastifyRequest, limitBytes: number): Promise<MultipartFile | undefined> {
  try {
    const part = await request.file({ limits: { fileSize: limitBytes } });
    return part && watched(part);
  } catch (error) {
    throw unreadable(error as Error);
  }
}

/** As much as a form without files may bring. */
const MOST_TEXT_BYTES = 2_000_000;
const FILES = '_files';

export interface ChosenFile {
  field: string;
  name: string;
}

/**
 * What was typed into it, and the names of its files, for a form that nobody may send yet: what the files hold is read past. Nothing is
 * read of one that does not begin with its token.
 */
export async function textsOf(request: FastifyRequest): Promise<Record<string, unknown>> {
  const texts = new Map<string, string[]>();
  const files: ChosenFile[] = [];
  let bytes = 0;
  for await (const part of partsOf(request)) {
    if (!texts.size && part.fieldname !== '_token') return {};
    if (part.type === 'file') {
      if (part.filename) files.push({ field: part.fieldname, name: fileName(part.filename) });
      part.file.resume();
      continue;
    }
    const value = typedText(String(part.value));
    bytes += Buffer.byteLength(part.fieldname) + Buffer.byteLength(value);
    if (bytes > MOST_TEXT_BYTES) throw Object.assign(new Error('more text than a form may bring'), { statusCode: 413 });
    texts.set(part.fieldname, [...(texts.get(part.fieldname) ?? []), value]);
  }
  const single = [...texts].map(([field, values]) => [field, values.length > 1 ? values : values[0]] as const);
  return texts.size ? { ...Object.fromEntries(single), [FILES]: files } : {};
}

/** The fields of a form that waited; `files` where it is one in parts, each to be chosen again. */
export function waitingForm(data: Readonly<Record<string, unknown>>): {
  fields: [name: string, value: string][];
  files?: ChosenFile[];
} {
  const { _token, [FILES]: named, ...rest } = data;
  const fields = Object.entries(rest).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  return { fields, ...(Array.isArray(named) && { files: named.filter(isChosen) }) };
}

const isChosen = (one: Partial<ChosenFile> | null): one is ChosenFile =>
  typeof one?.field === 'string' && typeof one.name === 'string';
