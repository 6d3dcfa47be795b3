/** What is mine: dossiers and drafts. */
import type { FastifyInstance } from 'fastify';
import { isRefusal } from '#kernel/outcome.ts';
import type { FormDraft } from '#spine/doors.ts';
import { idPlace, startOf } from '#views/places.ts';
import { aboutIn, withAbout } from '../about.ts';
import { shownByCode } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { ownerOf } from '../owner.ts';
import { Button, InsetText } from '../ui/basics.tsx';
import { Page, Token } from '../ui/page.tsx';
import { named, type View } from '../view.ts';
import { idNumberOf } from './apply-people.ts';
import { listMine, MyDossiers } from './my-dossiers.tsx';

export function mineRoutes(server: FastifyInstance, door: Door): void {
  const { doors } = door.parts;
  const mine = { for: 'citizen' } as const;
  server.get<{ Querystring: { after?: string } }>('/my/dossiers', { config: mine }, async (request, reply) => {
    const view = door.view(request);
    const after = startOf(request.query.after, idPlace);
    if (isRefusal(after)) return door.refuse(request, reply, after);
    const list = await listMine(door, view, idNumberOf(door, request) || '-', after);
    const names = await namesOf(
      door,
      view,
      [...list.waiting, ...list.others].map(({ row }) => row.procedure),
    );
    return door.send(reply, MyDossiers({ view, list, names }));
  });
  server.get('/my/drafts', { config: mine }, async (request, reply) => {
    const view = door.view(request);
    const drafts = await doors.listDrafts(ownerOf(view));
    const names = await namesOf(
      door,
      view,
      drafts.map((draft) => draft.procedure),
    );
    const abouts = new Map(
      await Promise.all(drafts.map(async (draft) => [draft.id, await aboutDraft(view, draft)] as const)),
    );
    return door.send(reply, MyDrafts({ view, drafts, names, abouts, days: doors.draftTerms.days }));
  });
}

/** Names of procedures by code, in the reader's language. */
export async function namesOf(door: Door, view: View, codes: readonly string[]): Promise<Map<string, string>> {
  const hits = await door.parts.doors.namesOfProcedures([...new Set(codes)]);
  return new Map(hits.map((hit) => [hit.code, named(hit.names, view.lang)]));
}

interface ListProps {
  view: View;
  names: ReadonlyMap<string, string>;
}

/** Of whom or what it is, as far as it is filled in; several of one procedure are told apart by it. */
async function aboutDraft(view: View, { procedure, data }: FormDraft): Promise<string | undefined> {
  const shown = await shownByCode(view.platform, procedure);
  return isRefusal(shown) ? undefined : aboutIn(shown, (data['answers'] ?? {}) as Record<string, unknown>);
}

interface DraftsProps extends ListProps {
  drafts: readonly FormDraft[];
  abouts: ReadonlyMap<string, string | undefined>;
  /** How long a draft is kept after it was saved last. */
  days: number;
}

function MyDrafts({ view, drafts, names, abouts, days }: DraftsProps) {
  const { t, fmt } = view;
  const keptUntil = (savedAt: string) =>
    Temporal.Instant.from(savedAt)
      .add({ hours: 24 * days })
      .toString();
  return (
    <Page view={view} title={t('nav.drafts')} at="drafts">
      <h1 class="govuk-heading-l">{t('nav.drafts')}</h1>
      {drafts.length === 0 && <InsetText text={t('drafts.empty')} />}
      {drafts.length > 0 && (
        <ul class="mc-hits">
          {drafts.map((draft) => (
            <li>
              <a class="govuk-link" href={`/drafts/${draft.id}`}>
                {withAbout(names.get(draft.procedure) ?? draft.procedure, abouts.get(draft.id))}
              </a>
              <p>
                {t('drafts.saved', { date: fmt.dateTime(draft.savedAt) })};{' '}
                {t('drafts.kept', { date: fmt.date(keptUntil(draft.savedAt)) })}
              </p>
              <form method="post" action={`/drafts/${draft.id}/remove`}>
                <Token view={view} />
                <Button
                  classes="govuk-button--secondary govuk-!-margin-bottom-0 govuk-!-margin-top-2"
                  text={t('drafts.remove')}
                />
              </form>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
