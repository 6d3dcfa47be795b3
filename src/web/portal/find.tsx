/** Finding a procedure: by intent, by everyday words, by its page. */
import type { FastifyInstance } from 'fastify';
import { isRefusal } from '#kernel/outcome.ts';
import { foldVietnamese } from '#kernel/text.ts';
import type { ChannelSource, Manifest } from '#procedure/pack.ts';
import type { ProcedureHit } from '#spine/doors.ts';
import { limitText, paperCount, procedureName, type Shown, shownByCode, usualHours, wordsFor } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { Button, Details, InsetText, NotificationBanner } from '../ui/basics.tsx';
import { Input } from '../ui/fields.tsx';
import { Page } from '../ui/page.tsx';
import { named, unitName, type View, wholeWithin } from '../view.ts';

const HITS = 20;
const SUGGESTIONS = 7;

export function findRoutes(server: FastifyInstance, door: Door): void {
  const { doors, platform } = door.parts;
  server.get('/', (request, reply) =>
    door.sendToAll(request, reply, async () => Home({ view: door.view(request), intents: await doors.listIntents() })),
  );
  server.get<{ Querystring: { q?: string } }>('/find', async (request, reply) => {
    const text = String(request.query.q ?? '').slice(0, 200);
    const hits = text.trim() ? await doors.searchProcedures(folded(text), HITS) : [];
    return door.send(reply, Results({ view: door.view(request), text, hits }));
  });
  server.get<{ Querystring: { q?: string } }>('/find.json', async (request, reply) => {
    const text = String(request.query.q ?? '').slice(0, 200);
    const hits = text.trim().length > 1 ? await doors.searchProcedures(folded(text), SUGGESTIONS) : [];
    return reply.send(hits.map(({ code, names }) => ({ code, name: named(names, request.lang) })));
  });
  server.get<{ Params: { code: string } }>('/procedures/:code', async (request, reply) => {
    const shown = await shownByCode(platform, request.params.code);
    if (isRefusal(shown)) return door.refuse(request, reply, shown);
    return door.sendToAll(request, reply, async () => {
      const runs = await door.recentRuns(shown.rules.code);
      return ProcedurePage({ view: door.view(request), shown, ...runs });
    });
  });
}

const folded = (text: string) => foldVietnamese(text.replace(/[^\p{L}\p{N}\p{M}.]+/gu, ' '));

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

function Results({ view, text, hits }: { view: View; text: string; hits: readonly ProcedureHit[] }) {
  const { t } = view;
  return (
    <Page view={view} title={t('find.title')} at="find" islands={['suggest.ts']}>
      <h1 class="govuk-heading-l">{t('find.title')}</h1>
      <SearchForm view={view} text={text} />
      {text.trim() && (
        <p class="govuk-body govuk-!-margin-top-4" role="status">
          {hits.length ? t('find.count', { n: hits.length }) : t('find.nothing')}
        </p>
      )}
      <ProcedureHits view={view} hits={hits} under="/procedures" />
    </Page>
  );
}

/** Procedures that were found, each leading below the given address. */
export function ProcedureHits(p: { view: View; hits: readonly ProcedureHit[]; under: string }) {
  const { t, lang } = p.view;
  return (
    <ul class="mc-hits">
      {p.hits.map((hit) => (
        <li>
          <a class="govuk-link" href={`${p.under}/${hit.code}`}>
            {named(hit.names, lang)}
          </a>
          <p>
            {hit.code} · {hit.field} · {t(hit.tier === 'commune' ? 'tier.commune' : 'tier.province')}
          </p>
        </li>
      ))}
    </ul>
  );
}

interface ProcedurePageProps {
  view: View;
  shown: Shown;
  used: number;
  runs: readonly { from: string; to: string }[];
}

