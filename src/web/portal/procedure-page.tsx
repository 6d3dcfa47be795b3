/** The page of a procedure: what its source says, what is not known and whom to ask, and the way in where it is open. */
import { askWhere, closedBecause } from '#acts/gate.ts';
import type { Setting } from '#authority/values.ts';
import { refusalText } from '#kernel/outcome.ts';
import { lawText } from '#procedure/law.ts';
import type { ChannelSource, ComponentSource, Manifest } from '#procedure/pack.ts';
import { resultWord } from '#procedure/result-case.ts';
import {
  channelsOf,
  isCountDoubtful,
  isDoubted,
  isIfNeeded,
  notesOf,
  publishedText,
  resultNames,
  unknownsOf,
} from '#procedure/said.ts';
import {
  channelName,
  costText,
  exemptionsText,
  limitByCase,
  paperCount,
  procedureName,
  type ShownToday,
  settingsText,
  todayOf,
  usualHours,
  wordsFor,
} from '../catalogue.ts';
import { Button, Details, InsetText, NotificationBanner } from '../ui/basics.tsx';
import { Page } from '../ui/page.tsx';
import { named, unitName, type View } from '../view.ts';
import { postName } from './find.tsx';
import { OutsideProcedure } from './outside.tsx';

interface Props {
  view: View;
  shown: ShownToday;
}

export function ProcedurePage(p: Props & { used: number; runs: readonly { from: string; to: string }[] }) {
  const { view, shown, used } = p;
  const { t } = view;
  const { manifest } = shown.pack;
  const name = procedureName(view, shown.pack);
  const usual = usualHours(view, p.runs);
  const summary = wordsFor(view, shown.pack)('summary');
  const cost = wordsFor(view, shown.pack)('cost');
  const settings = shown.rules.settingsOf(shown.rules.channels[0]);
  return (
    <Page view={view} title={name} at="find" crumbs={[{ text: t('nav.find'), href: '/' }, { text: name }]}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <span class="govuk-caption-l">{t('procedure.caption', { code: manifest.code, field: manifest.field })}</span>
          <h1 class="govuk-heading-l">{name}</h1>
          <Draft view={view} shown={shown} />
          <WhyClosed view={view} shown={shown} />
          {summary && summary !== name && <p class="govuk-body-l">{summary}</p>}
          <dl class="mc-facts">
            <div>
              <dt>{t(manifest.origin === 'draft' ? 'procedure.time-draft' : 'procedure.time')}</dt>
              <dd>
                <ByChannel
                  view={view}
                  shown={shown}
                  part="limit"
                  text={(channel) => limitByCase(view, shown.pack, channel.limit)}
                />
                <SettingSource view={view} settings={settings.limit} />
                <SupplementTime view={view} shown={shown} />
                <Note view={view} shown={shown} of="time" />
              </dd>
            </div>
            <div>
              <dt>{t('procedure.fee')}</dt>
              <dd>
                <ByChannel view={view} shown={shown} part="fee" text={(channel) => costText(view, manifest, channel)} />
                {exemptionsText(view, shown.pack).map((line) => (
                  <p class="govuk-!-margin-bottom-0">{line}</p>
                ))}
                {cost && <p class="govuk-!-margin-bottom-0">{cost}</p>}
                <SettingSource view={view} settings={settings.fees} />
                {isKept(manifest) && <p class="mc-muted govuk-!-margin-bottom-0">{t('fee.not-refunded')}</p>}
              </dd>
            </div>
            <div>
              <dt>{t('procedure.usual')}</dt>
              <dd>{usualText(view, usual)}</dd>
            </div>
            <div>
              <dt>{t('procedure.used')}</dt>
              <dd>{t('procedure.used-count', { n: view.fmt.number(used) })}</dd>
            </div>
          </dl>
          <Know view={view} shown={shown} />
          <WayIn view={view} shown={shown} />
          <Papers view={view} shown={shown} />
          <Steps view={view} shown={shown} />
          <h2 class="govuk-heading-m">{t('procedure.result')}</h2>
          <Results view={view} shown={shown} />
          <Note view={view} shown={shown} of="result" />
          <Law view={view} shown={shown} />
        </div>
        <div class="govuk-grid-column-one-third">
          <Sidebar view={view} shown={shown} />
        </div>
      </div>
    </Page>
  );
}

