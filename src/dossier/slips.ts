/**
 * The seven slips of Circular 03/2025/TT-VPCP (Annex I) as data, computed from the events: no slip keeps a truth of its own.
 * Fields as printed in Decision 3621/QĐ-BYT (11/2025); those of form 05 are unconfirmed and follow forms 02 and 03.
 */
import type { WorkingCalendar } from '#calendar/calendar.ts';
import { doubtText, startClock } from './clock.ts';
import type { DossierEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Rules } from './rules.ts';
import { type Applicant, type DossierState, noDossier, type Representative, type Submitted } from './state.ts';

export interface SlipLookups {
  calendar: WorkingCalendar;
  rules: Rules;
  unitName(code: string): string;
  postName(id: string): string;
  unitAddress(code: string): string;
}

interface Party {
  name: string;
  idNumber: string;
  address: string;
  phone: string;
  email: string;
}

export interface Handover {
  from: string;
  to: string;
  at: string;
  outcome: 'early' | 'on-time' | 'overdue' | 'open';
  note: string;
  signedBy: string;
}

interface SlipBase {
  dossierCode: string;
  procedure: { code: string; name: string };
  /** Instant, and as printed: hh:mm dd/mm/yyyy. */
  issuedAt: string;
  issuedAtPrinted: string;
}

export type Slip = SlipBase &
  (
    | {
        form: '01';
        number: string;
        centre: string;
        applicant: Party;
        authoriser?: Party & { paper: string };
        request: string;
        components: { name: string; originals: number; copies: number; register?: string }[];
        sets: number;
        statutoryTime: string;
        received: string;
        due: string;
        /** That the due date may yet change, and why; nothing where it stands. */
        dueNote?: string;
        collectAt: string;
        registerBook: string;
        registerNumber: string;
        signatures: { applicant: string; officer: string };
      }
    | {
        form: '02';
        owner: Party;
        request: string;
        items: { number: number; item: string; reason: string }[];
        reason: string;
        answerBy: string;
        contact: string;
        contactPhone: string;
        guide: string;
      }
    | {
        form: '03';
        owner: Party;
        request: string;
        reasons: string;
        law: string;
        signatures: { applicant: string; officer: string };
      }
    | {
        form: '04';
        number: string;
        received: string;
        person: Party;
        promised: string;
        reason: string;
        apology: string;
        newDue: string;
        dueNote?: string;
        signedByHead: string;
      }
    | { form: '05'; owner: Party; request: string; reason: string; signatures: { applicant: string; officer: string } }
    | {
        form: '06';
        solvingUnit: string;
        coordinatingUnits: string[];
        received: string;
        due: string;
        handovers: Handover[];
      }
    | {
        form: '07';
        applicant: Party;
        leadAgency: string;
        received: string;
        due: string;
        returned: string;
        returnMethod: string;
        signOff: string;
        field: string;
      }
  );

/** Every slip the dossier has given rise to so far, in order. Forms 06 and 07 are one each, as they stand now. */
export function slipsOf(id: string, events: readonly DossierEvent[], lookups: SlipLookups): Slip[] {
  const slips: Slip[] = [];
  let state = noDossier(id);
  for (const event of events) {
    const before = state;
    state = evolve(state, event);
    const slip = slipOf(event, before, state, lookups);
    if (slip) slips.push(slip);
  }
  if (state.clock) slips.push(controlSlip(events, state, lookups), bookLine(events, state, lookups));
  return slips;
}

function slipOf(
  event: DossierEvent,
  before: DossierState,
  state: DossierState,
  lookups: SlipLookups,
): Slip | undefined {
  const { calendar, rules } = lookups;
  const print = (iso: string) => calendar.print(Temporal.Instant.from(iso));
  const base = { ...baseOf(event.at, state, lookups), request: rules.name.vi };
  const owner = party(state.applicant);
  switch (event.type) {
    case 'dossier-received':
      return receipt(event.at, event.by.name, state, lookups);
    case 'dossier-supplemented':
      // The clock began again: the applicant gets a new appointment.
      return event.clock ? receipt(event.at, event.by.name, state, lookups) : undefined;
    case 'supplement-requested': {
      const items = event.items.map(({ item, reason }, i) => ({
        number: i + 1,
        item: rules.itemName(item).vi,
        reason,
      }));
      return {
        ...base,
        form: '02',
        owner,
        items,
        reason: event.items.map(({ reason }) => reason).join('; '),
        answerBy: print(event.deadline),
        contact: event.contact,
        contactPhone: '',
        guide: event.by.name,
      };
    }
    case 'dossier-refused':
      return {
        ...base,
        form: '03',
        owner,
        reasons: event.reason,
        law: event.law,
        signatures: { applicant: owner.name, officer: event.by.name },
      };
    case 'dossier-extended':
      return {
        ...base,
        form: '04',
        number: `${state.code}/PXL`,
        received: print(before.clock!.receivedAt),
        person: owner,
        promised: print(event.from),
        reason: event.reason,
        apology: event.apology,
        newDue: print(event.clock.dueAt),
        dueNote: doubtText(event.clock.doubts, 'vi') || undefined,
        signedByHead: event.by.name,
      };
    case 'dossier-withdrawn':
      return {
        ...base,
        form: '05',
        owner,
        reason: event.reason,
        signatures: { applicant: owner.name, officer: event.by.name },
      };
    case 'supplement-lapsed':
      return {
        ...base,
        form: '05',
        owner,
        reason: `Quá thời hạn bổ sung hồ sơ (${print(event.deadline)})`,
        signatures: { applicant: '', officer: event.by.name },
      };
    default:
      return undefined;
  }
}

