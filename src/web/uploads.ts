/** A form that brings files: its fields as they come, its papers into the store, and what was wrong said beside the field. */
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '#kernel/outcome.ts';
import { fileName, typedText } from '#kernel/typed-text.ts';
import type { FileFault } from '#spine/files.ts';
import type { Door } from './door.ts';
import { partsOf } from './form-parts.ts';
import { ownerOf } from './owner.ts';
import { refusedText } from './refused-text.ts';
import { shelfOf } from './shelf-model.ts';
import { MAX_UPLOAD_BYTES } from './upload-limit.ts';
import type { View } from './view.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** A file of it was not taken because the disk is nearly full. */
    noRoom?: boolean;
  }
}

export const UPLOADS_PATH = '/uploads';
/** Where a form says that a field's file has arrived, if it has no place of its own for it. */
export const TAKE_PATH = '/uploads/taken';

/** A paper for a component. `from`: the dossier whose result it is, for one that was taken from the shelf. */
export interface TakenPaper {
  file: string;
  name: string;
  pages?: number;
  from?: string;
  validUntil?: string;
  /** The upload that brought it, where it was taken before its form: told of twice, it is the same paper. */
  upload?: string;
}

export interface Uploaded {
  body: Record<string, string | string[]>;
  /** By component: the content's hash, and the name it came under. */
  papers: Map<string, TakenPaper>;
  errors: { id: string; text: string }[];
}

const withoutToken = (): Error => Object.assign(new Error('a form without its token'), { statusCode: 403 });

/**
 * `componentOf` says which component a field's file is for; a file for none is read past and left. `before`: by component, what was taken
 * before the form.
 */
export async function takeUploads(
  door: Door,
  view: View,
  request: FastifyRequest,
  componentOf: (field: string) => string | undefined,
  before: Readonly<Record<string, TakenPaper>> = {},
): Promise<Uploaded> {
  const uploaded: Uploaded = { body: {}, papers: new Map(), errors: [] };
  const { body, papers, errors } = uploaded;
  // Where the preHandler could not see it: the token is the first field of the form, before anything is taken.
  const { session } = request;
  let isProven = !session || request.headers['x-form-token'] === session.formToken;
  for await (const part of partsOf(request)) {
    if (part.type === 'field' && part.fieldname === '_token') isProven ||= part.value === session?.formToken;
    if (!isProven) throw withoutToken();
    if (part.type === 'field') {
      const before = body[part.fieldname];
      const value = typedText(String(part.value));
      body[part.fieldname] = before === undefined ? value : [before, value].flat();
      const [, kind, field] = /^(sent|kept|shelf)-(.+)$/.exec(part.fieldname) ?? [];
      if (kind === 'sent') await takeSent(field, value);
      if (kind === 'kept') await takeKept(field, value);
      if (kind === 'shelf' && value) await takeFromShelf(field, value);
      continue;
    }
    const component = componentOf(part.fieldname);
    if (!component || !part.filename) {
      part.file.resume();
      continue;
    }
    await take(part.fieldname, component, part.filename, part.file);
  }
  if (!isProven) throw withoutToken();
  return uploaded;

  /** What was sent ahead of the form. */
  async function takeSent(field: string, id: string): Promise<void> {
    const component = componentOf(field);
    const taken = component && before[component];
    // Taken already, and its browser never heard so.
    if (taken && taken.upload === id) {
      papers.set(component, taken);
      return;
    }
    const sent = component && (await door.parts.uploads.open(id, ownerOf(view)));
    if (!sent) {
      if (component && door.parts.uploads.isOwn(id, ownerOf(view)))
        errors.push({ id: field, text: view.t('papers.short') });
      return;
    }
    await take(field, component, sent.name, sent.content);
    await door.parts.uploads.remove(id);
  }

  /** What came with the form before, when something else in it was wrong. */
  async function takeKept(field: string, hash: string): Promise<void> {
    const component = componentOf(field);
    if (!component || !(await door.parts.doors.ownsFile(hash, ownerOf(view)))) return;
    const file = await door.parts.doors.findFile(hash, ownerOf(view));
    if (file) papers.set(component, { file: hash, name: file.name, pages: file.pages });
  }

  /** What the person has already: nothing is sent, and nothing of anybody else's can be named. */
  async function takeFromShelf(field: string, hash: string): Promise<void> {
    const component = componentOf(field);
    const item = component && (await shelfOf(door, view, true)).items.find((one) => one.hash === hash);
    if (!item) return;
    const { name, pages, from, validUntil } = item;
    if (from)
      await door.parts.doors.recordFile(
        { hash, name, type: item.type, sizeBytes: item.sizeBytes, owner: ownerOf(view) },
        view.now.toString(),
      );
    papers.set(component, { file: hash, name, pages, from, validUntil });
  }

  async function take(field: string, component: string, filename: string, content: Readable): Promise<void> {
    const taken = await takeIn(door, view, filename, content);
    if ('fault' in taken) {
      request.noRoom ||= taken.fault === 'no-room';
      errors.push({ id: field, text: taken.text });
      return;
    }
    papers.set(component, taken);
  }
}