/** What somebody should know before they begin, as the pack says it. */
function Know({ view, shown: { pack } }: Props) {
  const words = wordsFor(view, pack);
  const lines = Object.keys(pack.words['vi'] ?? {}).filter((key) => key.startsWith('know.'));
  if (!lines.length) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{view.t('procedure.know')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map((key) => (
          <li>{words(key)}</li>
        ))}
      </ul>
    </>
  );
}

function usualText({ t, fmt }: View, hours: number | undefined): string {
  if (hours === undefined) return t('procedure.usual-unknown');
  return hours < 1 ? t('procedure.usual-below-hour') : fmt.workingHours(hours);
}
/** What the pack adds in words to one of its facts. */
function Note({ view, shown, of }: Props & { of: 'time' | 'papers' | 'result' | 'decides' }) {
  const text = wordsFor(view, shown.pack)(`note.${of}`);
  return text ? <p class="govuk-body">{text}</p> : null;
}

/** How long the applicant has where something is asked for, and how often it may be: of our own packs, which say so. */
function SupplementTime({ view, shown: { pack, rules } }: Props) {
  const { manifest } = pack;
  if (manifest.origin !== 'law' || !manifest.supplement?.answerWorkingDays) return null;
  const { answerWorkingDays: n, rounds } = rules.supplement;
  return (
    <p class="mc-muted govuk-!-margin-bottom-0">
      {view.t('procedure.supplement', { n, rounds, law: rules.lawText(rules.supplementLaw) })}
    </p>
  );
}

/** Whether its source says that a paid fee is not given back. */
const isKept = ({ channels }: Manifest): boolean =>
  Object.values(channels).some(({ fees }) => fees?.some((fee) => fee.refundable === false));

/** Beside a limit or a fee: that it is a setting of the province, where it is from, and whether it was compared with the text. */
function SettingSource({ view, settings }: { view: View; settings: readonly Setting[] }) {
  const text = settingsText(view, settings);
  return text ? <p class="mc-muted govuk-!-margin-bottom-0">{text}</p> : null;
}

/** That nobody who may has published it; and whether dossiers are received all the same, by which decision. */
function Draft({ view, shown }: Props) {
  const { t, platform } = view;
  const { code, origin } = shown.pack.manifest;
  if (origin !== 'draft') return null;
  const opened = platform.province.openedDraft(code, todayOf(view));
  return (
    <NotificationBanner
      titleText={t('procedure.draft')}
      text={
        <>
          <p class="govuk-notification-banner__heading">
            {t(opened ? 'procedure.draft-opened' : 'procedure.draft-heading', { basis: opened?.basis ?? '' })}
          </p>
          <p class="govuk-body">{t('procedure.draft-text')}</p>
        </>
      }
    />
  );
}

/** That it is under review or closed, what is not known, and whom to ask. */
function WhyClosed({ view, shown }: Props) {
  const { t, lang } = view;
  const closed = closedBecause(view.platform, shown.listing, shown.rules);
  // A draft says so itself.
  if (!closed || closed.code === 'procedure-draft') return null;
  if (closed.code === 'decided-outside') return <InsetText text={refusalText(closed, lang)} />;
  const unknowns = unknownsOf(shown.pack, shown.listing.reasons);
  const state = closed.code === 'procedure-closed' ? 'closed' : 'review';
  return (
    <NotificationBanner
      titleText={t(`procedure.${state}`)}
      text={
        <>
          <p class="govuk-notification-banner__heading">{t(`procedure.${state}-heading`)}</p>
          <p class="govuk-body">{t(`procedure.${state}-text`)}</p>
          {unknowns.length > 0 && (
            <p class="govuk-body">
              {t('procedure.not-known', { what: unknowns.map((one) => t(`unknown.${one}`)).join(', ') })}
            </p>
          )}
          <p class="govuk-body">{t('procedure.ask', { centre: named({ ...askWhere(view.platform) }, lang) })}</p>
        </>
      }
    />
  );
}

