/** The life of a dossier as lines a person reads: who, what, when, due, slip. Computed from the events. */
import { bodyNames } from '#authority/bodies.ts';
import type { Province } from '#authority/province.ts';
import { agencyNames } from '#authority/signing.ts';
import { bringerWords } from '#dossier/bringer.ts';
import { opinionText } from '#dossier/choices.ts';
import { doubtText } from '#dossier/clock.ts';
import { documentText } from '#dossier/document-words.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { evolve } from '#dossier/evolve.ts';
import { setsFee } from '#dossier/law-checked.ts';
import { REST } from '#dossier/phase-words.ts';
import { receiverWords } from '#dossier/receiver.ts';
import { groundedReason, groundLines } from '#dossier/refusal-grounds.ts';
import { formOf } from '#dossier/slip-numbers.ts';
import { type Consultation, type DossierState, noDossier } from '#dossier/state.ts';
import { stoppedBy } from '#dossier/stopped.ts';
import type { Decided } from '#engine/dmn/decided.ts';
import { formatVnd } from '#kernel/money.ts';
import { type Language, refusalText } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import {
  answeredAnew,
  answeredBy,
  answeredLate,
  askedToWithdraw,
  broughtByWord,
  checkedLate,
  concludedAgainst,
  corrected,
  correctionProposed,
  deliveryWords,
  draftWords,
  eventWords,
  feeLawChecked,
  feeNotSet,
  issuedLate,
  keptAsItWas,
  lawChecked,
  numberJumped,
  promiseWords,
  proposedWords,
  questionRead,
  refusedOutside,
  sentByPost,
  setAnewWords,
  settlingWords,
  silenceWords,
  sinceAppraisal,
  stoppedWords,
  type Texts,
  takenAsAsked,
  takenIn,
  theirWhy,
  wentWithout,
  wholeBy,
  withoutNumber,
} from './event-words.ts';

export interface TimelineLine {
  seq: number;
  at: string;
  /** As the slips print it, in the province's time. */
  printed: string;
  who: string;
  what: string;
  detail: string;
  dueAt?: string;
  duePrinted?: string;
  /** That the date may yet change, and why. */
  dueNote?: string;
  slip?: string;
  /** What rules said as the act moved the process. */
  decided?: readonly Decided[];
}

/** How the procedure calls what events name by their ids. */
export interface TimelineNames {
  step(id: string): string;
  /** A paper or a question. */
  item(id: string): string;
  law(reference: string): string;
  /** What a step answered that follows the issued result, where it did. */
  outcome?(step: string, result: Readonly<Record<string, unknown>>): string | undefined;
  /** What is told as work that goes on, without what came of it (`given.ts`). */
  isWork?(event: DossierEvent): boolean;
}

export function timelineOf(
  dossierId: string,
  events: readonly DossierEvent[],
  province: Province,
  language: Language,
  names: TimelineNames,
): TimelineLine[] {
  const { calendar } = province;
  const print = (iso: string) => calendar.print(Temporal.Instant.from(iso));
  let state = noDossier(dossierId);
  return events.map((event, i) => {
    const before = state.clock?.dueAt;
    const asked = state.consultations;
    const promised = state.outside?.dueAt;
    const checked = state.lateIntakes;
    const stopped = stoppedBy(event, state).map(({ step }) => stoppedWords(names.step(step))[language]);
    state = evolve(state, event);
    const late = state.lateIntakes === checked ? undefined : state.lateIntakes?.at(-1);
    const dueAt = state.clock?.dueAt;
    const isWork = names.isWork?.(event) ?? false;
    const about = { province, language, names, print, asked, promised, body: state.outside?.body ?? '' };
    const line: TimelineLine = {
      seq: i + 1,
      at: event.at,
      printed: print(event.at),
      who: event.by.name,
      what: (isWork ? workWords(event) : whatOf(event, state))[language],
      detail: isWork ? ('step' in event && event.step ? names.step(event.step) : '') : detailOf(event, about),
    };
    if (isWork) {
      // What rules said of the request alone is no word on what the office concluded.
      const of = ({ label }: { label: string }) => Object.hasOwn(state.results, label.split('.')[0]);
      const decided = event.flow?.decided?.filter(({ inputs }) => !inputs.some(of));
      return decided?.length ? { ...line, decided } : line;
    }
    const looked = setsFee(event) ? feeLawChecked : lawChecked;
    if (event.lawChecked) line.detail = [line.detail, looked(event.lawChecked)[language]].filter(Boolean).join(' · ');
    if (event.questionRead)
      line.detail = [line.detail, questionRead(print(event.questionRead))[language]].filter(Boolean).join(' · ');
    if (stopped.length) line.detail = [line.detail, ...stopped].filter(Boolean).join(' · ');
    if (late) line.detail = [checkedLate(print(late.dueAt))[language], line.detail].filter(Boolean).join(' · ');
    if (dueAt && dueAt !== before) {
      const dueNote = doubtText(state.clock?.doubts, language) || undefined;
      Object.assign(line, { dueAt, duePrinted: print(dueAt), dueNote });
    }
    if (event.flow?.decided) line.decided = event.flow.decided;
    const slip = formOf(event);
    if (slip) line.slip = slip;
    return line;
  });
}

