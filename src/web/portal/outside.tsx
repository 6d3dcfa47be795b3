/** A dossier that a body outside decides, as people and officers see it: whose it is, by which code there, and when they promise it. */
import { isTheirsAlone } from '#dossier/clock.ts';
import { type DossierState, OPEN_STATUSES } from '#dossier/state.ts';
import type { Manifest } from '#procedure/pack.ts';
import { isAtCentre } from '#procedure/said.ts';
import { type Shown, wordsFor } from '../catalogue.ts';
import { NotificationBanner } from '../ui/basics.tsx';
import { SummaryList } from '../ui/lists.tsx';
import { bodyName } from '../unit-names.ts';
import { unitName, type View } from '../view.ts';
import { PayBefore } from './pay-before.tsx';

interface Props {
  view: View;
  state: DossierState;
}

/** Who decides: the body outside, in the reader's language where it stands among our units, else the unit of ours. */
export function deciderName(view: View, { outside, unit }: DossierState): string {
  if (!outside) return unitName(view, unit);
  return outside.unit ? unitName(view, outside.unit) : bodyName(view, outside.body);
}

/** What ended before it was handed over goes to them no more, and they promise nothing. */
export const isTheirsNoMore = ({ outside, status }: DossierState): boolean =>
  outside !== undefined && !outside.handedAt && !OPEN_STATUSES.includes(status);

/** Whose time it is. */
export const dueLabel = (view: View, state: DossierState): string =>
  isTheirsAlone(state.clock) ? view.t('outside.due-of', { body: deciderName(view, state) }) : view.t('track.by-law');

/** Under the date of law, the date that the body outside set. */
export function TheyPromised({ view, state }: { view: View; state: DossierState }) {
  const { clock } = state;
  if (!clock?.theirDueAt || isTheirsAlone(clock)) return null;
  const date = view.fmt.dateTime(clock.theirDueAt);
  return <span class="mc-line">{view.t('outside.promised', { body: deciderName(view, state), date })}</span>;
}

/** No date of ours: only they can say. */
export function TheirDate({ view, state }: Props) {
  if (isTheirsNoMore(state)) return null;
  const body = deciderName(view, state);
  return (
    <dl class="mc-facts">
      <div>
        <dt>{view.t('outside.due-of', { body })}</dt>
        <dd>{view.t('outside.due-open', { body })}</dd>
      </div>
    </dl>
  );
}

/** The date they set, with those before it. */
function theirDates({ t, fmt }: View, dueAt: string, earlier: readonly string[] = []): string {
  const date = fmt.dateTime(dueAt);
  if (!earlier.length) return date;
  return t('outside.due-moved', { date, earlier: earlier.map((one) => fmt.dateTime(one)).join('; ') });
}

/** Where it is with them, and what they said. */
export function Outside({ view, state }: Props) {
  const { t, fmt } = view;
  const { outside } = state;
  if (!outside?.receivedAt) return null;
  const body = deciderName(view, state);
  const { handedAt, receiver, code, dueAt, earlierDues, notes } = outside;
  if (isTheirsNoMore(state)) return null;
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } });
  const office = view.session?.kind === 'officer';
  return (
    <section aria-labelledby="outside">
      <h2 class="govuk-heading-m" id="outside">
        {t('outside.title')}
      </h2>
      <p class="govuk-body">
        {handedAt
          ? t('outside.handed-over', { body, date: fmt.dateTime(handedAt) })
          : t('outside.to-hand-over', { body })}
      </p>
      {handedAt && (
        <>
          <SummaryList
            rows={[
              ...(office && receiver ? [row(t('outside.receiver'), receiver)] : []),
              row(t('outside.code'), code ?? t('outside.code-unknown')),
              row(t('outside.due'), dueAt ? theirDates(view, dueAt, earlierDues) : t('outside.due-open', { body })),
            ]}
          />
          {notes.length > 0 && (
            <ul class="mc-timeline">
              {notes.map((note) => (
                <li>
                  <time datetime={note.at}>{fmt.dateTime(note.at)}</time> · {note.by}
                  <br />
                  {note.text}
                </li>
              ))}
            </ul>
          )}
          {state.status === 'in-progress' && <p class="govuk-body">{t('outside.requests', { body })}</p>}
        </>
      )}
      {office && (
        <>
          <OutsideRefusal view={view} state={state} />
          <ResultLine view={view} state={state} />
        </>
      )}
    </section>
  );
}

function ResultLine({ view, state }: Props) {
  const { t, fmt } = view;
  const { result } = state;
  if (!result?.outside) return null;
  const values = { body: deciderName(view, state), date: fmt.date(result.issuedAt) };
  const kind = result.against ? 'refusal' : 'result';
  return (
    <p class="govuk-body">
      {result.number ? t(`outside.${kind}-number`, { ...values, number: result.number }) : t(`outside.${kind}`, values)}
      {result.file && (
        <>
          {' · '}
          <a class="govuk-link" href={`/papers/${state.id}/${result.file}`}>
            {t('outside.open-file')}
          </a>
        </>
      )}
    </p>
  );
}

/** That they refused and why, as their answer says; the right to complain is told with it. */
function OutsideRefusal({ view, state }: Props) {
  const { t } = view;
  const { result } = state;
  if (!result?.outside || !result.against) return null;
  const body = deciderName(view, state);
  const [reason, law] = [result.theirReason, result.theirLaw].map(
    (one) => one?.replace(/[\s.]+$/, '') ?? t('outside.not-stated'),
  );
  return (
    <>
      <p class="govuk-body">
        <b>{t('outside.refused-by', { body })}</b>
      </p>
      <p class="govuk-body">{t('outside.why-refused', { reason: reason!, law: law! })}</p>
      <p class="govuk-body">{t('outside.rights', { body })}</p>
    </>
  );
}

/** What they decided, for the person whose dossier it is. */
export function OutsideResult({ view, state, shown }: Props & { shown: Shown }) {
  const { t } = view;
  const name = wordsFor(view, shown.pack)('result') ?? t('result.title');
  return (
    <NotificationBanner
      titleText={t('result.title')}
      text={
        <>
          {state.result?.against ? (
            <OutsideRefusal view={view} state={state} />
          ) : (
            <p class="govuk-notification-banner__heading">{name}</p>
          )}
          <ResultLine view={view} state={state} />
          <PayBefore view={view} state={state} shown={shown} />
          {state.status === 'issued' && (
            <p class="govuk-body">{t('outside.collect', { centre: unitName(view, state.receivingUnit) })}</p>
          )}
        </>
      }
    />
  );
}

/** On the page of a procedure: who decides, and that the centre receives and returns where that is known. */
export function OutsideProcedure(p: { view: View; manifest: Manifest; outside: { body: string; unit?: string } }) {
  const { view, manifest, outside } = p;
  const { province } = view.platform;
  const { unit = '' } = outside;
  // One unit of a kind in the whole province has a name; of those in every commune the source's word is for all.
  const found = unit.startsWith('role:') ? province.unitWithRole(unit.slice(5), undefined) : province.findUnit(unit);
  return (
    <>
      <p class="govuk-body">{found ? unitName(view, found.code) : bodyName(view, outside.body)}</p>
      <p class="govuk-body">{view.t(isAtCentre(manifest) ? 'outside.procedure' : 'outside.procedure-theirs')}</p>
    </>
  );
}
