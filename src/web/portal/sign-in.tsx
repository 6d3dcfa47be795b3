/** Signing in and out. With the demo's provider one chooses who to be. */
import type { FastifyInstance } from 'fastify';
import type { Officer } from '#authority/province.ts';
import { sha256 } from '#kernel/hash.ts';
import { refuse } from '#kernel/outcome.ts';
import { type Door, type Flow, safeWay } from '../door.ts';
import { Page } from '../ui/page.tsx';
import { postName } from '../unit-names.ts';
import { unitName, type View } from '../view.ts';
import { wayToParked } from './resume.tsx';

const FLOW_SECONDS = 900;
const LONGEST_TOKEN = 10_000;

export function signInRoutes(server: FastifyInstance, door: Door): void {
  const { cookies } = door;
  const { identity, demo, doors, baseUrl, platform } = door.parts;
  // A provider that cannot be asked keeps nobody signed in here.
  const signedOutAt = () => identity.end(`${baseUrl}/`).catch(() => undefined);
  const limit = { rateLimit: { max: 60, timeWindow: '1 minute' } };
  server.get<{ Querystring: { to?: string; anew?: string } }>('/sign-in', { config: limit }, async (request, reply) => {
    const to = safeWay(request.query.to, '');
    // The provider sends people back to the public address: begin there, so that the cookies are there, too.
    if (request.headers.host !== new URL(baseUrl).host)
      return reply.redirect(
        `${baseUrl}/sign-in?to=${encodeURIComponent(to)}${request.query.anew === undefined ? '' : '&anew'}`,
        303,
      );
    const { url, flow } = await identity.begin(request.query.anew !== undefined);
    const kept = Buffer.from(JSON.stringify({ ...flow, to })).toString('base64url');
    cookies.set(reply, 'mc_flow', kept, FLOW_SECONDS);
    return reply.redirect(url, 303);
  });
  server.get('/sign-in/done', { config: limit }, async (request, reply) => {
    const kept = cookies.read(request, 'mc_flow');
    cookies.drop(reply, 'mc_flow');
    const flow = readFlow(kept);
    const who = flow && (await identity.finish(`${baseUrl}${request.url}`, flow).catch(() => undefined));
    const note = (kind: 'signed-in' | 'sign-in-failed', what?: string) =>
      request.noted.done.push({ kind, what, who: who && `${who.kind}:${who.sub}` });
    if (!flow || !who) {
      note('sign-in-failed', flow ? 'answer-not-taken' : 'not-begun-here');
      return reply.redirect('/sign-in/again', 303);
    }
    const known = who.kind === 'officer' ? platform.province.officers.has(who.sub) : true;
    if (!known) {
      note('sign-in-failed', 'no-officer-here');
      // Whoever was signed in here before would go on under another name than the one they just gave.
      if (request.session) await door.endSession(request, reply);
      return door.refuse(request, reply, refuse('officer-not-listed', { officer: who.name }));
    }
    if (request.session) await door.endSession(request, reply);
    const { sub, provenSecondsAgo: ago, ...rest } = who;
    const provenAt = ago === undefined ? undefined : platform.clock.now().subtract({ seconds: ago }).toString();
    await door.startSession(reply, { ...rest, id: sub, provenAt });
    note('signed-in', `level ${who.assurance}`);
    // Who comes back in this browser, and was on the way nowhere else, goes on with what they had typed.
    const goesOn = !flow.to || flow.to.startsWith('/resume/');
    const parked = goesOn ? await wayToParked(door, request, { kind: who.kind, id: sub }, flow.to) : undefined;
    return reply.redirect(safeWay(parked ?? flow.to, who.kind === 'officer' ? '/office' : '/my/dossiers'), 303);
  });
  server.get('/sign-in/again', async (request, reply) => door.send(reply, Again({ view: door.view(request) })));
  server.post('/sign-out', async (request, reply) => {
    await door.endSession(request, reply);
    if (request.session) request.noted.done.push({ kind: 'signed-out' });
    const there = request.session && (await signedOutAt());
    if (!there) return reply.redirect('/', 303);
    // A form leads to no other site: that is left to a page of its own.
    return reply.redirect(there.startsWith(`${baseUrl}/`) ? there : '/signed-out', 303);
  });
  server.get('/signed-out', async (request, reply) => {
    const there = await signedOutAt();
    if (!there) return reply.redirect('/', 303);
    reply.header('refresh', `0; url=${there}`);
    return door.send(reply, SignedOut({ view: door.view(request), there }));
  });
  server.post<{ Body: { logout_token?: string } }>('/sign-out/provider', { config: limit }, async (request, reply) => {
    const token = String(request.body?.logout_token ?? '');
    const asked = token.length > 0 && token.length < LONGEST_TOKEN ? await identity.readLogout(token) : undefined;
    const what = asked && (asked.sid ? 'one session' : 'all of the account');
    const event = { kind: 'provider-signed-out', door: 'pages', client: request.ip, what } as const;
    // Each token is taken once, by whichever server.
    if (!asked || !(await platform.security.first(event, `logout ${sha256(asked.jti)}`))) {
      request.noted.done.push({ kind: 'sign-in-failed', what: asked ? 'logout-token-used' : 'logout-token' });
      return reply.code(400).send({ error: 'invalid_request' });
    }
    await doors.endProviderSessions(asked);
    door.sessionsEnded();
    return reply.code(200).send();
  });
  if (!demo) return;
  server.get<{ Params: { uid: string } }>('/sign-in/who/:uid', async (request, reply) => {
    if (!(await demo.isAsked(request.raw, reply.raw))) return reply.redirect('/sign-in/again', 303);
    return door.send(reply, Who({ view: door.view(request), uid: request.params.uid }));
  });
  server.post<{ Body: { person?: string } }>('/sign-in/who/:uid', { config: limit }, async (request, reply) => {
    const person = String(request.body?.person ?? '');
    const { people, officers } = platform.province;
    if (!people.has(person) && !officers.has(person)) return reply.redirect('/sign-in/again', 303);
    reply.hijack();
    await demo.choose(request.raw, reply.raw, person);
    return reply;
  });
}

