/** Documents of law as pages show them: what is known to have ended, is to end or is yet to begin, says so with its day. */
import { hasEnded, type LawDocument, type ReportedLaw } from '#authority/law.ts';
import { documentName, lawText, namedBy } from '#procedure/law.ts';
import type { Manifest } from '#procedure/pack.ts';
import { today, type View } from './view.ts';

type Listed = Manifest['law'][string];

/** «Luật Xây dựng số 50/2014/QH13 (đã hết hiệu lực từ 01/07/2026, …)». */
export function lawLine(view: View, listed: Listed): string {
  const note = [lawStartNote(view, listed), lawEndNote(view, listed), notCompared(view, listed)]
    .filter(Boolean)
    .join('; ');
  const name = lawName(view, listed);
  return note ? `${name} (${note})` : name;
}

/** By its own name where the source gives the number alone and the province knows the document. */
const titleOf = (view: View, listed: Listed): string =>
  listed.title === listed.number && !listed.numberDoubtful
    ? (view.platform.province.law.endOf(listed)?.title ?? listed.title)
    : listed.title;

/** Its name as pages say it. */
export const lawName = (view: View, listed: Listed): string =>
  documentName({ ...listed, title: titleOf(view, listed) });

/** Under a list of documents of an imported procedure: that nobody has compared whether those without a note of their end still hold. */
export const validityNote = (view: View, { origin, law }: Manifest): string =>
  origin === 'catalogue' && Object.values(law).some((listed) => !lawEndNote(view, listed))
    ? view.t('law.validity-unknown')
    : '';

/** A reference to a document of the procedure with its article; only that it has ended, or does not hold yet, is said beside it. */
export function referenceLine(view: View, law: Manifest['law'], reference: string): string {
  const text = lawText(law, reference);
  const { t, fmt, platform } = view;
  const found = platform.province.law.notInForce(text, { date: today(view) }, Object.values(law));
  if (!found) return text;
  if ('ended' in found) return `${text} (${t('law.ended', { day: fmt.date(found.ended.to) })})`;
  const { from } = found.early;
  return from ? `${text} (${t('law.starts', { day: fmt.date(from) })})` : text;
}

/** Of what was not compared with its original text: that, and from where it is known. */
const notCompared = ({ t }: View, { confirmed, source }: Listed): string =>
  confirmed === false ? t(source ? 'law.unconfirmed' : 'law.unconfirmed-nowhere', { source: source ?? '' }) : '';

const startToCome = (view: View, listed: Listed): string | undefined => {
  const from = listed.numberDoubtful ? listed.from : view.platform.province.law.startOf(listed);
  return from && from > today(view) ? from : undefined;
};

/** From when it holds, until that day has come. */
function lawStartNote(view: View, listed: Listed): string {
  const from = startToCome(view, listed);
  return from ? view.t('law.starts', { day: view.fmt.date(from) }) : '';
}

/** Nothing where no end is known; a number in doubt says of which document nobody knows. */
export function lawEndNote(view: View, listed: Listed): string {
  if (listed.numberDoubtful) return '';
  const { law } = view.platform.province;
  const end = law.endOf(listed);
  return end ? endText(view, end) : reportedNote(view, law.reportedOf(listed.number));
}

/** What only a secondary text says is told as that. */
function reportedNote({ t, fmt }: View, reported: ReportedLaw | undefined): string {
  if (!reported) return '';
  const { by, source, date } = reported;
  const told = { law: by ?? '', source, day: fmt.date(date) };
  return t(by ? 'law.reported' : 'law.reported-ended', told);
}

function endText(view: View, end: LawDocument): string {
  const { t, fmt } = view;
  const parts = [
    t(hasEnded(end, { date: today(view) }) ? 'law.ended' : 'law.ends', { day: fmt.date(end.to) }),
    end.replacedBy ? t('law.replaced', { law: end.replacedBy }) : '',
    end.earlierDossiers ? t('law.earlier') : '',
    end.source ? t(end.confirmed ? 'law.end-source' : 'law.end-unconfirmed', { source: end.source }) : '',
  ];
  return parts.filter(Boolean).join('; ');
}

/** Those that hold today, and whose number is known: the ones that somebody may decide by. */
export const lawsInForce = (view: View, law: Manifest['law']): Listed[] =>
  Object.values(namedBy(law, (number) => view.platform.province.law.titleOf(number))).filter((listed) => {
    const end = view.platform.province.law.endOf(listed);
    return !listed.numberDoubtful && !startToCome(view, listed) && !(end && hasEnded(end, { date: today(view) }));
  });

/** Those of a list that have ended by today, however many of it still hold. */
export const endedLaws = (view: View, law: Manifest['law']): Listed[] =>
  Object.values(law).filter((listed) => {
    const end = listed.numberDoubtful ? undefined : view.platform.province.law.endOf(listed);
    return end && hasEnded(end, { date: today(view) });
  });

/** Beside a name that cites a document which has ended; nothing where none is known to have. */
export function citesEnded(view: View, law: Manifest['law'], name: string): string {
  const ended = view.platform.province.law.endedIn(name, { date: today(view) }, Object.values(law));
  return ended ? view.t('law.cites-ended', { law: ended.number, day: view.fmt.date(ended.to) }) : '';
}
