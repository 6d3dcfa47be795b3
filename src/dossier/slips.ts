/**
 * The seven slips of Circular 03/2025/TT-VPCP (Annex I) as data, computed from the events: no slip keeps a truth of its own.
 * Fields and signatories as printed in Decision 3621/QĐ-BYT (11/2025); those of form 05 were not at hand and follow forms 02 and 03.
 * What is not known is empty, and is left open on paper to be written by hand.
 */
import { agencyName, type Letterhead, letterheadOf, placeAndDate } from '#authority/agency.ts';
import { signingBlock } from '#authority/signing.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { authorityWords } from './authority-words.ts';
import { bringerWords } from './bringer.ts';
import { doubtText, startClock } from './clock.ts';
import { requestWords } from './decide-withdrawal.ts';
import type { DossierEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { givenBack } from './given-back.ts';
import { isHandedIn, takenByOffice } from './handed-in.ts';
import { revokedText } from './handover-words.ts';
import { coordinatingUnits, type Handover, handoversOf, type SlipLookups } from './handovers.ts';
import { lapsedReason } from './lapsed-words.ts';
import { limitText } from './limit-words.ts';
import { settledLines } from './money-back.ts';
import { moneyOf, youOf } from './paper-money.ts';
import { payLine } from './pay-first.ts';
import { datedPhases } from './phase-words.ts';
import { slipItems } from './register-papers.ts';
import type { Words } from './rules.ts';
import { type Form, formOf, slipSymbol, slipUnit } from './slip-numbers.ts';
import { dateOfTheirs, datesOf, extendedPart, promisedBefore, type SlipDates, uncountedWords } from './slip-outside.ts';
import { isOfCentre, officerName, receiverOf } from './slip-signers.ts';
import { type Applicant, type By, type DossierState, noDossier, OPEN_STATUSES, type Representative } from './state.ts';
import { decidersNotice, lapseGround, withdrawalGround } from './stop-grounds.ts';
import { answerTerm } from './untold.ts';

export type { Handover, SlipLookups } from './handovers.ts';

interface Party {
  name: string;
  idNumber: string;
  address: string;
  phone: string;
  email: string;
}

interface SlipBase {
  dossierCode: string;
  procedure: { code: string; name: string };
  /** Instant, and as printed: hh:mm dd/mm/yyyy. */
  issuedAt: string;
  issuedAtPrinted: string;
  /** Who gives it out, as it stands at the head of the paper, and as the text speaks of it. */
  head: Letterhead;
  unit: string;
  placeAndDate: string;
  /** As drawn, or with the number left open: `01/PBS-TTPVHCC`, `……/PBS-TTPVHCC`. */
  number: string;
}

/** The lines above a name and the name, which is empty where nobody is known to have signed. */
interface Signatory {
  authority: string[];
  title: string;
  name: string;
}

export type Slip = SlipBase &
  (
    | {
        form: '01';
        /** Whose request it is: who authorised somebody, where one hands it in for them. */
        applicant: Party;
        /** Who handed it in for the applicant, by which paper. */
        representative?: Party & { paper: string };
        request: string;
        components: { name: string; originals: number; copies: number; electronic: boolean }[];
        /** Not handed in, since a register holds it. */
        fromRegisters: string[];
        sets: number;
        statutoryTime: string;
        received: string;
        due: string;
        /** Where law sets several dates that are to come: each, with what it is of. */
        dues?: { of: string; due: string }[];
        /** Time that the limit left out, so that the date can be counted from the reception. */
        uncounted?: string[];
        /** A supplement let the clock begin again: the date that was promised before. */
        dueBefore?: string;
        /** Of several dates, each with what it is of. */
        duesBefore?: { of: string; due: string }[];
        /** That the due date may yet change, and why; nothing where it stands. */
        dueNote?: string;
        collectAt: string;
        registerBook: string;
        signatures: { applicant: string; officer: string };
        /** The system took it in: no officer's name stands under it. */
        bySystem?: true;
        broughtBy?: string;
      }
    | {
        form: '02';
        owner: Party;
        request: string;
        items: { number: number; item: string; reason: string }[];
        reason: string;
        /** Not while the time has not begun, since they were not told. */
        answerBy?: string;
        /** Reached nobody when it was asked for: so many working days from the day on which they are told. */
        answerDays?: number;
        contact: string;
        contactPhone: string;
        guide: string;
      }
    | {
        form: '03';
        owner: Party;
        request: string;
        /** On what it rests, before the words that explain it; nothing on one of before. */
        grounds?: Words[];
        reasons: string;
        law: string;
        /** The agency that refused, where it is not the centre itself. */
        refusedBy: string;
        /** What becomes of what was paid. */
        money?: string[];
        signatures: { applicant: string; officer: string };
      }
    | {
        form: '04';
        received: string;
        person: Party;
        promised: string;
        /** The one of several dates that is set anew: what it is of. */
        part?: string;
        reason: string;
        apology: string;
        /** It came later than one day before the date that law set. */
        late?: true;
        newDue: string;
        dueNote?: string;
        signedBy: Signatory;
      }
    | {
        form: '05';
        owner: Party;
        request: string;
        reason: string;
        law?: string;
        /** Whose notice it is none of, by an article. */
        notice?: string;
        /** What becomes of what was paid. */
        money?: string[];
        officer: string;
        /** It ends against the wish of who applied: the slip tells their rights. */
        lapsed?: true;
      }
    | ({
        form: '06';
        solvingUnit: string;
        /** Those that took part so far; while it is `open`, others may yet. */
        coordinatingUnits: string[];
        open?: true;
        handovers: Handover[];
      } & SlipDates)
    | ({
        form: '07';
        applicant: Party;
        leadAgency: string;
        returned: string;
        returnMethod: string;
        signOff: string;
        /** The result was taken back: when, and by which decision. */
        revoked?: string;
        /** What was settled of money: set anew, given back or kept. */
        money: string[];
        field: string;
      } & SlipDates)
  );

/** Forms 06 and 07 are the office's own. */
export const slipsReadBy = (reader: 'office' | 'applicant', slips: readonly Slip[]): Slip[] =>
  slips.filter((slip) => reader === 'office' || (slip.form !== '06' && slip.form !== '07'));

/** Every slip the dossier has given rise to so far, in order. Forms 06 and 07 are one each, as they stand now. */
export function slipsOf(id: string, events: readonly DossierEvent[], lookups: SlipLookups): Slip[] {
  const made = new Map<Slip, DossierState>();
  let state = noDossier(id);
  for (const [i, event] of events.entries()) {
    const before = state;
    state = evolve(state, event);
    const receiver = formOf(event) ? receiverOf(events.slice(0, i + 1), before, event.at, lookups.province) : '';
    const slip = slipOf(
      event,
      { before, state, receiver, taken: takenByOffice(events.slice(0, i + 1)), later: events.slice(i + 1) },
      lookups,
    );
    if (slip) made.set(slip, state);
  }
  const print = (iso: string) => lookups.province.calendar.print(Temporal.Instant.from(iso));
  const slips = [...made.keys()];
  for (const [slip, then] of made)
    if (slip.form === '03' || slip.form === '05')
      slip.money = [...(slip.money ?? []), ...settledLines(state, lookups.rules, print, then)];
  if (state.clock || state.outside?.receivedAt)
    slips.push(controlSlip(events, state, lookups), bookLine(events, state, lookups));
  return slips;
}

/** Before and after the event, who received, and what an officer took in so far. */
interface Around {
  before: DossierState;
  state: DossierState;
  receiver: string;
  taken: ReadonlySet<string>;
  later: readonly DossierEvent[];
}

function slipOf(
  event: DossierEvent,
  { before, state, receiver, taken, later }: Around,
  lookups: SlipLookups,
): Slip | undefined {
  const { province, rules } = lookups;
  const print = (iso: string) => province.calendar.print(Temporal.Instant.from(iso));
  const form = formOf(event);
  if (!form) return undefined;
  const base = { ...baseOf(form, event.at, state, lookups, event.number), request: rules.name.vi };
  const owner = party(state.applicant);
  switch (event.type) {
    case 'dossier-received':
      return receipt(event, state, { officer: officerName(event.by) || receiver, taken, before }, lookups);
    case 'dossier-supplemented':
      return receipt(event, state, { officer: officerName(event.by), taken, before }, lookups);
    case 'supplement-requested':
      return {
        ...base,
        form: '02',
        owner,
        items: slipItems(event.items, rules),
        reason: event.items.map(({ reason }) => reason).join('; '),
        ...answerTerm(event, later, rules.supplement.answerWorkingDays, print),
        contact: event.contact,
        contactPhone:
          event.contactPhone ?? province.reachOf(state.receivingUnit, dateOf(event.at, lookups)).phone?.value ?? '',
        guide: officerName(event.by),
      };
    case 'dossier-refused': {
      const ofCentre = isOfCentre(event.by, event.at, province);
      const date = dateOf(event.at, lookups);
      return {
        ...base,
        form: '03',
        owner,
        ...(event.grounds && { grounds: event.grounds.map(({ words }) => words) }),
        reasons: event.reason,
        law: rules.recitalOf(event.law),
        refusedBy: ofCentre ? '' : agencyName(province, state.unit, date),
        money: moneyOf({ ...(event.brought ? state : before), outcome: 'refused' }, event.at, lookups),
        signatures: { applicant: submitterOf(state), officer: officerName(event.by) },
      };
    }
    case 'dossier-extended': {
      const part = extendedPart(event, rules);
      return {
        ...base,
        form: '04',
        received: print(before.clock!.receivedAt),
        person: owner,
        promised: print(event.from),
        ...(part && { part }),
        reason: event.reason,
        apology: event.apology,
        ...(event.late && { late: true as const }),
        newDue: print(event.clock.dueAt),
        dueNote: doubtText(event.clock.doubts, 'vi') || undefined,
        signedBy: headOf(event.by, event.at, state, lookups),
      };
    }
    case 'dossier-withdrawn': {
      const officer = isOfCentre(event.by, event.at, province) ? officerName(event.by) : receiver;
      const asked = event.request ? `: ${requestWords(event.request, true).vi}` : ' của người nộp';
      const reason = `Theo đề nghị rút hồ sơ${asked}. Lý do rút: ${event.reason}`;
      const law = withdrawalGround(event.at, before, lookups);
      return { ...base, form: '05', owner, reason, law, money: moneyOf(before, event.at, lookups), officer };
    }
    case 'supplement-lapsed':
      return {
        ...base,
        form: '05',
        owner,
        reason: lapsedReason(before, event.deadline, lookups, youOf(before.applicant)),
        law: lapseGround(event.at, before, lookups),
        notice: decidersNotice(
          event.at,
          before.outside?.body ?? agencyName(province, before.unit, dateOf(event.at, lookups)),
          lookups,
        ),
        money: moneyOf({ ...before, outcome: 'lapsed' }, event.at, lookups),
        officer: receiver,
        lapsed: true,
      };
    default:
      return undefined;
  }
}

/** Only what was handed in; what a register holds is listed apart, and no paper of it is confirmed. */
function receipt(
  event: DossierEvent,
  state: DossierState,
  { officer, taken, before }: Pick<Around, 'taken' | 'before'> & { officer: string },
  lookups: SlipLookups,
): Slip {
  const { province, rules } = lookups;
  const { calendar } = province;
  const print = (iso: string) => calendar.print(Temporal.Instant.from(iso));
  // Of what a body outside decides, only that body sets a date where the law's is not known.
  const clock = state.outside
    ? state.clock
    : (state.clock ?? startClock(calendar, { sameDay: true }, Temporal.Instant.from(event.at)));
  const uncounted = clock ? uncountedWords(clock, calendar) : [];
  const isRenewed = before.clock && clock && clock.restarts > before.clock.restarts;
  const isPast = clock !== undefined && Date.parse(clock.dueAt) < Date.parse(event.at);
  // What is past is promised no more; a date that an apology set is that of what runs.
  const phases = datedPhases(clock, rules).filter(({ endedAt }) => !endedAt);
  const dues = phases
    .map((one) => ({ of: one.name.vi, dueAt: one.runs ? clock!.dueAt : one.dueAt }))
    .filter(({ dueAt }) => Date.parse(dueAt) >= Date.parse(event.at));
  const name = (component: string) => rules.itemName(component).vi;
  const broughtBy = event.type === 'dossier-supplemented' ? event.broughtBy : undefined;
  const handedIn = state.components.filter((one) => !one.register && isHandedIn(one, state, taken));
  return {
    ...baseOf('01', event.at, state, lookups, event.number),
    form: '01',
    applicant: party(state.applicant),
    representative: state.representative && {
      ...party(state.representative),
      paper: authorityWords(state.representative.authority).vi,
    },
    request: rules.name.vi,
    components: handedIn.map(({ component, originals, copies, file, source }) => ({
      name: name(component),
      originals,
      copies,
      electronic: Boolean(file && source?.kind !== 'scan'),
    })),
    fromRegisters: state.components.filter((one) => one.register).map((one) => name(one.component)),
    sets: 1,
    statutoryTime:
      phases.length > 1
        ? phases.map((one) => `${one.name.vi}: ${limitText(one.limit)}`).join('; ')
        : clock?.limit
          ? [limitText(clock.limit), rules.limitLawOf(state.channel)].filter(Boolean).join(', theo ')
          : dateOfTheirs(state),
    received: print(clock?.receivedAt ?? event.at),
    // Nothing is promised for a time that has gone by: who is late apologises and sets the new date.
    due: isPast ? '' : clock ? print(clock.dueAt) : dateOfTheirs(state),
    ...(phases.length > 1 && dues.length && { dues: dues.map(({ of, dueAt }) => ({ of, due: print(dueAt) })) }),
    ...(uncounted.length && { uncounted }),
    ...(isRenewed && promisedBefore(before.clock!, rules, print)),
    dueNote:
      [
        clock?.missedAt && lateNote(print(clock.missedAt)),
        isPast ? lateNote(print(clock.dueAt)) : phases.length > 1 ? '' : doubtText(clock?.doubts, 'vi'),
        // Of several dates only the one that it is of may change.
        ...(phases.length > 1 ? phases : []).map(
          (one) => doubtText(one.doubts, 'vi') && `${one.name.vi}: ${doubtText(one.doubts, 'vi')}`,
        ),
      ]
        .filter(Boolean)
        .join(' ') || undefined,
    collectAt: [collectAt(event.at, state, lookups), payLine(state, rules)].filter(Boolean).join('; '),
    registerBook: rules.field,
    signatures: { applicant: broughtBy ? broughtBy.name : submitterOf(state), officer },
    ...(broughtBy && { broughtBy: bringerWords(broughtBy).vi }),
    // What was sent through the portal nobody took in by hand.
    ...(event.type === 'dossier-supplemented' && !officer && { bySystem: true as const }),
  };
}

const lateNote = (due: string): string =>
  `Thời hạn giải quyết đã hết lúc ${due.replace(' ', ' ngày ')}; cơ quan giải quyết có trách nhiệm xin lỗi bằng văn bản và hẹn lại.`;

/** Where the person asked to get the result; where nothing was asked, that it is not on record, and whom to ask. */
function collectAt(at: string, state: DossierState, lookups: SlipLookups): string {
  const { delivery, receivingUnit } = state;
  if (delivery?.method === 'online') return 'Trực tuyến, trên Cổng dịch vụ công';
  if (delivery?.method === 'post')
    return ['Qua dịch vụ bưu chính công ích', delivery.address ?? state.applicant.address].filter(Boolean).join(': ');
  const { province } = lookups;
  const date = dateOf(at, lookups);
  const { address } = province.reachOf(receivingUnit, date);
  // A paper says only what the centre itself was asked.
  const where = address?.confirmed ? address.value : undefined;
  const centre = [province.nameOf(receivingUnit, date).vi, where].filter(Boolean).join(', ');
  return delivery ? centre : `Chưa ghi nhận cách nhận kết quả; liên hệ ${centre}`;
}

/** Form 06: each hand-over from desk to desk, recorded by the system itself, with who gave and who received. */
function controlSlip(events: readonly DossierEvent[], state: DossierState, lookups: SlipLookups): Slip {
  const { province } = lookups;
  const date = dateOf(state.last.at, lookups);
  return {
    ...baseOf('06', state.last.at, state, lookups),
    form: '06',
    solvingUnit: state.outside?.body ?? agencyName(province, state.unit, date),
    coordinatingUnits: coordinatingUnits(events, state, lookups).map((unit) => agencyName(province, unit, date)),
    ...(OPEN_STATUSES.includes(state.status) && { open: true as const }),
    ...datesOf(events, state, lookups),
    handovers: handoversOf(events, state.id, lookups),
  };
}

/** Form 07: the dossier's line in the tracking book of its field. The recipient signs. */
function bookLine(events: readonly DossierEvent[], state: DossierState, lookups: SlipLookups): Slip {
  const { province, rules } = lookups;
  const print = (iso: string) => province.calendar.print(Temporal.Instant.from(iso));
  return {
    ...baseOf('07', state.last.at, state, lookups),
    form: '07',
    applicant: party(state.applicant),
    leadAgency: state.outside?.body ?? agencyName(province, state.unit, dateOf(state.last.at, lookups)),
    ...datesOf(events, state, lookups),
    ...givenBack(events, state, { rules, print }),
    revoked: revokedText(state, lookups),
    // All that was ever settled, as the line stands now.
    money: settledLines(state, rules, print, { fees: [] }),
    field: rules.field,
  };
}

function baseOf(form: Form, at: string, state: DossierState, lookups: SlipLookups, number?: string): SlipBase {
  const { province, rules } = lookups;
  const unit = slipUnit(form, state);
  const date = dateOf(at, lookups);
  const symbol = slipSymbol(form, province.findUnit(unit)?.symbol);
  return {
    dossierCode: state.code ?? '',
    procedure: { code: rules.code, name: rules.name.vi },
    issuedAt: at,
    issuedAtPrinted: province.calendar.print(Temporal.Instant.from(at)),
    head: letterheadOf(province, unit, date),
    unit: agencyName(province, unit, date),
    placeAndDate: placeAndDate(province, unit, at),
    number: number ?? `……/${symbol}`,
  };
}

const dateOf = (at: string, { province }: SlipLookups) => province.calendar.dateOf(Temporal.Instant.from(at));

const submitterOf = (state: DossierState): string => state.representative?.name ?? state.applicant.name;

/** The head of the agency or who may sign for them; for anybody else the place stays open. */
function headOf(by: By, at: string, state: DossierState, lookups: SlipLookups): Signatory {
  const { province, rules } = lookups;
  const question = { unit: state.unit, officer: by.id, date: dateOf(at, lookups), procedure: rules.code };
  const block = signingBlock(province, question);
  if (isRefusal(block)) return { authority: [], title: 'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ', name: '' };
  return { authority: block.lines.slice(0, -1), title: block.lines.at(-1)!, name: by.name };
}

function party(person: Applicant | Representative): Party {
  return {
    name: person.name,
    idNumber: person.idNumber,
    address: person.address,
    phone: person.phone ?? '',
    email: person.email ?? '',
  };
}
