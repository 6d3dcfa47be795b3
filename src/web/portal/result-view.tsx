/** What the office gave out: the signed file, its data, or that there is a paper to fetch. */
import type { ComponentChildren } from 'preact';
import { originalsTold, refuseBeforePapers } from '#dossier/originals.ts';
import { type Ground, groundedReason } from '#dossier/refusal-grounds.ts';
import { isFollowed } from '#dossier/state.ts';
import { sentence } from '#kernel/text.ts';
import { resultName, wordsFor } from '../catalogue.ts';
import { CentreReach, reachedName } from '../centre-reach.tsx';
import { bringText } from '../message-words.ts';
import { InsetText, NotificationBanner } from '../ui/basics.tsx';
import { unitName } from '../view.ts';
import type { DossierProps } from './dossier-view.tsx';
import { Followers } from './followers.tsx';
import { deciderName, OutsideResult } from './outside.tsx';
import { PayBefore } from './pay-before.tsx';

/** The result as a file that proves itself; until it is signed, that it is on its way. */
export function SignedFile({ view, state, shown }: Omit<DossierProps, 'runs'>) {
  const { t, fmt } = view;
  // What others issued is no paper of ours.
  if (!state.result || state.result.outside) return null;
  const { signed, revoked, file } = state.result;
  if (revoked) return <TakenBack view={view} state={state} shown={shown} />;
  if (!signed) {
    const paper = !file && !shown.rules.result.letter && !state.result.against;
    return <p class="govuk-body mc-muted">{t(paper ? 'result.on-paper' : 'result.being-signed')}</p>;
  }
  // An officer has it before: it is handed out from here.
  const bring = !view.officer && refuseBeforePapers(shown.rules, state);
  if (bring) return <InsetText text={bringText(t, view.lang, originalsTold(shown.rules, state))} />;
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={`/papers/${state.id}/${signed.file}`}>
        {t('result.signed-file')}
      </a>
      {signed.credential && (
        <>
          {' · '}
          <a class="govuk-link" href={`/papers/${state.id}/${signed.credential.file}`}>
            {t('result.data')}
          </a>
        </>
      )}
      <br />
      <span class="mc-muted">
        {signed.signatures.map((one) => one.name).join(', ')} · {fmt.dateTime(signed.at)}
      </span>
    </p>
  );
}

/** Taken back: since when, why, by which decision, and what stands in its place. */
function TakenBack({ view, state, shown }: Omit<DossierProps, 'runs'>) {
  const { t, fmt } = view;
  const { at, reason, law, replacedBy, paper } = state.result!.revoked!;
  return (
    <InsetText
      text={
        <>
          <p class="govuk-body">
            <b>{t('result.no-longer', { date: fmt.date(at) })}</b>
          </p>
          <p class="govuk-body">
            {t('result.revoked-why', { reason: bare(reason), law: bare(shown.rules.lawText(law)) })}
          </p>
          <RevokedBy view={view} state={state} />
          {paper && (
            <p class="govuk-body">
              {t('result.revocation', { number: paper.number })}
              {': '}
              {paper.signed ? (
                <a class="govuk-link" href={`/papers/${state.id}/${paper.signed.file}`}>
                  {t('result.signed-file')}
                </a>
              ) : (
                t('result.being-signed')
              )}
            </p>
          )}
          {replacedBy && <p class="govuk-body">{t('result.replaced', replacedBy)}</p>}
          <RevokedRights view={view} state={state} />
        </>
      }
    />
  );
}

/** By which decision, of which day and body it was taken back; of before, no paper was made of it. */
function RevokedBy({ view, state }: Pick<DossierProps, 'view' | 'state'>) {
  const { t, fmt } = view;
  const { at, paper } = state.result!.revoked!;
  if (!paper) return <p class="govuk-body">{t('result.revoked-unnumbered')}</p>;
  const said = { number: paper.number || '–', date: fmt.date(at), unit: unitName(view, paper.unit) };
  return <p class="govuk-body">{t('result.revoked-by', said)}</p>;
}

/** What the person may do about it, to which body a complaint goes, and whom to ask. */
function RevokedRights({ view, state }: Pick<DossierProps, 'view' | 'state'>) {
  const { t } = view;
  const { paper } = state.result!.revoked!;
  const centre = reachedName(view, state.receivingUnit);
  return (
    <p class="govuk-body">
      {paper
        ? t('result.revoked-rights', { unit: unitName(view, paper.unit), centre })
        : t('result.revoked-rights-open', { centre })}
    </p>
  );
}

/** Without the full stop that the sentence around it has. */
const bare = (text: string) => text.trim().replace(/[.;]$/, '');

/**
 * For who follows by the secret on the slip: that nothing is given, by which paper and law, where the reason stands, which may speak of
 * people, and what the person may do; or that what was given holds no more.
 */
