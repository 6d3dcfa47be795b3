/** A procedure that is not open, at the counter: why, whom to ask, and what to do with the person who stands there. Printed, it is what they take along. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { groundsAtCounter } from '#acts/found-now.ts';
import { isRefusal, type Refusal, refusalText, refuse } from '#kernel/outcome.ts';
import type { RefusalCode } from '#kernel/refusals.ts';
import { type Shown, shownByCode } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { Errors } from '../portal/apply-pages.tsx';
import { PrintButton } from '../portal/follow.tsx';
import { Page } from '../ui/page.tsx';
import { type FailedRefusal, RefuseClosed } from './closed-refusal.tsx';
import { sitsAs } from './desk-model.ts';

const CLOSED: readonly RefusalCode[] = [
  'procedure-closed',
  'procedure-under-review',
  'procedure-draft',
  'decided-outside',
  'channel-not-offered',
];

/** Of what is handed in by other ways, nothing is refused who is helped there. */
export const notAtCounter = ({ rules }: Shown): Refusal | undefined =>
  rules.channels.includes('counter')
    ? undefined
    : refuse('channel-not-offered', { channel: 'counter', offered: rules.channels.join(', ') });

const NOT_OPEN = ['counter.closed-tell', 'counter.closed-guide'] as const;
const OTHER_WAY = ['counter.closed-tell', 'counter.closed-online'] as const;

export async function closedAtCounter(
  door: Door,
  request: FastifyRequest<{ Params: { code: string } }>,
  reply: FastifyReply,
  refused: Refusal,
  failed?: FailedRefusal,
): Promise<FastifyReply> {
  if (!CLOSED.includes(refused.code)) return door.refuse(request, reply, refused);
  const view = door.view(request);
  const { t, fmt, lang, platform } = view;
  const listing = await platform.store.findProcedure(request.params.code);
  // Refused in writing is what nobody receives, not what is helped on another way.
  const mayRefuse = refused.code !== 'channel-not-offered';
  const shown = mayRefuse ? await shownByCode(platform, request.params.code) : refused;
  const unit = sitsAs(view, 'counter')[0]?.unit;
  const grounds =
    isRefusal(shown) || !unit || !view.actor
      ? []
      : await groundsAtCounter(platform, shown.rules, { receivingUnit: unit }, view.actor);
  // That it waits or is a draft is the office's own state: only a document of law that closed it is a ground.
  const refusable = grounds.some(({ kind }) => kind === 'closed');
  const page = (
    <Page
      view={view}
      title={t('counter.closed')}
      at="counter"
      back="/office/counter"
      failed={Boolean(failed?.errors.length)}
    >
      <Errors view={view} errors={failed?.errors ?? []} />
      <h1 class="govuk-heading-l">{t('counter.closed')}</h1>
      <p class="govuk-body">
        <a class="govuk-link" href={`/procedures/${encodeURIComponent(request.params.code)}`}>
          {listing?.name ?? request.params.code}
        </a>{' '}
        ({request.params.code})
      </p>
      <p class="govuk-body" id="why">
        {refusalText(refused, lang)}
      </p>
      <section class="mc-noprint" aria-labelledby="to-do">
        <h2 class="govuk-heading-m" id="to-do">
          {t('counter.closed-do')}
        </h2>
        <ul class="govuk-list govuk-list--bullet">
          {(mayRefuse ? NOT_OPEN : OTHER_WAY).map((key) => (
            <li>{t(key)}</li>
          ))}
          {mayRefuse && <li>{t(refusable ? 'counter.closed-form' : 'counter.closed-no-form')}</li>}
        </ul>
        <PrintButton view={view} />
        {!isRefusal(shown) && refusable && <RefuseClosed view={view} shown={shown} failed={failed} grounds={grounds} />}
      </section>
      <p class="govuk-body">
        {t('counter.closed-by', { name: view.officer?.name ?? '', at: fmt.dateTime(view.now.toString()) })}
      </p>
    </Page>
  );
  return door.send(reply, page, 422);
}
