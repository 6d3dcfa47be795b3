/**
 * A dossier by code and key, without signing in. Guessing is slowed down, and a wrong key says no more than a wrong code. The QR code of
 * a slip has the code alone. The key is posted: one that stands in an address, as on slips printed long ago, is taken out of it unread.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Guesses } from '#acts/guesses.ts';
import { eventByKey } from '#dossier/by-key.ts';
import { cameToNothing } from '#dossier/money-back.ts';
import { type DossierState, OPEN_STATUSES, owedFees } from '#dossier/state.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { dossierCodeAsMeant } from '#kernel/text.ts';
import type { Door } from '../door.ts';
import { goneOf, loadDossier, mayRead, type Opened, openedByKey, whyDue, whyRefused } from '../dossiers.ts';
import { textIn } from '../forms/posted.tsx';
import { Button } from '../ui/basics.tsx';
import { ErrorSummary, Input } from '../ui/fields.tsx';
import { Page, Token } from '../ui/page.tsx';
import { today, type View } from '../view.ts';
import { AnswerAtCentre, AskedFor } from './asked-for.tsx';
import { DraftByCode } from './confirm-draft.tsx';
import { type DossierProps, Headline, Progress } from './dossier-view.tsx';
import { Followers } from './followers.tsx';
import { Late } from './late.tsx';
import { LeftToDo } from './left-to-do.tsx';
import { Owed } from './owed.tsx';
import { CollectAt, Ended } from './result-view.tsx';
import { WayByCode } from './result-way.tsx';
import { OriginalsToFetch, RefusedBy, type Stop, Stopped, stopOf } from './stopped.tsx';
import { Surpluses } from './surplus.tsx';
import { MoneyBack } from './withdraw.tsx';

/** Code and key while one looks: read by the server alone. */
const TRACKED_SECONDS = 900;
const SHOWN = '/track/dossier';

type Asked = Partial<Record<'code' | 'key', string>>;

export function trackRoutes(server: FastifyInstance, door: Door): void {
  const guesses = new Guesses(door.parts.platform.clock);
  const config = { rateLimit: { max: 20, timeWindow: '1 minute' } };
  server.get<{ Querystring: Asked }>('/track', { config }, (request, reply) => {
    const { code, key } = request.query;
    if (key !== undefined)
      return reply.redirect(code ? `/track?code=${encodeURIComponent(String(code))}` : '/track', 303);
    const view = door.view(request);
    return door.send(reply, <TrackForm view={view} code={code && codeOf(code)} />);
  });
  server.post<{ Body: Asked }>('/track', { config }, (request, reply) =>
    look(door, guesses, request, reply, request.body ?? {}),
  );
  server.get(SHOWN, { config }, async (request, reply) => {
    const kept = door.cookies.read(request, 'mc_track');
    if (!kept) return door.seeOther(reply, '/track');
    refuseBarred(guesses, request);
    const [code = '', key = ''] = kept.split('~');
    const found = await findTracked(door, door.view(request), code, key);
    if (found) return show(door, request, reply, found);
    // Anybody can write a cookie: a wrong key in it is a try like one that is posted.
    noteWrong(guesses, request);
    door.cookies.drop(reply, 'mc_track');
    return door.seeOther(reply, '/track');
  });
}

function refuseBarred(guesses: Guesses, { ip }: FastifyRequest): void {
  if (guesses.isBarred(ip)) throw Object.assign(new Error('too many wrong keys'), { statusCode: 429 });
}

function noteWrong(guesses: Guesses, request: FastifyRequest): void {
  guesses.wrong(request.ip);
  request.noted.done.push({ kind: 'key-failed' });
}

/** On a phone of others nothing is left: the cookie ends by itself, and with the browser. */
async function look(
  door: Door,
  guesses: Guesses,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
): Promise<FastifyReply> {
  refuseBarred(guesses, request);
  // What failed is shown without the key in the address that its links have.
  const view = { ...door.view(request), url: '/track' };
  const code = codeOf(String(asked.code ?? ''));
  const typed = { code: textIn(asked, 'code'), key: textIn(asked, 'key') };
  const { key } = typed;
  if (!code || !key.trim()) return door.send(reply, <TrackForm view={view} {...typed} needed />, 422);
  if (!(await findTracked(door, view, code, key))) {
    noteWrong(guesses, request);
    return door.send(reply, <TrackForm view={view} {...typed} failed />, 404);
  }
  door.cookies.set(reply, 'mc_track', `${code}~${key}`, TRACKED_SECONDS);
  return door.seeOther(reply, SHOWN);
}

/** What is longer is no code: it is looked up as it is, and found nowhere. */
const LONGEST_CODE = 200;
const codeOf = (given: string): string => (given.length > LONGEST_CODE ? given : dossierCodeAsMeant(given));

async function findTracked(door: Door, view: View, code: string, key: string): Promise<Opened | undefined> {
  const found = code && key ? await loadDossier(view, code) : undefined;
  const opened = found && !isRefusal(found) && found.state.code ? found : undefined;
  const isRight = door.isTrackingSecret(opened && { id: opened.id, submittedAt: opened.state.submittedAt }, key);
  return isRight ? opened : undefined;
}

