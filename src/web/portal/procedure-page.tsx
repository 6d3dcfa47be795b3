/** The page of a procedure: what its source says, what is not known and whom to ask, and the way in where it is open. */

import { closedBecause } from '#acts/gate.ts';
import type { Setting } from '#authority/values.ts';
import { type Refusal, refusalText } from '#kernel/outcome.ts';
import { lawKey } from '#procedure/law-dates.ts';
import { doubtText } from '#procedure/national/doubts.ts';
import { capital } from '#procedure/national/text.ts';
import type { ChannelSource } from '#procedure/pack.ts';
import { resultWord } from '#procedure/result-case.ts';
import { channelsOf, isDoubted, isSaid, placeDoubts, resultNames, uncertainOf, unknownsOf } from '#procedure/said.ts';
import { isAudienceKnown } from '../audience-words.ts';
import {
  channelName,
  costText,
  exemptionsText,
  limitsText,
  procedureName,
  type ShownToday,
  settingsText,
  todayOf,
  usualHours,
  wordsFor,
} from '../catalogue.ts';
import { Departures } from '../departure-words.tsx';
import { WithVietnamese } from '../in-vietnamese.tsx';
import { citesEnded, endedLaws, lawLine, lawName, referenceLine, validityNote } from '../law-words.ts';
import { type Meant, MeantProcedures } from '../meant-procedures.tsx';
import { refundText } from '../refund-words.ts';
import { Button, Details, InsetText, NotificationBanner } from '../ui/basics.tsx';
import { Page } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { isTooLow, LevelNeeded } from './level-needed.tsx';
import { whomToAsk } from './procedure-decider.tsx';
import { Doubts } from './procedure-doubts.tsx';
import { Note } from './procedure-note.tsx';
import { Papers } from './procedure-papers.tsx';
import { Sidebar } from './procedure-sidebar.tsx';
import { Steps } from './procedure-steps.tsx';
import { Unstated } from './unstated.tsx';

interface Props {
  view: View;
  shown: ShownToday;
}

interface Told {
  used: number;
  runs: readonly { from: string; to: string }[];
  /** Why it is not for who is signed in. */
  mayNot: Refusal | undefined;
  /** By which document it was closed, where one is known. */
  closing: string | undefined;
  /** The procedures that it names beside itself. */
  meant: readonly Meant[];
}

