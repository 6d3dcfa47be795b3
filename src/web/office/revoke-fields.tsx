/** That a result be taken back: the form by which it is proposed, and the proposal as who decides on it reads it. */
import { PROPOSAL_DAYS } from '#dossier/decide-revocation.ts';
import { needsConclusion } from '#dossier/revocation-papers.ts';
import { type DossierState, OPEN_STATUSES } from '#dossier/state.ts';
import type { Shown } from '../catalogue.ts';
import { FileUpload, fileWords, Input } from '../ui/fields.tsx';
import { SummaryList } from '../ui/lists.tsx';
import type { View } from '../view.ts';
import { RESULT_FILE } from './act-commands.ts';
import { ByLaw } from './due.tsx';

interface Props {
  view: View;
  state: DossierState;
  typed(name: string): string;
}

export function ProposeFields({ view, state, typed }: Props) {
  const { t, platform, now } = view;
  const needed = needsConclusion(state, { province: platform.province, at: now });
  return (
    <>
      <p class="govuk-body">{t(needed ? 'acts.conclusion-needed' : 'acts.conclusion-if-any')}</p>
      {(['conclusionNumber', 'conclusionBy', 'conclusionOn', 'noticeNumber', 'noticeOn'] as const).map((name) => (
        <Input
          name={name}
          id={`revoke-${name}`}
          type={name.endsWith('On') ? 'date' : 'text'}
          label={{ text: t(LABELS[name]) }}
          value={typed(name)}
          classes={name === 'conclusionBy' ? '' : 'govuk-input--width-20'}
        />
      ))}
      <FileUpload
        words={fileWords(t)}
        name={RESULT_FILE}
        id={`propose-${RESULT_FILE}`}
        label={{ text: t('acts.revocation-file') }}
        hint={{ text: t('papers.accepted') }}
        attributes={{ accept: 'application/pdf,image/jpeg,image/png' }}
      />
      <Input
        name="replacedBy"
        label={{ text: t('acts.replaced-by') }}
        value={typed('replacedBy')}
        classes="govuk-input--width-20"
      />
    </>
  );
}

const LABELS = {
  conclusionNumber: 'acts.conclusion-number',
  conclusionBy: 'acts.conclusion-by',
  conclusionOn: 'acts.conclusion-on',
  noticeNumber: 'acts.notice-number',
  noticeOn: 'acts.notice-on',
} as const;

/** Everybody in the office who opens the dossier sees that it waits for a decision, and on what. */
export function Proposal({ view, state, shown }: Pick<Props, 'view' | 'state'> & { shown: Shown }) {
  const { t, fmt } = view;
  const { proposal } = state;
  if (!proposal) return null;
  const { by, at, reason, law, conclusion, notice, file, replacedBy, dueAt } = proposal;
  const { province } = view.platform;
  const setting = province.valueOf(PROPOSAL_DAYS, province.calendar.dateOf(Temporal.Instant.from(at)));
  const day = (date: string) => date.split('-').reverse().join('/');
  const row = (key: string, value: string | undefined) =>
    value ? [{ key: { text: key }, value: { text: value } }] : [];
  return (
    <section aria-labelledby="proposal">
      <h2 class="govuk-heading-m" id="proposal">
        {t('acts.proposal')}
      </h2>
      {dueAt && (
        <p class="govuk-body">
          <ByLaw view={view} at={dueAt} label={t('due.proposal-by')} />
          {setting && <span class="mc-line mc-muted">{t('due.proposal-source', { source: setting.source })}</span>}
        </p>
      )}
      {OPEN_STATUSES.includes(state.status) && <p class="govuk-body">{t('acts.proposal-waits')}</p>}
      <SummaryList
        rows={[
          ...row(t('acts.prepared-by'), `${by.name}, ${fmt.dateTime(at)}`),
          ...row(t('acts.reason'), reason),
          ...row(t('acts.law'), shown.rules.lawText(law)),
          ...row(t('acts.conclusion'), conclusion && `${conclusion.number}, ${day(conclusion.on)}, ${conclusion.by}`),
          ...row(t('acts.notice'), notice && `${notice.number}, ${day(notice.on)}`),
          ...row(t('acts.replaced-by'), replacedBy && [replacedBy.number, replacedBy.code].filter(Boolean).join(' · ')),
          ...(file
            ? [
                {
                  key: { text: t('acts.revocation-file') },
                  value: {
                    text: (
                      <a class="govuk-link" href={`/papers/${state.id}/${file}`}>
                        {t('acts.revocation-open')}
                      </a>
                    ),
                  },
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}
