/**
 * What whoever follows a dossier by the key of its slip may know of its events: the fields that are listed here, and no other. They may
 * be anybody, so no name, no number and no address of people, and nothing that somebody wrote in words of their own, which may speak of
 * others. A field that an event gets later is held back until it is listed; one that it always has must be decided on here, or types fail.
 */
import type { DossierEvent, EventType } from './events.ts';
import { fold } from './evolve.ts';
import type { DossierState } from './state.ts';

/** `blank`: it must be there, and is empty. What is not listed is left out. */
type Spec<T> =
  | 'shown'
  | 'blank'
  | (T extends readonly (infer Item)[] ? Fields<Item> : T extends object ? Fields<T> : never);

type Fields<T> = { [K in keyof T as undefined extends T[K] ? never : K]: Spec<T[K]> } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Spec<NonNullable<T[K]>>;
};

type EventOf<Type extends EventType> = Extract<DossierEvent, { type: Type }>;
type CommonField = 'type' | 'at' | 'by' | 'inPlaceOf' | 'number' | 'lawChecked' | 'questionRead' | 'unsent' | 'flow';
type OwnFields<Type extends EventType> = Fields<Omit<EventOf<Type>, CommonField>>;

/** Rules read them to say what follows and what came of a step; no page by the key prints them. */
const FOR_RULES = 'shown';

const TASK = {
  id: 'shown',
  step: 'shown',
  act: 'shown',
  unit: 'shown',
  post: 'shown',
  openedAt: 'shown',
  dueAt: 'shown',
} as const;

const COMMON = {
  type: 'shown',
  at: 'shown',
  by: { id: 'blank', name: 'blank', kind: 'shown' },
  number: 'shown',
  unsent: 'shown',
  flow: { process: FOR_RULES, opened: TASK, closed: 'shown', timers: 'shown', cancelled: 'shown', sent: 'shown' },
} as const;

/** What it is called and why it replaces another, officers write themselves. */
const FEE = {
  id: 'shown',
  amountVnd: 'shown',
  amountOpen: 'shown',
  inDoubt: 'shown',
  law: 'shown',
  ofCase: 'shown',
  of: 'shown',
  before: 'shown',
  instead: 'shown',
  exemption: 'shown',
  refundable: 'shown',
} as const;

const PERSON = { name: 'blank', idNumber: 'blank', address: 'blank' } as const;
const COMPONENT = {
  component: 'shown',
  originals: 'shown',
  copies: 'shown',
  file: 'shown',
  register: 'shown',
  source: { kind: 'shown' },
} as const;
const HANDED_OVER = { method: 'shown', recipient: 'blank', consignment: 'shown' } as const;
/** Of the paper that determined it: number, day and agency. */
const SETTLED = { determined: 'shown', corrects: { by: 'blank', why: 'blank' } } as const;
const THEIR_RESULT = {
  outcome: 'shown',
  number: 'shown',
  issuedOn: 'shown',
} as const;

