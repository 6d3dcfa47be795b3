/** Money of the dossiers of a counter that pays nothing: what came for no fee of theirs, and what was paid for those that came to nothing. */
import type { FastifyInstance } from 'fastify';
import { type MoneyToReturn, moneyToReturn } from '#acts/pay-online.ts';
import { subjectOf } from '#acts/perform.ts';
import { mayAct } from '#authority/permission.ts';
import { tooMuchOf } from '#dossier/fees.ts';
import { cameToNothing, type PaidFee, paidFees, recordOf } from '#dossier/money-back.ts';
import type { DossierState, Surplus } from '#dossier/state.ts';
import { isRefusal, refuse } from '#kernel/outcome.ts';
import type { Listed } from '#spine/store.ts';
import { dossierPlace, noticePlace, startOf } from '#views/places.ts';
import type { Shown } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { loadDossier } from '../dossiers.ts';
import { Pagination, Table } from '../ui/lists.tsx';
import { Page } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { centresOf } from './desk-model.ts';

export function moneyRoutes(server: FastifyInstance, door: Door): void {
  const { payments, platform } = door.parts;
  server.get<{ Querystring: Query }>('/office/money', { config: { for: 'officer' } }, async (request, reply) => {
    const view = door.view(request);
    const centres = centresOf(view);
    if (!centres.length)
      return door.refuse(request, reply, refuse('not-permitted', { act: 'return-surplus', who: 'counter' }));
    const after = startOf(request.query.after, noticePlace);
    if (isRefusal(after)) return door.refuse(request, reply, after);
    const from = startOf(request.query.stopped, dossierPlace);
    if (isRefusal(from)) return door.refuse(request, reply, from);
    const date = platform.province.calendar.dateOf(view.now);
    const isTheirs = ({ state }: MoneyToReturn) =>
      state !== undefined &&
      (centres.includes(state.receivingUnit) ||
        !isRefusal(
          mayAct({
            act: 'return-surplus',
            actor: view.actor!,
            dossier: subjectOf(state),
            province: platform.province,
            date,
          }),
        ));
    const [listed, stopped] = await Promise.all([
      moneyToReturn(platform, payments, { limit: MOST, after }, isTheirs),
      stoppedAt(view, from),
    ]);
    return door.send(reply, <MoneyPage view={view} listed={listed} stopped={stopped} begun={Boolean(after)} />);
  });
}

interface Query {
  /** Behind which transfer, and behind which dossier, the lists begin. */
  after?: string;
  stopped?: string;
}

interface Stopped {
  state: DossierState;
  shown: Shown;
  paid: PaidFee;
}

/** Of dossiers of these counters: what was paid for nothing, and what was paid too much. */
interface Unsettled {
  rows: Stopped[];
  tooMuch: { state: DossierState; surplus: Surplus }[];
  from?: string;
  next?: string;
}

/** So many transfers, the oldest first, and so many dossiers, the newest first, fill a page. */
const MOST = 100;

async function stoppedAt(view: View, from: string | undefined): Promise<Unsettled> {
  const { store } = view.platform;
  const receivingUnits = centresOf(view);
  const found = await store.findDossiers({ paidForNothing: true }, { receivingUnits }, { limit: MOST, after: from });
  const loaded = await Promise.all(found.rows.map(({ id }) => loadDossier(view, id)));
  const opened = loaded.flatMap((one) => (isRefusal(one) ? [] : [one]));
  return {
    rows: opened.flatMap(({ state, shown }) =>
      cameToNothing(state) ? paidFees(state, shown.rules).map((paid) => ({ state, shown, paid })) : [],
    ),
    tooMuch: opened.flatMap(({ state }) => tooMuchOf(state, state.fees).map((surplus) => ({ state, surplus }))),
    ...{ from, next: found.next },
  };
}

const BECOMES = { returned: 'money.returned', kept: 'money.kept', told: 'money.told', open: 'money.open' } as const;