/** Said once where it is the same for every way of handing in, else for each; what is doubted says so. */
function ByChannel(p: Props & { part: 'limit' | 'fee'; text(one: ChannelSource): string }) {
  const { view, shown, part } = p;
  const { t } = view;
  const { reasons, status } = shown.listing;
  const channels = channelsOf(shown.pack.manifest).map(([name, channel]) => {
    const doubted = status !== 'published' && isSaid(channel, part) && isDoubted(part, name, reasons);
    return { name, text: doubted ? `${p.text(channel)} (${t('procedure.being-reviewed')})` : p.text(channel) };
  });
  const [first] = channels;
  if (channels.every((one) => one.text === first.text)) return <>{first.text}</>;
  return (
    <>
      {channels.map((one) => (
        <span class="mc-channel">
          {channelName(view, p.shown.pack.manifest, one.name)}: {one.text}
        </span>
      ))}
    </>
  );
}

/** What is shown as unknown is told as that already. */
const isSaid = ({ limit, fees, free }: ChannelSource, part: 'limit' | 'fee'): boolean =>
  part === 'limit' ? !('unstated' in limit) : Boolean(fees?.length || free);

function WayIn({ view, shown }: Props) {
  const { t } = view;
  const { manifest } = shown.pack;
  if (closedBecause(view.platform, shown.listing, shown.rules)) return null;
  if (!manifest.channels.online) return <InsetText text={t('procedure.counter-only')} />;
  return (
    <div class="mc-actions">
      <Button text={t('procedure.start')} href={`/apply/${manifest.code}`} isStartButton />
      {manifest.eligibility && (
        <a class="govuk-link govuk-body" href={`/procedures/${manifest.code}/eligible`}>
          {t('eligible.title')}
        </a>
      )}
    </div>
  );
}

function Papers({ view, shown }: Props) {
  const { t } = view;
  const { pack, listing } = shown;
  const { manifest } = pack;
  const words = wordsFor(view, pack);
  const lists = Map.groupBy(manifest.components, ({ case: one = '', group = '' }) => `${one} ${group}`);
  const notes = notesOf(manifest);
  const none = manifest.componentsUnknown
    ? t('procedure.unstated')
    : manifest.componentsNone
      ? t('procedure.no-papers-law', { law: lawText(manifest.law, manifest.componentsNone) })
      : t('procedure.no-papers');
  return (
    <>
      <h2 class="govuk-heading-m">{t('procedure.papers')}</h2>
      {manifest.components.length === 0 && <p class="govuk-body">{none}</p>}
      {[...lists.values()].map((components) => (
        <>
          <ListHeading components={components} words={words} />
          <ul class="govuk-list govuk-list--bullet">
            {components.map((component) => (
              <Paper view={view} manifest={manifest} component={component} words={words} reasons={listing.reasons} />
            ))}
          </ul>
        </>
      ))}
      <Note view={view} shown={shown} of="papers" />
      {notes.length > 0 && (
        <Details
          summaryText={t('procedure.notes')}
          text={notes.map((note) => <p class="govuk-body">{withoutHead(note)}</p>)}
        />
      )}
    </>
  );
}

/** What a list of papers is headed with: the case it is for, whose papers they are. */
function ListHeading({
  components: [{ case: one, group }],
  words,
}: {
  components: readonly ComponentSource[];
  words(key: string): string | undefined;
}) {
  const parts = [one && (words(`case.${one}`) ?? one), group && (words(`group.${group}`) ?? group)].filter(Boolean);
  return parts.length ? <h3 class="govuk-heading-s">{parts.join(' – ')}</h3> : null;
}
/** «Lưu ý: …» under a heading that says so already. */
const withoutHead = (note: string): string =>
  note
    .replace(/^(?:lưu ý|ghi chú|chú ý)\s*:?\s*[-–+]?\s*/iu, '')
    .replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('vi'));

