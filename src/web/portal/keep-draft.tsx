/** Saving an application that is being filled in, and handing it in, once. */
import type { FastifyReply } from 'fastify';
import { perform, startDossier } from '#acts/perform.ts';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { isRefusal, type Outcome, type Refusal } from '#kernel/outcome.ts';
import type { Door } from '../door.ts';
import { MessagePage } from '../ui/page.tsx';
import type { View } from '../view.ts';
import type { Draft } from './draft-model.ts';

/** Not where it was handed in meanwhile: that is changed by nothing. */
export function keep(door: Door, draft: Draft, change: Partial<Draft['data']>): Promise<boolean> {
  const data = { ...draft.data, ...change };
  return door.parts.doors.saveDraft({ ...draft, data, savedAt: door.parts.platform.clock.now().toString() });
}

/** An older page of what was handed in meanwhile was sent: nothing of it is taken, and that is said. */
export async function tooLate(door: Door, reply: FastifyReply, view: View, draft: Draft): Promise<FastifyReply> {
  const { t } = view;
  const { data } = ((await door.parts.doors.findDraft(draft.id)) as Draft | undefined) ?? draft;
  const way = data.dossierId ? `/my/dossiers/${data.dossierId}` : '/my/dossiers';
  if (reply.request.headers['x-autosave'])
    return reply.code(409).send({ text: t('late-save.title'), link: { href: way, text: t('late-save.open') } });
  const more = (
    <p class="govuk-body">
      <a class="govuk-link" href={way}>
        {t('late-save.open')}
      </a>
    </p>
  );
  return door.send(
    reply,
    <MessagePage view={view} title={t('late-save.title')} text={t('late-save.text')} more={more} />,
    409,
  );
}

/** Pressed twice, or in two tabs: whoever comes second finds it done, or tries again on what the first one left. */
export async function handIn(
  door: Door,
  draft: Draft,
  command: Extract<Command, { act: 'draft-dossier' }>,
  actor: Actor,
  tries = 3,
): Promise<Outcome<{ dossierId: string }>> {
  const { platform, doors } = door.parts;
  const known = draft.data.dossierId ?? ((await doors.findDraft(draft.id)) as Draft | undefined)?.data.dossierId;
  const before = known && (await platform.store.load(known));
  if (known && before && before.state.status !== 'draft') return { dossierId: known };
  const start = (key: string) =>
    startDossier(platform, draft.procedure, command, actor, { idempotencyKey: `${draft.id}:${key}` });
  const first = known ? await perform(platform, known, command, actor) : await start('draft');
  // Whom it is for was changed since: another's is another dossier.
  const isOther = isRefusal(first) && first.code === 'draft-of-another';
  const begun = isOther ? await start(`draft:${command.applicant.idNumber}`) : first;
  const again = (refusal: Refusal) =>
    tries > 1 && ['conflict', 'not-in-this-status', 'idempotency-key-reused'].includes(refusal.code)
      ? handIn(door, draft, command, actor, tries - 1)
      : refusal;
  if (isRefusal(begun)) return again(begun);
  const { dossierId } = begun;
  await keep(door, draft, { dossierId });
  const submitted = await perform(platform, dossierId, { act: 'submit-dossier' }, actor, {
    idempotencyKey: isOther ? `${draft.id}:submit:${dossierId}` : `${draft.id}:submit`,
  });
  return isRefusal(submitted) ? again(submitted) : { dossierId };
}