/** Why a file was not taken, as it is said beside its field. */
interface NotTaken {
  fault: FileFault;
  text: string;
}

async function takeIn(door: Door, view: View, filename: string, content: Readable): Promise<TakenPaper | NotTaken> {
  const taken = await door.parts.intake.take(content, MAX_UPLOAD_BYTES);
  if (typeof taken === 'string') {
    const limit = view.fmt.number(MAX_UPLOAD_BYTES / 1024 / 1024);
    return { fault: taken, text: `${filename}: ${view.t(`papers.${taken}`, { limit })}` };
  }
  const name = fileName(filename);
  const { scan, ...file } = taken;
  if (scan === 'waiting') await door.parts.quarantine(file.hash);
  await door.parts.doors.recordFile({ ...file, name, owner: ownerOf(view) }, view.now.toString());
  return { file: file.hash, name, pages: file.pages };
}

/** A field's file as soon as it has arrived, before its form: what it is, or why it is none. The upload goes once its paper is kept. */
export async function takeAhead(door: Door, view: View, id: string): Promise<TakenPaper | NotTaken> {
  const { uploads } = door.parts;
  const sent = await uploads.open(id, ownerOf(view));
  if (!sent) return { fault: 'short', text: view.t('papers.short') };
  const taken = await takeIn(door, view, sent.name, sent.content);
  if (!('fault' in taken)) return { ...taken, upload: id };
  await uploads.remove(id);
  return taken;
}

/** What a script posts of a field whose file has arrived; it reads the answer as an object. */
export type SentRequest = FastifyRequest<{ Params: { id: string }; Body: Record<string, unknown> }>;

export function sentIn({ body }: Pick<SentRequest, 'body'>): { field: string; sent: string } {
  return { field: String(body['field'] ?? ''), sent: String(body['sent'] ?? '') };
}

export const notTaken = (reply: FastifyReply, { fault, text }: NotTaken): FastifyReply =>
  reply.code(fault === 'no-room' ? 507 : 422).send({ text });

/** Instead of a page: the sentence alone. Of what is not theirs nothing is said, as on a page. */
export function notKept(reply: FastifyReply, view: View, refusal: Refusal): FastifyReply {
  return reply.code(409).send({ text: refusedText(view, refusal) });
}

/** Papers on their way, each to who began it. The server of the protocol reads and answers by itself. */
export function uploadRoutes(server: FastifyInstance, door: Door): void {
  // Of a form that nothing is kept of before it is sent: what the file is, said at once; its paper goes with the form.
  server.post<{ Params: { id: string }; Body: Record<string, unknown> }>(
    TAKE_PATH,
    { config: { for: 'signed-in' } },
    async (request, reply) => {
      const view = door.view(request);
      const taken = await takeAhead(door, view, sentIn(request).sent);
      if ('fault' in taken) return notTaken(reply, taken);
      await door.parts.uploads.remove(taken.upload!);
      return reply.send({ text: view.t('papers.with-button', { name: taken.name }), kept: taken.file });
    },
  );
  void server.register(async (scope) => {
    scope.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
    for (const url of [UPLOADS_PATH, `${UPLOADS_PATH}/:id`])
      scope.route<{ Params: { id?: string } }>({
        method: ['POST', 'HEAD', 'PATCH'],
        url,
        config: { for: 'signed-in' },
        handler: async (request, reply) => {
          const owner = ownerOf(door.view(request));
          const { id } = request.params;
          if (id !== undefined && !door.parts.uploads.isOwn(id, owner)) return reply.code(404).send();
          reply.hijack();
          await door.parts.uploads.handle(request.raw, reply.raw, owner);
          return reply;
        },
      });
  });
}
