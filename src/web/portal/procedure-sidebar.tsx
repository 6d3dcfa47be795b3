/** Beside the page of a procedure: who may apply, who decides, where it is handed in and whom to ask. */
import { closedBecause } from '#acts/gate.ts';
import { publishedText, unknownsOf } from '#procedure/said.ts';
import { audienceText } from '../audience-words.ts';
import { channelName, type ShownToday, unstatedText } from '../catalogue.ts';
import { CentreReach, CentresLink } from '../centre-reach.tsx';
import { referenceLine } from '../law-words.ts';
import type { View } from '../view.ts';
import { Decider, whomToAsk } from './procedure-decider.tsx';
import { Doubts } from './procedure-doubts.tsx';

export function Sidebar({ view, shown }: { view: View; shown: ShownToday }) {
  const { t } = view;
  const { manifest } = shown.pack;
  const everybody = manifest.origin === 'catalogue' ? unstatedText(view, manifest) : t('procedure.everybody');
  const url = publishedText(manifest, 'url');
  const centre = view.platform.province.unitWithRole('one-stop', undefined);
  return (
    <div class="mc-card">
      <h2 class="govuk-heading-s">{t('procedure.who')}</h2>
      <p class="govuk-body">{manifest.audience?.length ? audienceText(view, manifest.audience) : everybody}</p>
      <h2 class="govuk-heading-s">{t('procedure.decides')}</h2>
      <Decider view={view} shown={shown} />
      <Doubts view={view} shown={shown} part="decider" besides={SAID_BY_DECIDER} />
      <h2 class="govuk-heading-s">{t('procedure.where')}</h2>
      <Where view={view} shown={shown} />
      <Doubts view={view} shown={shown} part="channels" />
      <h2 class="govuk-heading-s">{t('procedure.ask-title')}</h2>
      {whomToAsk(view, shown).map((one) => (
        <p class="govuk-body">{one}</p>
      ))}
      {centre && <CentreReach view={view} unit={centre.code} />}
      <CentresLink view={view} />
      <SourceLink view={view} url={url} />
    </div>
  );
}

/** Said with the body that is named. */
const SAID_BY_DECIDER: ReadonlySet<string> = new Set([
  'decider-abolished',
  'decider-elsewhere',
  'decider-unknown',
  'decider-from-text',
  'decider-several',
  'decider-garbled',
]);

/** The ways of handing in, where one is open. What takes nothing says so first: its ways are only what the source or the draft says. */
function Where({ view, shown }: { view: View; shown: ShownToday }) {
  const { t } = view;
  const { pack, listing, rules } = shown;
  const isUnknown = unknownsOf(pack, listing.reasons).includes('channels');
  const ways = rules.channels
    .map((one) => {
      const { offeredBy } = pack.manifest.channels[one] ?? {};
      const by = offeredBy && t('papers.by-law', { law: referenceLine(view, pack.manifest.law, offeredBy) });
      return [channelName(view, pack.manifest, one), by && `(${by})`].filter(Boolean).join(' ');
    })
    .join('; ');
  const closed = closedBecause(view.platform, listing, rules);
  if (!closed) return <p class="govuk-body">{isUnknown ? unstatedText(view, pack.manifest) : ways}</p>;
  return (
    <>
      <p class="govuk-body">{t('procedure.where-not-here')}</p>
      {closed.code === 'decided-outside' && <p class="govuk-body">{t('procedure.where-elsewhere')}</p>}
      {closed.code === 'procedure-under-review' && (
        <p class="govuk-body">
          {isUnknown ? unstatedText(view, pack.manifest) : t('procedure.where-source', { ways })}
        </p>
      )}
      {closed.code === 'procedure-draft' && <p class="govuk-body">{t('procedure.where-draft', { ways })}</p>}
    </>
  );
}

/** Where the published record can be read. */
export function SourceLink({ view, url }: { view: View; url: string }) {
  if (!url.startsWith('https://')) return null;
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={url} rel="noreferrer">
        {view.t('procedure.source')}
      </a>
    </p>
  );
}