function TooMuchMoney({ view, stopped: { tooMuch } }: { view: View; stopped: Unsettled }) {
  const { t, fmt } = view;
  if (!tooMuch.length) return null;
  return (
    <section aria-labelledby="too-much">
      <h2 class="govuk-heading-m" id="too-much">
        {t('money.too-much')}
      </h2>
      <Table
        firstCellIsHeader
        head={(['dossier.code', 'fee.amount', 'money.why'] as const).map((key) => ({ text: t(key) }))}
        rows={tooMuch.map(({ state, surplus }) => [
          {
            text: (
              <a class="govuk-link mc-code" href={`/office/dossiers/${state.id}`}>
                {state.code}
              </a>
            ),
          },
          { text: fmt.money(surplus.amountVnd) },
          { text: `${t('surplus.too-much')} ${fmt.dateTime(surplus.at)}` },
        ])}
      />
    </section>
  );
}

function StoppedMoney({ view, stopped: { rows, from, next } }: { view: View; stopped: Unsettled }) {
  const { t, fmt } = view;
  if (!rows.length && !from && !next) return null;
  return (
    <section aria-labelledby="stopped">
      <h2 class="govuk-heading-m" id="stopped">
        {t('money.stopped')}
      </h2>
      <p class="govuk-body">{t('money.stopped-text')}</p>
      <Table
        firstCellIsHeader
        head={(['dossier.code', 'fee.amount', 'money.transfer', 'money.why'] as const).map((key) => ({ text: t(key) }))}
        rows={rows.map(({ state, shown, paid: { fee, becomes } }) => [
          {
            text: (
              <a class="govuk-link mc-code" href={`/office/dossiers/${state.id}`}>
                {state.code}
              </a>
            ),
          },
          { text: fmt.money(fee.amountVnd) },
          { text: [fee.reference, fee.paidAt && fmt.dateTime(fee.paidAt)].filter(Boolean).join(' · ') },
          {
            text: t(BECOMES[becomes], {
              law: becomes === 'told' ? recordOf(fee, shown.rules) : shown.rules.lawText(fee.law),
            }),
          },
        ])}
      />
      {(from || next) && <p class="govuk-body">{t('money.more', { n: MOST })}</p>}
      <Pagination
        landmarkLabel={t('money.stopped')}
        previous={from ? { href: '/office/money#stopped', text: t('list.first') } : undefined}
        next={
          next ? { href: `/office/money?stopped=${encodeURIComponent(next)}#stopped`, text: t('list.next') } : undefined
        }
      />
    </section>
  );
}

interface MoneyProps {
  view: View;
  listed: Listed<MoneyToReturn>;
  stopped: Unsettled;
  begun: boolean;
}

function MoneyPage({ view, listed: { rows, next }, stopped, begun }: MoneyProps) {
  const { t, fmt } = view;
  return (
    <Page view={view} title={t('money.title')} at="money">
      <h1 class="govuk-heading-l">{t('money.title')}</h1>
      {rows.length > 0 && <p class="govuk-body">{t('money.text')}</p>}
      {!rows.length && !stopped.rows.length && !stopped.tooMuch.length && <p class="govuk-body">{t('money.none')}</p>}
      {rows.length > 0 && (
        <table class="govuk-table">
          <thead>
            <tr>
              {(['dossier.code', 'fee.amount', 'money.transfer', 'money.why'] as const).map((key) => (
                <th class="govuk-table__header" scope="col">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ notice, state }) => (
              <tr>
                <td class="govuk-table__cell">
                  <a class="govuk-link mc-code" href={`/office/dossiers/${state?.id}`}>
                    {state?.code}
                  </a>
                </td>
                <td class="govuk-table__cell">{fmt.money(notice.amountVnd)}</td>
                <td class="govuk-table__cell">
                  {notice.reference} · {fmt.dateTime(notice.at)}
                </td>
                <td class="govuk-table__cell">
                  {notice.outcome !== 'paid' && notice.outcome !== 'unknown-memo' && t(`surplus.${notice.outcome}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pagination
        landmarkLabel={t('list.pages')}
        previous={begun ? { href: '/office/money', text: t('list.first') } : undefined}
        next={next ? { href: `/office/money?after=${encodeURIComponent(next)}`, text: t('list.next') } : undefined}
      />
      <TooMuchMoney view={view} stopped={stopped} />
      <StoppedMoney view={view} stopped={stopped} />
    </Page>
  );
}
