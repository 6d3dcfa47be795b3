/** The frame of every page: header, languages, ways around, footer. */

import type { ComponentChildren } from 'preact';
import { deskPost, HEAD, LEADS } from '#authority/head-posts.ts';
import { isInspector } from '#authority/inspectors.ts';
import { handlesDossiers } from '#authority/members.ts';
import { ADMINISTRATOR, mayConfirmReview, PROCEDURE_CONTROL } from '#authority/permission.ts';
import { isRefusal, LANGUAGES, type Language } from '#kernel/outcome.ts';
import { personMark } from '../form-token.ts';
import { Places } from '../forms/field.tsx';
import { centresOf } from '../office/desk-model.ts';
import type { View } from '../view.ts';
import { placesOf, wholeName, wholeWithin } from '../view.ts';
import { BackLink, Breadcrumbs, NotificationBanner, SkipLink } from './basics.tsx';
import { ServiceNavigation } from './lists.tsx';

export const LANGUAGE_NAMES: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English', hi: 'हिन्दी' };
const SHORT: Record<Language, string> = { vi: 'VI', en: 'EN', hi: 'हि' };

/** The island puts what was pressed there. */
const BUTTON = { button: '{button}' };

export interface PageProps {
  view: View;
  title: string;
  /** Which of the ways around is open. */
  at?: string;
  back?: string;
  crumbs?: readonly { text: string; href?: string }[];
  islands?: readonly string[];
  /** Where no scripts run, the page is asked for again by itself. */
  refresh?: { seconds: number; to: string };
  /** The beginning of the main part, over the whole width; with it there is no way back and no crumbs. */
  hero?: ComponentChildren;
  /**
   * How the language is switched: by links; or by buttons of that form, which is posted as it is filled in. `name`: it is saved under
   * that name and shown again; without it, it is asked again in the other language, which has to change nothing. Links where nobody says
   * otherwise, but on a page that answers a form: there a link would lose what was typed, and is offered where the form came back and scripts
   * keep it (`kept`), and not where the page itself is shown once (`none`).
   */
  languages?: 'links' | 'kept' | 'none' | { form: string; name?: string };
  /** An error on the page is said in its title, too. */
  failed?: boolean;
  children?: ComponentChildren;
}