function readFlow(kept: string | undefined): (Flow & { to: string }) | undefined {
  try {
    const flow = JSON.parse(Buffer.from(kept ?? '', 'base64url').toString()) as Partial<Flow & { to: string }>;
    const { state, verifier, nonce, to } = flow ?? {};
    return state && verifier && nonce ? { state, verifier, nonce, to: to ?? '' } : undefined;
  } catch {
    return undefined;
  }
}

/** Browsers go on by themselves; who stays is told what is still open. */
function SignedOut({ view, there }: { view: View; there: string }) {
  const { t } = view;
  return (
    <Page view={view} title={t('sign-out.title')}>
      <h1 class="govuk-heading-l">{t('sign-out.title')}</h1>
      <p class="govuk-body">{t('sign-out.text')}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={there}>
          {t('sign-out.there')}
        </a>
      </p>
    </Page>
  );
}

function Again({ view }: { view: View }) {
  const { t } = view;
  return (
    <Page view={view} title={t('sign-in.again')}>
      <h1 class="govuk-heading-l">{t('sign-in.again')}</h1>
      <p class="govuk-body">{t('sign-in.again-text')}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/sign-in">
          {t('site.sign-in')}
        </a>
      </p>
    </Page>
  );
}

/** One of each kind first; any other officer by id. */
function Who({ view, uid }: { view: View; uid: string }) {
  const { t, platform } = view;
  const { people, officers } = platform.province;
  const named = platform.province.source.officers.map((one) => officers.get(one.id) as Officer);
  const of = (post: string, unit: string) =>
    [...officers.values()].find((one) => one.holds.some((held) => held.post === post && held.unit === unit));
  const others = ['division-head', 'clerk'].flatMap((post) => of(post, '06685') ?? []);
  const choice = (id: string, name: string, what: string) => (
    <li>
      <form method="post" action={`/sign-in/who/${uid}`}>
        <input type="hidden" name="person" value={id} />
        <button type="submit" class="govuk-button govuk-button--secondary mc-who">
          <b>{name}</b>
          <br />
          {what}
        </button>
      </form>
    </li>
  );
  const desk = (officer: Officer) =>
    officer.holds.map((held) => `${postName(view, held.post)} – ${unitName(view, held.unit)}`).join('; ');
  return (
    <Page view={view} title={t('sign-in.title')}>
      <h1 class="govuk-heading-l">{t('sign-in.title')}</h1>
      <p class="govuk-body">{t('sign-in.demo')}</p>
      <h2 class="govuk-heading-m">{t('sign-in.people')}</h2>
      <ul class="mc-intents">
        {[...people.values()].map((person) =>
          choice(
            person.id,
            person.name,
            t(person.kind === 'business' ? 'sign-in.business' : 'sign-in.citizen', { level: person.assurance }),
          ),
        )}
      </ul>
      <h2 class="govuk-heading-m">{t('sign-in.officers')}</h2>
      <ul class="mc-intents">{[...named, ...others].map((one) => choice(one.id, one.name, desk(one)))}</ul>
      <form method="post" action={`/sign-in/who/${uid}`}>
        <div class="govuk-form-group">
          <label class="govuk-label" for="person">
            {t('sign-in.other')}
          </label>
          <input class="govuk-input govuk-input--width-20" id="person" name="person" list="officers" />
          <datalist id="officers">
            {[...officers.values()].slice(0, 1500).map((one) => (
              <option value={one.id}>{one.name}</option>
            ))}
          </datalist>
        </div>
        <button type="submit" class="govuk-button govuk-button--secondary">
          {t('site.sign-in')}
        </button>
      </form>
    </Page>
  );
}