const SHOWN_BY_KEY: { readonly [Type in EventType]: OwnFields<Type> } = {
  'dossier-drafted': {
    procedure: 'shown',
    channel: 'shown',
    applicant: PERSON,
    place: 'shown',
    receivingUnit: 'shown',
    answers: FOR_RULES,
    components: COMPONENT,
    provenance: 'blank',
    delivery: { method: 'shown' },
  },
  'message-sent': { topic: 'shown', text: 'blank', told: 'shown', of: 'shown', begins: 'shown' },
  'notice-unsent': { notice: 'shown' },
  'dossier-submitted': {
    code: 'shown',
    channel: 'shown',
    receivingUnit: 'shown',
    unit: 'shown',
    basis: 'blank',
    outside: 'shown',
    place: 'shown',
    answers: FOR_RULES,
    components: COMPONENT,
    provenance: 'blank',
    fees: FEE,
    alertBy: 'shown',
    acceptBy: 'shown',
  },
  'dossier-received': { task: 'shown', clock: 'shown', result: FOR_RULES },
  'dossier-handed-over': { task: 'shown', step: 'shown', body: 'shown', receiver: 'blank', forwardBy: 'shown' },
  'outside-recorded': { dueAt: 'shown', clock: 'shown' },
  'outside-result-recorded': { ...THEIR_RESULT, task: 'shown', step: 'shown', clock: 'shown' },
  'outside-result-entered': { outcome: 'blank', issuedOn: 'blank' },
  'outside-result-declined': { reason: 'blank', proposedBy: 'blank' },
  'outside-correction-proposed': { ...THEIR_RESULT, why: 'blank' },
  'outside-correction-declined': { reason: 'blank', proposedBy: 'blank' },
  'outside-result-corrected': { ...THEIR_RESULT, why: 'blank' },
  // Whom to ask and under which telephone number stands there for whoever has no account.
  'supplement-requested': {
    items: { item: 'shown', reason: 'blank', wrong: 'shown', lookedUp: 'blank', nothingIn: 'shown' },
    deadline: 'shown',
    clock: 'shown',
    round: 'shown',
    contact: 'shown',
    contactPhone: 'shown',
  },
  'dossier-supplemented': {
    answers: FOR_RULES,
    cleared: FOR_RULES,
    components: COMPONENT,
    clock: 'shown',
    acceptBy: 'shown',
    stepsDue: 'shown',
  },
  'supplement-lapsed': { deadline: 'shown', missed: 'shown' },
  'supplement-missed': { deadline: 'shown', clock: 'shown', stepsDue: 'shown' },
  'draft-sent': { deadline: 'shown', clock: 'shown' },
  'draft-confirmed': { answers: FOR_RULES, cleared: FOR_RULES, silent: 'shown', clock: 'shown' },
  'dossier-refused': { reason: 'blank', law: 'shown' },
  'task-claimed': { task: 'shown' },
  'task-completed': { task: 'shown', step: 'shown', result: FOR_RULES, confirm: 'shown' },
  'task-returned': { task: 'shown', step: 'shown', to: 'shown', reason: 'blank', undecided: 'shown' },
  'task-reassigned': { task: 'shown', officer: 'blank', reason: 'blank' },
  'task-substituted': { task: 'shown', officer: 'blank', absent: 'blank', until: 'shown' },
  'unit-consulted': {
    consultations: {
      id: 'shown',
      unit: 'shown',
      question: 'blank',
      askedAt: 'shown',
      dueAt: 'shown',
      silence: 'shown',
      by: 'blank',
    },
    clock: 'shown',
  },
  'consultation-answered': { consultation: 'shown', opinion: 'shown', text: 'blank', clock: 'shown' },
  'consultation-withdrawn': { consultation: 'shown', reason: 'blank', clock: 'shown' },
  'consultation-reminded': { consultation: 'shown' },
  'consultation-lapsed': { consultation: 'shown', meaning: 'shown', since: 'shown', clock: 'shown' },
  'dossier-extended': { reason: 'blank', apology: 'blank', clock: 'shown', from: 'shown', late: 'shown' },
  'dossier-withdrawn': {
    reason: 'blank',
    request: { by: 'shown', name: 'blank', on: 'shown', way: 'shown' },
    missed: 'shown',
  },
  'payment-requested': { task: 'shown', step: 'shown', fee: FEE, clock: 'shown' },
  'payment-stopped': {
    fees: 'shown',
    amountVnd: 'shown',
    step: 'shown',
    to: 'shown',
    reason: 'blank',
    document: { number: 'blank', on: 'blank', by: 'blank' },
    clock: 'shown',
  },
  'case-fee-set': { fee: FEE, beforeVnd: 'shown' },
  'fee-set-anew': {
    debt: 'shown',
    totalVnd: 'shown',
    paidVnd: 'shown',
    law: 'shown',
    reason: 'blank',
    pays: 'shown',
    instead: 'shown',
    more: FEE,
    back: 'shown',
  },
  'fee-paid': {
    fee: 'shown',
    amountVnd: 'shown',
    reference: 'blank',
    law: 'shown',
    clock: 'shown',
    acceptBy: 'shown',
  },
  'strike-proposed': { fee: 'shown', reason: 'blank' },
  'strike-declined': { fee: 'shown', reason: 'blank', proposedBy: 'blank' },
  'payment-struck': {
    fee: 'shown',
    amountVnd: 'shown',
    reference: 'blank',
    shared: 'shown',
    reason: 'blank',
    proposedBy: 'blank',
  },
  'dossier-decided': { task: 'shown', step: 'shown', result: FOR_RULES },
  'dossier-rejected': { task: 'shown', step: 'shown', reason: 'blank', law: 'shown' },
  'result-issued': {
    task: 'shown',
    step: 'shown',
    code: 'shown',
    validUntil: 'shown',
    file: 'shown',
    clock: 'shown',
  },
  'result-signed': {
    file: 'shown',
    sizeBytes: 'shown',
    signatures: 'blank',
    credential: 'shown',
    of: 'shown',
  },
  'scan-signed': { component: 'shown', file: 'shown', signed: 'shown', pages: 'shown', officer: 'blank' },
  'revocation-proposed': { reason: 'blank', law: 'blank' },
  'proposal-reminded': { dueAt: 'shown' },
  'proposal-late': { dueAt: 'shown' },
  'proposal-withdrawn': { reason: 'blank' },
  'proposal-declined': { reason: 'blank', proposedBy: 'blank' },
  'result-revoked': {
    reason: 'blank',
    law: 'shown',
    replacedBy: { code: 'blank', number: 'blank' },
    unit: 'shown',
    others: 'shown',
  },
  'fee-refunded': {
    fee: 'shown',
    amountVnd: 'shown',
    reference: 'shown',
    reason: 'blank',
    law: 'shown',
    shared: 'shown',
    ...SETTLED,
  },
  'fee-kept': { fee: 'shown', amountVnd: 'shown', reason: 'blank', law: 'shown', ...SETTLED },
  'surplus-received': { fee: 'shown', amountVnd: 'shown', reference: 'shown', why: 'shown' },
  'surplus-returned': {
    amountVnd: 'shown',
    reference: 'shown',
    returnedBy: 'shown',
    shared: 'shown',
    corrects: { by: 'blank', why: 'blank' },
  },
  'issued-result-delivered': HANDED_OVER,
  'result-delivered': { ...HANDED_OVER, task: 'shown', step: 'shown', rest: 'shown' },
  'originals-given-back': { originals: 'shown', recipient: 'blank', receiver: 'blank' },
  'dossier-closed': { onTime: 'shown' },
  'dossier-rated': { score: 'shown' },
  'due-warned': { dueAt: 'shown' },
  'due-passed': { dueAt: 'shown' },
  'supplement-pause-ended': { clock: 'shown' },
  'due-recomputed': { from: 'shown', clock: 'shown', why: 'blank' },
  'timer-fired': { timer: 'shown' },
};

type AnySpec = 'shown' | 'blank' | { readonly [field: string]: AnySpec };

function shown(value: unknown, spec: AnySpec): unknown {
  if (spec === 'shown') return value;
  if (spec === 'blank') return blank(value);
  if (Array.isArray(value)) return value.map((one) => shown(one, spec));
  if (typeof value !== 'object' || value === null) return blank(value);
  const fields = Object.entries(value).filter(([name]) => Object.hasOwn(spec, name));
  return Object.fromEntries(fields.map(([name, one]) => [name, shown(one, spec[name]!)]));
}

/** Of the same kind, with nothing in it. */
function blank(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (typeof value === 'object' && value !== null) return {};
  return typeof value === 'string' ? '' : undefined;
}

export const eventByKey = (event: DossierEvent): DossierEvent =>
  shown(event, { ...SHOWN_BY_KEY[event.type], ...COMMON } as AnySpec) as DossierEvent;

/** The dossier as its events say it by the key: nothing else is in it that a page could show. */
export const stateByKey = (id: string, events: readonly DossierEvent[]): DossierState =>
  fold(id, events.map(eventByKey));
