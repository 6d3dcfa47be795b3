/** What the office gave out: the signed file, its data, or that there is a paper to fetch. */
import { resultName, wordsFor } from '../catalogue.ts';
import { InsetText, NotificationBanner } from '../ui/basics.tsx';
import type { DossierProps } from './dossier-view.tsx';
import { OutsideResult } from './outside.tsx';

/** The result as a file that proves itself; until it is signed, that it is on its way. */
export function SignedFile({ view, state, shown }: Omit<DossierProps, 'runs'>) {
  const { t, fmt } = view;
  // What others issued is no paper of ours.
  if (!state.result || state.result.outside) return null;
  const { signed, revoked, file } = state.result;
  if (revoked)
    return (
      <InsetText
        text={t('result.taken-back', { date: fmt.date(revoked.at), reason: revoked.reason, law: revoked.law })}
      />
    );
  if (!signed) {
    const paper = !file && !shown.rules.result.letter;
    return <p class="govuk-body mc-muted">{t(paper ? 'result.on-paper' : 'result.being-signed')}</p>;
  }
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

export function Result({ view, state, shown }: DossierProps) {
  const { t, fmt } = view;
  if (!state.result && state.outcome !== 'refused') return null;
  if (state.result?.outside) return <OutsideResult view={view} state={state} shown={shown} />;
  const note = wordsFor(view, shown.pack)('note.papers');
  return (
    <NotificationBanner
      titleText={t('result.title')}
      text={
        <>
          <p class="govuk-notification-banner__heading">
            {state.outcome === 'refused'
              ? t('result.refused')
              : (resultName(view, shown.pack, state) ?? t('result.title'))}
          </p>
          {state.result && (
            <p class="govuk-body">
              {t('result.number', { number: state.result.number || '–', date: fmt.date(state.result.issuedAt) })}
            </p>
          )}
          {state.status === 'issued' && note && <p class="govuk-body">{note}</p>}
          <p class="govuk-body">
            <a class="govuk-link" href={`/my/dossiers/${state.id}/slips`}>
              {t('dossier.slips')}
            </a>
            {state.result && shown.rules.result.letter && (
              <>
                {' · '}
                <a class="govuk-link" href={`/my/dossiers/${state.id}/result`}>
                  {t('result.open')}
                </a>
              </>
            )}
          </p>
          {!shown.rules.result.letter && <SignedFile view={view} state={state} shown={shown} />}
        </>
      }
    />
  );
}