export function Page(props: PageProps) {
  const { view } = props;
  const office = view.session?.kind === 'officer';
  const { t, lang, assets } = view;
  const scripts = ['basics.ts', ...(view.session ? ['kept-form.ts'] : []), ...(props.islands ?? [])];
  const inside = (
    <>
      {view.notice && (
        <NotificationBanner
          type="success"
          titleText={t('notice.title')}
          text={<p class="govuk-notification-banner__heading">{view.notice.text}</p>}
        />
      )}
      <Places.Provider value={() => placesOf(view)}>{props.children}</Places.Provider>
    </>
  );
  return (
    <html lang={lang} class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{`${props.failed ? `${t('error.prefix')}: ` : ''}${props.title} – ${t('site.name')}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#0b5d7a" />
        <meta name="description" content={t('site.description', { province: wholeWithin(view) })} />
        <link rel="icon" href={ICON} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.url(office ? 'office.scss' : 'portal.scss')} />
        {props.refresh && (
          <noscript>
            <meta http-equiv="refresh" content={`${props.refresh.seconds};url=${props.refresh.to}`} />
          </noscript>
        )}
        {scripts.map((name) => (
          <script type="module" src={assets.url(name)} />
        ))}
      </head>
      <body
        class={`govuk-template__body${office ? ' mc-office' : ''}`}
        data-token={view.session?.formToken}
        data-person={view.session && personMark(view.session)}
        data-lang={lang}
        data-stands-at={view.standsAt}
        data-unsent={t('line.unsent', BUTTON)}
        data-unopened={t('line.unopened', BUTTON)}
        data-refused={t('form.refused')}
      >
        <SkipLink href="#main" text={t('site.skip')} />
        {view.isDemo && (
          <aside class="mc-demo">
            <p class="govuk-width-container">{t('site.demo')}</p>
          </aside>
        )}
        <Header
          view={view}
          office={office}
          languages={props.languages ?? (view.isAnswer ? (props.failed ? 'kept' : 'none') : 'links')}
        />
        <ServiceNavigation
          navigation={office ? officeWays(view, props.at) : portalWays(view, props.at)}
          menuButtonText={t('site.menu')}
        />
        {props.hero ? (
          <main id="main">
            {props.hero}
            <div class="govuk-width-container">
              <div class="govuk-main-wrapper">{inside}</div>
            </div>
          </main>
        ) : (
          <div class="govuk-width-container">
            {props.back && <BackLink href={props.back} text={t('site.back')} />}
            {props.crumbs && <Breadcrumbs items={props.crumbs} collapseOnMobile labelText={t('site.crumbs')} />}
            <main class="govuk-main-wrapper" id="main">
              {inside}
            </main>
          </div>
        )}
        <Footer view={view} />
      </body>
    </html>
  );
}

/** Two shores and one door. */
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5d7a"/><path d="M9 25V12a7 7 0 0 1 14 0v13" fill="none" stroke="#fff" stroke-width="3"/><path d="M5 25h22" stroke="#ffd75e" stroke-width="3"/></svg>',
)}`;

function Header({ view, office, languages }: { view: View; office: boolean } & Pick<PageProps, 'languages'>) {
  const { t, session } = view;
  return (
    <header class="mc-header">
      <div class="govuk-width-container mc-header__inner">
        <a class="mc-header__brand" href={office ? '/office' : '/'}>
          <svg width="36" height="36" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path d="M9 25V12a7 7 0 0 1 14 0v13" fill="none" stroke="#fff" stroke-width="3" />
            <path d="M5 25h22" stroke="#ffd75e" stroke-width="3" />
          </svg>
          <span>
            {t('site.name')}
            <small>{wholeName(view)}</small>
          </span>
        </a>
        <div class="mc-header__tools">
          {session ? (
            <>
              <a href="/sessions">{session.name}</a>
              <form method="post" action="/sign-out">
                <Token view={view} />
                <button class="mc-header__button" type="submit">
                  {t('site.sign-out')}
                </button>
              </form>
            </>
          ) : (
            <a href={`/sign-in?to=${encodeURIComponent(view.url)}`}>{t('site.sign-in')}</a>
          )}
          {languages === 'none' ? null : languages === 'kept' ? (
            <template data-languages>
              <Languages view={{ ...view, url: view.standsAt ?? view.url }} by="links" />
            </template>
          ) : (
            languages && <Languages view={view} by={languages} />
          )}
        </div>
      </div>
    </header>
  );
}

function Languages({ view, by }: { view: View; by: Exclude<NonNullable<PageProps['languages']>, 'kept' | 'none'> }) {
  const { t, lang, url } = view;
  const way = (language: Language) => {
    const name = <LanguageName language={language} />;
    if (language === lang)
      return (
        <span lang={language} aria-current="true">
          {name}
        </span>
      );
    if (by === 'links')
      return (
        <a href={withLanguage(url, language)} lang={language} hreflang={language}>
          {name}
        </a>
      );
    return (
      <button
        class="mc-header__button"
        type="submit"
        form={by.form}
        lang={language}
        formnovalidate
        {...(by.name ? { name: by.name, value: language } : { formaction: withLanguage(url, language) })}
      >
        {name}
      </button>
    );
  };
  return (
    <nav aria-label={t('site.language')}>
      <ul>
        {LANGUAGES.map((language) => (
          <li>{way(language)}</li>
        ))}
      </ul>
    </nav>
  );
}

function LanguageName({ language }: { language: Language }) {
  return (
    <>
      {SHORT[language]}
      <i class="govuk-visually-hidden"> – {LANGUAGE_NAMES[language]}</i>
    </>
  );
}

function withLanguage(url: string, language: Language): string {
  const [path, query] = url.split('?');
  const values = new URLSearchParams(query);
  values.set('lang', language);
  values.delete('_token');
  return `${path}?${values}`;
}

const way = (at: string | undefined, id: string, href: string, text: string) => ({ href, text, current: at === id });

function portalWays({ t, session }: View, at?: string) {
  return [
    way(at, 'find', '/', t('nav.find')),
    way(at, 'track', '/track', t('nav.track')),
    ...(session
      ? [
          way(at, 'mine', '/my/dossiers', t('nav.mine')),
          way(at, 'drafts', '/my/drafts', t('nav.drafts')),
          way(at, 'shelf', '/my/shelf', t('nav.shelf')),
          way(at, 'messages', '/messages', t('nav.messages')),
          way(at, 'people', '/my/people', t('nav.people')),
        ]
      : []),
  ];
}

/** The second person, where just one officer holds the post of procedure control. */
const confirmsReviews = ({ platform, actor, now }: View): boolean =>
  Boolean(actor) && !isRefusal(mayConfirmReview(platform.province, actor!, platform.province.calendar.dateOf(now)));

function officeWays(view: View, at?: string) {
  const { t, officer } = view;
  const posts = new Set(officer?.holds.map((held) => deskPost(held.post)));
  const reads = [...posts].some(handlesDossiers);
  return [
    way(at, 'inbox', '/office', t('nav.inbox')),
    ...(posts.has('counter') ? [way(at, 'counter', '/office/counter', t('nav.counter'))] : []),
    ...(centresOf(view).length ? [way(at, 'money', '/office/money', t('money.title'))] : []),
    ...(LEADS.some((post) => posts.has(post)) ? [way(at, 'desk', '/office/desk', t('nav.desk'))] : []),
    ...(posts.has(PROCEDURE_CONTROL) || (posts.has(HEAD) && confirmsReviews(view))
      ? [way(at, 'review', '/office/review', t('nav.review'))]
      : []),
    ...(posts.has(ADMINISTRATOR) ? [way(at, 'jobs', '/office/jobs', t('nav.jobs'))] : []),
    ...(reads ? [way(at, 'book', '/office/book', t('nav.book'))] : []),
    way(at, 'absence', '/office/absence', t('nav.absence')),
    ...(reads ? [way(at, 'search', '/office/search', t('nav.search'))] : []),
    ...(officer?.holds.some((held) => isInspector(view.platform.province, held))
      ? [way(at, 'security-log', '/office/security-log', t('nav.security-log'))]
      : []),
    way(at, 'messages', '/messages', t('nav.messages')),
  ];
}

function Footer({ view }: { view: View }) {
  const { t } = view;
  return (
    <footer class="mc-footer">
      <div class="govuk-width-container">
        <ul>
          <li>
            <a href="/help">{t('footer.help')}</a>
          </li>
          <li>
            <a href="/check">{t('check.title')}</a>
          </li>
          <li>
            <a href="/accessibility">{t('footer.accessibility')}</a>
          </li>
          <li>
            <a href="/privacy">{t('footer.privacy')}</a>
          </li>
        </ul>
        <p>{t('footer.owner', { province: wholeWithin(view) })}</p>
      </div>
    </footer>
  );
}

/** What proves that a posted form is ours. */
export function Token({ view }: { view: View }) {
  return view.session ? <input type="hidden" name="_token" value={view.session.formToken} /> : null;
}

/** A page that says one thing: a refusal, a fault, a thank-you. */
export function MessagePage({
  view,
  title,
  text,
  more,
}: {
  view: View;
  title: string;
  text: string;
  more?: ComponentChildren;
}) {
  return (
    <Page view={view} title={title}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">{text}</p>
          {more}
          <p class="govuk-body">
            <a class="govuk-link" href={view.session?.kind === 'officer' ? '/office' : '/'}>
              {view.t('error.home')}
            </a>
          </p>
          {view.session?.kind !== 'officer' && (
            <p class="govuk-body">
              <a class="govuk-link" href="/list">
                {view.t('list.procedures')}
              </a>
            </p>
          )}
        </div>
      </div>
    </Page>
  );
}
