/** A paper is in the application as soon as its file has arrived and is one: no button has to be pressed for it. */
import type { FastifyReply } from 'fastify';
import type { Door } from '../door.ts';
import { notTaken, type SentRequest, sentIn, takeAhead } from '../uploads.ts';
import { componentName, type Draft, type Filling } from './draft-model.ts';
import { mergeSeen, paperValues, readSeen, seenAfter } from './draft-seen.ts';
import { keep, tooLate } from './keep-draft.tsx';

export async function keepSent(
  door: Door,
  request: SentRequest,
  reply: FastifyReply,
  filling: Filling,
): Promise<FastifyReply> {
  const view = door.view(request);
  const { doors, uploads } = door.parts;
  const { field, sent } = sentIn(request);
  if (filling.draft.data.done) return tooLate(door, reply, view, filling.draft);
  // Answers of another tab took the paper away.
  if (!filling.components.some(({ id }) => id === field)) return reply.code(409).send({ text: view.t('stale.gone') });
  const known = filling.draft.data.papers[field];
  const paper = known?.upload === sent ? known : await takeAhead(door, view, sent);
  if ('fault' in paper) return notTaken(reply, paper);
  // It takes a while to be looked through: what was saved meanwhile stays.
  const draft = ((await doors.findDraft(filling.draft.id)) as Draft | undefined) ?? filling.draft;
  const { data } = draft;
  const seen = readSeen(request.body);
  const sides = { saved: paperValues(data), posted: { [field]: paper.file } };
  const { values, stale } = mergeSeen([field], sides, seen, data.savedBy?.['papers']);
  if (stale.length || values[field] !== paper.file) {
    await uploads.remove(sent);
    const said = { paper: componentName(view, filling.shown, field), name: data.papers[field]?.name ?? '' };
    // Told of it, they may choose the file again.
    return reply.code(409).send({
      text: view.t('stale.paper', said),
      seen: seen && seenAfter(seen, { [field]: sides.saved[field] }),
    });
  }
  const papers = { ...data.papers, [field]: paper };
  const savedBy = { ...data.savedBy, ...(seen && { papers: seen.drawing }) };
  if (!(await keep(door, draft, { papers, savedBy }))) return tooLate(door, reply, view, draft);
  await uploads.remove(sent);
  return reply.send({
    text: view.t('papers.in-draft', { name: paper.name }),
    seen: seen && seenAfter(seen, { [field]: paper.file }),
  });
}
