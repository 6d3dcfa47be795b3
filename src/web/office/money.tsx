/** Money that came for dossiers of a counter, pays nothing of them, and is to be given back. */
import type { FastifyInstance } from 'fastify';
import { type MoneyToReturn, moneyToReturn } from '#acts/pay-online.ts';
import { subjectOf } from '#acts/perform.ts';
import { mayAct } from '#authority/permission.ts';
import { isRefusal, refuse } from '#kernel/outcome.ts';
import type { Door } from '../door.ts';
import { Page } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { sitsAs } from './desk-model.ts';

export function moneyRoutes(server: FastifyInstance, door: Door): void {
  const { payments, platform } = door.parts;
  server.get('/office/money', { config: { for: 'officer' } }, async (request, reply) => {
    const view = door.view(request);
    if (!sitsAs(view, 'counter').length)
      return door.refuse(request, reply, refuse('not-permitted', { act: 'return-surplus', who: 'counter' }));
    const date = platform.province.calendar.dateOf(view.now);
    const rows = (await moneyToReturn(platform, payments)).filter(
      ({ state }) =>
        state &&
        !isRefusal(
          mayAct({
            act: 'return-surplus',
            actor: view.actor!,
            dossier: subjectOf(state),
            province: platform.province,
            date,
          }),
        ),
    );
    return door.send(reply, <MoneyPage view={view} rows={rows} />);
  });
}

function MoneyPage({ view, rows }: { view: View; rows: readonly MoneyToReturn[] }) {
  const { t, fmt } = view;
  return (
    <Page view={view} title={t('money.title')} at="money">
      <h1 class="govuk-heading-l">{t('money.title')}</h1>
      <p class="govuk-body">{t(rows.length ? 'money.text' : 'money.none')}</p>
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
    </Page>
  );
}
