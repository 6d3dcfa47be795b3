/** Finding a procedure: by intent, by everyday words, by its page. */
import type { FastifyInstance } from 'fastify';
import { findClosing } from '#acts/found-now.ts';
import { undecided } from '#acts/gate.ts';
import { refuseToBegin } from '#acts/look-up.ts';
import { isRefusal, refusalText } from '#kernel/outcome.ts';
import type { ProcedureHit, SoughtProcedures } from '#spine/doors.ts';
import { shownByCode } from '../catalogue.ts';
import { CentresLink } from '../centre-reach.tsx';
import type { Door } from '../door.ts';
import { searchWords, typedWords } from '../everyday-words.ts';
import { meantIn } from '../meant-procedures.tsx';
import { tiersOf } from '../tier-words.ts';
import { Button, InsetText, Tag } from '../ui/basics.tsx';
import { Input } from '../ui/fields.tsx';
import { Page } from '../ui/page.tsx';
import { named, type View, wholeWithin } from '../view.ts';
import { HITS, NamedInVietnamese, Pages, pageIn } from './list-pages.tsx';
import { ProcedurePage } from './procedure-page.tsx';

const SUGGESTIONS = 7;
const NOTHING: SoughtProcedures = { hits: [], total: 0, missing: [], isPartly: false };

export function findRoutes(server: FastifyInstance, door: Door): void {
  const { doors, platform } = door.parts;
  server.get('/', (request, reply) =>
    door.sendToAll(request, reply, async () => Home({ view: door.view(request), intents: await doors.listIntents() })),
  );
  server.get<{ Querystring: { q?: string; page?: string; as?: string } }>('/find', async (request, reply) => {
    const text = String(request.query.q ?? '').slice(0, 200);
    const asTyped = request.query.as === 'typed';
    const page = pageIn(request.query.page);
    const slice = { limit: HITS, offset: (page - 1) * HITS };
    const words = asTyped ? typedWords(text) : searchWords(text);
    const found = text.trim() ? await doors.findProcedures(words, slice) : NOTHING;
    const view = door.view(request);
    const tiers = await tiersOf(platform, view, found.hits);
    return door.send(reply, Results({ view, text, found, tiers, page, asTyped }));
  });
  server.get<{ Querystring: { q?: string } }>('/find.json', async (request, reply) => {
    const text = String(request.query.q ?? '').slice(0, 200);
    const hits = text.trim().length > 1 ? await doors.searchProcedures(searchWords(text), SUGGESTIONS) : [];
    return reply.send(hits.map(({ code, names }) => ({ code, name: named(names, request.lang) })));
  });
  server.get<{ Params: { code: string } }>('/procedures/:code', async (request, reply) => {
    const shown = await shownByCode(platform, request.params.code);
    if (isRefusal(shown)) return door.refuse(request, reply, shown);
    return door.sendToAll(request, reply, async () => {
      const view = door.view(request);
      const runs = await door.recentRuns(shown.rules.code);
      const mayNot = view.person && (await refuseToBegin(platform, shown.rules, view.person));
      const said = Object.entries(shown.pack.words['vi'] ?? {}).flatMap(([key, text]) =>
        /^(know|condition)\./.test(key) ? text : [],
      );
      const told = [...(mayNot ? [refusalText(mayNot, view.lang)] : []), ...said];
      const meant = await meantIn(door.parts, view, told, shown.rules.code);
      const closing = await findClosing(platform, shown.rules);
      return ProcedurePage({ view, shown, mayNot, meant, closing, ...runs });
    });
  });
}

function SearchForm({ view, text = '' }: { view: View; text?: string }) {
  const { t } = view;
  return (
    <form class="mc-search" action="/find" method="get" role="search">
      <div class="mc-search__field">
        <Input
          name="q"
          id="q"
          label={{ text: t('find.label') }}
          value={text}
          type="search"
          autocomplete="off"
          attributes={{ 'data-suggest': 'mc-suggestions', list: 'mc-suggestions' }}
        />
        <datalist id="mc-suggestions" />
      </div>
      <Button text={t('find.button')} />
    </form>
  );
}

