/** Who decides a procedure, each with the cases that are theirs. */
import { askWhere } from '#acts/gate.ts';
import { doubtText } from '#procedure/national/doubts.ts';
import { capital } from '#procedure/national/text.ts';
import { deciderDoubts, deciderUncertain, doubtsAt } from '#procedure/said.ts';
import { type ShownToday, unstatedText, wordsFor } from '../catalogue.ts';
import { Departures } from '../departure-words.tsx';
import { referenceLine } from '../law-words.ts';
import { bodyName, unitReferenceName } from '../unit-names.ts';
import { named, type View } from '../view.ts';
import { OutsideProcedure } from './outside.tsx';
import { Note } from './procedure-note.tsx';

interface Props {
  view: View;
  shown: ShownToday;
}

/** A body outside, where an officer found or the source says that it decides: by the field alone nobody knows it yet. */
export function Decider({ view, shown }: Props) {
  const { manifest } = shown.pack;
  const isRowed = view.platform.province.hasDecidingRow(shown.rules.code);
  // A row of the province names who decides, whatever the source says.
  const uncertain = isRowed ? [] : deciderUncertain(manifest, shown.listing.reasons);
  const doubts = deciderDoubts(manifest, shown.listing.reasons);
  // That they decide and keep the time is said of nobody of whom it is not certain.
  const isUnsure = !isRowed && doubtsAt('decider', shown.pack, shown.listing.reasons).length > 0;
  if (doubts.length || (manifest.outside && manifest.decider && isUnsure))
    return (
      <>
        <p class="govuk-body">
          {view.t('procedure.decider-doubted', { body: bodyName(view, manifest.decider ?? '') })}
        </p>
        <DeciderDoubts view={view} doubts={doubts.length ? doubts : uncertain} />
        <p class="govuk-body">
          {view.t('procedure.ask', { centre: named({ ...askWhere(view.platform) }, view.lang) })}
        </p>
      </>
    );
  const isKnown = manifest.origin !== 'catalogue' || manifest.decidedBy || manifest.decider;
  if (manifest.outside && isKnown)
    return (
      <>
        <OutsideProcedure view={view} manifest={manifest} outside={manifest.outside} />
        {!isRowed && <Found view={view} shown={shown} />}
        <DeciderDoubts view={view} doubts={uncertain} />
      </>
    );
  return (
    <>
      {decidersText(view, shown).map((text) => (
        <p class="govuk-body">{text}</p>
      ))}
      {!isRowed && <Found view={view} shown={shown} />}
      <DeciderDoubts view={view} doubts={uncertain} />
      {shown.rules.place && <p class="govuk-body">{view.t(`apply.place-of-${shown.rules.place.of}-hint`)}</p>}
      <Note view={view} shown={shown} of="decides" />
    </>
  );
}

/** By what law a review found that they decide, and what the source says instead. */
function Found({ view, shown: { pack } }: Props) {
  const { manifest } = pack;
  if (manifest.origin !== 'catalogue' || !manifest.decidedBy) return null;
  const law = referenceLine(view, manifest.law, manifest.decidedBy.basis);
  return (
    <>
      <p class="mc-muted">{view.t('papers.by-law', { law })}</p>
      <Departures view={view} manifest={manifest} of={['decider', 'signer']} />
    </>
  );
}

/** Whom to ask: the body outside that the source names, since it takes and decides what is its own, and the centre. */
export function whomToAsk(view: View, { pack: { manifest }, listing }: ShownToday): string[] {
  const { decidedBy, decider, outside } = manifest;
  const isNamed = Boolean(decidedBy || decider) && !deciderDoubts(manifest, listing.reasons).length;
  const theirs = decidedBy && 'outside' in decidedBy ? decidedBy.outside : isNamed ? outside?.body : undefined;
  const centre = named({ ...askWhere(view.platform) }, view.lang);
  return theirs ? [bodyName(view, theirs), centre] : [centre];
}

function DeciderDoubts({ view, doubts }: { view: View; doubts: ReturnType<typeof deciderDoubts> }) {
  return doubts.map(({ id, field }) => (
    <p class="govuk-body">
      <b>{capital(doubtText(id, view.lang, field))}.</b>
    </p>
  ));
}

/**
 * Whoever decides today by the rows of the province, each with its case where there are several; without rows, of an imported procedure
 * what an officer found or its source says. Where nobody is known, nobody is named: a ministry or a level is no office.
 */
function decidersText(view: View, { pack, rules }: ShownToday): string[] {
  const { t } = view;
  const { decidedBy, decider, origin } = pack.manifest;
  if (decidedBy && 'outside' in decidedBy) return [bodyName(view, decidedBy.outside)];
  const { province, clock } = view.platform;
  const date = province.calendar.dateOf(clock.now());
  // A row of the province counts before what was found or is said, also when all have ended: then nobody decides.
  const rows = province.decidingRows(rules.code, date);
  if (!rows.length && province.hasDecidingRow(rules.code)) return [t('procedure.decides-nobody')];
  if (!rows.length && decidedBy) {
    const unit = unitReferenceName(view, decidedBy.unit);
    return [decidedBy.inPerson ? t('procedure.chair-of', { unit }) : unit];
  }
  if (!rows.length)
    return [
      (origin === 'catalogue' && decider) ||
        (origin === 'catalogue' ? unstatedText(view, pack.manifest) : t('procedure.decides-nobody')),
    ];
  const words = wordsFor(view, pack);
  const names = rows.map(({ unit, case: one }) => {
    const when = words(`competence.${one ?? 'other'}`);
    const name = unitReferenceName(view, unit);
    return when && rows.length > 1 ? `${when}: ${name}` : name;
  });
  return [...new Set(names)];
}
