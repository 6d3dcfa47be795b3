/** The counter: every procedure, for every competent unit; the person, the papers one by one, and slip 01 in the hand. */
import type { FastifyInstance } from 'fastify';
import { groundsAtCounter } from '#acts/found-now.ts';
import { isRefusal, refuse } from '#kernel/outcome.ts';
import type { ProcedureHit } from '#spine/doors.ts';
import { openByCode } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { searchWords } from '../everyday-words.ts';
import { ProcedureHits } from '../portal/find.tsx';
import { tiersOf } from '../tier-words.ts';
import { Button, InsetText, NotificationBanner } from '../ui/basics.tsx';
import { Input } from '../ui/fields.tsx';
import { Page, Token } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { closedAtCounter, notAtCounter } from './counter-closed.tsx';
import { sitsAs } from './desk-model.ts';
import type { Body } from './paper-checks.tsx';
import { QueuePage } from './queue-page.tsx';
import { onlyCounter, receive } from './reception.ts';
import { ReceptionPage } from './reception-page.tsx';

export function counterRoutes(server: FastifyInstance, door: Door): void {
  const { doors, platform } = door.parts;
  const office = { for: 'officer' } as const;
  const today = () => platform.province.calendar.dateOf(platform.clock.now());
  server.get<{ Querystring: { q?: string; called?: string } }>(
    '/office/counter',
    { config: office },
    async (request, reply) => {
      const view = door.view(request);
      const [desk] = sitsAs(view, 'counter');
      if (!desk) return door.refuse(request, reply, onlyCounter());
      const text = String(request.query.q ?? '').slice(0, 200);
      const hits = text ? await doors.searchProcedures(searchWords(text), 12) : await doors.listIntents();
      const waiting = await doors.waitingTickets(desk.unit, today());
      return door.send(
        reply,
        CounterPage({
          view,
          text,
          hits,
          tiers: await tiersOf(platform, view, hits),
          waiting,
          called: Number(request.query.called) || undefined,
          centre: desk.unit,
        }),
      );
    },
  );
  server.post('/office/counter/next', { config: office }, async (request, reply) => {
    const view = door.view(request);
    const [desk] = sitsAs(view, 'counter');
    const ticket = desk && (await doors.callTicket(desk.unit, today(), view.officer!.id, view.now.toString()));
    return reply.redirect(`/office/counter?called=${ticket?.number ?? 0}`, 303);
  });
  server.get<{ Params: { code: string } }>('/office/counter/:code', { config: office }, async (request, reply) => {
    const view = door.view(request);
    // Nobody fills in a form that they may not send.
    const [desk] = sitsAs(view, 'counter');
    if (!desk) return door.refuse(request, reply, onlyCounter());
    const shown = await openByCode(platform, request.params.code);
    if (isRefusal(shown)) return closedAtCounter(door, request, reply, shown);
    const elsewhere = notAtCounter(shown);
    if (elsewhere) return closedAtCounter(door, request, reply, elsewhere);
    const grounds = await groundsAtCounter(platform, shown.rules, { receivingUnit: desk.unit }, view.actor!);
    return door.send(reply, ReceptionPage({ view, shown, errors: [], fieldErrors: [], body: {}, grounds }));
  });
  server.post<{ Params: { code: string }; Body: Body }>(
    '/office/counter/:code',
    { config: { ...office, files: true } },
    (request, reply) => receive(door, request, reply),
  );
  // The ticket machine at the entrance: open to everybody, slow for who plays with it.
  server.get<{ Params: { centre: string } }>('/queue/:centre', async (request, reply) => {
    const view = door.view(request);
    const unit = platform.province.findUnit(request.params.centre);
    if (!unit?.roles.includes('one-stop'))
      return door.refuse(request, reply, refuse('unit-unknown', { unit: request.params.centre }));
    const waiting = await doors.waitingTickets(unit.code, today());
    return door.send(reply, QueuePage({ view, centre: unit.code, waiting }));
  });
  server.post<{ Params: { centre: string } }>(
    '/queue/:centre',
    { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const unit = platform.province.findUnit(request.params.centre);
      if (!unit?.roles.includes('one-stop'))
        return door.refuse(request, reply, refuse('unit-unknown', { unit: request.params.centre }));
      const ticket = await doors.takeTicket(unit.code, today());
      const waiting = await doors.waitingTickets(unit.code, today());
      return door.send(
        reply,
        QueuePage({ view: door.view(request), centre: unit.code, waiting, number: ticket.number }),
      );
    },
  );
}

function CounterPage(p: {
  view: View;
  text: string;
  hits: readonly ProcedureHit[];
  tiers: ReadonlyMap<string, string>;
  waiting: number;
  called?: number;
  centre: string;
}) {
  const { view, text, hits } = p;
  const { t } = view;
  return (
    <Page view={view} title={t('nav.counter')} at="counter" islands={['suggest.ts']}>
      <h1 class="govuk-heading-l">{t('nav.counter')}</h1>
      {p.called !== undefined && (
        <NotificationBanner
          titleText={t('queue.title')}
          text={
            <p class="govuk-notification-banner__heading">
              {p.called ? t('queue.called', { n: p.called }) : t('queue.nobody')}
            </p>
          }
        />
      )}
      <div class="mc-actions">
        <form method="post" action="/office/counter/next">
          <Token view={view} />
          <Button text={t('queue.next')} attributes={{ accesskey: 'n' }} />
        </form>
        <span class="govuk-body govuk-!-margin-bottom-0">{t('queue.waiting', { n: p.waiting })}</span>
      </div>
      <form class="mc-search" method="get" action="/office/counter" role="search">
        <div class="mc-search__field">
          <Input
            name="q"
            label={{ text: t('find.label') }}
            value={text}
            type="search"
            attributes={{ accesskey: 's' }}
          />
        </div>
        <Button text={t('find.button')} classes="govuk-button--secondary" />
      </form>
      <ProcedureHits view={view} hits={hits} tiers={p.tiers} under="/office/counter" />
      {text && hits.length === 0 && <InsetText text={t('find.nothing')} />}
    </Page>
  );
}
