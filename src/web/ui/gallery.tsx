/** `/ui`: every component in every state, to look at. */
import type { FastifyInstance } from 'fastify';
import type { Door } from '../door.ts';
import { everyKind, exampleWords } from '../forms/example.ts';
import { FieldView } from '../forms/field.tsx';
import { sectionsOf } from '../forms/model.ts';
import { examples } from './examples.tsx';
import { Page } from './page.tsx';

const fields = sectionsOf(everyKind, exampleWords).flatMap((section) => section.fields);

export function galleryRoutes(server: FastifyInstance, door: Door): void {
  // For who builds pages: where the public is served there is no such door.
  if (!door.parts.isDemo) return;
  server.get('/ui', async (request, reply) => {
    const view = door.view(request);
    return door.send(
      reply,
      <Page view={view} title={view.t('page.gallery')}>
        <h1 class="govuk-heading-l">{view.t('page.gallery')}</h1>
        <section aria-labelledby="ui-fields" class="govuk-!-margin-bottom-8">
          <h2 class="govuk-heading-m" id="ui-fields">
            {view.t('page.fields')}
          </h2>
          <div class="mc-card">
            {fields.map((field) => (
              <FieldView t={view.t} field={field} value={undefined} errors={[]} />
            ))}
          </div>
        </section>
        {examples.map(({ name, states }) => (
          <section aria-labelledby={`ui-${name}`} class="govuk-!-margin-bottom-8">
            <h2 class="govuk-heading-m" id={`ui-${name}`}>
              {name}
            </h2>
            {Object.entries(states).map(([state, node]) => (
              <div class="mc-card govuk-!-margin-bottom-4">
                <p class="govuk-body-s mc-muted">{state}</p>
                {node}
              </div>
            ))}
          </section>
        ))}
      </Page>,
    );
  });
}
