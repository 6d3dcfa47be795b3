/** The parts of a form that brings files. What cannot be read as such a form is the sender's mistake (400), never a fault of ours. */
import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

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
