/** Every procedure: by field, and by the agency that is named for it. */
import type { FastifyInstance } from 'fastify';
import type { FoundProcedures, ProcedureGroup } from '#spine/doors.ts';
import type { Door } from '../door.ts';
import { tiersOf } from '../tier-words.ts';
import { Page } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { ProcedureHits } from './find.tsx';
import { HITS, NamedInVietnamese, Pages, pageIn } from './list-pages.tsx';

const GROUPS: readonly ProcedureGroup[] = ['field', 'ministry'];
type Query = Partial<Record<ProcedureGroup | 'page', string>>;

export function listRoutes(server: FastifyInstance, door: Door): void {
  const { doors } = door.parts;
  server.get<{ Querystring: Query }>('/list', async (request, reply) => {
    const view = door.view(request);
    const by = GROUPS.find((one) => request.query[one] !== undefined);
    if (!by) {
      const groups = await Promise.all(
        GROUPS.map(async (one) => ({ by: one, rows: await doors.groupsOfProcedures(one) })),
      );
      return door.send(reply, <Groups view={view} groups={groups} />);
    }
    const name = String(request.query[by]).slice(0, 300);
    const page = pageIn(request.query.page);
    const found = await doors.proceduresIn(by, name, { limit: HITS, offset: (page - 1) * HITS });
    const tiers = await tiersOf(door.parts.platform, view, found.hits);
    return door.send(
      reply,
      <Group view={view} by={by} name={name} found={found} tiers={tiers} page={page} />,
      found.total ? 200 : 404,
    );
  });
}

const addressOf = (by: ProcedureGroup, name: string) => `/list?${by}=${encodeURIComponent(name)}`;

function Groups(p: { view: View; groups: { by: ProcedureGroup; rows: { name: string; count: number }[] }[] }) {
  const { view } = p;
  const { t } = view;
  return (
    <Page view={view} title={t('list.procedures')} at="find" back="/">
      <h1 class="govuk-heading-l">{t('list.procedures')}</h1>
      <NamedInVietnamese view={view} />
      {p.groups.map(({ by, rows }) => (
        <>
          <h2 class="govuk-heading-m">{t(`list.by-${by}`)}</h2>
          <ul class="govuk-list">
            {rows.map(({ name, count }) => (
              <li>
                <a class="govuk-link" href={addressOf(by, name)}>
                  {name}
                </a>{' '}
                <span class="mc-muted">{t('find.count', { n: count })}</span>
              </li>
            ))}
          </ul>
        </>
      ))}
    </Page>
  );
}

function Group(p: {
  view: View;
  by: ProcedureGroup;
  name: string;
  found: FoundProcedures;
  tiers: ReadonlyMap<string, string>;
  page: number;
}) {
  const { view, by, name, found, page } = p;
  const { t } = view;
  return (
    <Page view={view} title={name} at="find" back="/list">
      <h1 class="govuk-heading-l">{name}</h1>
      <p class="govuk-body">{found.total ? t('find.count', { n: found.total }) : t('find.nothing')}</p>
      <NamedInVietnamese view={view} />
      <ProcedureHits view={view} hits={found.hits} tiers={p.tiers} under="/procedures" />
      <Pages view={view} total={found.total} page={page} href={(n) => `${addressOf(by, name)}&page=${n}`} />
    </Page>
  );
}
