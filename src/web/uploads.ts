/** A form that brings files: its fields as they come, its papers into the store, and what was wrong said beside the field. */
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Door, MAX_UPLOAD_BYTES } from './door.ts';
import type { View } from './view.ts';

export const UPLOADS_PATH = '/uploads';

export interface Uploaded {
  body: Record<string, string | string[]>;
  /** By component: the content's hash, and the name it came under. */
  papers: Map<string, { file: string; name: string }>;
  errors: { id: string; text: string }[];
}

/** `componentOf` says which component a field's file is for; a file for none is read past and left. */
export async function takeUploads(
  door: Door,
  view: View,
  request: FastifyRequest,
  componentOf: (field: string) => string | undefined,
): Promise<Uploaded> {
  const uploaded: Uploaded = { body: {}, papers: new Map(), errors: [] };
  const { body, papers, errors } = uploaded;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      const before = body[part.fieldname];
      const value = String(part.value);
      body[part.fieldname] = before === undefined ? value : [before, value].flat();
      const [, kind, field] = /^(sent|kept)-(.+)$/.exec(part.fieldname) ?? [];
      if (kind === 'sent') await takeSent(field, value);
      if (kind === 'kept') await takeKept(field, value);
      continue;
    }
    const component = componentOf(part.fieldname);
    if (!component || !part.filename) {
      part.file.resume();
      continue;
    }
    await take(part.fieldname, component, part.filename, part.file);
  }
  return uploaded;

  /** What was sent ahead of the form. */
  async function takeSent(field: string, id: string): Promise<void> {
    const component = componentOf(field);
    const sent = component && (await door.parts.uploads.open(id, ownerOf(view)));
    if (!sent) return;
    await take(field, component, sent.name, sent.content);
    await door.parts.uploads.remove(id);
  }

  /** What came with the form before, when something else in it was wrong. */
  async function takeKept(field: string, hash: string): Promise<void> {
    const component = componentOf(field);
    if (!component || !(await door.parts.doors.ownsFile(hash, ownerOf(view)))) return;
    const file = await door.parts.doors.findFile(hash);
    if (file) papers.set(component, { file: hash, name: file.name });
  }

  async function take(field: string, component: string, filename: string, content: Readable): Promise<void> {
    const kept = await door.parts.files.keep(content, MAX_UPLOAD_BYTES);
    const type = kept === 'too-large' ? undefined : sniff(kept.head);
    if (kept === 'too-large' || !type) {
      const limit = view.fmt.number(MAX_UPLOAD_BYTES / 1024 / 1024);
      const why = kept === 'too-large' ? view.t('papers.too-large', { limit }) : view.t('papers.wrong-type');
      errors.push({ id: field, text: `${filename}: ${why}` });
      return;
    }
    const name = filename.slice(-200);
    const { hash, sizeBytes } = kept;
    await door.parts.doors.recordFile({ hash, name, type, sizeBytes, owner: ownerOf(view) });
    papers.set(component, { file: hash, name });
  }
}

/** Papers on their way, each to who began it. The server of the protocol reads and answers by itself. */
export function uploadRoutes(server: FastifyInstance, door: Door): void {
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

/** Whose drafts and uploads they are. */
export const ownerOf = (view: View): string => `${view.session?.kind}:${view.session?.id}`;

const KINDS: readonly { type: string; bytes: readonly number[] }[] = [
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

/** What a file is by its first bytes: its name and its sender are not believed. Nothing for what is not accepted. */
function sniff(head: Uint8Array): string | undefined {
  return KINDS.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte))?.type;
}