async function show(door: Door, request: FastifyRequest, reply: FastifyReply, found: Opened): Promise<FastifyReply> {
  const view = door.view(request);
  const { runs } = await door.recentRuns(found.state.procedure.code);
  const opened = await openedByKey(view, found);
  const stop = await stopOf(view, opened, true);
  const handover = await goneOf(view, opened);
  const gone = handover && (eventByKey(handover) as typeof handover);
  const law = (await whyRefused(view, found))?.law;
  const isTheirs = await mayRead(view, found.state);
  return door.send(
    reply,
    <Page view={view} title={view.t('nav.track')} at="track">
      <Tracked view={view} opened={opened} runs={runs} stop={stop} law={law} gone={gone} />
      <ToTheDossier view={view} found={found} isTheirs={isTheirs} />
    </Page>,
  );
}

interface TrackedProps {
  view: View;
  /** As `openedByKey` gives it. */
  opened: Opened;
  runs: readonly { from: string; to: string }[];
  stop: Stop | undefined;
  /** By which the counter refused it. */
  law?: string;
  gone?: DossierProps['gone'];
}

/** All that the key shows. */
export function Tracked({ view, opened, runs, stop, law, gone }: TrackedProps) {
  const { state, shown } = opened;
  // Whoever looks by the key may be anybody, signed in or not.
  const anonymous = { ...view, session: undefined };
  const props = { view, state, shown, runs, gone, byCode: true, why: whyDue(view, opened) };
  return (
    <>
      <Headline {...props} />
      <Stopped view={anonymous} opened={opened} stop={stop} />
      <Ended {...props} law={law} by={<RefusedBy view={view} opened={opened} stop={stop} byCode />} />
      {cameToNothing(state) && <MoneyBack view={view} state={state} rules={shown.rules} byCode />}
      <CollectAt view={view} state={state} shown={shown} />
      <OriginalsToFetch view={view} state={state} shown={shown} />
      <WayByCode view={view} state={state} shown={shown} />
      <Followers view={view} state={state} shown={shown} byCode />
      <Late view={view} state={state} />
      <LeftToDo view={view} state={state} shown={shown} />
      <Surpluses view={view} state={state} />
      <AnswerAtCentre {...props} />
      <AskedFor {...props} />
      <DraftByCode view={view} state={state} shown={shown} />
      <Owed {...props} />
      <Progress {...props} />
    </>
  );
}

/** Who signed in already is led on, or told that the dossier is of somebody else. */
function ToTheDossier(props: { view: View; found: Opened; isTheirs: boolean }) {
  const { view, found, isTheirs } = props;
  const { id, state } = found;
  const { t, session } = view;
  if (session && !isTheirs) return <p class="govuk-body">{t('track.not-yours')}</p>;
  const page = `${session?.kind === 'officer' ? '/office' : '/my'}/dossiers/${id}`;
  const text = session ? t('track.open') : t(whatFor(state));
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={session ? page : `/sign-in?to=${encodeURIComponent(page)}`}>
        {text}
      </a>
    </p>
  );
}

/** What signing in is good for now: where something waits for the person, that comes first. */
function whatFor(state: DossierState) {
  const { status, result } = state;
  if (!OPEN_STATUSES.includes(status)) return 'track.sign-in-ended';
  if (status !== 'issued' || owedFees(state).length) return 'track.sign-in';
  return result?.signed && !result.revoked && !result.against ? 'track.sign-in-file' : 'track.sign-in-ended';
}

function TrackForm(p: { view: View; code?: string; key?: string; failed?: boolean; needed?: boolean }) {
  const { view, code, key, failed, needed } = p;
  const { t } = view;
  const missing = needed
    ? [
        ...(code ? [] : [{ text: t('track.code-needed'), href: '#code' }]),
        ...(key ? [] : [{ text: t('track.key-needed'), href: '#key' }]),
      ]
    : [];
  const error = (href: string) => {
    const found = missing.find((one) => one.href === href);
    const text = failed ? t('track.not-found') : found?.text;
    return text === undefined ? undefined : { text, visuallyHiddenText: t('error.prefix') };
  };
  return (
    <Page
      view={view}
      title={t('nav.track')}
      at="track"
      failed={failed || needed}
      languages={failed || needed ? { form: 'track-form' } : undefined}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {failed && (
            <ErrorSummary titleText={t('form.errors')} errorList={[{ text: t('track.not-found'), href: '#code' }]} />
          )}
          {missing.length > 0 && <ErrorSummary titleText={t('form.errors')} errorList={missing} />}
          <h1 class="govuk-heading-l">{t('nav.track')}</h1>
          <p class="govuk-body">{t('track.text')}</p>
          <form id="track-form" method="post" action="/track" autocomplete="off">
            <Token view={view} />
            <Input
              name="code"
              label={{ text: t('dossier.code') }}
              hint={{ text: t('track.code-hint', { code: exampleCode(view) }) }}
              value={code}
              errorMessage={error('#code')}
              classes="mc-code"
              spellcheck={false}
            />
            <Input
              name="key"
              label={{ text: t('track.key') }}
              hint={{ text: t('track.key-hint') }}
              value={key}
              errorMessage={failed ? undefined : error('#key')}
              classes="govuk-input--width-20 mc-code"
              spellcheck={false}
              autocomplete="off"
            />
            <Button text={t('track.button')} />
          </form>
        </div>
      </div>
    </Page>
  );
}

/** A code as the first commune of the province would give it today. */
function exampleCode(view: View): string {
  const { province } = view.platform;
  const first = [...province.units.values()].find((unit) => unit.place === unit.code && unit.dossierPrefix);
  const day = today(view).replaceAll('-', '').slice(2);
  return `${first?.dossierPrefix ?? province.source.dossierRoot}-${day}-0001`;
}