export function ProcedurePage(p: Props & Told) {
  const { view, shown, used } = p;
  const { t, lang } = view;
  const { manifest } = shown.pack;
  const name = procedureName(view, shown.pack);
  const usual = usualHours(view, p.runs);
  const summary = wordsFor(view, shown.pack)('summary');
  const cost = wordsFor(view, shown.pack)('cost');
  // Of what takes no dossier nobody has to be told that none came in.
  const isOpen = !closedBecause(view.platform, shown.listing, shown.rules);
  const settings = shown.rules.channels.map((channel) => shown.rules.settingsOf(channel));
  return (
    <Page view={view} title={name} at="find" crumbs={[{ text: t('nav.find'), href: '/' }, { text: name }]}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <span class="govuk-caption-l">{t('procedure.caption', { code: manifest.code, field: manifest.field })}</span>
          <h1 class="govuk-heading-l">{name}</h1>
          {lang !== 'vi' && !(manifest.origin !== 'catalogue' && isAudienceKnown(manifest.audience ?? [])) && (
            <p class="govuk-body">{t('procedure.vietnamese-only')}</p>
          )}
          <Draft view={view} shown={shown} />
          <WhyClosed view={view} shown={shown} closing={p.closing} />
          <EndedLaw view={view} shown={shown} />
          {summary && summary !== name && <p class="govuk-body-l">{summary}</p>}
          {isOpen && (
            <p class="govuk-body">
              <a class="govuk-link" href={`#${WAY_IN}`}>
                {t('procedure.to-way-in')}
              </a>
            </p>
          )}
          <dl class="mc-facts">
            <div>
              <dt>{t(manifest.origin === 'draft' ? 'procedure.time-draft' : 'procedure.time')}</dt>
              <dd>
                <ByChannel
                  view={view}
                  shown={shown}
                  part="limit"
                  text={(channel) => limitsText(view, shown.pack, channel)}
                />
                <Departures view={view} manifest={manifest} of={['limit', 'channel']} />
                <Doubts view={view} shown={shown} part="limit" />
                <LimitInDoubt view={view} shown={shown} />
                <SettingSource view={view} settings={settings.flatMap(({ limit }) => limit)} />
                <SupplementTime view={view} shown={shown} />
                <Note view={view} shown={shown} of="time" />
              </dd>
            </div>
            <div>
              <dt>{t('procedure.fee')}</dt>
              <dd>
                <ByChannel view={view} shown={shown} part="fee" text={(channel) => costText(view, manifest, channel)} />
                <Departures view={view} manifest={manifest} of={['fee']} />
                <Doubts view={view} shown={shown} part="fee" />
                {exemptionsText(view, shown.pack).map((line) => (
                  <p class="govuk-!-margin-bottom-0">{line}</p>
                ))}
                {cost && <p class="govuk-!-margin-bottom-0">{cost}</p>}
                <SettingSource view={view} settings={settings.flatMap(({ fees }) => fees)} />
                {keptText(view, shown).map((refund) => (
                  <p class="mc-muted govuk-!-margin-bottom-0">{refund}</p>
                ))}
              </dd>
            </div>
            {(isOpen || usual !== undefined) && (
              <div>
                <dt>{t('procedure.usual')}</dt>
                <dd>{usualText(view, usual, p.runs.length)}</dd>
              </div>
            )}
            {(isOpen || used > 0) && (
              <div>
                <dt>{t('procedure.used')}</dt>
                <dd>{t('procedure.used-count', { n: view.fmt.number(used) })}</dd>
              </div>
            )}
          </dl>
          <Know view={view} shown={shown} />
          <WayIn view={view} shown={shown} mayNot={p.mayNot} />
          <MeantProcedures view={view} meant={p.meant} />
          <Papers view={view} shown={shown} />
          <Steps view={view} shown={shown} />
          <h2 class="govuk-heading-m">{t('procedure.result')}</h2>
          <Doubts view={view} shown={shown} part="result" />
          <Results view={view} shown={shown} />
          <Departures view={view} manifest={manifest} of={['result']} />
          <Note view={view} shown={shown} of="result" />
          <Doubts view={view} shown={shown} part="law" />
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

function usualText({ t, fmt }: View, hours: number | undefined, runs: number): string {
  if (hours === undefined) return t('procedure.usual-unknown');
  const time = hours < 1 ? t('procedure.usual-below-hour') : fmt.workingHours(hours);
  return t('procedure.usual-of', { time, n: fmt.number(runs) });
}

/** How long the applicant has where something is asked for, and how often it may be: of our own packs, which say so. */
function SupplementTime({ view, shown: { pack, rules } }: Props) {
  const { manifest } = pack;
  if (manifest.origin !== 'law' || !manifest.supplement?.answerWorkingDays) return null;
  const { answerWorkingDays: n, rounds } = rules.supplement;
  const { rounds: often, answer, clock } = rules.supplementSettings;
  const law = referenceLine(view, manifest.law, rules.supplementLaw);
  return (
    <>
      <p class="mc-muted govuk-!-margin-bottom-0">
        {answer
          ? view.t('procedure.supplement-setting', { n, rounds })
          : view.t('procedure.supplement', { n, rounds, law })}
      </p>
      {clock && <p class="mc-muted govuk-!-margin-bottom-0">{view.t(`supplement.clock-${rules.supplement.clock}`)}</p>}
      <SettingSource view={view} settings={[often, answer, clock].flatMap((one) => one ?? [])} />
      {rules.confirmationSetting && (
        <>
          <p class="mc-muted govuk-!-margin-bottom-0">{view.t(`procedure.draft-clock-${rules.confirmation.clock}`)}</p>
          <SettingSource view={view} settings={[rules.confirmationSetting]} />
        </>
      )}
    </>
  );
}

/** What its source says of a fee that was paid, where it says that it is kept. */
function keptText(view: View, shown: Props['shown']): string[] {
  const fees = Object.values(shown.pack.manifest.channels).flatMap(({ fees: of = [] }) => of);
  const kept = fees.filter(({ refundable }) => refundable === false);
  return [...new Set(kept.map((fee) => refundText(view, shown, fee)))];
}

/** Beside a limit or a fee: that it is a setting of the province, where it is from, and whether it was compared with the text. */
function SettingSource({ view, settings }: { view: View; settings: readonly Setting[] }) {
  const text = settingsText(view, settings);
  const parts = settings.flatMap(({ source }) => source.split(/;\s+/));
  return text ? (
    <p class="mc-muted govuk-!-margin-bottom-0">
      <WithVietnamese view={view} text={text} parts={parts} />
    </p>
  ) : null;
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

const OF_PLACE: ReadonlySet<string> = new Set(['other-province', 'province-unstated']);

/** That it is under review or closed, what is not known, and whom to ask. */
function WhyClosed({ view, shown, closing }: Props & Pick<Told, 'closing'>) {
  const { t, lang } = view;
  const closed = closedBecause(view.platform, shown.listing, shown.rules);
  // A draft says so itself.
  if (!closed || closed.code === 'procedure-draft') return null;
  if (closed.code === 'decided-outside' || closed.code === 'procedure-undecided')
    return <InsetText text={refusalText(closed, lang)} />;
  const unknowns = unknownsOf(shown.pack, shown.listing.reasons);
  const uncertain = uncertainOf(shown.pack, shown.listing.reasons);
  const state = closed.code === 'procedure-closed' ? 'closed' : 'review';
  return (
    <NotificationBanner
      titleText={t(`procedure.${state}`)}
      text={
        <>
          <p class="govuk-notification-banner__heading">{t(`procedure.${state}-heading`)}</p>
          <p class="govuk-body">{t(`procedure.${state}-text`)}</p>
          {closing && <p class="govuk-body">{t('procedure.closed-by', { basis: closing })}</p>}
          {placeDoubts(shown.pack.manifest, shown.listing.reasons).map(({ id, field }) => (
            <p class="govuk-body">
              <b>{capital(doubtText(id, lang, field))}.</b>
            </p>
          ))}
          <Doubts view={view} shown={shown} part="whole" besides={OF_PLACE} />
          {unknowns.length > 0 && (
            <p class="govuk-body">
              {t('procedure.not-known', { what: unknowns.map((one) => t(`unknown.${one}`)).join(', ') })}
            </p>
          )}
          {uncertain.length > 0 && (
            <p class="govuk-body">
              {t('procedure.not-certain', { what: uncertain.map((one) => t(`unknown.${one}`)).join(', ') })}
            </p>
          )}
          <p class="govuk-body">{t('procedure.ask', { centre: whomToAsk(view, shown).join('; ') })}</p>
        </>
      }
    />
  );
}

/** That documents which the procedure rests on have ended, before anything is said that rests on them. */
function EndedLaw({ view, shown }: Props) {
  const ended = endedLaws(view, shown.pack.manifest.law);
  if (!ended.length) return null;
  const laws = ended.map((one) => lawName(view, one)).join('; ');
  return <InsetText text={view.t('procedure.law-ended', { laws, centre: whomToAsk(view, shown).join('; ') })} />;
}

/** A limit that is told, where a document of the procedure has ended and the limit names none that holds. */
function LimitInDoubt({ view, shown }: Props) {
  const { law, channels } = shown.pack.manifest;
  const ended = endedLaws(view, law);
  const isOpen = ({ limit, law: reference }: ChannelSource) =>
    !('unstated' in limit) && (!reference || !law[lawKey(reference)] || ended.includes(law[lawKey(reference)]));
  if (!ended.length || !Object.values(channels).some(isOpen)) return null;
  return <p class="mc-muted govuk-!-margin-bottom-0">{view.t('procedure.limit-law-ended')}</p>;
}

/** Said once where it is the same for every way of handing in, else for each; what is doubted says so. */
function ByChannel(p: Props & { part: 'limit' | 'fee'; text(one: ChannelSource): string }) {
  const { view, shown, part } = p;
  const { t } = view;
  const { reasons, status } = shown.listing;
  const channels = channelsOf(shown.pack.manifest).map(([name, channel]) => {
    // Nobody knows of which way to hand in what the index says is.
    if (reasons.includes('first-channel-only') && !shown.pack.manifest.decidedBy && !isSaid(channel, part))
      return { name, text: t('procedure.by-channel-unknown') };
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

/** On a phone what has to be known first fills several screens. */
const WAY_IN = 'way-in';

function WayIn({ view, shown, mayNot }: Props & Pick<Told, 'mayNot'>) {
  const { t } = view;
  const { manifest } = shown.pack;
  if (closedBecause(view.platform, shown.listing, shown.rules)) return null;
  if (!manifest.channels.online) return <InsetText id={WAY_IN} text={t('procedure.counter-only')} />;
  return (
    <>
      {mayNot && <InsetText text={refusalText(mayNot, view.lang)} />}
      <LevelNeeded view={view} isTaken={Boolean(manifest.channels.counter)} />
      <div class="mc-actions" id={WAY_IN}>
        {!isTooLow(view) && <Button text={t('procedure.start')} href={`/apply/${manifest.code}`} isStartButton />}
        {manifest.eligibility && (
          <a class="govuk-link govuk-body" href={`/procedures/${manifest.code}/eligible`}>
            {t('eligible.title')}
          </a>
        )}
      </div>
    </>
  );
}

function Results({ view, shown: { pack } }: Props) {
  const words = wordsFor(view, pack);
  const { origin, result } = pack.manifest;
  const keys = ['result', ...(result.cases ?? []).map(resultWord)];
  const names = origin === 'catalogue' ? resultNames(pack) : keys.map((key) => words(key) ?? '');
  if (!names.length)
    return (
      <p class="govuk-body">
        <Unstated view={view} manifest={pack.manifest} />
      </p>
    );
  return (
    <>
      {names.map((name) => (
        <p class="govuk-body">{[name, citesEnded(view, pack.manifest.law, name)].filter(Boolean).join(' – ')}</p>
      ))}
      {result.law && (
        <p class="mc-muted">{view.t('papers.by-law', { law: referenceLine(view, pack.manifest.law, result.law) })}</p>
      )}
    </>
  );
}

function Law({ view, shown }: Props) {
  const { t } = view;
  const { law } = shown.pack.manifest;
  const unchecked = validityNote(view, shown.pack.manifest);
  const unknown = !Object.keys(law).length || unknownsOf(shown.pack, shown.listing.reasons).includes('law');
  return (
    <Details
      summaryText={t('procedure.law')}
      text={
        unknown ? (
          <Unstated view={view} manifest={shown.pack.manifest} />
        ) : (
          <>
            <ul class="govuk-list govuk-list--bullet">
              {Object.values(law).map((listed) => (
                <li>{lawLine(view, listed)}</li>
              ))}
            </ul>
            {unchecked && <p class="govuk-body mc-muted">{unchecked}</p>}
          </>
        )
      }
    />
  );
}
