/** Where somebody is signed in, and ending what is no longer theirs to use. */
import type { FastifyInstance } from 'fastify';
import type { Session, SessionRow } from '#spine/doors.ts';
import type { Door } from './door.ts';
import { ownerOf } from './owner.ts';
import { Button } from './ui/basics.tsx';
import { Page, Token } from './ui/page.tsx';
import type { View } from './view.ts';

/** From sign-in on, whatever is done; and since anything was done. A person has so many at once. */
export const SESSION_HOURS = 8;
const IDLE_MINUTES = 60;
export const MOST_SESSIONS = 20;

/** Others are ended by who proved lately who they are: a browser left open or taken over ends nobody's (OWASP ASVS 7.5.2). */
const PROVEN_MINUTES = 15;
const ANEW = '/sign-in?to=/sessions&anew';

const isProven = (session: Session | undefined, now: Temporal.Instant): boolean =>
  session?.provenAt !== undefined && session.provenAt >= now.subtract({ minutes: PROVEN_MINUTES }).toString();

export const idleSince = (now: Temporal.Instant): string => now.subtract({ minutes: IDLE_MINUTES }).toString();

export function sessionRoutes(server: FastifyInstance, door: Door): void {
  const { doors, platform } = door.parts;
  const own = { for: 'signed-in' } as const;
  server.get('/sessions', { config: own }, async (request, reply) => {
    const view = door.view(request);
    const now = platform.clock.now();
    const list = await doors.listSessions(ownerOf(view), request.sessionHash ?? '', now.toString(), idleSince(now));
    return door.send(reply, Sessions({ view, list }));
  });
  server.post<{ Body: { session?: string } }>('/sessions/end', { config: own }, async (request, reply) => {
    if (!isProven(request.session, platform.clock.now())) return reply.redirect(ANEW, 303);
    const id = String(request.body.session ?? '');
    const others = { except: request.sessionHash ?? '' };
    const ended = await doors.endSessions(ownerOf(door.view(request)), id ? { id } : others);
    door.sessionsEnded();
    if (ended) request.noted.done.push({ kind: 'sessions-ended', what: `own ${ended}` });
    return door.seeOther(reply, '/sessions', 'sessions-ended');
  });
}

function Sessions({ view, list }: { view: View; list: readonly SessionRow[] }) {
  const { t, fmt } = view;
  const proven = isProven(view.session, view.now);
  const end = (one: SessionRow) => (
    <form method="post" action="/sessions/end">
      <Token view={view} />
      <input type="hidden" name="session" value={one.id} />
      <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" text={t('sessions.end')} />
    </form>
  );
  return (
    <Page view={view} title={t('sessions.title')}>
      <h1 class="govuk-heading-l">{t('sessions.title')}</h1>
      <p class="govuk-body">{t('sessions.text', { hours: SESSION_HOURS, minutes: IDLE_MINUTES })}</p>
      <ul class="mc-hits">
        {list.map((one) => (
          <li>
            <b>{one.agent ?? t('sessions.unknown')}</b>
            <p>
              {t('sessions.started', { at: fmt.dateTime(one.startedAt) })}
              <br />
              {t('sessions.seen', { at: fmt.dateTime(one.seenAt) })}
            </p>
            {one.isThis ? <p>{t('sessions.this')}</p> : proven && end(one)}
          </li>
        ))}
      </ul>
      {list.length > 1 && !proven && (
        <>
          <p class="govuk-body">{t('sessions.anew-text', { minutes: PROVEN_MINUTES })}</p>
          <Button href={ANEW} text={t('sessions.anew')} />
        </>
      )}
      {list.length > 1 && proven && (
        <form method="post" action="/sessions/end">
          <Token view={view} />
          <Button classes="govuk-button--warning" text={t('sessions.end-others')} />
        </form>
      )}
    </Page>
  );
}

/** Which browser and system, as far as it says: enough to know one's own by. */
export function agentName(header: string | undefined): string | undefined {
  const browser = /\b(Edg|OPR|SamsungBrowser|Firefox|FxiOS|CriOS|Chrome|HeadlessChrome|Safari)\b/.exec(
    header ?? '',
  )?.[1];
  const system = /\b(Windows|Android|iPhone|iPad|Mac OS X|CrOS|Linux)\b/.exec(header ?? '')?.[1];
  const named = { Edg: 'Edge', OPR: 'Opera', FxiOS: 'Firefox', CriOS: 'Chrome', HeadlessChrome: 'Chrome' };
  const said = [browser && (named[browser as keyof typeof named] ?? browser), system?.replace('Mac OS X', 'macOS')];
  return said.filter(Boolean).join(', ') || undefined;
}
