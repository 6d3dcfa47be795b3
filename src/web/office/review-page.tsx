/** A procedure under review: the text of its source beside what was read of it, the form, and who looked before. */
import { postsIn } from '#acts/review-procedure.ts';
import { documentName } from '#procedure/law.ts';
import { ofSource } from '#procedure/mend-law.ts';
import { publishedText } from '#procedure/said.ts';
import { type ProcedureReview, type returnedOf, takesOffBy, type UnderWay } from '#spine/reviews.ts';
import { procedureName, type ShownToday } from '../catalogue.ts';
import { lawLine, validityNote } from '../law-words.ts';
import { Errors } from '../portal/apply-pages.tsx';
import { StatusTag } from '../portal/find.tsx';
import { SourceLink } from '../portal/procedure-sidebar.tsx';
import { SourceText } from '../portal/procedure-steps.tsx';
import { InsetText } from '../ui/basics.tsx';
import { SummaryList } from '../ui/lists.tsx';
import { Page } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { type Awaited, AwaitedProposal } from './review-awaited.tsx';
import { ReviewForm } from './review-form.tsx';
import { History } from './review-history.tsx';
import { deciders, type Entered } from './review-model.ts';
import { anchorOf, Doubts, Lines } from './review-parts.tsx';
import { sourceChannels } from './review-source.ts';
import { AwaitedTakingOff } from './review-taking-off.tsx';

interface ReviewProps {
  view: View;
  shown: ShownToday;
  history: readonly ProcedureReview[];
  entered: Entered;
  errors: readonly { at: string; text: string }[];
  /** The basis of who decides names a document that no list has. */
  unlisted?: boolean;
  /** What is under way in the open procedure that this would take off. */
  takesOff?: UnderWay;
  /** A proposal that waits for a second person. */
  awaited?: Awaited;
  /** Of the procedure, where that proposal would take it off. */
  underWay: UnderWay;
  /** What was proposed and given or taken back, and by whom. */
  returned?: ReturnType<typeof returnedOf>;
  /** Whose entries the form goes on with. */
  typedBy?: ProcedureReview;
  /** The proposal that waits is of who looks at it. */
  isOwn: boolean;
  /** A second person who confirms, and does not review, sees no form. */
  mayReview: boolean;
}

export function ReviewPage(p: ReviewProps) {
  const { view, shown } = p;
  const { t } = view;
  const { listing, pack } = shown;
  const name = procedureName(view, pack);
  const errors = p.errors.map(({ at, text }) => ({ id: anchorOf(at), text }));
  const imported = listing.origin === 'catalogue';
  return (
    <Page view={view} title={name} at="review" back="/office/review" failed={errors.length > 0}>
      <Errors view={view} errors={errors} />
      <span class="govuk-caption-l">{t('procedure.caption', { code: listing.code, field: listing.field })}</span>
      <h1 class="govuk-heading-l">{name}</h1>
      <p class="govuk-body">
        {listing.status === 'published' ? t('control.is-open') : <StatusTag view={view} status={listing.status} />}{' '}
        <a class="govuk-link" href={`/procedures/${listing.code}`}>
          {t('control.public-page')}
        </a>
      </p>
      <Doubts view={view} reasons={listing.reasons} part="whole" />
      {p.awaited &&
        (takesOffBy(p.awaited.proposal) ? (
          <AwaitedTakingOff
            {...p.awaited}
            isOwn={p.isOwn}
            view={view}
            code={listing.code}
            errors={p.errors}
            underWay={p.underWay}
          />
        ) : (
          <AwaitedProposal {...p.awaited} isOwn={p.isOwn} view={view} code={listing.code} errors={p.errors} />
        ))}
      {imported ? (
        <div class="mc-two mc-two--even">
          <section aria-labelledby="source" class="mc-beside" tabindex={0}>
            <h2 class="govuk-heading-m" id="source">
              {t('control.source')}
            </h2>
            <Source view={view} shown={shown} />
          </section>
          <section aria-labelledby="read">
            <h2 class="govuk-heading-m" id="read">
              {t('control.read')}
            </h2>
            <Standing {...p} />
            {p.mayReview ? (
              <ReviewForm
                isLocked={Boolean(p.awaited) && !p.isOwn}
                view={view}
                code={listing.code}
                hash={listing.hash}
                reviews={Number(p.entered['seen-reviews'] ?? p.history.length)}
                entered={p.entered}
                reasons={listing.reasons}
                headings={headingsOf(view, pack)}
                law={pack.manifest.law}
                deciders={deciders(view, pack.manifest, postsIn(view.platform.province))}
                errors={p.errors}
                unlisted={p.unlisted}
                takesOff={p.takesOff}
              />
            ) : (
              <InsetText text={t('control.confirms-only')} />
            )}
          </section>
        </div>
      ) : (
        <InsetText text={t('control.own')} />
      )}
      <History view={view} manifest={pack.manifest} history={p.history} />
    </Page>
  );
}