function Paper({
  view,
  manifest,
  component,
  words,
  reasons,
}: {
  view: View;
  manifest: Manifest;
  component: ComponentSource;
  words(key: string): string | undefined;
  reasons: readonly string[];
}) {
  const { t } = view;
  const said = [
    component.shown ? t('papers.to-show') : '',
    isCountDoubtful(component, reasons) ? t('papers.count-unknown') : paperCount(view, component),
    words(`when.${component.id}`) ??
      (isIfNeeded(manifest, component, words(`component.${component.id}`) ?? '') ? t('papers.if-needed') : ''),
    component.register ? t('papers.from-register') : '',
  ].filter(Boolean);
  return (
    <li>
      {words(`component.${component.id}`) ?? component.id} <span class="mc-muted">{said.join(' · ')}</span>
      {component.oneOf && (
        <>
          <br />
          {t('procedure.any-of')}
          <ul class="govuk-list govuk-list--bullet">
            {component.oneOf.map((one) => (
              <li>{words(`component.${component.id}.${one}`) ?? one}</li>
            ))}
          </ul>
        </>
      )}
    </li>
  );
}

/** The steps of our own packs; of an imported one what its source tells, for its table of steps is ours and not the law's. */
function Steps({ view, shown: { pack } }: Props) {
  const { t } = view;
  const { manifest } = pack;
  const words = wordsFor(view, pack);
  if (manifest.origin === 'catalogue')
    return (
      <>
        <h2 class="govuk-heading-m">{t('procedure.steps')}</h2>
        <Published view={view} manifest={manifest} name="sequence" />
        <h2 class="govuk-heading-m">{t('procedure.conditions')}</h2>
        <Published view={view} manifest={manifest} name="conditions" />
      </>
    );
  return (
    <>
      <h2 class="govuk-heading-m">{t('procedure.steps')}</h2>
      <ol class="govuk-list govuk-list--number">
        {manifest.steps.map((step) => (
          <li>
            {words(`step.${step.id}`) ?? step.id}
            <span class="mc-muted">
              {' '}
              – {postName(view, step.post)}
              {step.hours ? `, ${view.fmt.workingHours(step.hours)}` : ''}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Published({ view, manifest, name }: { view: View; manifest: Manifest; name: string }) {
  const text = publishedText(manifest, name);
  if (!text) return <p class="govuk-body">{view.t('procedure.unstated')}</p>;
  return <Details summaryText={view.t('procedure.as-published')} text={<SourceText text={text} />} />;
}

/** A text as it was published: its lines, nothing added. */
export const SourceText = ({ text }: { text: string }) => (
  <div lang="vi">
    {text
      .split('\n')
      .filter((line) => line.trim())
      .map((line) => (
        <p class="govuk-body">{line}</p>
      ))}
  </div>
);

function Results({ view, shown: { pack } }: Props) {
  const words = wordsFor(view, pack);
  const { origin, result } = pack.manifest;
  const keys = ['result', ...(result.cases ?? []).map(resultWord)];
  const names = origin === 'catalogue' ? resultNames(pack) : keys.map((key) => words(key) ?? '');
  if (!names.length) return <p class="govuk-body">{view.t('procedure.unstated')}</p>;
  return (
    <>
      {names.map((name) => (
        <p class="govuk-body">{name}</p>
      ))}
    </>
  );
}

function Law({ view, shown }: Props) {
  const { t } = view;
  const unknown = unknownsOf(shown.pack, shown.listing.reasons).includes('law');
  return (
    <Details
      summaryText={t('procedure.law')}
      text={
        unknown ? (
          t('procedure.unstated')
        ) : (
          <ul class="govuk-list govuk-list--bullet">
            {Object.keys(shown.pack.manifest.law).map((key) => (
              <li>{lawText(shown.pack.manifest.law, key)}</li>
            ))}
          </ul>
        )
      }
    />
  );
}

function Sidebar({ view, shown }: Props) {
  const { t, lang } = view;
  const { manifest } = shown.pack;
  const unknown = unknownsOf(shown.pack, shown.listing.reasons);
  const everybody = manifest.origin === 'catalogue' ? t('procedure.unstated') : t('procedure.everybody');
  const url = publishedText(manifest, 'url');
  return (
    <div class="mc-card">
      <h2 class="govuk-heading-s">{t('procedure.who')}</h2>
      <p class="govuk-body">{manifest.audience?.length ? manifest.audience.join('; ') : everybody}</p>
      <h2 class="govuk-heading-s">{t('procedure.decides')}</h2>
      <Decider view={view} shown={shown} />
      <h2 class="govuk-heading-s">{t('procedure.where')}</h2>
      <p class="govuk-body">
        {unknown.includes('channels')
          ? t('procedure.unstated')
          : shown.rules.channels.map((one) => channelName(view, manifest, one)).join('; ')}
      </p>
      <h2 class="govuk-heading-s">{t('procedure.ask-title')}</h2>
      <p class="govuk-body">{named({ ...askWhere(view.platform) }, lang)}</p>
      {url.startsWith('https://') && (
        <p class="govuk-body">
          <a class="govuk-link" href={url} rel="noreferrer">
            {t('procedure.source')}
          </a>
        </p>
      )}
    </div>
  );
}

/** A body outside, where an officer found or the source says that it decides: by the field alone nobody knows it yet. */
function Decider({ view, shown }: Props) {
  const { manifest } = shown.pack;
  const isKnown = manifest.origin !== 'catalogue' || manifest.decidedBy || manifest.decider;
  if (manifest.outside && isKnown)
    return <OutsideProcedure view={view} manifest={manifest} outside={manifest.outside} />;
  return (
    <>
      {decidersText(view, shown).map((text) => (
        <p class="govuk-body">{text}</p>
      ))}
      <Note view={view} shown={shown} of="decides" />
    </>
  );
}

/**
 * Of an imported procedure what an officer found or its source says, and never what competence by ministry would guess; of ours whoever
 * decides today, each with its case where there are several.
 */
function decidersText(view: View, { pack, rules }: ShownToday): string[] {
  const { t } = view;
  const { decidedBy, decider, origin } = pack.manifest;
  if (decidedBy && 'unit' in decidedBy) return [unitReferenceName(view, decidedBy.unit)];
  if (decidedBy) return [decidedBy.outside];
  if (origin === 'catalogue') return [decider ?? t('procedure.unstated')];
  const { province, clock } = view.platform;
  const date = province.calendar.dateOf(clock.now());
  const rows = province.decidingRows(rules, date);
  if (!rows.length) return [t(rules.tier === 'commune' ? 'procedure.decides-commune' : 'procedure.decides-province')];
  const words = wordsFor(view, pack);
  const names = rows.map(({ unit, case: one }) => {
    const when = words(`competence.${one ?? 'other'}`);
    const name = unitReferenceName(view, unit);
    return when && rows.length > 1 ? `${when}: ${name}` : name;
  });
  return [...new Set(names)];
}

/** A unit as a row of competence names it: a code, `place`, or `place:ROLE`, the office with that role which serves the place. */
export function unitReferenceName(view: View, reference: string): string {
  const { t, lang, platform } = view;
  if (reference === 'place') return t('procedure.decides-commune');
  if (!reference.startsWith('place:')) return unitName(view, reference);
  const names = platform.province.source.communeOffices
    .filter((one) => one.name && one.roles?.includes(reference.slice(6)))
    .map((one) => named(one.name ?? {}, lang).replace('{name}', t('procedure.of-place')));
  return [...new Set(names)].join(' / ') || reference;
}