function ProcedurePage({ view, shown, used, runs }: ProcedurePageProps) {
  const { t } = view;
  const { pack, rules } = shown;
  const { manifest } = pack;
  const words = wordsFor(view, pack);
  const name = procedureName(view, pack);
  const [channel] = Object.values(manifest.channels);
  const usual = usualHours(view, runs);
  const summary = words('summary');
  const online = rules.channels.includes('online');
  return (
    <Page view={view} title={name} at="find" crumbs={[{ text: t('nav.find'), href: '/' }, { text: name }]}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <span class="govuk-caption-l">{t('procedure.caption', { code: manifest.code, field: manifest.field })}</span>
          <h1 class="govuk-heading-l">{name}</h1>
          {manifest.origin === 'draft' && (
            <NotificationBanner
              titleText={t('procedure.draft')}
              text={<p class="govuk-body">{t('procedure.draft-text')}</p>}
            />
          )}
          {summary && <p class="govuk-body-l">{summary}</p>}
          <dl class="mc-facts">
            <div>
              <dt>{t('procedure.time')}</dt>
              <dd>{limitText(view, channel.limit)}</dd>
            </div>
            <div>
              <dt>{t('procedure.fee')}</dt>
              <dd>{feeText(view, channel, manifest.origin)}</dd>
            </div>
            <div>
              <dt>{t('procedure.usual')}</dt>
              <dd>{usual === undefined ? t('procedure.usual-unknown') : view.fmt.workingHours(usual)}</dd>
            </div>
            <div>
              <dt>{t('procedure.used')}</dt>
              <dd>{t('procedure.used-count', { n: view.fmt.number(used) })}</dd>
            </div>
          </dl>
          {online ? (
            <div class="mc-actions">
              <Button text={t('procedure.start')} href={`/apply/${manifest.code}`} isStartButton />
              {manifest.eligibility && (
                <a class="govuk-link govuk-body" href={`/procedures/${manifest.code}/eligible`}>
                  {t('eligible.title')}
                </a>
              )}
            </div>
          ) : (
            <InsetText text={t('procedure.counter-only')} />
          )}
          <Papers view={view} shown={shown} />
          <h2 class="govuk-heading-m">{t('procedure.steps')}</h2>
          <ol class="govuk-list govuk-list--number">
            {manifest.steps.map((step) => (
              <li>
                {words(`step.${step.id}`) ?? step.id}
                <span class="mc-muted">
                  {' '}
                  – {postName(view, step.post)}
                  {step.hours ? `, ${view.fmt.workingHours(step.hours)}` : ''}
                </span>
              </li>
            ))}
          </ol>
          <h2 class="govuk-heading-m">{t('procedure.result')}</h2>
          <p class="govuk-body">{words('result') ?? manifest.result.code ?? ''}</p>
          <Details
            summaryText={t('procedure.law')}
            text={
              <ul class="govuk-list govuk-list--bullet">
                {Object.values(manifest.law).map((law) => (
                  <li>
                    {law.title} ({law.number})
                  </li>
                ))}
              </ul>
            }
          />
        </div>
        <div class="govuk-grid-column-one-third">
          <div class="mc-card">
            <h2 class="govuk-heading-s">{t('procedure.who')}</h2>
            <p class="govuk-body">{(manifest.audience ?? [t('procedure.everybody')]).join('; ')}</p>
            <h2 class="govuk-heading-s">{t('procedure.decides')}</h2>
            <p class="govuk-body">{deciderText(view, rules)}</p>
            <h2 class="govuk-heading-s">{t('procedure.where')}</h2>
            <p class="govuk-body">{rules.channels.map((one) => t(`channel.${one}`)).join('; ')}</p>
          </div>
        </div>
      </div>
    </Page>
  );
}

function Papers({ view, shown: { pack } }: { view: View; shown: Shown }) {
  const { t } = view;
  const words = wordsFor(view, pack);
  return (
    <>
      <h2 class="govuk-heading-m">{t('procedure.papers')}</h2>
      {pack.manifest.components.length ? (
        <ul class="govuk-list govuk-list--bullet">
          {pack.manifest.components.map((component) => (
            <li>
              {words(`component.${component.id}`) ?? component.id}{' '}
              <span class="mc-muted">
                {paperCount(view, component.originals, component.copies)}
                {component.when || component.required === false ? ` · ${t('papers.if-needed')}` : ''}
                {component.register ? ` · ${t('papers.from-register')}` : ''}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p class="govuk-body">{t('procedure.no-papers')}</p>
      )}
    </>
  );
}

const FEE_UNKNOWN = { unstated: 'fee.unstated', byCase: 'fee.by-case', byCouncil: 'fee.by-council' } as const;

/** A pack from before fees had to be said: nothing said is nothing to pay, but not where its source says nothing. */
function feeText({ t, fmt }: View, { fees, free, feeUnknown }: ChannelSource, origin: Manifest['origin']): string {
  const unknown = feeUnknown ?? (origin === 'catalogue' && !free && !fees?.length ? 'unstated' : undefined);
  if (unknown) return t(FEE_UNKNOWN[unknown]);
  if (!fees?.length) return t('fee.none');
  return fees.map((fee) => (fee.amountVnd === undefined ? t('fee.by-case') : fmt.money(fee.amountVnd))).join(' + ');
}

function deciderText(view: View, rules: Shown['rules']): string {
  if (rules.tier === 'commune') return view.t('procedure.decides-commune');
  const { province, clock } = view.platform;
  const date = province.calendar.dateOf(clock.now());
  const competent = province.competentUnit({ procedure: rules.code, tier: rules.tier, ministry: rules.ministry, date });
  return isRefusal(competent) ? view.t('procedure.decides-province') : unitName(view, competent.unit.code);
}

export function postName({ platform, lang }: View, post: string): string {
  const found = platform.province.source.posts.find((one) => one.id === post);
  return found ? (lang === 'vi' ? found.name.vi : named(found.name, lang)) : post;
}