function receipt(at: string, officer: string, state: DossierState, lookups: SlipLookups): Slip {
  const { calendar, rules } = lookups;
  const print = (iso: string) => calendar.print(Temporal.Instant.from(iso));
  const clock = state.clock ?? startClock(calendar, { sameDay: true }, Temporal.Instant.from(at));
  return {
    ...baseOf(at, state, lookups),
    form: '01',
    number: `${state.code}/TNHS`,
    centre: lookups.unitName(state.receivingUnit),
    applicant: party(state.applicant),
    authoriser: state.representative && { ...party(state.representative), paper: state.representative.authority },
    request: rules.name.vi,
    components: state.components.map((one) => componentLine(one, rules)),
    sets: 1,
    statutoryTime: limitText(clock.limit),
    received: print(clock.receivedAt),
    due: print(clock.dueAt),
    dueNote: doubtText(clock.doubts, 'vi') || undefined,
    collectAt: `${lookups.unitName(state.receivingUnit)} ${lookups.unitAddress(state.receivingUnit)}`.trim(),
    registerBook: rules.field,
    registerNumber: state.code ?? '',
    signatures: { applicant: state.representative?.name ?? state.applicant.name, officer },
  };
}

/** Form 06: each hand-over from desk to desk, recorded by the system itself. */
function controlSlip(events: readonly DossierEvent[], state: DossierState, lookups: SlipLookups): Slip {
  const clock = state.clock!;
  const print = (iso: string) => lookups.calendar.print(Temporal.Instant.from(iso));
  const handovers: Handover[] = [];
  let running = noDossier(state.id);
  for (const event of events) {
    for (const taskId of event.flow?.closed ?? []) {
      const task = running.tasks.find((one) => one.id === taskId);
      if (!task) continue;
      const next = event.flow?.opened[0];
      handovers.push({
        from: deskName(task, lookups),
        to: next ? deskName(next, lookups) : '–',
        at: print(event.at),
        outcome: handoverOutcome(task.dueAt, event.at),
        note: `${lookups.rules.steps[task.step]?.name.vi ?? task.step}${event.inPlaceOf ? ` (thay ${event.inPlaceOf})` : ''}${'reason' in event ? `: ${event.reason}` : ''}`,
        signedBy: event.by.name,
      });
    }
    running = evolve(running, event);
  }
  return {
    ...baseOf(state.last.at, state, lookups),
    form: '06',
    solvingUnit: lookups.unitName(state.unit),
    coordinatingUnits: [...new Set(state.consultations.map((one) => lookups.unitName(one.unit)))],
    received: print(clock.receivedAt),
    due: print(clock.dueAt),
    handovers,
  };
}

/** Form 07: the dossier's line in the tracking book of its field. */
function bookLine(events: readonly DossierEvent[], state: DossierState, lookups: SlipLookups): Slip {
  const clock = state.clock!;
  const print = (iso: string) => lookups.calendar.print(Temporal.Instant.from(iso));
  const delivered = events.find((event) => event.type === 'result-delivered');
  return {
    ...baseOf(state.last.at, state, lookups),
    form: '07',
    applicant: party(state.applicant),
    leadAgency: lookups.unitName(state.unit),
    received: print(clock.receivedAt),
    due: print(clock.dueAt),
    returned: delivered ? print(delivered.at) : '',
    returnMethod: delivered?.type === 'result-delivered' ? delivered.method : '',
    signOff: delivered?.by.name ?? '',
    field: lookups.rules.field,
  };
}

function handoverOutcome(dueAt: string | undefined, at: string): Handover['outcome'] {
  if (!dueAt) return 'on-time';
  const difference = Date.parse(dueAt) - Date.parse(at);
  return difference < 0 ? 'overdue' : difference > 3_600_000 ? 'early' : 'on-time';
}

function baseOf(at: string, state: DossierState, { calendar, rules }: SlipLookups): SlipBase {
  return {
    dossierCode: state.code ?? '',
    procedure: { code: rules.code, name: rules.name.vi },
    issuedAt: at,
    issuedAtPrinted: calendar.print(Temporal.Instant.from(at)),
  };
}

function deskName(task: { unit: string; post: string }, { unitName, postName }: SlipLookups): string {
  return `${unitName(task.unit)} / ${postName(task.post)}`;
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

function componentLine({ component, originals, copies, register }: Submitted, rules: Rules) {
  return { name: rules.itemName(component).vi, originals, copies, register };
}

function limitText(limit: import('#calendar/calendar.ts').Limit): string {
  if ('sameDay' in limit) return 'Trong ngày làm việc';
  if ('workingHours' in limit) return `${limit.workingHours} giờ làm việc`;
  if ('workingDays' in limit) return `${limit.workingDays} ngày làm việc`;
  return `${limit.calendarDays} ngày`;
}