/** Whose proposal it is that waits, or who gave or took it back, and why. */
function Standing({ view: { t, fmt }, awaited, returned, typedBy, isOwn, mayReview }: ReviewProps) {
  if (!mayReview) return null;
  if (awaited)
    return (
      <InsetText
        text={isOwn ? t('control.mend-own') : t('control.of-another', { officer: awaited.proposal.officerName })}
      />
    );
  if (!returned && typedBy)
    return <InsetText text={t('control.typed-by', { officer: typedBy.officerName, at: fmt.dateTime(typedBy.at) })} />;
  if (!returned) return null;
  const { officerName: officer, at, verdict, basis } = returned.by;
  const key = verdict === 'given-back' ? 'control.returned-by' : 'control.taken-by';
  return (
    <InsetText
      text={
        <>
          {t(key, { officer, at: fmt.dateTime(at) })}
          <br />
          <b>{basis}</b>
        </>
      }
    />
  );
}

/** The case, the group and «to be shown», as they are known of each paper. */
function headingsOf(view: View, { manifest, words }: ShownToday['pack']): Map<string, string> {
  const word = (key: string) => words['vi']?.[key] ?? '';
  const said = manifest.components.map(({ id, case: of, group, shown }): [string, string] => [
    id,
    [of && word(`case.${of}`), group && word(`group.${group}`), shown && view.t('papers.to-show')]
      .filter(Boolean)
      .join(' · '),
  ]);
  return new Map(said.filter(([, text]) => text));
}

/** Texts of the national database, in the order in which it shows them. */
const TEXTS = ['sequence', 'dossier', 'conditions', 'result'] as const;

function Source({ view, shown: { pack, listing } }: { view: View; shown: ShownToday }) {
  const { t } = view;
  const { manifest } = pack;
  const url = publishedText(manifest, 'url');
  const levels = manifest.published?.['levels'];
  const row = (key: string, value: string | string[] | undefined) => ({
    key: { text: key },
    value: { text: <Lines lines={[value ?? []].flat().filter(Boolean)} silent={t('control.source-silent')} /> },
  });
  return (
    <>
      <SummaryList
        rows={[
          row(t('procedure.decides'), publishedText(manifest, 'competentAuthority') || manifest.decider),
          row(t('control.levels'), Array.isArray(levels) ? levels.join(', ') : undefined),
          row(t('procedure.who'), manifest.audience?.join('; ')),
          row(t('control.channels'), sourceChannels(view, manifest)),
          row(t('control.announced'), manifest.announced),
          row(t('control.ministry'), manifest.ministry),
          row(t('procedure.law'), [
            Object.values(ofSource(manifest.law))
              .map((listed) => {
                const { numberDoubtful, ...one } = listed;
                return numberDoubtful
                  ? `${documentName(one)} (${t('control.number-doubtful')})`
                  : lawLine(view, listed);
              })
              .join('; '),
            validityNote(view, manifest),
          ]),
        ]}
      />
      <Doubts view={view} reasons={listing.reasons} part="law" />
      <Doubts view={view} reasons={listing.reasons} part="steps" />
      {TEXTS.filter((name) => name === 'sequence' || publishedText(manifest, name)).map((name) => (
        <>
          <h3 class="govuk-heading-s">{t(`control.text-${name}`)}</h3>
          {publishedText(manifest, name) ? (
            <SourceText text={publishedText(manifest, name)} />
          ) : (
            <p class="govuk-body mc-muted">{t('control.source-silent')}</p>
          )}
        </>
      ))}
      <SourceLink view={view} url={url} />
    </>
  );
}
