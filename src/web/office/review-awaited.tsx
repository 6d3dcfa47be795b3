/**
 * A proposal for the second person: each value that its source does not state beside that of the source or the sentences on it, with its
 * law and its reason; and each other change, before and after. Each has a mark of its own that it was compared.
 */
import type { ComponentChildren } from 'preact';
import type { ToCheck } from '#procedure/changes-to-check.ts';
import type { Doubted } from '#procedure/doubted.ts';
import { markOf } from '#procedure/marks.ts';
import { quotesIn } from '#procedure/mend-quote.ts';
import type { Departure, Filled, Manifest, Pack } from '#procedure/pack.ts';
import type { Unanswered } from '#procedure/unanswered.ts';
import type { Unlisted } from '#procedure/unlisted.ts';
import { sentencesOn, type Unconfirmed } from '#procedure/unstated.ts';
import type { ProcedureReview } from '#spine/reviews.ts';
import { departureText } from '../departure-words.tsx';
import { referenceLine } from '../law-words.ts';
import { InsetText } from '../ui/basics.tsx';
import { Checkboxes } from '../ui/choices.tsx';
import type { View } from '../view.ts';
import { ConfirmForm, errorOf, TakeBack } from './review-confirm.tsx';
import { fieldText, valueText } from './review-history.tsx';
import { doubtText } from './review-model.ts';
import { WholeProposal } from './review-whole.tsx';

export interface Awaited {
  proposal: ProcedureReview;
  /** That would hold. */
  pack: Pack;
  /** That holds: what the source says. */
  source: Pack;
  /** Nobody has confirmed these yet. */
  values: Unconfirmed;
  mayConfirm: boolean;
  /** What was entered and refused. */
  entered?: string;
  /** The marks that it came with. */
  checked?: readonly string[];
}

type Props = Awaited & { view: View; code: string; isOwn: boolean; errors: readonly { at: string; text: string }[] };

/** The field of the form in which a value is marked as compared. */
export const markField = (field: string): string => `checked-${field.replaceAll('.', '-')}`;

export function AwaitedProposal(p: Props) {
  const { view, proposal, values } = p;
  const { manifest } = p.pack;
  const { t, fmt } = view;
  const asked = new Set(values.departures);
  const confirmed = (manifest.departures ?? []).filter((one) => ![...asked].some(({ field }) => field === one.field));
  const all = (
    <>
      {values.departures.map((one) => (
        <Value {...p} one={one}>
          <Departed view={view} manifest={manifest} one={one} />
        </Value>
      ))}
      {values.filled.map((one) => (
        <Value {...p} one={one}>
          <Unstated {...p} one={one} />
        </Value>
      ))}
      {values.changes.map((one) => (
        <Changed {...p} one={one} />
      ))}
      {values.doubted.map((one) => (
        <Value {...p} one={one}>
          {t('control.doubted', { doubts: one.doubts.map((reason) => doubtText(reason, view.lang)).join('; ') })}
        </Value>
      ))}
      {values.unanswered.map((one) => (
        <Doubt {...p} one={one} />
      ))}
    </>
  );
  return (
    <section aria-labelledby="awaited">
      <h2 class="govuk-heading-m" id="awaited">
        {t('control.awaited')}
      </h2>
      <p class="govuk-body">
        {t('control.awaited-by', { officer: proposal.officerName, at: fmt.dateTime(proposal.at) })}: {proposal.basis}
      </p>
      <WholeProposal view={view} pack={p.pack} source={p.source} />
      {confirmed.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {confirmed.map((one) => (
            <li>
              <b>{fieldText(view, one.field)}</b>: {valueText(view, manifest, one, one.value)}
              <br />
              <Departed view={view} manifest={manifest} one={one} />
            </li>
          ))}
        </ul>
      )}
      {p.mayConfirm ? (
        <ConfirmForm {...p} text={t('control.confirm')}>
          {all}
        </ConfirmForm>
      ) : (
        <>
          {all}
          <InsetText text={t('control.awaits-second')} />
          {p.isOwn && <TakeBack {...p} />}
        </>
      )}
    </section>
  );
}

