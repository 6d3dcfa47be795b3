/** Pages that say something and do nothing; and the form that was posted when the session had ended. */
import type { FastifyInstance } from 'fastify';
import { isUuid } from '#kernel/ids.ts';
import { refuse } from '#kernel/outcome.ts';
import { Centres } from '../centre-reach.tsx';
import type { Door } from '../door.ts';
import type { WordKey } from '../i18n.ts';
import { Button } from '../ui/basics.tsx';
import { Page, Token } from '../ui/page.tsx';

const TEXTS: Readonly<Record<string, readonly [WordKey, WordKey]>> = {
  help: ['footer.help', 'page.help'],
  accessibility: ['footer.accessibility', 'page.accessibility'],
  privacy: ['footer.privacy', 'page.privacy'],
};

export function pageRoutes(server: FastifyInstance, door: Door): void {
  for (const [path, [title, text]] of Object.entries(TEXTS))
    server.get(`/${path}`, async (request, reply) => {
      const view = door.view(request);
      return door.send(
        reply,
        <Page view={view} title={view.t(title)} back="/">
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <h1 class="govuk-heading-l">{view.t(title)}</h1>
              {view
                .t(text)
                .split('\n')
                .map((paragraph) => (
                  <p class="govuk-body">{paragraph}</p>
                ))}
            </div>
          </div>
          {path === 'help' && <Centres view={view} />}
        </Page>,
      );
    });
  server.get<{ Params: { id: string } }>('/resume/:id', { config: { for: 'signed-in' } }, async (request, reply) => {
    // It is given once: another address of this page would have nothing.
    const view = { ...door.view(request), isAnswer: true };
    const { id } = request.params;
    const isTheirs = door.cookies.read(request, 'mc_parked') === id && isUuid(id);
    const parked = isTheirs ? await door.parts.doors.takeParked(id, view.now.toString()) : undefined;
    if (!parked) return door.refuse(request, reply, refuse('draft-not-found'));
    const body = parked.data as Record<string, string | string[]>;
    door.cookies.drop(reply, 'mc_parked');
    return door.send(
      reply,
      <Page view={view} title={view.t('resume.title')}>
        <h1 class="govuk-heading-l">{view.t('resume.title')}</h1>
        <p class="govuk-body">{view.t('resume.text')}</p>
        <form method="post" action={parked.way}>
          <Token view={view} />
          {Object.entries(body)
            .filter(([name]) => name !== '_token')
            .flatMap(([name, value]) => [value].flat().map((one) => <input type="hidden" name={name} value={one} />))}
          <Button text={view.t('form.continue')} preventDoubleClick />
        </form>
      </Page>,
    );
  });
}
