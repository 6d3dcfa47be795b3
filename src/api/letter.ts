/** The text of what a dossier ended with, as it was issued. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asIssued } from '#acts/as-issued.ts';
import { isRejected, letterOf, resultTemplate } from '#acts/documents.ts';
import { rejectionText } from '#acts/notices.ts';
import type { Platform } from '#acts/platform.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, refuse } from '#kernel/outcome.ts';
import { sendProblem } from './problem.ts';

export async function sendLetter(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  now: DossierState,
): Promise<unknown> {
  const markdown = (text: string) => reply.type('text/markdown; charset=utf-8').send(text);
  const state = await asIssued(platform, now);
  const rules = await platform.procedureByHash(state.procedure.hash);
  if (!isRefusal(rules) && isRejected(state)) return markdown(rejectionText(platform, rules, state));
  const pack = await platform.packByHash(state.procedure.hash);
  const template = !isRefusal(pack) && resultTemplate(pack, state);
  // To who applied it is told once it is issued: until then it may still be returned.
  const isTold = request.actor.kind !== 'citizen' || state.result !== undefined;
  if (isRefusal(pack) || !template || !state.decision || !isTold)
    return sendProblem(request, reply, refuse('not-in-this-status', { act: 'letter', status: now.status }));
  return markdown(letterOf(platform, template, state, pack));
}