function Home({ view, intents }: { view: View; intents: readonly ProcedureHit[] }) {
  const { t, lang } = view;
  return (
    <Page
      view={view}
      title={t('home.title')}
      at="find"
      islands={['suggest.ts']}
      hero={
        <div class="mc-hero">
          <div class="govuk-width-container">
            <h1>{t('home.heading')}</h1>
            <SearchForm view={view} />
          </div>
        </div>
      }
    >
      <h2 class="govuk-heading-m">{t('home.intents')}</h2>
      <ul class="mc-intents">
        {intents.map((hit) => (
          <li>
            <a href={`/procedures/${hit.code}`}>
              <IntentIcon field={hit.field} />
              <span>
                {named(hit.intent ?? {}, lang)}
                <small>{named(hit.names, lang)}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        <a class="govuk-link" href="/list">
          {t('list.procedures')}
        </a>
      </p>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-half">
          <h2 class="govuk-heading-m">{t('home.track')}</h2>
          <p class="govuk-body">{t('home.track-text')}</p>
          <p class="govuk-body">
            <a class="govuk-link" href="/track">
              {t('home.track-link')}
            </a>
          </p>
        </div>
        <div class="govuk-grid-column-one-half">
          <h2 class="govuk-heading-m">{t('home.counter')}</h2>
          <p class="govuk-body">{t('home.counter-text', { province: wholeWithin(view) })}</p>
          <CentresLink view={view} />
        </div>
      </div>
    </Page>
  );
}

const ICONS: Readonly<Record<string, string>> = {
  'Hộ tịch': 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21c0-4.4 3.6-7 8-7s8 2.6 8 7',
  'Đất đai': 'M3 20h18M5 20V9l7-5 7 5v11M10 20v-6h4v6',
};
const PAPER = 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7';

function IntentIcon({ field }: { field: string }) {
  return (
    <svg width="28" height="28" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={ICONS[field] ?? PAPER}
        fill="none"
        stroke="currentColor"
        stroke-width="1.8"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

function Results(p: {
  view: View;
  text: string;
  found: SoughtProcedures;
  tiers: ReadonlyMap<string, string>;
  page: number;
  asTyped: boolean;
}) {
  const { view, text, found, page } = p;
  const { t } = view;
  const again = `/find?q=${encodeURIComponent(text)}`;
  return (
    <Page view={view} title={t('find.title')} at="find" islands={['suggest.ts']}>
      <h1 class="govuk-heading-l">{t('find.title')}</h1>
      <SearchForm view={view} text={text} />
      {text.trim() && (
        <p class="govuk-body govuk-!-margin-top-4" role="status">
          {found.total ? t('find.count', { n: found.total }) : !found.missing.length && t('find.nothing')}
        </p>
      )}
      {found.missing.map(({ matter }) => (
        <InsetText text={t('find.missing', { matter: named(matter, view.lang) })} />
      ))}
      {found.isPartly && <InsetText text={t('find.partly')} />}
      {found.total > 0 && <p class="govuk-hint">{t('find.not-all')}</p>}
      <NamedInVietnamese view={view} />
      <ProcedureHits view={view} hits={found.hits} tiers={p.tiers} under="/procedures" />
      <Pages
        view={view}
        total={found.total}
        page={page}
        href={(n) => `${again}${p.asTyped ? '&as=typed' : ''}&page=${n}`}
      />
      {found.missing.length > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${again}&as=typed`}>
            {t('find.as-typed')}
          </a>
        </p>
      )}
      <CentresLink view={view} />
      <p class="govuk-body">
        <a class="govuk-link" href="/list">
          {t('list.procedures')}
        </a>
      </p>
    </Page>
  );
}

/** Procedures that were found, each leading below the given address; one that is not open, to its page, which says why. */
export function ProcedureHits(p: {
  view: View;
  hits: readonly ProcedureHit[];
  tiers: ReadonlyMap<string, string>;
  under: string;
}) {
  const { lang } = p.view;
  if (!p.hits.length) return null;
  return (
    <ul class="mc-hits">
      {p.hits.map((hit) => (
        <li>
          <a class="govuk-link" href={`${p.under}/${hit.code}`}>
            {named(hit.names, lang)}
          </a>{' '}
          {hit.status === 'published' ? (
            <UndecidedTag view={p.view} code={hit.code} />
          ) : (
            <StatusTag view={p.view} status={hit.status} />
          )}
          <p>{[hit.code, hit.field, p.tiers.get(hit.code)].filter(Boolean).join(' · ')}</p>
        </li>
      ))}
    </ul>
  );
}

/** That nothing is received for it yet, or any more. */
export const StatusTag = ({ view, status }: { view: View; status: ProcedureHit['status'] }) => (
  <Tag
    text={view.t(status === 'closed' ? 'procedure.closed' : 'procedure.review')}
    classes={status === 'closed' ? 'govuk-tag--grey' : 'govuk-tag--yellow'}
  />
);

/** Nobody decides it any more: since when, in one line; its page says why. */
function UndecidedTag({ view, code }: { view: View; code: string }) {
  const ended = undecided(view.platform, code);
  if (!ended) return null;
  const date = view.fmt.date(String(ended.params['from']));
  return <Tag text={view.t('procedure.undecided', { date })} classes="govuk-tag--grey" />;
}
