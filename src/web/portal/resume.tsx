/**
 * The form that was posted when the session had ended. It belongs to whoever typed it: at a counter or in a family several people use one
 * browser, and what one of them typed is neither shown to the next nor recorded as theirs.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isUuid } from '#kernel/ids.ts';
import { isRefusal, refuse } from '#kernel/outcome.ts';
import type { ParkedPost, Session } from '#spine/doors.ts';
import { PARKED_BY, parkedIn } from '../cookies.ts';
import { type Door, PARKED_SECONDS } from '../door.ts';
import { openDossier } from '../dossiers.ts';
import { waitingForm } from '../form-parts.ts';
import { isFormOf } from '../form-token.ts';
import { catalogues, type WordKey } from '../i18n.ts';
import { ownerOf } from '../owner.ts';
import { Button, NotificationBanner } from '../ui/basics.tsx';
import { FileUpload, fileWords } from '../ui/fields.tsx';
import { SummaryList } from '../ui/lists.tsx';
import { MessagePage, Page, Token } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { namesOf } from './mine.tsx';

type Person = Pick<Session, 'kind' | 'id'>;
type Whose = 'theirs' | 'of another' | 'nowhere';

export function resumeRoutes(server: FastifyInstance, door: Door): void {
  const { doors } = door.parts;
  server.get('/resume', { config: { for: 'signed-in' } }, async (request, reply) => {
    const view = door.view(request);
    const waiting = await waitingOf(door, request, request.session!);
    if (!waiting.length) return door.refuse(request, reply, refuse('draft-not-found'));
    if (waiting.length === 1) return reply.redirect(`/resume/${waiting[0].id}`, 303);
    return door.send(
      reply,
      <Page view={view} title={view.t('resume.several')}>
        <h1 class="govuk-heading-l">{view.t('resume.several')}</h1>
        <p class="govuk-body">{view.t('resume.several-text')}</p>
        <Waiting view={view} waiting={await namedOf(door, view, waiting)} />
      </Page>,
    );
  });
  server.get<{ Params: { id: string } }>('/resume/:id', { config: { for: 'signed-in' } }, async (request, reply) => {
    // It is given once: another address of this page would have nothing.
    const view = { ...door.view(request), isAnswer: true };
    const { id } = request.params;
    const now = view.now.toString();
    const whose = await whoseParked(door, request, id, request.session!);
    if (whose === 'of another') {
      const [title, text] = [view.t('resume.another'), view.t('resume.another-text')];
      return door.send(reply, <MessagePage view={view} title={title} text={text} />, 403);
    }
    const parked = whose === 'theirs' ? await doors.takeParked(id, now) : undefined;
    if (!parked) return door.refuse(request, reply, refuse('draft-not-found'));
    const { fields, files } = waitingForm(parked.data);
    const others = (await waitingOf(door, request, request.session!)).filter((one) => one.id !== id);
    const rest = parkedIn(door.cookies, request).filter((one) => one !== id);
    if (rest.length) door.cookies.set(reply, 'mc_parked', rest.join(PARKED_BY), PARKED_SECONDS);
    else door.cookies.drop(reply, 'mc_parked');
    const said = typeof parked.data['_token'] === 'string' ? await whatItDoes(view, parked) : [];
    return door.send(
      reply,
      <Page view={view} title={view.t('resume.title')}>
        <h1 class="govuk-heading-l">{view.t('resume.title')}</h1>
        {files?.length ? (
          <NotificationBanner titleText={view.t('resume.unsent')} text={view.t('resume.files')} />
        ) : (
          <p class="govuk-body">{view.t('resume.text')}</p>
        )}
        {said.length > 0 && (
          <SummaryList rows={said.map(([key, value]) => ({ key: { text: view.t(key) }, value: { text: value } }))} />
        )}
        <form method="post" action={parked.way} enctype={files && 'multipart/form-data'}>
          <Token view={view} />
          {fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {files?.map(({ field, name }, i) => (
            <FileUpload
              id={`file-${i + 1}`}
              name={field}
              words={fileWords(view.t)}
              label={{ text: view.t('resume.file', { name }) }}
              attributes={{ required: true }}
            />
          ))}
          <Button text={view.t('form.continue')} preventDoubleClick />
        </form>
        {others.length > 0 && (
          <>
            <h2 class="govuk-heading-m">{view.t('resume.others')}</h2>
            <Waiting view={view} waiting={await namedOf(door, view, others)} />
          </>
        )}
      </Page>,
    );
  });
}

/**
 * By the token of the form, which says for whom its page was made. A form without one is of a page that everybody sees, where nobody was
 * signed in: it is for the browser that sent it.
 */
