/**
 * What was typed for a supplement and the papers that have arrived, and are not handed in yet: each person's own, until they hand them in,
 * beside the applications they fill in.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { perform } from '#acts/perform.ts';
import type { DossierState } from '#dossier/state.ts';
import { sha256 } from '#kernel/hash.ts';
import { everyRefusal, isRefusal } from '#kernel/outcome.ts';
import { refusalTexts } from '#kernel/refusals.ts';
import { ofSupplement } from '#spine/doors.ts';
import type { Door } from '../door.ts';
import type { Opened } from '../dossiers.ts';
import type { Field } from '../forms/model.ts';
import type { Posted } from '../forms/read.ts';
import { ownerOf } from '../owner.ts';
import { keptIn } from '../supplement-kept.tsx';
import { readSupplement } from '../supplement-model.ts';
import { notKept, notTaken, type SentRequest, sentIn, type TakenPaper, takeAhead } from '../uploads.ts';
import type { View } from '../view.ts';
import { readSeen, savedNow } from './draft-seen.ts';

type Papers = Readonly<Record<string, TakenPaper>>;

/** What was typed and is not sent yet. */
export interface Typed {
  answers: Readonly<Record<string, unknown>>;
  kept?: string;
}

/** Of one person and one dossier there is one of each: a file that arrives while one types is written beside nothing. */
function idOf(view: View, dossier: string, what: 'supplement' | 'typed' = 'supplement'): string {
  const hex = sha256(`${what} ${ownerOf(view)} ${dossier}`);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** Nothing of what was asked for another time. */
export async function keptPapers(door: Door, view: View, state: DossierState): Promise<Papers> {
  const kept = state.supplement && (await door.parts.doors.findDraft(idOf(view, state.id)));
  if (!kept || kept.owner !== ownerOf(view) || kept.data['asked'] !== state.supplement!.requestedAt) return {};
  return kept.data['papers'] as Papers;
}

export async function keepPapers(door: Door, view: View, state: DossierState, papers: Papers): Promise<void> {
  if (!state.supplement || !Object.keys(papers).length) return;
  const before = await keptPapers(door, view, state);
  await door.parts.doors.saveDraft({
    id: idOf(view, state.id),
    owner: ownerOf(view),
    procedure: state.procedure.code,
    data: { ...ofSupplement(state.id), asked: state.supplement.requestedAt, papers: { ...before, ...papers } },
    savedAt: view.now.toString(),
  });
}

/** It was handed in, with what was typed. */
export async function dropKept(door: Door, view: View, state: DossierState): Promise<void> {
  for (const what of ['supplement', 'typed'] as const) await door.parts.doors.dropDraft(idOf(view, state.id, what));
}

export async function typedIn(door: Door, view: View, state: DossierState): Promise<Typed | undefined> {
  const kept = state.supplement && (await door.parts.doors.findDraft(idOf(view, state.id, 'typed')));
  if (!kept || kept.owner !== ownerOf(view) || kept.data['asked'] !== state.supplement!.requestedAt) return undefined;
  return kept.data['typed'] as Typed;
}

/** Of each field what is saved of it: typed, or else handed in. */
export const typedValues = ({ answers }: DossierState, fields: readonly Field[], typed?: Typed) => ({
  ...Object.fromEntries(fields.map(({ name }) => [name, (typed?.answers ?? answers)[name]])),
  kept: typed?.kept,
});

/** As it stands in the form, whatever is said of it. */
export async function saveTyped(door: Door, view: View, state: DossierState, typed: Typed): Promise<void> {
  if (!state.supplement) return;
  await door.parts.doors.saveDraft({
    id: idOf(view, state.id, 'typed'),
    owner: ownerOf(view),
    procedure: state.procedure.code,
    data: { ...ofSupplement(state.id), asked: state.supplement.requestedAt, typed },
    savedAt: view.now.toString(),
  });
}

/** Saved while one types, and judged once it is sent. */
export async function keepTyped(
  door: Door,
  request: FastifyRequest<{ Body: Posted }>,
  reply: FastifyReply,
  { state, shown }: Opened,
): Promise<FastifyReply> {
  const view = door.view(request);
  if (!state.supplement) return reply.code(409).send({ text: view.t('stale.gone') });
  const body = request.body ?? {};
  const { form, answers } = readSupplement(view, state, shown, body);
  const typed: Typed = { answers, kept: keptIn(body) };
  await saveTyped(door, view, state, typed);
  return reply.send(savedNow(view, readSeen(body), typedValues(state, form.fields, typed)));
}

/** A file of it has arrived: looked through and kept, where the one who sends it may hand it in. */
export async function keepSupplementPaper(
  door: Door,
  request: SentRequest,
  reply: FastifyReply,
  { id, state, shown }: Opened,
): Promise<FastifyReply> {
  const view = door.view(request);
  const { field, sent } = sentIn(request);
  const nothing = { act: 'supplement-dossier' as const, answers: {}, components: [] };
  const done = await perform(view.platform, id, nothing, view.actor!, { rehearsal: true });
  const refused = isRefusal(done)
    ? everyRefusal(done).find(({ code }) => code === 'not-in-this-status' || refusalTexts[code].kind === 'forbidden')
    : undefined;
  if (refused) return notKept(reply, view, refused);
  const isPaper = shown.rules.components.some((one) => one.id === field);
  if (!state.supplement || !isPaper) return reply.code(409).send({ text: view.t('stale.gone') });
  const known = (await keptPapers(door, view, state))[field];
  const paper = known?.upload === sent ? known : await takeAhead(door, view, sent);
  if ('fault' in paper) return notTaken(reply, paper);
  await keepPapers(door, view, state, { [field]: paper });
  await door.parts.uploads.remove(sent);
  return reply.send({ text: view.t('papers.in-supplement', { name: paper.name }), kept: paper.file });
}
