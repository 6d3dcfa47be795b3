/** Paying a fee: what, to whom and with which words, as a QR code for any bank's app and as a way to the bank's own page. */
import type { FastifyInstance } from 'fastify';
import { orderPayment } from '#acts/pay-online.ts';
import { type DossierState, owedFees } from '#dossier/state.ts';
import { isRefusal, refuse } from '#kernel/outcome.ts';
import type { Bank, PaymentOrder } from '#spine/payments.ts';
import { feeBasis } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { openDossier } from '../dossiers.ts';
import { LiveStreams } from '../live.ts';
import { feeName } from '../office/money-acts.tsx';
import { refundText } from '../refund-words.ts';
import { Button, InsetText } from '../ui/basics.tsx';
import { SummaryList } from '../ui/lists.tsx';
import { Page } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { QrCode } from './qr-code.tsx';
import { Surpluses } from './surplus.tsx';

/** How often it is looked whether the money came, for each page that is open. */
const LOOK_MS = 3_000;
/** Without scripts the page is shown again by itself, for a quarter of an hour: left open, it keeps no session alive for ever. */
const AGAIN_SECONDS = 30;
const MOST_AGAIN = 30;

export function payRoutes(server: FastifyInstance, door: Door): void {
  const { bank, payments, baseUrl, platform } = door.parts;
  const streams = new LiveStreams(server, door);
  // The page that is open learns that the money came, on whichever server the bank told it.
  server.get<{ Params: { id: string; fee: string } }>(
    '/my/dossiers/:id/pay/:fee/events',
    { config: { for: 'citizen' }, exposeHeadRoute: false },
    async (request, reply) => {
      const opened = await openDossier(door.view(request), request.params.id);
      if (isRefusal(opened)) return door.refuse(request, reply, opened);
      const isAsked = async () => {
        const state = (await platform.store.load(opened.id))?.state;
        return Boolean(state && owedFees(state).some((one) => one.id === request.params.fee));
      };
      return streams.open(request, reply, (changed) => {
        const look = setInterval(() => {
          // Where the record can't be asked just now, it is asked again.
          void isAsked().then(
            (is) => is || changed(),
            () => undefined,
          );
        }, LOOK_MS);
        return () => clearInterval(look);
      });
    },
  );
  server.get<{ Params: { id: string; fee: string }; Querystring: { again?: unknown } }>(
    '/my/dossiers/:id/pay/:fee',
    { config: { for: 'citizen' } },
    async (request, reply) => {
      const view = door.view(request);
      const opened = await openDossier(view, request.params.id);
      if (isRefusal(opened)) return door.refuse(request, reply, opened);
      const { id, state } = opened;
      const fee = state.fees.find((one) => one.id === request.params.fee);
      if (!fee) return door.refuse(request, reply, refuse('fee-not-found', { fee: request.params.fee }));
      // Back from the bank, and its word was here first.
      if (fee.paidAt || fee.exemption) return door.seeOther(reply, `/my/dossiers/${id}`, 'paid');
      // Asked for no more: the dossier says what came, and that it goes back.
      if (!owedFees(state).includes(fee)) return door.seeOther(reply, `/my/dossiers/${id}`);
      const order = await orderPayment(view.platform, payments, id, fee.id, view.actor!);
      if (isRefusal(order)) return door.refuse(request, reply, order);
      const back = `${baseUrl}/my/dossiers/${id}/pay/${fee.id}`;
      const again = Number(request.query.again ?? 0) + 1;
      const law = feeBasis(view, opened.shown, fee.law, state.channel);
      const kept = fee.refundable === false ? refundText(view, opened.shown, fee) : undefined;
      const what = feeName(view, opened.shown, fee);
      return door.send(
        reply,
        <PayPage
          view={view}
          state={state}
          what={what}
          law={law}
          kept={kept}
          order={order}
          bank={bank}
          back={back}
          again={again}
        />,
      );
    },
  );
}

function PayPage(p: {
  view: View;
  state: DossierState;
  /** What is paid for. */
  what: string;
  law: string;
  kept: string | undefined;
  order: PaymentOrder;
  bank: Bank;
  back: string;
  /** How often it will have been shown again by itself. */
  again: number;
}) {
  const { view, law, kept, order, bank, back } = p;
  const { t, fmt } = view;
  const dossier = `/my/dossiers/${order.dossierId}`;
  const path = `${dossier}/pay/${encodeURIComponent(order.fee)}`;
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } });
  return (
    <Page
      view={view}
      title={t('pay.title')}
      at="mine"
      back={dossier}
      islands={['pay.ts']}
      refresh={p.again <= MOST_AGAIN ? { seconds: AGAIN_SECONDS, to: `${path}?again=${p.again}` } : undefined}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{t('pay.title')}</h1>
          <Surpluses view={view} state={p.state} />
          <SummaryList
            rows={[
              row(t('pay.for'), p.what),
              ...(p.state.code ? [row(t('dossier.code'), p.state.code)] : []),
              row(t('fee.amount'), fmt.money(order.amountVnd)),
              row(t('fee.law'), law),
              ...(kept ? [row(t('fee.refund'), kept)] : []),
              row(t('pay.to'), `${bank.account.name} · ${bank.account.number} · ${bank.account.bank}`),
              row(t('pay.memo'), order.memo),
            ]}
          />
          <h2 class="govuk-heading-m">{t('pay.by-app')}</h2>
          <p class="govuk-body">{t('pay.by-app-text')}</p>
          <p class="govuk-body">{t('pay.same-phone')}</p>
          <QrCode view={view} address={bank.qrText(order)} label={t('pay.qr')} />
          {bank.pageOf && <Button text={t('pay.by-page')} href={bank.pageOf(order, back, view.lang)} />}
          <InsetText text={t('pay.waiting')} attributes={{ 'data-live': `${path}/events`, 'data-to': path }} />
          <a class="govuk-link govuk-body" href={back}>
            {t('pay.look-again')}
          </a>
        </div>
      </div>
    </Page>
  );
}