async function whoseParked(door: Door, request: FastifyRequest, id: string, person: Person): Promise<Whose> {
  const { doors, platform, trackingKey } = door.parts;
  const parked = isUuid(id) ? await doors.findParked(id, platform.clock.now().toString()) : undefined;
  if (!parked) return 'nowhere';
  const token = parked.data['_token'];
  if (token === undefined) return parkedIn(door.cookies, request).includes(id) ? 'theirs' : 'nowhere';
  return typeof token === 'string' && isFormOf(trackingKey, token, person) ? 'theirs' : 'of another';
}

/** What of theirs waits in this browser, the newest first. */
async function waitingOf(door: Door, request: FastifyRequest, person: Person): Promise<ParkedPost[]> {
  const { doors, platform } = door.parts;
  const found: ParkedPost[] = [];
  for (const id of parkedIn(door.cookies, request)) {
    const isTheirs = (await whoseParked(door, request, id, person)) === 'theirs';
    const parked = isTheirs && (await doors.findParked(id, platform.clock.now().toString()));
    if (parked) found.push(parked);
  }
  return found;
}

/**
 * Where who has signed in goes on with what they typed in this browser: to the form, where several wait to the page that names them; nothing
 * where nothing of theirs waits, or they are on the way to the only one.
 */
export async function wayToParked(
  door: Door,
  request: FastifyRequest,
  person: Person,
  to?: string,
): Promise<string | undefined> {
  const waiting = await waitingOf(door, request, person);
  if (waiting.length > 1) return '/resume';
  return to || !waiting.length ? undefined : `/resume/${waiting[0].id}`;
}

interface Named {
  id: string;
  name: string;
  at: string;
}

/** Each by what it does and of what, as far as whoever sends it may see that. */
async function namedOf(door: Door, view: View, waiting: readonly ParkedPost[]): Promise<Named[]> {
  const { doors } = door.parts;
  const nameOf = async (code: string) => (await namesOf(door, view, [code])).get(code);
  return Promise.all(
    waiting.map(async (parked) => {
      const said = await whatItDoes(view, parked);
      const [, where, what] = /^\/(drafts|apply|office\/counter)\/([^/?]+)/.exec(parked.way) ?? [];
      const draft = where === 'drafts' && isUuid(what) ? await doors.findDraft(what) : undefined;
      const code = where === 'drafts' ? draft?.owner === ownerOf(view) && draft.procedure : what;
      const name = said.map(([, value]) => value).join(' – ') || (code && (await nameOf(code)));
      return { id: parked.id, name: name || view.t('resume.form'), at: view.fmt.dateTime(parked.at) };
    }),
  );
}

const Waiting = ({ view: { t }, waiting }: { view: View; waiting: readonly Named[] }) => (
  <ul class="govuk-list govuk-list--bullet">
    {waiting.map(({ id, name, at }) => (
      <li>
        <a class="govuk-link" href={`/resume/${id}`}>
          {t('resume.one', { name, at })}
        </a>
      </li>
    ))}
  </ul>
);

const OF_APPLICANTS: Readonly<Record<string, WordKey>> = {
  withdraw: 'act.withdraw-dossier',
  draft: 'act.confirm-draft',
  supplement: 'supplement.title',
};

/** Which dossier it is about and what will be done there, as far as whoever sends it may see it. */
async function whatItDoes(view: View, { way }: ParkedPost): Promise<[WordKey, string][]> {
  const { t } = view;
  const [, door, id, path = ''] = /^\/(my|office)\/dossiers\/([^/?]+)\/([\w-]+)/.exec(way) ?? [];
  const opened = id ? await openDossier(view, id) : undefined;
  if (!opened || isRefusal(opened)) return [];
  const key = door === 'my' ? OF_APPLICANTS[path] : (`act.${path}` as WordKey);
  return [
    ['resume.dossier', opened.state.code ?? opened.id],
    ...(key && key in catalogues.vi ? [['resume.act', t(key)] as [WordKey, string]] : []),
  ];
}