/** A decision that is not issued yet is a step like the others. */
const workWords = ({ type }: DossierEvent): Texts => eventWords(type === 'dossier-decided' ? 'task-completed' : type);

function whatOf(event: DossierEvent, { outside }: DossierState): Texts {
  if (event.type === 'draft-confirmed') return draftWords(event);
  if (event.type === 'outside-result-recorded' && event.outcome === 'refused')
    return refusedOutside(outside?.body ?? '');
  if ((event.type === 'result-delivered' || event.type === 'issued-result-delivered') && event.method === 'post')
    return sentByPost;
  return eventWords(event.type);
}

/** 25/11/2026. */
const calendarDay = (date: string): string => date.split('-').reverse().join('/');

interface Telling {
  province: Province;
  language: Language;
  names: TimelineNames;
  print(iso: string): string;
  asked: readonly Consultation[];
  /** By a body outside, before the event. */
  promised?: string;
  /** Outside, that decides. */
  body: string;
}

function detailOf(event: DossierEvent, { province, language, names, print, asked, promised, body }: Telling): string {
  const date = province.calendar.dateOf(Temporal.Instant.from(event.at));
  const unit = (code: string | undefined) => {
    const name = code ? agencyNames(province, code, date) : undefined;
    return name ? (name[language] ?? name.vi) : '';
  };
  const among = (ids: string[]) => asked.filter(({ id }) => ids.includes(id)).map((one) => unit(one.unit));
  const askedUnit = (id: string) => unit(asked.find((one) => one.id === id)?.unit);
  const lateBy = ({ at, consultation }: { at: string; consultation: string }) => {
    const dueAt = asked.find((one) => one.id === consultation)?.dueAt;
    return dueAt && Date.parse(at) > Date.parse(dueAt) ? answeredLate(print(dueAt))[language] : '';
  };
  const missedNow =
    event.type === 'result-issued' && event.clock?.phases?.find((one) => one.endedAt === event.at)?.missedAt;
  switch (event.type) {
    case 'dossier-submitted':
      return `${event.code} · ${unit(event.receivingUnit)}${event.unit === event.receivingUnit ? '' : ` → ${event.outside ? bodyNames(event.outside.body)[language] : unit(event.unit)}`}`;
    case 'dossier-handed-over':
      return [`→ ${bodyNames(event.body)[language]}`, event.receiver, event.theirCode].filter(Boolean).join(' · ');
    case 'outside-recorded':
      return [
        event.theirCode,
        event.dueAt && promiseWords(print(event.dueAt), promised && print(promised))[language],
        event.note,
      ]
        .filter(Boolean)
        .join(' · ');
    case 'outside-result-recorded':
    case 'outside-result-entered':
    case 'outside-correction-proposed':
    case 'outside-result-corrected':
      return [
        event.number || withoutNumber(event.unnumbered)[language],
        calendarDay(event.issuedOn),
        event.outcome === 'refused' && theirWhy(event)[language],
        event.type === 'outside-result-corrected' && corrected(event, body)[language],
        event.type === 'outside-correction-proposed' && correctionProposed(event, body)[language],
        'proposedBy' in event && event.proposedBy && proposedWords(event.proposedBy)[language],
      ]
        .filter(Boolean)
        .join(' · ');
    case 'supplement-requested':
      return `${event.items.map(({ item, reason }) => `${names.item(item)}: ${reason}`).join('; ')} (→ ${print(event.deadline)})`;
    case 'dossier-supplemented':
      return [
        event.broughtBy && `${broughtByWord[language]}: ${bringerWords(event.broughtBy)[language]}`,
        event.kept &&
          `${keptAsItWas[language]}: ${event.kept.items.map((one) => names.item(one)).join('; ')}. ${event.kept.reason}`,
      ]
        .filter(Boolean)
        .join('. ');
    case 'dossier-decided':
      return [
        names.step(event.step),
        ...(event.entry?.asked ?? []).map((told) => refusalText(told, language)),
        event.despite,
      ]
        .filter(Boolean)
        .join(': ');
    case 'task-completed':
      return [
        [names.step(event.step), names.outcome?.(event.step, event.result ?? {})].filter(Boolean).join(' · '),
        event.grounds &&
          phraseText(phrase('ground-rests', { text: groundLines(event.grounds, language).join('; ') }), language),
        event.answer,
        event.unheard && wentWithout(among(event.unheard))[language],
        event.overruled && concludedAgainst(among(event.overruled))[language],
        event.despite,
      ]
        .filter(Boolean)
        .join(': ');
    case 'dossier-received': {
      const whole = event.clock?.phases?.at(-1);
      return whole ? wholeBy(print(whole.dueAt))[language] : '';
    }
    case 'result-issued':
      return [
        names.step(event.step),
        event.numberWhy && numberJumped(event.numberWhy)[language],
        event.feeUnset && `${feeNotSet[language]}: ${event.feeUnset}`,
        missedNow && issuedLate(print(missedNow))[language],
      ]
        .filter(Boolean)
        .join('. ');
    case 'originals-given-back':
      return `${event.originals.map((one) => `${names.item(one.component)} (${one.originals})`).join('; ')} → ${receiverWords(event)[language]}`;
    case 'issued-result-delivered':
    case 'result-delivered':
      return [
        event.type === 'result-delivered' && event.rest && REST[language],
        deliveryWords(event)[language],
        receiverWords(event)[language],
        event.address,
        event.otherwise,
        event.originals?.length &&
          `${(event.asAsked ? takenAsAsked : takenIn)[language]}: ${event.originals.map((one) => names.item(one)).join('; ')}`,
      ]
        .filter(Boolean)
        .join(' · ');
    case 'result-signed':
      return event.signatures.map((one) => one.name).join(', ');
    case 'scan-signed':
      return `${names.item(event.component)} · ${event.officer}`;
    case 'revocation-proposed':
      return [
        `${event.reason} (${names.law(event.law)})${event.replacedBy ? ` → ${event.replacedBy.code}` : ''}`,
        event.conclusion && `${event.conclusion.by}, ${event.conclusion.number}, ${calendarDay(event.conclusion.on)}`,
        event.notice && `${event.notice.number}, ${calendarDay(event.notice.on)}`,
      ]
        .filter(Boolean)
        .join(' · ');
    case 'proposal-withdrawn':
    case 'proposal-declined':
    case 'outside-correction-declined':
    case 'outside-result-declined':
      return event.reason;
    case 'result-revoked':
      return [
        `${event.reason} (${names.law(event.law)})${event.replacedBy ? ` → ${event.replacedBy.code}` : ''}`,
        event.basis?.conclusion &&
          `${event.basis.conclusion.by}, ${event.basis.conclusion.number}, ${calendarDay(event.basis.conclusion.on)}`,
        event.basis?.preparedBy.name,
      ]
        .filter(Boolean)
        .join(' · ');
    case 'fee-refunded':
      return [
        `${formatVnd(event.amountVnd)} (${event.reference}): ${event.reason}${event.law ? ` (${names.law(event.law)})` : ''}`,
        settlingWords(event)[language],
      ]
        .filter(Boolean)
        .join(' · ');
    case 'fee-kept':
      return [
        `${formatVnd(event.amountVnd)}: ${event.reason} (${names.law(event.law)})`,
        settlingWords(event)[language],
      ]
        .filter(Boolean)
        .join(' · ');
    case 'surplus-received':
      return `${formatVnd(event.amountVnd)} (${event.reference})`;
    case 'surplus-returned':
      return [
        `${formatVnd(event.amountVnd)} (${event.reference} → ${event.returnedBy})`,
        settlingWords(event)[language],
      ]
        .filter(Boolean)
        .join(' · ');
    case 'task-returned':
      return `${names.step(event.step)} → ${names.step(event.to)}: ${event.reason}`;
    case 'task-substituted':
      return `${province.officers.get(event.absent)?.name ?? event.absent} → ${province.officers.get(event.officer)?.name ?? event.officer}`;
    case 'task-reassigned':
      return `→ ${province.officers.get(event.officer)?.name ?? event.officer}: ${event.reason}`;
    case 'unit-consulted':
      return event.consultations.map((one) => `${unit(one.unit)} (→ ${print(one.dueAt)})`).join('; ');
    case 'draft-sent':
      return `→ ${print(event.deadline)}`;
    case 'consultation-answered':
      return `${askedUnit(event.consultation)}: ${[opinionText(event.opinion)[language], event.text, event.title, event.number && answeredBy(event.number)[language], event.replaces ? answeredAnew(event.replaces)[language] : lateBy(event)].filter(Boolean).join('. ')}`;
    case 'consultation-withdrawn':
      return `${askedUnit(event.consultation)}: ${event.reason}`;
    case 'consultation-lapsed':
      return `${askedUnit(event.consultation)}: ${silenceWords[event.meaning][language]}`;
    case 'payment-requested':
      return [formatVnd(event.fee.amountVnd), event.fee.replaces].filter(Boolean).join(': ');
    case 'payment-stopped':
      return `${formatVnd(event.amountVnd)} → ${names.step(event.to)}: ${event.reason} (${documentText(event.document)[language]})`;
    case 'case-fee-set':
      return [`${formatVnd(event.fee.amountVnd)} (${names.law(event.fee.law)})`, event.fee.replaces]
        .filter(Boolean)
        .join(': ');
    case 'fee-set-anew':
      return [
        `${setAnewWords(event)[language]} (${names.law(event.law)}): ${event.reason}`,
        settlingWords(event)[language],
      ]
        .filter(Boolean)
        .join(' · ');
    case 'fee-paid':
      return `${formatVnd(event.amountVnd)} (${event.reference})`;
    case 'strike-proposed':
    case 'strike-declined':
      return event.reason;
    case 'payment-struck':
      return [
        [`${formatVnd(event.amountVnd)} (${event.reference})`, event.reason].filter(Boolean).join(': '),
        proposedWords(event.proposedBy)[language],
      ].join(' · ');
    case 'dossier-refused':
      return `${groundedReason(event, language)} (${names.law(event.law)})`;
    case 'dossier-rejected':
      return [
        `${groundedReason(event, language)} (${names.law(event.law)})`,
        event.despite && `${sinceAppraisal[language]}: ${event.despite}`,
      ]
        .filter(Boolean)
        .join('. ');
    case 'dossier-withdrawn':
      return [event.reason, event.by.kind === 'officer' && askedToWithdraw(event.request)[language]]
        .filter(Boolean)
        .join(' · ');
    case 'dossier-extended':
      return event.reason;
    case 'message-sent':
      return event.text;
    case 'dossier-rated':
      return `${event.score}/5`;
    default:
      return '';
  }
}
