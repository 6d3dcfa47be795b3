/** The security log for inspectors: who came in, was kept out, read, took away and changed rights. Looking into it stands in it, too. */

import type { FastifyInstance } from 'fastify';
import { accountOf } from '#acts/security.ts';
import { isInspector } from '#authority/inspectors.ts';
import { isDay } from '#kernel/day.ts';
import { isRefusal, refuse } from '#kernel/outcome.ts';
import { dossierCodeAsMeant } from '#kernel/text.ts';
import { SECURITY_KINDS, type SecurityQuery, type SecurityRow } from '#spine/security.ts';
import type { Listed } from '#spine/store.ts';
import { logPlace, startOf } from '#views/places.ts';
import type { Door } from '../door.ts';
import { Button, InsetText } from '../ui/basics.tsx';
import { Input, Select } from '../ui/fields.tsx';
import { Pagination } from '../ui/lists.tsx';
import { Page } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { sitsAs } from './desk-model.ts';

const PAGE = 50;
const PATH = '/office/security-log';
const FIELDS = ['who', 'kind', 'dossier', 'from', 'to'] as const;

type Asked = Partial<Record<(typeof FIELDS)[number] | 'after', string>>;

export function securityLogRoutes(server: FastifyInstance, door: Door): void {
  const { security, store } = door.parts.platform;
  server.get<{ Querystring: Asked }>(PATH, { config: { for: 'officer' } }, async (request, reply) => {
    const view = door.view(request);
    if (!sitsAs(view, 'auditor').some((desk) => isInspector(view.platform.province, desk)))
      return door.refuse(request, reply, refuse('not-permitted', { act: 'read-dossier', who: 'auditor' }));
    const asked = textsOf(request.query);
    // Which questions were asked, not what was typed.
    const by = FIELDS.filter((field) => asked[field]);
    request.noted.done.push({ kind: 'log-read', what: by.join(' ') || undefined });
    const dossier = asked.dossier && (await store.findDossierId(dossierCodeAsMeant(asked.dossier)));
    const isNowhere = Boolean(asked.dossier) && !dossier;
    const query = { ...queryOf(view, asked), dossier: dossier || undefined };
    const after = startOf(asked.after, logPlace);
    if (isRefusal(after)) return door.refuse(request, reply, after);
    const listed = isNowhere ? { rows: [] } : await security.list(query, { limit: PAGE, after });
    return door.send(reply, <SecurityLogPage view={view} asked={asked} listed={listed} />);
  });
}

const textsOf = (given: Asked): Asked =>
  Object.fromEntries(
    [...FIELDS, 'after' as const]
      .map((name) => [name, typeof given[name] === 'string' ? given[name].trim().slice(0, 200) : ''])
      .filter(([, text]) => text),
  );

/** What is no kind and no day is no filter. */
function queryOf({ platform: { province } }: View, { who, kind, from, to }: Asked): SecurityQuery {
  const { timeZone } = province.calendar.source;
  const instant = (text: string | undefined, days: number) =>
    text && isDay(text)
      ? Temporal.PlainDate.from(text).add({ days }).toZonedDateTime(timeZone).toInstant().toString()
      : undefined;
  return {
    who: who && accountOf(province, who),
    kind: SECURITY_KINDS.find((one) => one === kind),
    from: instant(from, 0),
    before: instant(to, 1),
  };
}

function SecurityLogPage({ view, asked, listed }: { view: View; asked: Asked; listed: Listed<SecurityRow> }) {
  const { t } = view;
  const { after, ...kept } = asked;
  const filter = new URLSearchParams(kept as Record<string, string>).toString();
  const at = (more: string) => [PATH, [filter, more].filter(Boolean).join('&')].filter(Boolean).join('?');
  return (
    <Page view={view} title={t('nav.security-log')} at="security-log">
      <h1 class="govuk-heading-l">{t('nav.security-log')}</h1>
      <p class="govuk-body">{t('security.text')}</p>
      <Filter view={view} asked={asked} />
      {listed.rows.length ? (
        <ul class="mc-hits">
          {listed.rows.map((row) => (
            <Row view={view} row={row} />
          ))}
        </ul>
      ) : (
        <InsetText text={t('security.nothing')} />
      )}
      <Pagination
        landmarkLabel={t('list.pages')}
        previous={after ? { href: at(''), text: t('list.first') } : undefined}
        next={listed.next ? { href: at(`after=${encodeURIComponent(listed.next)}`), text: t('list.next') } : undefined}
      />
    </Page>
  );
}

function Filter({ view, asked }: { view: View; asked: Asked }) {
  const { t } = view;
  const kinds = SECURITY_KINDS.map((kind) => ({ value: kind, text: t(`security.${kind}`) }));
  return (
    <form class="mc-filters" method="get" action={PATH} role="search" aria-label={t('book.filter')}>
      <Input name="who" label={{ text: t('security.who') }} value={asked.who} spellcheck={false} autocomplete="off" />
      <Select
        name="kind"
        label={{ text: t('security.kind') }}
        value={asked.kind}
        items={[{ value: '', text: t('book.any') }, ...kinds]}
      />
      <Input name="dossier" label={{ text: t('dossier.code') }} value={asked.dossier} spellcheck={false} />
      <Input name="from" type="date" label={{ text: t('security.from') }} value={asked.from} />
      <Input name="to" type="date" label={{ text: t('book.to') }} value={asked.to} />
      <Button text={t('inbox.show')} classes="govuk-button--secondary" />
    </form>
  );
}

/** Of a sign-in it is told how surely the person is known; everything else that is kept is a name or a number. */
function saidLevel({ t }: View, { kind, what }: SecurityRow): string | undefined {
  const level = kind === 'signed-in' ? /^level ([123])$/.exec(what ?? '')?.[1] : undefined;
  return level && t('security.level', { level });
}

/** One below the other: what happened, who, of which dossier, from where. */
function Row({ view, row }: { view: View; row: SecurityRow }) {
  const { t, fmt, platform } = view;
  const officer = row.who?.startsWith('officer:') && platform.province.officers.get(row.who.slice('officer:'.length));
  return (
    <li>
      <b>{t(`security.${row.kind}`)}</b>
      <p>
        {fmt.dateTime(row.at)}
        {row.who && (
          <>
            <br />
            {officer && `${officer.name} `}
            <span class="mc-code">{row.who}</span>
          </>
        )}
        {row.dossier && (
          <>
            <br />
            <a class="govuk-link mc-code" href={`/office/dossiers/${row.dossier}`}>
              {row.code ?? row.dossier}
            </a>
          </>
        )}
        {row.what && (
          <>
            <br />
            {saidLevel(view, row) ?? <span class="mc-code">{row.what}</span>}
          </>
        )}
        <br />
        {t(`security.by-${row.door}`)}
        {row.client && (
          <>
            {' '}
            · <span class="mc-code">{row.client}</span>
          </>
        )}
      </p>
    </li>
  );
}