/** What the review changes besides: of a list, one thing in it that was dropped or added. */
function Changed({ one, ...p }: Props & { one: ToCheck }) {
  const { view } = p;
  const { manifest } = p.pack;
  const what = fieldText(view, one.of);
  const [from, to] = [one.from, one.to].map((value) => valueText(view, manifest, { field: one.of }, value));
  return (
    <Card {...p} one={one} what={`${what}, ${one.to ? to : from}`}>
      <b>{what}</b>
      <br />
      {view.t('control.from')}: {from}
      <br />
      {view.t('control.to')}: {to}
    </Card>
  );
}

function Value({ one, children, ...p }: Props & { one: Departure | Filled | Doubted; children: unknown }) {
  const { view } = p;
  const { manifest } = p.pack;
  const what = fieldText(view, one.field);
  const value = valueText(view, manifest, one, one.value);
  return (
    <Card {...p} one={one} what={`${what}, ${value}`}>
      <b>{what}</b>: {value}
      <br />
      {children}
    </Card>
  );
}

/** Of a part that is proposed as it was read, though that is doubted. */
function Doubt({ one, ...p }: Props & { one: Unanswered }) {
  const { t, lang } = p.view;
  const said = doubtText(one.doubt, lang);
  const what = one.paper ? `${one.paper}: ${said}` : said;
  return (
    <div class="mc-card mc-review">
      <p class="govuk-body">{t('control.unanswered', { doubt: what })}</p>
      <Mark {...p} one={one} text={t('control.checked', { what })} />
    </div>
  );
}

type CardProps = Props & { one: Departure | Filled | ToCheck | Doubted; what: string; children: ComponentChildren };

function Card({ one, what, children, ...p }: CardProps) {
  const { t, fmt } = p.view;
  return (
    <div class="mc-card mc-review">
      <p class="govuk-body">{children}</p>
      <Mark {...p} one={one} text={t('control.checked', { what })} />
      {p.values.far
        .filter(({ at }) => at.field === one.field)
        .map((far) => (
          <>
            <p class="govuk-body">
              <b>
                {far.isSmall
                  ? t('control.fee-small')
                  : t('control.fee-far', { told: far.told.map(fmt.money).join(', ') })}
              </b>
            </p>
            <Mark {...p} one={far} text={t('control.fee-compared', { what })} />
          </>
        ))}
      {p.values.unlisted
        .filter(({ at }) => at.field === one.field)
        .map((ground) => (
          <Ground {...p} ground={ground} what={what} />
        ))}
    </div>
  );
}

/** A document that no list has is told where something rests on it. */
function Ground({ ground, what, ...p }: Props & { ground: Unlisted; what: string }) {
  const { t } = p.view;
  const { law, isUntitled } = ground;
  return (
    <>
      <p class="govuk-body">
        <b>{t(isUntitled ? 'control.law-untitled' : 'control.law-unlisted', { law })}</b>
      </p>
      <Mark {...p} one={ground} text={t('control.law-compared', { law, what })} />
    </>
  );
}

function Mark({ one, text, ...p }: Props & { one: Parameters<typeof markOf>[0]; text: string }) {
  const name = markField(one.field);
  const mark = markOf(one);
  if (!p.mayConfirm) return null;
  return (
    <Checkboxes
      name={name}
      classes="govuk-checkboxes--small"
      values={[p.checked?.includes(mark) ? mark : '']}
      errorMessage={errorOf(p, name)}
      items={[{ value: mark, text }]}
    />
  );
}

const Departed = ({ view, manifest, one }: { view: View; manifest: Manifest; one: Departure }) => (
  <>
    {departureText(view, manifest, one)}
    <br />
    {view.t('control.why')}: {one.why}
  </>
);

/** With the sentences of the source on it: one may say the contrary of what is proposed. */
function Unstated({ view, pack: { manifest }, source, one }: Props & { one: Filled }) {
  const { t } = view;
  const on = sentencesOn(source.manifest, one);
  const law = quotesIn(source.manifest, one.law).length
    ? one.law
    : one.law && referenceLine(view, manifest.law, one.law);
  return (
    <>
      {law ? t('control.filled', { law }) : t('control.filled-no-law')}
      {on.length > 0 && (
        <>
          <br />
          {t('control.source-sentences')}:
        </>
      )}
      {on.map((sentence) => (
        <>
          <br />«{sentence}»
        </>
      ))}
    </>
  );
}