export function Ended({
  view,
  state,
  shown,
  law: counterLaw,
  by,
}: Omit<DossierProps, 'runs'> & { law?: string; by?: ComponentChildren }) {
  const { t, fmt } = view;
  const { revoked, outside } = state.result ?? {};
  if (revoked)
    return (
      <InsetText
        text={
          <>
            <p class="govuk-body">
              <b>{t('result.no-longer', { date: fmt.date(revoked.at) })}</b>
            </p>
            <RevokedBy view={view} state={state} />
            <p class="govuk-body">{t('result.refused-law', { law: sentence(shown.rules.lawText(revoked.law)) })}</p>
            <p class="govuk-body">{t('result.reason-where')}</p>
            <RevokedRights view={view} state={state} />
          </>
        }
      />
    );
  if (state.outcome !== 'refused') return null;
  const { decision, result } = state;
  if (outside)
    return (
      <>
        {by}
        <p class="govuk-body">{t('outside.rights', { body: deciderName(view, state) })}</p>
      </>
    );
  const law = decision ? shown.rules.lawText(decision.law ?? '') : counterLaw;
  return (
    <InsetText
      text={
        <>
          {result && <p class="govuk-body">{t('result.rejected', { number: result.number })}</p>}
          {!result && !decision && <p class="govuk-body">{t('result.refused')}</p>}
          {by}
          {law && <p class="govuk-body">{t('result.refused-law', { law: sentence(law) })}</p>}
          <p class="govuk-body">{t('result.reason-where')}</p>
          <p class="govuk-body">{t(decision ? 'message.rejected.next' : 'message.refused.next')}</p>
        </>
      }
    />
  );
}

/** What is to be paid before the result is given; where its paper waits, of which it was asked that it be collected at the counter. */
export function CollectAt({ view, state, shown }: Pick<DossierProps, 'view' | 'state' | 'shown'>) {
  if (state.status !== 'issued') return null;
  // It was fetched, and what follows it is not there yet.
  if (state.handedOut && isFollowed(state)) return null;
  const pay = <PayBefore view={view} state={state} shown={shown} />;
  if (state.delivery?.method !== 'counter') return pay;
  return (
    <>
      {pay}
      <p class="govuk-body">{view.t('result.collect-at', { place: unitName(view, state.receivingUnit) })}</p>
      <CentreReach view={view} unit={state.receivingUnit} />
    </>
  );
}

/** Why nothing is given, by which article, and what the person may do: as the message and the paper say it. */
function WhyNot({ view, state, shown, refused }: Omit<DossierProps, 'runs'> & { refused?: Why }) {
  const { t } = view;
  const decided = state.decision && {
    ...(state.decision.grounds && { grounds: state.decision.grounds }),
    reason: state.decision.reason ?? '',
    law: shown.rules.lawText(state.decision.law ?? ''),
  };
  const why = decided ?? refused;
  if (state.outcome !== 'refused' || state.result?.outside || !why?.reason) return null;
  return (
    <>
      <p class="govuk-body">
        {t('result.refused-why', {
          reason: sentence(groundedReason(why, view.lang)),
          law: sentence(why.law || t('outside.not-stated')),
        })}
      </p>
      <p class="govuk-body">{t(decided ? 'message.rejected.next' : 'message.refused.next')}</p>
    </>
  );
}

export interface Why {
  /** On what the refusal rests, which the reason explains. */
  grounds?: readonly Pick<Ground, 'words' | 'rests'>[];
  reason: string;
  law: string;
}

/** What the dossier ended with, by the paper that says it. */
function headingOf({ view, state, shown }: DossierProps): string {
  const { t, fmt } = view;
  const { result, decision } = state;
  if (result?.revoked) return t('result.no-longer', { date: fmt.date(result.revoked.at) });
  if (state.outcome !== 'refused') return resultName(view, shown.pack, state) ?? t('result.title');
  if (!decision) return t('result.refused');
  if (result) return t('result.rejected', { number: result.number });
  // Taken back in a time when no notice was made of it.
  const law = shown.rules.lawText(decision.law ?? '');
  return t('result.decision-taken-back', { date: fmt.date(decision.at), reason: decision.reason ?? '', law });
}

export function Result(props: DossierProps & { refused?: Why; by?: ComponentChildren }) {
  const { view, state, shown } = props;
  const { t, fmt } = view;
  if (!state.result && state.outcome !== 'refused') return null;
  if (state.result?.outside) return <OutsideResult view={view} state={state} shown={shown} />;
  const note = wordsFor(view, shown.pack)('note.papers');
  const bring = bringText(t, view.lang, originalsTold(shown.rules, state));
  // A notice that nothing is given has a text of its own.
  const letter = Boolean(shown.rules.result.letter || state.result?.against);
  return (
    <NotificationBanner
      titleText={t('result.title')}
      text={
        <>
          <p class="govuk-notification-banner__heading">{headingOf(props)}</p>
          {state.result && (
            <p class="govuk-body">
              {t('result.number', { number: state.result.number || '–', date: fmt.date(state.result.issuedAt) })}
            </p>
          )}
          {props.by}
          <WhyNot view={view} state={state} shown={shown} refused={props.refused} />
          <CollectAt view={view} state={state} shown={shown} />
          <Followers view={view} state={state} shown={shown} />
          {state.status === 'issued' && bring && <p class="govuk-body govuk-!-font-weight-bold">{bring}</p>}
          {state.status === 'issued' && note && <p class="govuk-body">{note}</p>}
          <p class="govuk-body">
            <a class="govuk-link" href={`/my/dossiers/${state.id}/slips`}>
              {t('dossier.slips')}
            </a>
            {state.result && letter && (
              <>
                {' · '}
                <a class="govuk-link" href={`/my/dossiers/${state.id}/result`}>
                  {t('result.open')}
                </a>
              </>
            )}
          </p>
          {(!letter || state.result?.revoked) && <SignedFile view={view} state={state} shown={shown} />}
        </>
      }
    />
  );
}
