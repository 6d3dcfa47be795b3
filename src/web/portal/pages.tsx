/** Pages that say something and do nothing. */
import type { FastifyInstance } from 'fastify';
import { Centres } from '../centre-reach.tsx';
import type { Door } from '../door.ts';
import type { WordKey } from '../i18n.ts';
import { Page } from '../ui/page.tsx';

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
}
